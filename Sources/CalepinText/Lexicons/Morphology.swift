/// Gender, number, person, tense and degree of a word form; several of a kind
/// where the form does not tell (*chante* is first and third person).
public struct Morphology: OptionSet, Hashable, Sendable {
  /// One bit a value.
  public let rawValue: UInt32

  /// Creates a set of values from its bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The masculine gender.
  public static let masculine = Morphology(rawValue: 1)
  /// The feminine gender.
  public static let feminine = Morphology(rawValue: 1 << 1)
  /// The singular.
  public static let singular = Morphology(rawValue: 1 << 2)
  /// The plural.
  public static let plural = Morphology(rawValue: 1 << 3)
  /// The first person.
  public static let firstPerson = Morphology(rawValue: 1 << 4)
  /// The second person.
  public static let secondPerson = Morphology(rawValue: 1 << 5)
  /// The third person.
  public static let thirdPerson = Morphology(rawValue: 1 << 6)
  /// The infinitive.
  public static let infinitive = Morphology(rawValue: 1 << 7)
  /// The past participle.
  public static let pastParticiple = Morphology(rawValue: 1 << 8)
  /// The present participle.
  public static let presentParticiple = Morphology(rawValue: 1 << 9)
  /// The present of the indicative.
  public static let present = Morphology(rawValue: 1 << 10)
  /// The imperfect of the indicative.
  public static let imperfect = Morphology(rawValue: 1 << 11)
  /// The simple past.
  public static let past = Morphology(rawValue: 1 << 12)
  /// The future.
  public static let future = Morphology(rawValue: 1 << 13)
  /// The conditional.
  public static let conditional = Morphology(rawValue: 1 << 14)
  /// The present of the subjunctive.
  public static let subjunctive = Morphology(rawValue: 1 << 15)
  /// The imperfect of the subjunctive.
  public static let imperfectSubjunctive = Morphology(rawValue: 1 << 16)
  /// The imperative.
  public static let imperative = Morphology(rawValue: 1 << 17)
  /// The comparative.
  public static let comparative = Morphology(rawValue: 1 << 18)
  /// The superlative.
  public static let superlative = Morphology(rawValue: 1 << 19)

  /// Both genders, as of *rare*.
  static let genders: Morphology = [.masculine, .feminine]
  /// Both numbers, as of *processus*.
  static let numbers: Morphology = [.singular, .plural]
  static let persons: Morphology = [.firstPerson, .secondPerson, .thirdPerson]

  /// The features in the order and with the names of Universal Dependencies,
  /// `Gender=Fem|Number=Plur`; `_` when nothing is known.
  ///
  /// A form of several tenses counts as the first of them here, as the
  /// indicative is by far the most frequent; gender, number and person are left
  /// out where they are open.
  ///
  /// Source: universaldependencies.org/u/feat (version 2).
  public var features: String {
    let verb = Self.verbForms.first { contains($0.form) }
    let named: [(String, String?)] = [
      ("Degree", contains(.superlative) ? "Sup" : contains(.comparative) ? "Cmp" : nil),
      ("Gender", one(of: [(.masculine, "Masc"), (.feminine, "Fem")])),
      ("Mood", verb?.mood),
      ("Number", one(of: [(.singular, "Sing"), (.plural, "Plur")])),
      ("Person", one(of: [(.firstPerson, "1"), (.secondPerson, "2"), (.thirdPerson, "3")])),
      ("Tense", verb?.tense),
      ("VerbForm", verb?.name),
    ]
    let known = named.compactMap { name, value in value.map { "\(name)=\($0)" } }
    return known.isEmpty ? "_" : known.joined(separator: "|")
  }

  /// The name of the only one of `values` that is contained.
  private func one(of values: [(Morphology, String)]) -> String? {
    let found = values.filter { contains($0.0) }
    return found.count == 1 ? found.first?.1 : nil
  }

  private static let verbForms: [(form: Morphology, mood: String?, tense: String?, name: String)] =
    [
      (.infinitive, nil, nil, "Inf"), (.present, "Ind", "Pres", "Fin"),
      (.pastParticiple, nil, "Past", "Part"), (.presentParticiple, nil, "Pres", "Part"),
      (.imperfect, "Ind", "Imp", "Fin"), (.past, "Ind", "Past", "Fin"),
      (.future, "Ind", "Fut", "Fin"), (.conditional, "Cnd", "Pres", "Fin"),
      (.subjunctive, "Sub", "Pres", "Fin"), (.imperfectSubjunctive, "Sub", "Imp", "Fin"),
      (.imperative, "Imp", nil, "Fin"),
    ]
}
