internal import CalepinCore
internal import CalepinText

/// Puts French noun phrases together: agreement, *de* and *d'*, the plural.
struct FrenchPhrase: Sendable {
  // Opened for the first phrase that needs them.
  private static let generator = FormGenerator(language: .french)
  private var forms: FormGenerator { Self.generator }
  private var lexicon: Lexicon? { .installed(for: .french) }

  /// Whether `adjective` is one of the few that stand before their noun.
  func standsBefore(_ adjective: String) -> Bool { Self.adjectivesBefore.contains(adjective) }

  /// *fabricant* and *puces* → *fabricant de puces*; *modèle* and *intelligence
  /// artificielle* → *modèle d'intelligence artificielle*.
  func joined(_ noun: String, withComplement complement: String) -> String {
    noun + (isElided(before: complement) ? " d'" : " de ") + complement
  }

  /// Whether *de* is *d'* before `complement`.
  func isElided(before complement: String) -> Bool {
    let isAspirated = { Self.aspirated.contains { complement.lowercased().hasPrefix($0) } }
    if let first = complement.utf8.first, first < 0x80 {
      let letter = first | 0x20
      return "aeiou".utf8.contains(letter) || letter == UInt8(ascii: "h") && !isAspirated()
    }
    let first = Folding.fold(complement.prefix(1), options: [.withoutAccents])
    return "aeiou".contains(first) || first == "h" && !isAspirated()
  }

  /// The plural of a phrase: of its first noun and all that agrees with it.
  func plural(of phrase: String) -> String {
    var words = phrase.split(separator: " ").map(String.init)
    let end = words.firstIndex(where: isLinker) ?? words.endIndex
    for index in words.indices where index < end {
      words[index] = forms.plural(of: words[index], index == 0 ? .noun : .adjective)
    }
    return words.joined(separator: " ")
  }

  /// The feminine of an adjective.
  func feminine(of adjective: String) -> String {
    if adjective.hasSuffix("e") { return adjective }
    return forms.feminine(of: adjective)
  }

  /// Whether `noun` is a feminine: by the lexicon, else by its ending.
  func isFeminine(_ noun: String) -> Bool {
    let genders = (lexicon?.readings(of: noun) ?? [])
      .filter { $0.wordClass.partOfSpeech == .noun }
      .reduce(into: Morphology()) { $0.formUnion($1.morphology) }
      .intersection([.masculine, .feminine])
    // *politique* and the like have both: the ending tells the usual one.
    if genders == .feminine { return true }
    if genders == .masculine { return false }
    guard !Self.masculines.contains(noun) else { return false }
    return Self.feminineEndings.contains(where: noun.hasSuffix)
  }

  /// Whether `word` joins what follows to a noun: *de*, *à*, *d'IA*.
  func isLinker(_ word: String) -> Bool {
    Self.linkers.contains(word) || word.hasPrefix("d'") || word.hasPrefix("l'")
  }

  private static let linkers: Set<String> = [
    "de", "du", "des", "à", "au", "aux", "en", "sur", "sous", "par", "pour", "sans", "dans", "avec",
    "et", "ou",
  ]

  private static let adjectivesBefore: Set<String> = [
    "petit", "petite", "grand", "grande", "gros", "grosse", "bon", "bonne", "mauvais", "mauvaise",
    "nouveau", "nouvelle", "vieux", "vieille", "haut", "haute", "premier", "première", "double",
    "autre", "ancien", "ancienne", "jeune", "meilleur", "meilleure", "moindre", "second", "seconde",
  ]

  private static let feminineEndings = [
    "tion", "sion", "xion", "gion", "ison", "té", "ure", "ence", "ance", "ie", "ise", "ude", "ette",
    "esse", "ade", "ée", "ine", "elle", "ille", "ère", "ique", "ode", "ace", "trice", "euse",
    "enne",
    "onne", "ande", "ente", "ose", "ase", "oire", "erie", "ive",
  ]

  private static let masculines: Set<String> = [
    "côté", "été", "comité", "traité", "arrêté", "député", "musée", "lycée", "trophée", "silence",
    "murmure", "incendie", "génie", "parapluie", "domaine", "magazine", "caractère", "ministère",
    "critère", "mystère", "territoire", "laboratoire", "répertoire", "accessoire", "mode", "code",
    "épisode", "période", "espace", "graphique", "plastique", "stade", "grade", "machiniste",
  ]

  private static let aspirated = [
    "haut", "hasard", "hausse", "handicap", "harcèlement", "hors", "huit", "haine", "halte",
    "hangar",
    "hacker", "hall", "hardware", "hiérarchi", "héros", "hockey", "holland", "hongr", "houle",
    "hub",
  ]
}
