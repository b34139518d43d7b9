/// A text with its tokens, to be compared with another one.
struct ComparedText: Sendable {
  /// The text in UTF-8.
  let bytes: [UInt8]
  /// The tokens in lower case.
  let tokens: [[UInt8]]
  /// Where each token stands in ``bytes``.
  let places: [Range<Int>]

  /// Cuts `text` with `tokenizer`, which keeps places.
  init(_ text: String, _ tokenizer: inout SegmentTokenizer) {
    bytes = Array(text.utf8)
    tokenizer.tokenize(text)
    var tokens: [[UInt8]] = []
    tokenizer.forEachToken { tokens.append(Array($0)) }
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
    guard let scalar = String(decoding: tokens[number], as: UTF8.self).unicodeScalars.first else {
      return false
    }
    return ScalarTable.kind(of: scalar) == .mark
  }

  /// Whether a digit is in the token numbered `number`.
  func isNumber(_ number: Int) -> Bool {
    tokens[number].contains { UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") }
  }
}
