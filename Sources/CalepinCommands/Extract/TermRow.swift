internal import CalepinCore

/// A term as a table or a memory keeps it, with a mark by which a later run
/// sees whether a person has changed it.
struct TermRow: Hashable {
  /// The cells by their column, as `TermRow.columns` and the two languages
  /// name them.
  var cells: [String: String]

  /// The columns beside the two languages, in their order.
  static let columns = [
    "lemma", "pattern", "count", "score", "confidence", "origin", "context", "fingerprint",
  ]

  /// The fingerprint of a pair: it no longer fits when a person has changed
  /// one of the sides.
  ///
  /// FNV-1a, 32 bits, in eight hexadecimal digits.
  static func fingerprint(source: String, target: String) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in Array(source.utf8) + [0] + Array(target.utf8) {
      hash = (hash ^ UInt32(byte)) &* 16_777_619
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Whether a person wrote or changed the row: its fingerprint is absent or
  /// fits the pair no longer.
  func isEdited(source: String, target: String) -> Bool {
    cells["fingerprint"]
      != Self.fingerprint(source: cells[source] ?? "", target: cells[target] ?? "")
  }
}

extension TermRow {
  /// What stays the same when a person corrects the term: its lemma, or the
  /// term in rows that a person wrote.
  func key(source: String) -> String {
    cells["lemma"].flatMap { $0.isEmpty ? nil : $0 } ?? cells[source] ?? ""
  }
}

extension ExtractReport {
  /// The terms as rows.
  var termRows: [TermRow] {
    rows.map { row in
      let target = row.equivalents.map(\.text).joined(separator: " | ")
      let best = row.equivalents.first
      return TermRow(cells: [
        sourceLanguage.description: row.term.text,
        targetLanguage.description: target,
        "lemma": row.term.lemma,
        "pattern": row.term.pattern,
        "count": "\(row.term.frequency)",
        "score": row.scoreText,
        "confidence": best.map { "\($0.confidence)" } ?? "",
        "origin": best.map { "\($0.origin)" } ?? "",
        "context": row.contexts.first?.text ?? "",
        "fingerprint": TermRow.fingerprint(source: row.term.text, target: target),
      ])
    }
  }

  /// The rows with those of an earlier file that a person has edited in place
  /// of the new ones; edited rows of terms that are no longer found come last.
  func termRows(keeping earlier: [TermRow]) -> [TermRow] {
    let (source, target) = (sourceLanguage.description, targetLanguage.description)
    var edited: [String: TermRow] = [:]
    var order: [String] = []
    for row in earlier where row.isEdited(source: source, target: target) {
      let key = row.key(source: source)
      if edited.updateValue(row, forKey: key) == nil { order.append(key) }
    }
    var used: Set<String> = []
    let merged = termRows.map { row in
      let key = row.key(source: source)
      guard let kept = edited[key] else { return row }
      used.insert(key)
      return kept
    }
    return merged + order.filter { !used.contains($0) }.compactMap { edited[$0] }
  }
}
