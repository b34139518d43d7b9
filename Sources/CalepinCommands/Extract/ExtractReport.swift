internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// The terms of some documents with their equivalents and contexts, ready to
/// be written in any format.
struct ExtractReport {
  /// A document that was read.
  struct Source {
    var file: String
    var text: AnalyzedText
  }

  /// A term and what goes with it.
  struct Row {
    /// Counted from 1.
    var rank: Int
    var term: CandidateTerm
    var equivalents: [Equivalent]
    var contexts: [Context]
  }

  /// A sentence in which a term stands, or the part of a very long one around
  /// the term.
  struct Context: Encodable {
    /// The sentence, on one line.
    var text: String
    /// Where the term begins in it, in UTF-16 units.
    var start: Int
    /// How long the term is, in UTF-16 units.
    var length: Int
    var file: String
    /// The line of the file, counted from 1.
    var line: Int
  }

  let sourceLanguage: LanguageTag
  let targetLanguage: LanguageTag
  let sources: [Source]
  let rows: [Row]

  init(
    sources: [Source], terms: [CandidateTerm], finder: EquivalentFinder?, contextCount: Int,
    from source: LanguageTag, to target: LanguageTag
  ) {
    let texts = sources.map(\.text)
    self.sourceLanguage = source
    self.targetLanguage = target
    self.sources = sources
    self.rows = terms.enumerated().map { number, term in
      Row(
        rank: number + 1, term: term,
        equivalents: finder?.equivalents(of: term, in: texts) ?? [],
        contexts: term.occurrences.prefix(contextCount).map { Self.context(of: $0, in: sources) })
    }
  }

  private static func context(
    of place: CandidateTerm.Occurrence, in sources: [Source]
  ) -> Context {
    let text = sources[place.document].text
    let sentence = passage(around: place.tokens, in: text.sentences[place.sentence], of: text)
    let first = text.tokens.range(of: sentence.lowerBound).lowerBound
    let start = text.tokens.range(of: place.tokens.lowerBound).lowerBound
    let end = text.tokens.range(of: place.tokens.upperBound - 1).upperBound
    return Context(
      text: onOneLine(text.text(of: sentence)),
      start: text.utf16Length(of: first..<start), length: text.utf16Length(of: start..<end),
      file: sources[place.document].file, line: text.lineNumber(of: place.tokens.lowerBound))
  }

  /// How many bytes of a sentence are shown on either side of a term: a text
  /// without full stops may be one sentence of millions.
  private static let passageLength = 600

  /// The tokens of `sentence` that stand near `term`; all of them but in a
  /// sentence that is very long.
  ///
  /// - Complexity: O(tokens of the passage).
  private static func passage(
    around term: Range<Int>, in sentence: Range<Int>, of text: AnalyzedText
  ) -> Range<Int> {
    let start = text.tokens.range(of: term.lowerBound).lowerBound
    let end = text.tokens.range(of: term.upperBound - 1).upperBound
    var (first, last) = (term.lowerBound, term.upperBound)
    while first > sentence.lowerBound,
      start - text.tokens.range(of: first - 1).lowerBound <= passageLength
    {
      first -= 1
    }
    while last < sentence.upperBound,
      text.tokens.range(of: last).upperBound - end <= passageLength
    {
      last += 1
    }
    return first..<last
  }

  /// Line breaks and tabs made spaces, so that no offset changes.
  private static func onOneLine(_ text: String) -> String {
    String(
      decoding: text.utf8.map { (0x09...0x0D).contains($0) ? UInt8(ascii: " ") : $0 },
      as: UTF8.self)
  }
}
