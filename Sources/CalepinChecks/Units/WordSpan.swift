/// Words that asterisks or quotation marks set apart: *file*, "switch interval".
struct WordSpan: Equatable {
  /// So many tokens are looked at for the mark at the end.
  private static let longest = 8

  /// The words, by their places among the tokens.
  var tokens: Range<Int>
  /// A hash of them.
  var key: UInt64

  /// Finds the words that both sides of `unit` set apart alike, which are names
  /// of parameters and the like, and no language.
  static func findCommon(
    in unit: UnitAnalysis, _ source: inout [WordSpan], _ target: inout [WordSpan]
  ) {
    let own = spans(in: unit.source)
    guard !own.isEmpty else { return }
    let others = spans(in: unit.target)
    source = own.filter { span in others.contains { $0.key == span.key } }
    target = others.filter { span in own.contains { $0.key == span.key } }
  }

  private static func spans(in side: TextSide) -> [WordSpan] {
    var spans: [WordSpan] = []
    var index = 0
    while index < side.tokens.count {
      let token = side.tokens[index]
      if token.kind == .punctuation, let closing = closingMarks(of: token.key),
        let span = span(from: index + 1, to: closing, in: side)
      {
        spans.append(span)
        index = span.tokens.upperBound
      }
      index += 1
    }
    return spans
  }

  /// The marks that end what the mark of `key` begins.
  private static func closingMarks(of key: UInt32) -> ClosedRange<UInt32>? {
    switch key {
    case 0x22, 0x27, 0x2A, 0x60: key...key
    case 0xAB: 0xBB...0xBB
    case 0x2018: 0x2019...0x2019
    case 0x201C: 0x201D...0x201D
    default: nil
    }
  }

  /// The words from the token `first` to a mark among `closing`.
  private static func span(
    from first: Int, to closing: ClosedRange<UInt32>, in side: TextSide
  ) -> WordSpan? {
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    var end = first
    while end < min(side.tokens.count, first + longest) {
      let token = side.tokens[end]
      if token.kind == .punctuation, closing.contains(token.key) {
        return end > first ? WordSpan(tokens: first..<end, key: key) : nil
      }
      guard token.kind == .word || token.key == 0x2D else { return nil }
      key = (key ^ UInt64(token.key)) &* 0x0000_0100_0000_01B3
      end += 1
    }
    return nil
  }
}
