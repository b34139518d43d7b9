/// A text with its tokens, to be compared with another one.
struct ComparedText: Sendable {
  /// The text in UTF-8.
  let bytes: [UInt8]
  /// The tokens in lower case, as numbers.
  let tokens: [UInt32]
  /// Where each token stands in ``bytes``.
  let places: [Range<Int>]

  /// Cuts `text` with `tokenizer`, which keeps places, and numbers the tokens
  /// as `table` does.
  init(_ text: String, _ tokenizer: inout SegmentTokenizer, _ table: inout TokenTable) {
    bytes = Array(text.utf8)
    tokenizer.tokenize(text)
    var tokens: [UInt32] = []
    tokenizer.forEachToken { tokens.append(table.id(adding: $0)) }
    self.tokens = tokens
    places = tokenizer.places
  }

  /// The text of the token numbered `number`, as it is written.
  func written(_ number: Int) -> ArraySlice<UInt8> { bytes[places[number]] }

  /// The text from the first to the last of the tokens in `range`, with what
  /// stands before the next token, and for the first of all what stands before
  /// it: the pieces of a text make up the text.
  func text(of range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    let start = range.lowerBound == 0 ? 0 : places[range.lowerBound].lowerBound
    let end = range.upperBound == places.count ? bytes.count : places[range.upperBound].lowerBound
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }

  /// Whether the token numbered `number` is a mark: neither letter nor number.
  func isMark(_ number: Int) -> Bool {
    let written = written(number)
    guard let first = written.first, first >= 0x80 else {
      return written.first.map { ScalarTable.kind(of: Unicode.Scalar($0)) == .mark } ?? false
    }
    let scalar = String(decoding: written, as: UTF8.self).unicodeScalars.first
    return scalar.map { ScalarTable.kind(of: $0) == .mark } ?? false
  }

  /// Whether a digit is in the token numbered `number`.
  func isNumber(_ number: Int) -> Bool {
    written(number).contains { UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") }
  }
}
