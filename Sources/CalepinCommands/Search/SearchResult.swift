internal import CalepinCore
internal import CalepinMemory

/// What was found for one query, ready to be shown.
struct SearchResult: Sendable {
  /// The text that was asked for.
  let query: String
  /// The best match first.
  let matches: [TranslationMatch]
  /// The pieces of the text that stand in a memory, the longest first.
  let pieces: [TranslationPiece]
  /// What is shown besides the matches.
  let details: SearchDetails

  /// Whether the three scores are shown.
  var showsScores: Bool { details.contains(.scores) }

  /// How well the query was answered.
  var status: Status? {
    guard let best = matches.first else { return .nothingFound }
    return best.score.percent >= 100 ? nil : .onlyApproximate
  }

  /// The shape of `--json`.
  struct JSON: Encodable {
    let query: String
    let matches: [Match]
    /// Only with `--pieces`.
    let pieces: [Part]?

    struct Match: Encodable {
      let score: Int
      let kind: String
      let source: String
      let target: String
      let unit: Unit
      let origin: String
      let difference: [Piece]
      /// Only where the numbers of the query could be put into the target.
      let proposal: String?
      /// Only with `--scores`.
      let scores: [Int]?
    }

    struct Part: Encodable {
      let text: String
      let start: Int
      let length: Int
      let source: String
      let target: String
      let unit: Unit
      let origin: String
    }

    struct Piece: Encodable {
      let op: String
      let query: String
      let source: String
    }

    /// The identifier as a string, the number as a number.
    struct Unit: Encodable {
      let name: MatchUnit.Name

      func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch name {
        case .identifier(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        }
      }
    }
  }

  /// The result as JSON shows it.
  var json: JSON {
    JSON(
      query: query,
      matches: matches.map { match in
        JSON.Match(
          score: match.score.percent, kind: match.score.kind, source: match.unit.source.text,
          target: match.unit.target.text, unit: JSON.Unit(name: match.unit.name),
          origin: match.origin,
          difference: match.comparison.difference.pieces.map {
            JSON.Piece(op: $0.operation.rawValue, query: $0.query, source: $0.source)
          },
          proposal: match.proposal, scores: showsScores ? match.comparison.threeScores : nil)
      },
      pieces: details.contains(.pieces)
        ? pieces.map { piece in
          let (text, start) = place(of: piece)
          return JSON.Part(
            text: text, start: start, length: text.utf16.count, source: piece.unit.source.text,
            target: piece.unit.target.text, unit: JSON.Unit(name: piece.unit.name),
            origin: piece.origin)
        } : nil)
  }

  /// The text of `piece` and where it stands in the query, in UTF-16 units.
  private func place(of piece: TranslationPiece) -> (text: String, start: Int) {
    let bytes = Array(query.utf8)
    let before = String(decoding: bytes[..<piece.utf8Range.lowerBound], as: UTF8.self)
    return (String(decoding: bytes[piece.utf8Range], as: UTF8.self), before.utf16.count)
  }

  /// The matches and pieces as rows of a table: score, kind, source, target
  /// (the proposal where there is one), origin, unit.
  var tableRows: [[String]] { matchRows + pieceRows }

  /// A piece has no score, and itself in place of a source.
  private var pieceRows: [[String]] {
    pieces.map { piece in
      [
        "", "piece", place(of: piece).text, piece.unit.target.text, piece.origin,
        piece.unit.name.description,
      ]
    }
  }

  private var matchRows: [[String]] {
    matches.map { match in
      [
        scoreText(of: match), match.score.kind, match.unit.source.text,
        match.proposal ?? match.unit.target.text, match.origin, match.unit.name.description,
      ]
    }
  }

  private func scoreText(of match: TranslationMatch) -> String {
    showsScores
      ? match.comparison.threeScores.map(String.init).joined(separator: "/")
      : "\(match.score.percent)"
  }

  /// The matches for a person, what differs in colour.
  func lines(for terminal: Terminal) -> [String] {
    matchLines(for: terminal)
      + pieces.flatMap { piece in
        [
          terminal.styled(place(of: piece).text, .bold) + "  "
            + terminal.styled("\(piece.origin), \(piece.unit.name)", .dim),
          "  " + piece.unit.source.text, "  " + piece.unit.target.text,
        ]
      }
  }

  private func matchLines(for terminal: Terminal) -> [String] {
    matches.flatMap { match -> [String] in
      let title = "\(scoreText(of: match)) % \(match.score.kind)"
      let place = "\(match.origin), \(match.unit.name)"
      var lines = [terminal.styled(title, .bold) + "  " + terminal.styled(place, .dim)]
      lines.append("  " + sourceLine(of: match, terminal))
      lines.append("  " + (match.proposal ?? match.unit.target.text))
      if match.proposal != nil {
        lines.append("  " + terminal.styled(match.unit.target.text, .dim))
      }
      return lines
    }
  }

  /// The source with what the query has otherwise: red what it lacks, green
  /// what it has more; without colours `[-so-]` and `{+so+}`.
  private func sourceLine(of match: TranslationMatch, _ terminal: Terminal) -> String {
    match.comparison.difference.pieces.map { piece in
      switch piece.operation {
      case .equal: return piece.source
      case .insert: return inserted(piece.query, terminal)
      case .delete: return deleted(piece.source, terminal)
      case .replace: return deleted(piece.source, terminal) + inserted(piece.query, terminal)
      }
    }.joined()
  }

  private func inserted(_ text: String, _ terminal: Terminal) -> String {
    terminal.hasColor ? terminal.styled(text, .green) : "{+\(text)+}"
  }

  private func deleted(_ text: String, _ terminal: Terminal) -> String {
    terminal.hasColor ? terminal.styled(text, .red) : "[-\(text)-]"
  }
}
