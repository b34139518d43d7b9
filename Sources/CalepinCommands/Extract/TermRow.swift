internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology

/// A term as a table or a memory keeps it, with a mark by which a later run
/// sees whether a person has changed it.
struct TermRow {
  /// The cells by the name of their column.
  var cells: [String: String]
  /// The unit from which the row was read, when it was read from a memory.
  var unit: TranslationUnit?

  /// What people think of a term that was found.
  enum Status: String {
    /// Nobody has looked at it.
    case candidate
    /// It is right: later runs know it.
    case confirmed
    /// It is wrong: later runs do not bring it up again.
    case rejected
  }

  /// What people think of the row; what is not a status counts as none.
  var status: Status { cells["status"].flatMap(Status.init) ?? .candidate }

  /// The terms in a cell with several of them.
  static func equivalents(in cell: String) -> [String] {
    let bar = " | "
    var found: [String] = []
    var rest = cell[...]
    while let range = rest.firstRange(of: bar) {
      found.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    found.append(String(rest))
    return found.filter { !$0.isEmpty }
  }

  /// The columns beside the two languages, in their order.
  static let columns = TableColumn.extractionNames.filter { $0 != "rank" }

  /// The fingerprint of a pair, which no longer fits when a person has changed
  /// one of its sides.
  ///
  /// FNV-1a, 32 bits, in eight hexadecimal digits behind a letter: a
  /// spreadsheet would make a number of `0012e345`.
  static func fingerprint(_ source: String, _ target: String) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in Array(source.utf8) + [0] + Array(target.utf8) {
      hash = (hash ^ UInt32(byte)) &* 16_777_619
    }
    let digits = String(hash, radix: 16)
    return "k" + String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Whether a person wrote, changed or judged the row: its fingerprint is
  /// absent, or does not fit the pair, or it has a status.
  func isEdited(source: String, target: String) -> Bool {
    status != .candidate
      || cells["fingerprint"] != Self.fingerprint(cells[source] ?? "", cells[target] ?? "")
  }

  /// What stays the same when a person corrects the term: its lemma, or the
  /// term in rows that a person wrote.
  func key(source: String) -> String {
    cells["lemma"].flatMap { $0.isEmpty ? nil : $0 } ?? cells[source] ?? ""
  }
}

extension ExtractReport {
  /// The terms as rows.
  ///
  /// - Parameter allEquivalents: Whether the target has all proposals, split by
  ///   ` | `, or the best one.
  /// - Returns: One row a term, in the order of the ranks.
  func termRows(allEquivalents: Bool) -> [TermRow] {
    rows.map { row in
      let shown = allEquivalents ? row.equivalents[...] : row.equivalents.prefix(1)
      let target = shown.map(\.text).joined(separator: " | ")
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
        "context": contexts(of: row).first?.text ?? "",
        "status": TermRow.Status.candidate.rawValue,
        "fingerprint": TermRow.fingerprint(row.term.text, target),
      ])
    }
  }

  /// `new` with the rows that a person has edited in `earlier` in place of
  /// those for the same terms; edited rows of terms that are no longer found
  /// come last.
  ///
  /// Confirmed rows go to the front, rejected ones to the end.
  func merged(_ new: [TermRow], keeping earlier: [TermRow]) -> [TermRow] {
    let (source, target) = (sourceLanguage.description, targetLanguage.description)
    var edited: [String: TermRow] = [:]
    var order: [String] = []
    for row in earlier where row.isEdited(source: source, target: target) {
      let key = row.key(source: source)
      if edited.updateValue(row, forKey: key) == nil { order.append(key) }
    }
    var used: Set<String> = []
    let merged = new.map { row in
      guard let kept = edited[row.key(source: source)] else { return row }
      used.insert(kept.key(source: source))
      return kept
    }
    let all = merged + order.filter { !used.contains($0) }.compactMap { edited[$0] }
    return [.confirmed, .candidate, .rejected].flatMap { status in
      all.filter { $0.status == status }
    }
  }
}
