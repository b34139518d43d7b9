internal import CalepinTerminology

/// Finds translations that belong to another source.
struct MisalignedCheck: Check {
  static let looksAtTerms = false

  static let descriptions = [
    CheckDescription(
      .misaligned, .error, "the translation is one of another text",
      details: """
        What both sides should share speaks for a pair: words that translate one another as \
        far as the lexicon knows, words that begin alike, numbers, program text, tags. Words \
        without such a partner, numbers and program text of one side only, and a strange length \
        speak against it. Where it may be a free translation, it is told as a warning.
        """,
      examples: [
        .french(
          "The connection to the database server is closed by ``close()`` after 30 seconds without "
            + "any traffic, and every pending request gets an error message.",
          "⟦Choisissez avec ``color()`` la couleur avec laquelle vous voulez souligner les 12 mots "
            + "mal orthographiés, puis fermez cette fenêtre par le bouton du bas.⟧"),
        .french(
          "The connection to the database server is closed after thirty seconds of inactivity.",
          "La connexion à la base de données est fermée après trente secondes d'inactivité."),
      ])
  ]

  /// How many letters the translation has for each of the source, on average.
  private let ratio: Double
  private let wordPairs: WordPairs?

  init(ratio: Double, pairs: WordPairs?) {
    self.ratio = ratio
    wordPairs = pairs
  }

  /// From where on a pair is beyond doubt; below it may be a free translation.
  private static let certain = 1.5

  /// What speaks for a pair and against it.
  ///
  /// The weights are the rounded ones of a logistic regression on pairs and
  /// exchanged neighbours of technical texts, laws and news in both directions.
  private struct Evidence {
    /// Words with translations of which none stands in the other side.
    var single: Int
    /// Words with a translation in the other side.
    var paired: Int
    /// Words of the other side that translate none.
    var others: Int
    /// The weight of all that is no word.
    var rest: Double

    /// The logarithm of the odds that both texts have nothing in common.
    var logOdds: Double {
      0.5 * Double(min(single, 12)) - 2 * Double(min(paired, 12)) + 0.63 * Double(min(others, 16))
        + rest
    }
  }

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    let (source, target) = (unit.source, unit.target)
    guard let wordPairs, source.wordCount > 2, target.wordCount > 1,
      source.language != target.language
    else { return }
    let rest = rest(of: unit)
    let words = wordPairs.words(of: unit) { paired, keyed, others in
      // Two words may have one partner.
      let best = Evidence(
        single: keyed - paired, paired: paired, others: others - min(paired, 1), rest: rest)
      return best.logOdds <= 0
    }
    guard let words else { return }
    let evidence = Evidence(
      single: words.keyed.count { $0.isKnown && !$0.isPaired },
      paired: words.keyed.count { $0.isPaired }, others: words.others.count { !$0.isPaired },
      rest: rest)
    guard evidence.logOdds > 0 else { return }
    findings.add(
      .misaligned, "the translation seems to be one of another text",
      target: 0..<target.bytes.count,
      severity: evidence.logOdds < Self.certain ? .warning : nil)
  }

  /// The weight of numbers, program text, length and the last sign.
  private func rest(of unit: UnitAnalysis) -> Double {
    let code = Self.overlap(unit, where: Self.isCode)
    let numbers = Self.overlap(unit) { $0.kind == .number }
    let relative =
      Double(unit.target.bytes.count) / (Double(max(1, unit.source.bytes.count)) * ratio)
    return 1.2 * Double(min(code.single, 6)) - 0.4 * Double(min(code.shared, 5))
      + 0.5 * Double(min(numbers.single, 4)) - 3.2 * Double(min(numbers.shared, 4))
      + 1.1 * abs(naturalLog(relative)) + (Self.endsAlike(unit) ? 0 : 1.25) - 5
  }

  /// Whether both sides end in the same punctuation mark or in none.
  private static func endsAlike(_ unit: UnitAnalysis) -> Bool {
    func mark(_ side: TextSide) -> UInt32 {
      guard let last = side.tokens.last(where: { $0.kind != .tag }), last.kind == .punctuation
      else { return 0 }
      return last.key
    }
    return mark(unit.source) == mark(unit.target)
  }

  private static func isCode(_ token: CheckToken) -> Bool {
    !token.isText && !token.flags.contains(.isNested)
  }

  /// How many different tokens both sides have, and how many only one has.
  private static func overlap(
    _ unit: UnitAnalysis, where isMeant: (CheckToken) -> Bool
  ) -> (shared: Int, single: Int) {
    guard unit.has([.number, .code, .markup]) else { return (0, 0) }
    let source = Set(unit.source.tokens.lazy.filter(isMeant).map(\.key))
    let target = Set(unit.target.tokens.lazy.filter(isMeant).map(\.key))
    if source.isEmpty, target.isEmpty { return (0, 0) }
    let shared = source.intersection(target).count
    return (shared, source.count + target.count - 2 * shared)
  }
}

extension CheckID {
  static let misaligned = CheckID("misaligned")
}
