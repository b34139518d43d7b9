/// Compares the numbers of both sides by value and unit.
struct NumberChecks: Check {
  static let looksAtTerms = false

  static let descriptions = [
    CheckDescription(
      .numberMismatch, .error, "a number is another one in the translation",
      details: """
        Numbers are compared by value, whatever separators, words or powers of ten they are \
        written with. Numbers in program text, addresses and placeholders may stand there on \
        one side and in the sentence on the other.
        """,
      examples: [
        .french("The plant employs 1,250 people.", "L'usine emploie ⟦1 260⟧ personnes."),
        .french("The plant employs 1,250 people.", "L'usine emploie 1 250 personnes."),
        .french("In the 19th century", "Au XIXe siècle"),
        .english("Au 2e trimestre", "In the ⟦3rd⟧ quarter"),
      ]),
    CheckDescription(
      .numberMissing, .error, "a number is missing from the translation",
      details: """
        The number of a section, paragraph or figure is told as information only when its word \
        is not in the translation either: 'that paragraph' may stand for it.
        """,
      examples: [
        .french("It took 45 minutes of the day.", "⟦Cela a pris du temps.⟧"),
        .french("It took 3 minutes.", "Cela a pris trois minutes."),
      ]),
    CheckDescription(
      .numberExtra, .error, "a number of the translation is not in the source",
      examples: [
        .french("It took a long time.", "Cela a pris ⟦45 minutes⟧."),
        .french("Two companies", "⟦3⟧ entreprises"),
        .french("A pair is returned.", "Un 2-uplet est renvoyé."),
      ]),
    CheckDescription(
      .magnitudeMismatch, .error, "millions became billions, or the like",
      examples: [
        .french("4.2 billion dollars", "⟦4,2 millions de dollars⟧"),
        .french("4.2 billion dollars", "4,2 milliards de dollars"),
        .french("$3 trillion", "3 000 milliards de dollars"),
      ]),
    CheckDescription(
      .percentMismatch, .error, "a percentage is another one, or none, in the translation",
      examples: [
        .french("Exports fell by 12%.", "Les exportations ont reculé de ⟦14 %⟧."),
        .french("Between 20–25% of it", "Entre 20 et 25 % de l'ensemble"),
      ]),
    CheckDescription(
      .currencyMismatch, .error, "an amount is in another currency in the translation",
      examples: [
        .french("It costs $1,200.", "Elle coûte ⟦1 200 €⟧."),
        .french("It costs $1,200.", "Elle coûte 1 200 dollars."),
      ]),
    CheckDescription(
      .unitMismatch, .error, "a number has another unit in the translation",
      examples: [
        .french("It covers 12.5 km.", "Il couvre ⟦12,5 m⟧."),
        .french("a 32-bit processor", "un processeur de 32 bits"),
      ]),
    CheckDescription(
      .dateMismatch, .error, "a date is in another month in the translation",
      examples: [
        .french("on March 12, 2024", "le 12 ⟦avril⟧ 2024"),
        .french("on March 12, 2024", "le 12 mars 2024"),
      ]),
    CheckDescription(
      .timeMismatch, .error, "a time of day is another one in the translation",
      examples: [
        .french("at 3:25 p.m.", "à ⟦14 h 25⟧"),
        .french("at 3:25 p.m.", "à 15 h 25"),
      ]),
    CheckDescription(
      .numberFormat, .warning, "a number is written as in the other language",
      details: """
        French has a comma before the decimals and spaces between groups of three digits, \
        English a full stop and commas. Version numbers are left alone.
        """,
      examples: [
        .french("It rose to 35.7 points.", "Il est monté à ⟦35.7⟧ points."),
        .french("since Python 3.8 was released", "depuis la sortie de Python 3.8"),
        .english("35,7 points", "⟦35,7⟧ points"),
      ]),
  ]

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard unit.has(.number), !unit.target.isBlank else { return }
    let comparison = QuantityComparison(unit)
    let references = References(unit)
    for conflict in comparison.conflicts { add(conflict, of: unit, &findings) }
    for quantity in comparison.missing {
      findings.add(
        quantity.kind == .month ? .dateMismatch : .numberMissing,
        "'\(unit.source.text(quantity.range))' is not in the translation",
        source: quantity.range,
        isWeak: references.areLeftOut(quantity, of: unit.source)
          || references.areRepeated(quantity, of: unit.source, in: comparison.target))
    }
    for quantity in comparison.extra {
      findings.add(
        quantity.kind == .month ? .dateMismatch : .numberExtra,
        "'\(unit.target.text(quantity.range))' is not in the source", target: quantity.range,
        isWeak: references.areAdded(quantity, in: unit.target)
          || references.areRepeated(quantity, of: unit.target, in: comparison.source))
    }
    for quantity in comparison.target where quantity.isForeign && quantity.isMatched {
      if Self.isDecimal(quantity, in: unit.target),
        !References.isReference(quantity, in: unit.target)
      {
        addFormat(quantity, of: unit, &findings)
      }
    }
  }

  private func add(
    _ conflict: QuantityComparison.Conflict, of unit: UnitAnalysis, _ findings: inout FindingList
  ) {
    let check: CheckID
    switch conflict.kind {
    case .value: check = .numberMismatch
    case .magnitude: check = .magnitudeMismatch
    case .percent: check = .percentMismatch
    case .currency: check = .currencyMismatch
    case .unit: check = .unitMismatch
    case .date: check = .dateMismatch
    case .time: check = .timeMismatch
    case .format: return addFormat(conflict.target, of: unit, &findings)
    }
    findings.add(
      check,
      "'\(unit.source.text(conflict.source.range))' became "
        + "'\(unit.target.text(conflict.target.range))'",
      source: conflict.source.range, target: conflict.target.range)
  }

  private func addFormat(
    _ quantity: Quantity, of unit: UnitAnalysis, _ findings: inout FindingList
  ) {
    let written = unit.target.text(quantity.digits)
    let isFrench = unit.target.language == .french
    let isGrouped =
      written.contains(",") && isFrench && NumberText.areGroups(written.utf8, until: 0x2E)
    let proposed = String(
      written.map { character in
        switch character {
        case ",": isGrouped ? "\u{202F}" : isFrench ? "," : "."
        case ".": isFrench ? "," : "."
        default: character
        }
      })
    let language = isFrench ? "French" : "English"
    findings.add(
      .numberFormat, "'\(written)' is written '\(proposed)' in \(language)",
      target: quantity.digits, suggestion: proposed, isSafeFix: true)
  }

  /// Whether a number with the separator of the other language is a decimal
  /// and not the number of a version or a section: a unit follows, or it stands
  /// between words in small letters as an amount does.
  private static func isDecimal(_ quantity: Quantity, in side: TextSide) -> Bool {
    if side.language == .english { return quantity.exponent < 0 && !isInName(quantity, side) }
    if quantity.unit != .none || quantity.magnitude > 0 { return true }
    let words = QuantityWords.words(of: side.language)
    guard let next = side.tokens.firstIndex(where: { Int($0.start) >= quantity.range.upperBound }),
      next >= 2
    else { return false }
    let (before, behind) = (side.tokens[next - 2], side.tokens[next])
    return before.kind == .word && behind.kind == .word && behind.gap != .none
      && !before.flags.contains(.isCapitalized) && !behind.flags.contains(.isCapitalized)
      && !words.versionMarks.contains(before.key)
      && !FunctionWords.french.contains(behind.key) && behind.count > 2
  }
}

extension NumberChecks {
  /// Whether a dash or prime joins a number to a word, as in the names of
  /// chemistry: *1,3-dihydro*.
  private static func isInName(_ quantity: Quantity, _ side: TextSide) -> Bool {
    func isJoint(_ token: CheckToken) -> Bool {
      switch token.key {
      case 0x2D, 0x2010, 0x2011, 0x2013, 0x2032: token.gap == .none
      default: false
      }
    }
    let (start, end) = (quantity.digits.lowerBound, quantity.digits.upperBound)
    return side.tokens.contains {
      isJoint($0) && (Int($0.start) == end || Int($0.end) == start)
    }
  }
}

extension CheckID {
  static let numberMismatch = CheckID("number-mismatch")
  static let numberMissing = CheckID("number-missing")
  static let numberExtra = CheckID("number-extra")
  static let magnitudeMismatch = CheckID("magnitude-mismatch")
  static let percentMismatch = CheckID("percent-mismatch")
  static let currencyMismatch = CheckID("currency-mismatch")
  static let unitMismatch = CheckID("unit-mismatch")
  static let dateMismatch = CheckID("date-mismatch")
  static let timeMismatch = CheckID("time-mismatch")
  static let numberFormat = CheckID("number-format")
}
