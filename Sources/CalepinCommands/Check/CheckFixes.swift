internal import CalepinChecks
internal import CalepinCore

/// Writes the suggestions that may be taken without asking into the files, and
/// leaves every other byte of them as it is.
///
/// A translation is looked for from the line of its unit on, spelt as the format
/// spells it, and only where it is a whole cell, element or string. One that is
/// not found so, for example because codes stand in it, is told and left.
struct CheckFixes {
  /// The translation of a unit before and after.
  private struct Change {
    var place: UnitPlace
    var old: String
    var new: String
  }

  private let changes: [String: [Change]]

  /// Takes the safe suggestions among `findings`.
  init(_ findings: [Finding]) {
    let units = Dictionary(grouping: findings.filter(\.isSafeFix), by: \.place.ordinal)
    let changes = units.values.compactMap(Self.change).sorted {
      $0.place.ordinal < $1.place.ordinal
    }
    self.changes = Dictionary(grouping: changes, by: \.place.file)
  }

  /// All suggestions for one unit in its translation; of those that overlap
  /// the first is taken.
  private static func change(_ findings: [Finding]) -> Change? {
    guard let first = findings.first else { return nil }
    var bytes: [UInt8] = []
    let old = Array(first.target.utf8)
    var position = 0
    let sorted = findings.sorted {
      ($0.targetRange?.lowerBound ?? 0, $0.check) < ($1.targetRange?.lowerBound ?? 0, $1.check)
    }
    for finding in sorted {
      guard let range = finding.targetRange, let suggestion = finding.suggestion,
        range.lowerBound >= position, range.upperBound <= old.count
      else { continue }
      bytes += old[position..<range.lowerBound]
      bytes += Array(suggestion.utf8)
      position = range.upperBound
    }
    bytes += old[position...]
    guard bytes != old else { return nil }
    return Change(
      place: first.place, old: first.target, new: String(decoding: bytes, as: UTF8.self))
  }

  /// Changes the files, or prints what would be changed.
  ///
  /// - Parameters:
  ///   - files: The files as the user named them.
  ///   - writes: Whether they are changed.
  /// - Throws: `InputError`, `OutputError` or ``CommandFailure`` when a file
  ///   cannot be read or written.
  func apply(to files: [String], writes: Bool) throws {
    var output = try StandardOutput()
    var count = 0
    for file in files {
      guard let wanted = changes[InputDocument.shownName(of: file)] else { continue }
      guard file != "-" else { throw CommandFailure("the standard input cannot be fixed") }
      let old = try InputFile(file).readAll()
      let (new, changed) = Self.applied(wanted, to: old, of: file)
      count += changed
      if writes {
        if changed > 0 { try AtomicFile.write(new, to: file, overwrite: true) }
      } else {
        try output.print(Self.difference(old, new, file))
      }
    }
    try output.flush()
    printMessage("\(count) units \(writes ? "changed" : "would change")")
  }

  /// The bytes of a file with `changes`, and how many could be made.
  private static func applied(
    _ changes: [Change], to old: [UInt8], of file: String
  ) -> ([UInt8], Int) {
    let lines = LineStarts(old)
    var new: [UInt8] = []
    var position = 0
    var count = 0
    for change in changes {
      let start = max(position, lines.start(of: change.place.line))
      guard let (range, text) = place(of: change, in: old, from: start) else {
        printWarning(
          "unit \(change.place.unit) cannot be changed in place: left as it is", file: file,
          line: change.place.line)
        continue
      }
      new += old[position..<range.lowerBound]
      new += text
      position = range.upperBound
      count += 1
    }
    return (new + old[position...], count)
  }

  /// Where the old translation stands, and what replaces it, spelt alike.
  private static func place(
    of change: Change, in bytes: [UInt8], from start: Int
  ) -> (Range<Int>, [UInt8])? {
    let spellings: [(String) -> String] = [
      { $0 },
      {
        $0.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      },
      { $0.replacing("&", with: "&amp;").replacing("<", with: "&lt;") },
      {
        $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
          .replacing("\n", with: "\\n").replacing("\t", with: "\\t")
      },
      {
        $0.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
          .replacing("\t", with: "\\t")
      },
      { $0.replacing("\"", with: "\"\"") },
    ]
    var best: (Range<Int>, [UInt8])?
    for spelling in spellings {
      let old = Array(spelling(change.old).utf8)
      guard !old.isEmpty, let found = find(old, in: bytes, from: start) else { continue }
      if best == nil || found < best?.0.lowerBound ?? 0 {
        best = (found..<found + old.count, Array(spelling(change.new).utf8))
      }
    }
    return best
  }

  /// Where `text` stands as a whole cell, element or string.
  private static func find(_ text: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    // A unit is rarely longer than that, and another one may have the same text.
    let limit = min(bytes.count, start + text.count + (1 << 16))
    var offset = start
    while offset + text.count <= limit {
      if bytes[offset] == text[0], bytes[offset...].starts(with: text),
        isEdge(offset == 0 ? 0x0A : bytes[offset - 1], of: ">\t\n\",;"),
        isEdge(
          offset + text.count == bytes.count ? 0x0A : bytes[offset + text.count], of: "<\t\n\r\",;")
      {
        return offset
      }
      offset += 1
    }
    return nil
  }

  private static func isEdge(_ byte: UInt8, of edges: StaticString) -> Bool {
    (0..<edges.utf8CodeUnitCount).contains { edges.utf8Start[$0] == byte }
  }

  /// The changed lines, as a unified difference without context.
  private static func difference(_ old: [UInt8], _ new: [UInt8], _ file: String) -> String {
    guard old != new else { return "" }
    let before = old.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let after = new.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var text = "--- \(file)\n+++ \(file)\n"
    for (number, pair) in zip(before, after).enumerated() where pair.0 != pair.1 {
      text += "@@ -\(number + 1) +\(number + 1) @@\n"
      text += "-\(String(decoding: pair.0, as: UTF8.self))\n"
      text += "+\(String(decoding: pair.1, as: UTF8.self))\n"
    }
    return text
  }
}

/// Where the lines of a file begin.
private struct LineStarts {
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    self.starts = starts
  }

  /// The offset of `line`, counted from 1; 0 when there is none such.
  func start(of line: Int) -> Int { starts.indices.contains(line - 1) ? starts[line - 1] : 0 }
}
