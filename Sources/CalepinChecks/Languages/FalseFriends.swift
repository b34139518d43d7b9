/// Words of English and French that look alike and do not mean the same, as a
/// translator's notebook has them: the English word, the French one that it is
/// not, what it is in French, and what the French one is in English.
///
/// Only pairs are here whose likeness misleads in nearly every text; *support*
/// and *control*, which many fields have borrowed, are not.
enum FalseFriends {
  /// A pair of words, and what each of them is in the other language.
  struct Pair: Sendable {
    let english: String
    let french: String
    let inFrench: String
    let inEnglish: String
  }

  static let pairs: [Pair] = table.split(separator: "\n").compactMap { line in
    let cells = line.split(separator: ";").map { $0.trimmed() }
    guard cells.count == 4 else { return nil }
    return Pair(
      english: cells[0], french: cells[1], inFrench: cells[2], inEnglish: cells[3])
  }

  /// The pairs by the keys of the forms of their word in `language`.
  static func byKey(of language: SideLanguage) -> [UInt32: Int] {
    var keys: [UInt32: Int] = [:]
    for (index, pair) in pairs.enumerated() {
      let forms = language == .french ? french(pair.french) : english(pair.english)
      for form in forms { keys[WordKey.key(form)] = index }
    }
    return keys
  }

  private static func english(_ word: String) -> [String] {
    let stem = word.hasSuffix("e") ? String(word.dropLast()) : word
    return [
      word, word + "s", word + "es", stem + "ed", stem + "ing",
      word.hasSuffix("y") ? word.dropLast() + "ies" : word,
    ]
  }

  private static func french(_ word: String) -> [String] {
    guard word.hasSuffix("er"), word.count > 5 else {
      let feminine =
        word.hasSuffix("el")
        ? word + "le"
        : word.hasSuffix("if") ? word.dropLast() + "ve" : word.hasSuffix("ant") ? word + "e" : word
      return [word, word + "s", feminine, feminine + "s"]
    }
    let stem = word.dropLast(2)
    let endings = [
      "er", "e", "es", "ent", "é", "és", "ée", "ées", "ez", "ons", "ait", "aient", "era", "eront",
      "ant",
    ]
    return endings.map { stem + $0 }
  }

  private static let table = """
    library ; librairie ; bibliothèque ; bookshop
    eventually ; éventuellement ; finalement ; possibly
    eventual ; éventuel ; final ; possible
    actually ; actuellement ; en fait ; currently
    actual ; actuel ; réel ; current
    deception ; déception ; tromperie ; disappointment
    preservative ; préservatif ; conservateur ; condom
    sympathetic ; sympathique ; compatissant ; friendly
    inhabited ; inhabité ; habité ; uninhabited
    comprehensive ; compréhensif ; complet ; understanding
    physician ; physicien ; médecin ; physicist
    surname ; surnom ; nom de famille ; nickname
    journey ; journée ; voyage ; day
    pretend ; prétendre ; faire semblant ; claim
    achieve ; achever ; atteindre ; complete
    injure ; injurier ; blesser ; insult
    consistent ; consistant ; cohérent ; substantial
    petrol ; pétrole ; essence ; oil
    process ; procès ; processus ; trial
    deputy ; député ; adjoint ; member of parliament
    misery ; misère ; détresse ; poverty
    commodity ; commodité ; marchandise ; convenience
    scholar ; scolaire ; érudit ; of school
    ingenuity ; ingénuité ; ingéniosité ; naivety
    candid ; candide ; franc ; naive
    fastidious ; fastidieux ; méticuleux ; tedious
    grape ; grappe ; raisin ; bunch
    trespass ; trépasser ; entrer sans autorisation ; pass away
    vest ; veste ; gilet ; jacket
    ultimately ; ultimement ; en fin de compte ; lastly
    evidence ; évidence ; preuve ; obviousness
    supplied ; supplier ; fournir ; beg
    medicine ; médecin ; médicament ; doctor
    hazard ; hasard ; danger ; chance
    inconvenient ; inconvénient ; gênant ; drawback
    luxury ; luxure ; luxe ; lust
    versatile ; versatile ; polyvalent ; fickle
    resume ; résumer ; reprendre ; sum up
    rude ; rude ; impoli ; harsh
    sensible ; sensible ; raisonnable ; sensitive
    coin ; coin ; pièce de monnaie ; corner
    attend ; attendre ; assister à ; wait
    lecture ; lecture ; conférence ; reading
    location ; location ; emplacement ; rental
    prune ; prune ; pruneau ; plum
    raisin ; raisin ; raisin sec ; grape
    """
}

extension Substring {
  fileprivate func trimmed() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
