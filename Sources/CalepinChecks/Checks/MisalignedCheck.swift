#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Finds translations that belong to another source.
struct MisalignedCheck: Check {
  static let looksAtTerms = false

  static let descriptions = [
    CheckDescription(
      .misaligned, .error, "the translation is one of another text",
      details: """
        What both sides should share speaks for a pair: words that begin alike, numbers, \
        program text, tags. Words without such a partner, numbers and program text of one side \
        only, and a strange length speak against it.
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

  /// How much has to speak against a pair for each thing that speaks for it.
  ///
  /// At 5.8, two or three pairs of a thousand in technical text are told
  /// wrongly, and eight of ten wrong pairs are found.
  private static let threshold = 5.8
  /// How many letters the translation has for each of the source, on average.
  private let ratio: Double

  init(ratio: Double) { self.ratio = ratio }

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    let (source, target) = (unit.source, unit.target)
    guard source.wordCount > 2, target.wordCount > 1, source.language != target.language,
      source.language != .other, target.language != .other
    else { return }
    let (stems, others) = (Self.stems(of: source), Self.stems(of: target))
    let code = Self.overlap(unit, where: Self.isCode)
    let numbers = Self.overlap(unit) { $0.kind == .number }
    let against =
      0.35 * Double(min(stems.count, others.count)) + 0.8 * Double(code.single)
      + 0.5 * Double(numbers.single) + 1
    var support = 1.5 * Double(code.shared) + Double(numbers.shared) + 1
    let relative = Double(target.bytes.count) / (Double(max(1, source.bytes.count)) * ratio)
    let strangeness = 1 + 2 * abs(log(relative))
    // Even without a word in common the pair might be good enough.
    guard against / support * strangeness > Self.threshold else { return }
    support += Double(Self.pairs(stems, others))
    guard against / support * strangeness > Self.threshold else { return }
    findings.add(
      .misaligned, "the translation seems to be one of another text",
      target: 0..<target.bytes.count)
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

  /// The beginnings of the words that carry meaning, without accents.
  private static func stems(of side: TextSide) -> [UInt32] {
    let functionWords = FunctionWords.words(of: side.language)
    return side.tokens.compactMap { token in
      guard token.kind == .word, token.count >= TextSide.stemLength,
        !token.flags.contains(.hasDigit),
        functionWords?.contains(token.key) != true
      else { return nil }
      return side.stem(of: token)
    }
  }

  /// How many stems have a partner of their own on the other side.
  private static func pairs(_ stems: [UInt32], _ others: [UInt32]) -> Int {
    var left = others
    var count = 0
    for stem in stems {
      guard let index = left.firstIndex(of: stem) else { continue }
      left.swapAt(index, left.count - 1)
      left.removeLast()
      count += 1
    }
    return count
  }
}

extension CheckID {
  static let misaligned = CheckID("misaligned")
}
