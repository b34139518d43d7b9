internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

extension ExtractReport {
  /// The parts of the documented shape of `extract --json`.
  enum JSON {
    struct Source: Encodable {
      var file: String
      var language: String
      var sentences: Int
      var tokens: Int
    }

    struct Term: Encodable {
      var rank: Int
      var term: String
      var lemma: String
      var forms: [String]
      var pattern: String
      var frequency: Int
      /// In how many of the files it stands.
      var documents: Int
      var score: Double
      var variants: [Variant]
      var equivalents: [Equivalent]
      var contexts: [Context]
      /// Only with `--keep-known`, and only when it is so.
      var known: Bool?
      /// Only with `--explain`.
      var explanation: Explanation?
    }

    /// Why a term is there.
    struct Explanation: Encodable {
      var probability: Double
      var documents: Int
      var cValue: Double
      var weirdness: Double
      var patternWeight: Double
      var knowledge: Double
      var reasons: [Reason]
    }

    struct Reason: Encodable {
      var feature: String
      var value: Double
      var effect: Double
    }

    struct Variant: Encodable {
      var form: String
      var kind: String
    }

    struct Equivalent: Encodable {
      var text: String
      var confidence: Double
      var origin: String
      /// Only for what a bitext has.
      var evidence: Evidence?
      /// Only with `--explain`, for compositions and pairs of the lexicon.
      var parts: [Part]?
    }

    /// What a part of a term was translated by.
    struct Part: Encodable {
      var source: String
      var target: String
      var origin: String
      var count: Int?
    }

    /// How an equivalent stands in the bitext.
    struct Evidence: Encodable {
      var count: Int
      var total: Int
      var source: String
      var target: String
    }
  }

  /// Hands the report in that shape to `body` in pieces, one line a term: a
  /// long text has hundreds of thousands.
  func writeJSON(isExplained: Bool, to body: ([UInt8]) throws -> Void) throws {
    try body(Array(#"{"sources":"#.utf8) + jsonBytes(sources.map(json)))
    try body(Array(#","terms":["#.utf8))
    for (place, row) in rows.enumerated() {
      try body(
        Array((place == 0 ? "\n" : ",\n").utf8) + jsonBytes(json(of: row, isExplained: isExplained))
      )
    }
    try body(Array("\n]}\n".utf8))
  }

  private func json(of source: TermCounts.Document) -> JSON.Source {
    JSON.Source(
      file: source.name, language: sourceLanguage.description, sentences: source.sentenceCount,
      tokens: source.tokenCount)
  }

  private func json(of evidence: Equivalent.Evidence) -> JSON.Evidence? {
    guard let bitext, bitext.pairs.indices.contains(evidence.segment) else { return nil }
    let pair = bitext.pairs[evidence.segment]
    return JSON.Evidence(
      count: evidence.count, total: evidence.total, source: pair.source, target: pair.target)
  }

  private func json(of row: Row, isExplained: Bool) -> JSON.Term {
    JSON.Term(
      rank: row.rank, term: row.term.text, lemma: row.term.lemma,
      forms: row.term.forms.map(\.text), pattern: row.term.pattern,
      frequency: row.term.frequency, documents: row.term.documentCount, score: row.roundedScore,
      variants: row.term.variants.map { JSON.Variant(form: $0.form, kind: $0.kind.rawValue) },
      equivalents: row.equivalents.map {
        JSON.Equivalent(
          text: $0.text, confidence: $0.confidence, origin: "\($0.origin)",
          evidence: $0.evidence.flatMap(json),
          parts: isExplained && !$0.parts.isEmpty ? $0.parts.map(JSON.Part.init) : nil)
      },
      contexts: contexts(of: row), known: row.isKnown ? true : nil,
      explanation: isExplained ? JSON.Explanation(row.term) : nil)
  }
}

extension ExtractReport.JSON.Part {
  init(_ part: Equivalent.Part) {
    self.init(
      source: part.source, target: part.target, origin: "\(part.origin)", count: part.count)
  }
}

extension ExtractReport.Row {
  /// The score with three decimals.
  var roundedScore: Double { (term.score * 1000).rounded() / 1000 }
}

extension ExtractReport.JSON.Explanation {
  init(_ term: CandidateTerm) {
    let rounded = { (value: Double) in (value * 1000).rounded() / 1000 }
    self.init(
      probability: rounded(term.probability), documents: term.documentCount,
      cValue: rounded(term.termhood.cValue), weirdness: rounded(term.termhood.weirdness),
      patternWeight: term.termhood.patternWeight, knowledge: rounded(term.termhood.knowledge),
      reasons: term.reasons.map {
        ExtractReport.JSON.Reason(
          feature: $0.feature, value: rounded($0.value), effect: rounded($0.effect))
      })
  }
}
