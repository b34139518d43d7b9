/// The morphological fields of a form, as the French dictionaries use them:
/// `po:nom is:fem is:pl`, `st:œil`.
struct HunspellFields {
  /// The lemma, where the entry names it.
  private(set) var stem: [UInt8]?
  /// Gender, number, person and tense.
  private(set) var morphology: Morphology = []
  private var named: [LexiconClass] = []
  private var isVerb = false
  private var isAuxiliary = false

  /// Whether nothing was understood.
  var isEmpty: Bool { named.isEmpty && !isVerb }

  /// Takes in a field; one that is not known is left out.
  mutating func add(_ field: ArraySlice<UInt8>) {
    guard field.count > 3 else { return }
    let value = field.dropFirst(3)
    if field.starts(with: "st:".utf8) {
      stem = Array(value)
    } else if field.starts(with: "is:".utf8) {
      addInflection(String(decoding: value, as: UTF8.self))
    } else if field.starts(with: "po:".utf8) {
      addPart(String(decoding: value, as: UTF8.self))
    }
  }

  private mutating func addInflection(_ value: String) {
    switch value {
    case "mas": morphology.insert(.masculine)
    case "fem": morphology.insert(.feminine)
    case "epi": morphology.formUnion(.genders)
    case "inv": morphology.formUnion(.numbers)
    case "sg": morphology.insert(.singular)
    case "pl": morphology.insert(.plural)
    default: break
    }
  }

  private mutating func addPart(_ value: String) {
    if let wordClass = Self.classes[value] {
      if !named.contains(wordClass) { named.append(wordClass) }
    } else if let features = Self.features[value] {
      morphology.formUnion(features)
    } else if value.hasPrefix("v"), let group = value.dropFirst().first, group.isNumber {
      isVerb = true
      isAuxiliary = group == "0"
    } else if let (_, wordClass) = Self.families.first(where: { value.hasPrefix($0.0) }) {
      if !named.contains(wordClass) { named.append(wordClass) }
    }
  }

  /// The classes of the form.
  var classes: [LexiconClass] {
    guard isVerb || !morphology.isDisjoint(with: Self.verbal) else { return named }
    var found = named
    if morphology.contains(.infinitive) { found.append(.infinitive) }
    if morphology.contains(.pastParticiple) { found.append(.pastParticiple) }
    if morphology.contains(.presentParticiple) { found.append(.presentParticiple) }
    if !morphology.isDisjoint(with: Self.finite) { found.append(.finiteVerb) }
    if isAuxiliary { found.append(.auxiliary) }
    return found
  }

  private static let finite: Morphology = [
    .present, .imperfect, .past, .future, .conditional, .subjunctive, .imperfectSubjunctive,
    .imperative,
  ]
  private static let verbal = finite.union([.infinitive, .pastParticiple, .presentParticiple])

  private static let classes: [String: LexiconClass] = [
    "nom": .noun, "titr": .noun, "loc.nom": .noun, "adj": .adjective, "loc.adj": .adjective,
    "adv": .adverb, "loc.adv": .adverb, "npr": .properName, "prn": .personName,
    "patr": .personName, "interj": .interjection, "loc.interj": .interjection, "nb": .numeral,
    "nbro": .numeral,
  ]
  /// Parts of speech by how they begin.
  private static let families: [(String, LexiconClass)] = [
    ("adv", .adverb), ("negadv", .adverb), ("proadv", .adverb), ("preverb", .pronoun),
    ("prep", .preposition), ("loc.prep", .preposition), ("det", .determiner), ("pro", .pronoun),
    ("cjco", .coordinatingConjunction), ("cj", .subordinatingConjunction),
    ("loc.cj", .subordinatingConjunction),
  ]
  private static let features: [String: Morphology] = [
    "infi": .infinitive, "ppas": .pastParticiple, "ppre": .presentParticiple, "ipre": .present,
    "iimp": .imperfect, "ipsi": .past, "ifut": .future, "cond": .conditional,
    "spre": .subjunctive, "simp": .imperfectSubjunctive, "impe": .imperative,
    "1sg": [.firstPerson, .singular], "1isg": [.firstPerson, .singular],
    "1jsg": [.firstPerson, .singular], "2sg": [.secondPerson, .singular],
    "3sg": [.thirdPerson, .singular], "3sg!": [.thirdPerson, .singular],
    "1pl": [.firstPerson, .plural], "2pl": [.secondPerson, .plural],
    "3pl": [.thirdPerson, .plural], "3pl!": [.thirdPerson, .plural],
    "1pe": .firstPerson, "2pe": .secondPerson, "3pe": .thirdPerson,
  ]
}
