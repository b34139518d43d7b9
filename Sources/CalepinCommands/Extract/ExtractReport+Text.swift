internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology
internal import CalepinText

extension ExtractReport {
  /// The terms as a table for a terminal.
  func lines(for terminal: Terminal, isExplained: Bool = false) -> [String] {
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
    let lines = table.lines(for: terminal)
    guard isExplained, lines.count == rows.count + 1 else { return lines }
    return lines.prefix(1) + zip(lines.dropFirst(), rows).flatMap { [$0] + $1.explanation }
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

extension ExtractReport.Row {
  /// Why the term is there and where its equivalent comes from, a few lines for
  /// people.
  var explanation: [String] {
    let explanation = ExtractReport.JSON.Explanation(term)
    let measures =
      "     \(term.pattern): probability \(explanation.probability), C-value "
      + "\(explanation.cValue), weirdness \(explanation.weirdness), pattern "
      + "\(explanation.patternWeight), knowledge \(explanation.knowledge)"
    let reasons = explanation.reasons.map {
      "\($0.feature) \($0.value) (\($0.effect < 0 ? "" : "+")\($0.effect))"
    }
    return [measures] + (reasons.isEmpty ? [] : ["     " + reasons.joined(separator: ", ")])
      + (equivalents.first?.explanation.map { ["     " + $0] } ?? [])
  }
}

extension Equivalent {
  /// What speaks for the proposal, for people; `nil` where its origin says all.
  fileprivate var explanation: String? {
    if let evidence {
      return "\(text): beside the term in \(evidence.count) of \(evidence.total) places"
    }
    guard !parts.isEmpty else { return nil }
    let shown = parts.map { part in
      "\(part.source) → \(part.target) (\(part.origin)\(part.count.map { ", seen \($0) times" } ?? ""))"
    }
    return "\(text): " + shown.joined(separator: " + ")
  }
}
