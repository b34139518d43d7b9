internal import CalepinCore
internal import CalepinText

/// Of which gender French terms are.
enum TermGender {
  /// The gender of `term`: that in the termbase, else that of its first word in
  /// the dictionary that is installed, else that of its ending.
  static func gender(of term: TermSection) -> GrammaticalGender? {
    if let gender = term.gender { return gender == .other ? nil : gender }
    let head = (term.text.split(whereSeparator: { $0 == " " || $0 == "-" }).first ?? "")
      .lowercased()
    return inDictionary(head) ?? byEnding(of: head)
  }

  private static let lexicon = Lexicon.installed(for: .french)

  private static func inDictionary(_ word: String) -> GrammaticalGender? {
    let genders = (lexicon?.readings(of: word) ?? [])
      .filter { $0.wordClass.partOfSpeech == .noun }
      .map { $0.morphology.intersection([.masculine, .feminine]) }
    guard let first = genders.first, genders.allSatisfy({ $0 == first }) else { return nil }
    return first == .masculine ? .masculine : first == .feminine ? .feminine : nil
  }

  private static func byEnding(of word: String) -> GrammaticalGender? {
    guard word.count > 4, !exceptions.contains(word) else { return nil }
    if masculine.contains(where: word.hasSuffix) { return .masculine }
    return feminine.contains(where: word.hasSuffix) ? .feminine : nil
  }

  private static let masculine = ["ment", "isme", "teur", "oir", "ier", "ème", "age", "eau"]
  private static let feminine = [
    "tion", "sion", "xion", "ité", "ance", "ence", "ette", "trice", "itude", "ure", "ise", "ade",
    "erie", "logie", "thèque",
  ]
  private static let exceptions: Set<String> = [
    "jument", "comité", "silence", "squelette", "cuiller", "bastion", "image", "page", "plage",
    "cage", "rage", "nage", "crème", "murmure", "mercure", "augure", "parjure", "cyanure",
    "sulfure", "chlorure", "carbure", "nitrure", "grade", "stade", "jade", "incendie", "génie",
    "peau",
  ]
}
