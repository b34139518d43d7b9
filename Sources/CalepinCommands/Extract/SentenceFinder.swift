internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// Finds the sentences of terms again in the files they came from.
struct SentenceFinder {
  /// A sentence, analysed, and the term in it.
  struct Found {
    var text: AnalyzedText
    var tokens: Range<Int>
  }

  private let reader: TextReader
  private let analyzer: Analyzer
  private let files: [String]
  private var analyzed: [Passage: AnalyzedText] = [:]

  private struct Passage: Hashable {
    var document: Int
    var range: Range<Int>
  }

  init(reader: TextReader, analyzer: Analyzer) {
    self.reader = reader
    self.analyzer = analyzer
    self.files = reader.files
  }

  /// The sentence at `place` with its tokens; the term by itself when the file
  /// is gone.
  mutating func sentence(at place: TermPlace, of term: CandidateTerm) -> Found {
    let passage = Passage(document: place.document, range: place.sentence)
    if analyzed[passage] == nil, let bytes = reader.passage(place.sentence, of: place.document) {
      analyzed[passage] = analyzer.analyze(bytes)
    }
    let offset = place.sentence.lowerBound
    if let text = analyzed[passage],
      let tokens = text.tokens(
        at: (place.bytes.lowerBound - offset)..<(place.bytes.upperBound - offset))
    {
      return Found(text: text, tokens: tokens)
    }
    let text = analyzer.analyze(Array(term.text.utf8))
    return Found(text: text, tokens: 0..<text.tokens.count)
  }

  /// What is shown of `place`; `nil` when the file is gone.
  func context(at place: TermPlace) -> ExtractReport.Context? {
    guard let bytes = reader.passage(place.sentence, of: place.document) else { return nil }
    let start = place.bytes.lowerBound - place.sentence.lowerBound
    let end = place.bytes.upperBound - place.sentence.lowerBound
    return ExtractReport.Context(
      text: ExtractReport.onOneLine(bytes), start: Self.utf16Length(of: bytes[..<start]),
      length: Self.utf16Length(of: bytes[start..<end]), file: files[place.document],
      line: place.line)
  }

  private static func utf16Length(of bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + ($1 < 0xF0 ? 1 : 2) }
  }
}

extension AnalyzedText {
  /// The tokens that are exactly the bytes in `range`.
  fileprivate func tokens(at range: Range<Int>) -> Range<Int>? {
    guard
      let first = (0..<tokens.count).first(where: {
        tokens.range(of: $0).lowerBound == range.lowerBound
      }),
      let last = (first..<tokens.count).first(where: {
        tokens.range(of: $0).upperBound == range.upperBound
      })
    else { return nil }
    return first..<(last + 1)
  }
}
