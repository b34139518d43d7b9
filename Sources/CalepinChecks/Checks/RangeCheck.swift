/// Finds ranges whose bounds were exchanged, between them or with those of
/// another range: all numbers are there, so the checks of numbers are content.
struct RangeCheck: Check {
  static let descriptions = [
    CheckDescription(
      .rangeMismatch, .error, "a range has other bounds in the translation",
      details: """
        Two numbers with a hyphen or a dash between them are a range. It is told where both texts \
        have the same numbers in their ranges, and not the same ranges; other numbers are told \
        by number-mismatch.
        """,
      examples: [
        .french("Pages 12-15 and 20-25.", "Pages 12-⟦20⟧ et 15-25."),
        .french("Pages 12-15 and 20-25.", "Pages 20-25 et 12–15."),
        .french("Heat it for 3–5 minutes.", "Chauffez pendant 5–⟦3⟧ minutes."),
        .french("from 1,000-2,500 tons", "de 1 000 à 2 500 tonnes"),
        .french("on 2024-05-12", "le 2024-12-05"),
        .english("de 1,5-2,5 mm", "of 1.5-2.5 mm"),
      ])
  ]

  /// Two numbers, by their digits, with the place of the second.
  private struct Bounds {
    var low: [UInt8]
    var high: [UInt8]
    var place: Range<Int>

    func isSame(_ other: Bounds) -> Bool { low == other.low && high == other.high }
  }

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard unit.source.features.contains(.number), unit.target.features.contains(.number) else {
      return
    }
    let source = Self.ranges(in: unit.source)
    guard !source.isEmpty else { return }
    let target = Self.ranges(in: unit.target)
    guard target.count == source.count, Self.numbers(of: source) == Self.numbers(of: target),
      let wrong = target.first(where: { range in !source.contains { $0.isSame(range) } })
    else { return }
    findings.add(
      .rangeMismatch,
      "the bounds \(Self.text(wrong)) are not those of a range of the source, which has "
        + source.map(Self.text).joined(separator: ", "), target: wrong.place)
  }

  private static func text(_ bounds: Bounds) -> String {
    let parts = [bounds.low, bounds.high].map { String(decoding: $0, as: UTF8.self) }
    return parts.joined(separator: "–")
  }

  private static func numbers(of ranges: [Bounds]) -> [[UInt8]] {
    ranges.flatMap { [$0.low, $0.high] }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func ranges(in side: TextSide) -> [Bounds] {
    let tokens = side.tokens
    guard tokens.count > 2 else { return [] }
    return tokens.indices.dropFirst().dropLast().compactMap { index in
      let (before, after) = (tokens[index - 1], tokens[index + 1])
      guard isDash(tokens[index]), tokens[index].gap == .none, after.gap == .none,
        before.kind == .number, after.kind == .number,
        // Dates and telephone numbers are none.
        index < 2 || !isDash(tokens[index - 2]),
        index + 2 >= tokens.count || !isDash(tokens[index + 2])
      else { return nil }
      return Bounds(
        low: digits(of: before, in: side), high: digits(of: after, in: side), place: after.range)
    }
  }

  /// Whether `token` is a hyphen or an en dash.
  private static func isDash(_ token: CheckToken) -> Bool {
    token.kind == .punctuation && (token.key == 0x2D || token.key == 0x2013)
  }

  /// The digits of a number, without separators and the zeros in front.
  private static func digits(of token: CheckToken, in side: TextSide) -> [UInt8] {
    let digits = side.bytes[token.range].filter { $0 &- 0x30 < 10 }
    let rest = digits.drop { $0 == 0x30 }
    return rest.isEmpty ? Array(digits.suffix(1)) : Array(rest)
  }
}

extension CheckID {
  static let rangeMismatch = CheckID("range-mismatch")
}
