internal import CalepinCore
internal import CalepinTerminology

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
