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
      var score: Double
      var variants: [Variant]
      var equivalents: [Equivalent]
      var contexts: [Context]
    }

    struct Variant: Encodable {
      var form: String
      var kind: String
    }

    struct Equivalent: Encodable {
      var text: String
      var confidence: Double
      var origin: String
    }
  }

  /// Hands the report in that shape to `body` in pieces, one line a term: a
  /// long text has hundreds of thousands.
  func writeJSON(to body: ([UInt8]) throws -> Void) throws {
    try body(Array(#"{"sources":"#.utf8) + jsonBytes(sources.map(json)))
    try body(Array(#","terms":["#.utf8))
    for (place, row) in rows.enumerated() {
      try body(Array((place == 0 ? "\n" : ",\n").utf8) + jsonBytes(json(of: row)))
    }
    try body(Array("\n]}\n".utf8))
  }

  private func json(of source: Source) -> JSON.Source {
    JSON.Source(
      file: source.file, language: source.text.language.description,
      sentences: source.text.sentences.count, tokens: source.text.tokens.count)
  }

  private func json(of row: Row) -> JSON.Term {
    JSON.Term(
      rank: row.rank, term: row.term.text, lemma: row.term.lemma,
      forms: row.term.forms.map(\.text), pattern: row.term.pattern,
      frequency: row.term.frequency, score: row.roundedScore,
      variants: row.term.variants.map { JSON.Variant(form: $0.form, kind: $0.kind.rawValue) },
      equivalents: row.equivalents.map {
        JSON.Equivalent(text: $0.text, confidence: $0.confidence, origin: "\($0.origin)")
      },
      contexts: contexts(of: row))
  }
}

extension ExtractReport.Row {
  /// The score with three decimals.
  var roundedScore: Double { (term.score * 1000).rounded() / 1000 }
}
