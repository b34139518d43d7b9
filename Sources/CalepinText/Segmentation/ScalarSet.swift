/// A set of Unicode scalars, as a character class of a regular expression
/// writes it.
indirect enum ScalarSet: Hashable, Sendable {
  case ranges([ClosedRange<UInt32>])
  case property(ScalarProperty)
  case not(ScalarSet)
  case union([ScalarSet])
  case intersection([ScalarSet])
  /// Members in any case.
  case anyCase(ScalarSet)

  static let all = ScalarSet.ranges([0...0x10FFFF])
  static let digits = ScalarSet.property(.category([.decimalNumber]))
  static let spaces = ScalarSet.property(.whiteSpace)
  static let lineBreaks = ScalarSet.ranges([0x0A...0x0D, 0x85...0x85, 0x2028...0x2029])
  static let blanks = ScalarSet.union([
    .ranges([0x09...0x09]), .property(.category([.spaceSeparator])),
  ])
  /// `\w` by UTS #18, annex C.
  static let wordCharacters = ScalarSet.union([
    .property(.alphabetic),
    .property(
      .category([
        .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation,
      ])),
    .ranges([0x200C...0x200D]),
  ])

  static func scalar(_ value: UInt32) -> ScalarSet { .ranges([value...value]) }

  /// Whether `value` is a member.
  ///
  /// - Complexity: O(size of the expression).
  func contains(_ value: UInt32) -> Bool {
    switch self {
    case .ranges(let ranges): ranges.contains { $0.contains(value) }
    case .property(let property): property.holds(for: value)
    case .not(let set): !set.contains(value)
    case .union(let sets): sets.contains { $0.contains(value) }
    case .intersection(let sets): sets.allSatisfy { $0.contains(value) }
    case .anyCase(let set):
      set.contains(value) || Self.otherCases(of: value).contains { set.contains($0) }
    }
  }

  private static func otherCases(of value: UInt32) -> [UInt32] {
    guard let properties = Unicode.Scalar(value)?.properties else { return [] }
    return [
      properties.lowercaseMapping, properties.uppercaseMapping, properties.titlecaseMapping,
    ].compactMap {
      let scalars = $0.unicodeScalars
      return scalars.count == 1 ? scalars.first?.value : nil
    }
  }
}

/// What Unicode says of a scalar.
enum ScalarProperty: Hashable, Sendable {
  case category(Set<Unicode.GeneralCategory>)
  case alphabetic, uppercase, lowercase, whiteSpace, ideographic

  func holds(for value: UInt32) -> Bool {
    guard let properties = Unicode.Scalar(value)?.properties else { return false }
    return switch self {
    case .category(let categories): categories.contains(properties.generalCategory)
    case .alphabetic: properties.isAlphabetic
    case .uppercase: properties.isUppercase
    case .lowercase: properties.isLowercase
    case .whiteSpace: properties.isWhitespace
    case .ideographic: properties.isIdeographic
    }
  }
}

extension ScalarSet {
  /// The set that `\p{name}` names, in any case and with any separators; `nil`
  /// for an unknown one.
  static func named(_ name: String) -> ScalarSet? {
    var key = name.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "=" }
    for prefix in ["generalcategory=", "gc=", "script=", "sc="] where key.hasPrefix(prefix) {
      key.removeFirst(prefix.count)
    }
    if let set = byName[key] { return set }
    return key.hasPrefix("is") || key.hasPrefix("in") ? byName[String(key.dropFirst(2))] : nil
  }

  private static let byName: [String: ScalarSet] = {
    var sets: [String: ScalarSet] = [
      "alphabetic": .property(.alphabetic), "alpha": .property(.alphabetic),
      "uppercase": .property(.uppercase), "upper": .property(.uppercase),
      "lowercase": .property(.lowercase), "lower": .property(.lowercase),
      "whitespace": spaces, "space": spaces, "ideographic": .property(.ideographic),
      "digit": digits, "alnum": .union([.property(.alphabetic), digits]), "word": wordCharacters,
      "any": all, "ascii": .ranges([0...0x7F]), "blank": blanks,
    ]
    for (short, long, category) in categories {
      sets[short] = .property(.category([category]))
      sets[long] = sets[short]
    }
    for (short, long) in groups {
      let members = categories.filter { $0.short.hasPrefix(short) }.map(\.category)
      sets[short] = .property(.category(Set(members)))
      sets[long] = sets[short]
    }
    sets["punct"] = sets["p"]
    for (script, ranges) in scripts { sets[script] = .ranges(ranges) }
    return sets
  }()

  private static let groups = [
    ("l", "letter"), ("m", "mark"), ("n", "number"), ("p", "punctuation"), ("s", "symbol"),
    ("z", "separator"), ("c", "other"),
  ]

  private static let categories:
    [(short: String, long: String, category: Unicode.GeneralCategory)] = [
      ("lu", "uppercaseletter", .uppercaseLetter), ("ll", "lowercaseletter", .lowercaseLetter),
      ("lt", "titlecaseletter", .titlecaseLetter), ("lm", "modifierletter", .modifierLetter),
      ("lo", "otherletter", .otherLetter), ("mn", "nonspacingmark", .nonspacingMark),
      ("mc", "spacingmark", .spacingMark), ("me", "enclosingmark", .enclosingMark),
      ("nd", "decimalnumber", .decimalNumber), ("nl", "letternumber", .letterNumber),
      ("no", "othernumber", .otherNumber), ("pc", "connectorpunctuation", .connectorPunctuation),
      ("pd", "dashpunctuation", .dashPunctuation), ("ps", "openpunctuation", .openPunctuation),
      ("pe", "closepunctuation", .closePunctuation),
      ("pi", "initialpunctuation", .initialPunctuation),
      ("pf", "finalpunctuation", .finalPunctuation),
      ("po", "otherpunctuation", .otherPunctuation), ("sm", "mathsymbol", .mathSymbol),
      ("sc", "currencysymbol", .currencySymbol), ("sk", "modifiersymbol", .modifierSymbol),
      ("so", "othersymbol", .otherSymbol), ("zs", "spaceseparator", .spaceSeparator),
      ("zl", "lineseparator", .lineSeparator), ("zp", "paragraphseparator", .paragraphSeparator),
      ("cc", "control", .control), ("cf", "format", .format), ("cs", "surrogate", .surrogate),
      ("co", "privateuse", .privateUse), ("cn", "unassigned", .unassigned),
    ]

  /// The main blocks of scripts, which the standard library does not know.
  private static let scripts: [String: [ClosedRange<UInt32>]] = [
    "latin": [
      0x41...0x5A, 0x61...0x7A, 0xAA...0xAA, 0xBA...0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2B8,
      0x1E00...0x1EFF, 0xFF21...0xFF3A, 0xFF41...0xFF5A,
    ],
    "greek": [0x370...0x3FF, 0x1F00...0x1FFF], "cyrillic": [0x400...0x52F, 0x1C80...0x1C8F],
    "armenian": [0x530...0x58F], "hebrew": [0x590...0x5FF],
    "arabic": [0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF], "devanagari": [0x900...0x97F],
    "thai": [0xE00...0xE7F], "georgian": [0x10A0...0x10FF],
    "hangul": [0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF],
    "hiragana": [0x3041...0x309F], "katakana": [0x30A0...0x30FF, 0x31F0...0x31FF],
    "han": [
      0x2E80...0x2FD5, 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x323AF,
    ],
  ]
}
