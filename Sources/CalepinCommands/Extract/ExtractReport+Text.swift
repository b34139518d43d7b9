internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology
internal import CalepinText

extension ExtractReport {
  /// The terms as a table for a terminal.
  func lines(for terminal: Terminal) -> [String] {
    let table = TextTable(
      columns: [
        TextTable.Column(title: "#", isNumber: true, style: .dim),
        TextTable.Column(title: sourceLanguage.description, isFlexible: true, style: .bold),
        TextTable.Column(title: targetLanguage.description, isFlexible: true, style: .green),
        TextTable.Column(title: "sure", isNumber: true),
        TextTable.Column(title: "origin", style: .dim),
        TextTable.Column(title: "count", isNumber: true),
        TextTable.Column(title: "score", isNumber: true),
      ],
      rows: rows.map { row in
        let best = row.equivalents.first
        return [
          "\(row.rank)", row.term.text, best?.text ?? "",
          best.map { "\(Int(($0.confidence * 100).rounded())) %" } ?? "",
          best.map { "\($0.origin)" } ?? "", "\(row.term.frequency)", row.scoreText,
        ]
      })
    return table.lines(for: terminal)
  }

  /// The terms as rows of a table for other programs: rank, term, equivalents,
  /// confidence, origin, count, score.
  func tableBytes(_ dialect: TableDialect, hasHeader: Bool) -> [UInt8] {
    let header = [
      "rank", sourceLanguage.description, targetLanguage.description, "confidence", "origin",
      "count", "score",
    ]
    return (hasHeader ? dialect.row(header) : [])
      + rows.flatMap { row in
        let best = row.equivalents.first
        return dialect.row([
          "\(row.rank)", row.term.text, row.equivalents.map(\.text).joined(separator: " | "),
          best.map { "\($0.confidence)" } ?? "", best.map { "\($0.origin)" } ?? "",
          "\(row.term.frequency)", row.scoreText,
        ])
      }
  }

  /// Each lower-cased form once, in the rank order of its term.
  var lowercasedForms: [String] {
    var seen: Set<String> = []
    return rows.flatMap { $0.term.forms.map { $0.text.lowercased() } }
      .filter { seen.insert($0).inserted }
  }
}

extension ExtractReport.Row {
  /// The score with two decimals.
  var scoreText: String {
    let hundredths = Int((term.score * 100).rounded())
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
