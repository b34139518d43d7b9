internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// The terms of some documents with their equivalents and contexts, ready to
/// be written in any format.
struct ExtractReport {
  /// A term and what goes with it.
  struct Row {
    /// Counted from 1.
    var rank: Int
    var term: CandidateTerm
    var equivalents: [Equivalent]
    /// Whether a termbase of `--known` has it.
    var isKnown = false
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
  let sources: [TermCounts.Document]
  let rows: [Row]
  /// How many contexts each term is shown in.
  private let contextCount: Int

  /// The bitext from which equivalents come.
  let bitext: BitextEquivalents?
  /// What the terms were found with, which the system takes back faster than it
  /// can be taken apart.
  var remains: [any Sendable] = []
  /// Where contexts come from.
  private let sentences: SentenceFinder?

  /// The sentences of `row`, made when they are written: together they are far
  /// longer than the texts.
  func contexts(of row: Row) -> [Context] {
    row.term.occurrences.prefix(contextCount).compactMap { sentences?.context(at: $0) }
  }

  /// Makes the rows of `terms`.
  ///
  /// - Parameters:
  ///   - counts: What the terms come from.
  ///   - terms: The terms in their order.
  ///   - sentences: Where contexts come from; `nil` gives none.
  ///   - proposals: The equivalents of each term; empty when none were sought.
  ///   - bitext: Where equivalents are sought besides.
  ///   - contextCount: How many contexts a row has at the most.
  ///   - target: The language of the equivalents.
  ///   - isKnown: Whether a term is marked as known.
  init(
    counts: TermCounts, terms: [CandidateTerm], sentences: SentenceFinder?,
    proposals: [[Equivalent]], bitext: BitextEquivalents? = nil, contextCount: Int,
    to target: LanguageTag,
    isKnown: (CandidateTerm) -> Bool = { _ in false }
  ) {
    self.sourceLanguage = counts.language
    self.targetLanguage = target
    self.sources = counts.documents
    self.contextCount = contextCount
    self.bitext = bitext
    self.sentences = sentences
    self.rows = terms.enumerated().map { number, term in
      let own = proposals.isEmpty ? [] : proposals[number]
      return Row(
        rank: number + 1, term: term,
        equivalents: bitext?.equivalents(of: term, merging: own) ?? own, isKnown: isKnown(term))
    }
  }

  /// Line breaks and tabs made spaces, so that no offset changes.
  static func onOneLine(_ text: [UInt8]) -> String {
    String(
      decoding: text.map { (0x09...0x0D).contains($0) ? UInt8(ascii: " ") : $0 },
      as: UTF8.self)
  }
}
