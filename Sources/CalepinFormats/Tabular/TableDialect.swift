/// How the cells of a table are told apart.
public struct TableDialect: Hashable, Sendable {
  /// The byte between two cells.
  public var delimiter: UInt8
  /// Whether cells may stand in double quotes (RFC 4180); if not, a tab, a
  /// line feed and a backslash in a cell are written `\t`, `\n` and `\\`.
  public var isQuoted: Bool
  /// What ends a row when a table is written; reading takes LF and CRLF.
  public var lineEnding: String

  /// Tab-separated values.
  public static let tsv = TableDialect(delimiter: UInt8(ascii: "\t"), isQuoted: false)
  /// Comma-separated values.
  public static let csv = TableDialect(delimiter: UInt8(ascii: ","), isQuoted: true)
  /// Values separated by semicolons, as spreadsheets write them where the comma
  /// is in the numbers.
  public static let semicolon = TableDialect(delimiter: UInt8(ascii: ";"), isQuoted: true)

  /// Creates a dialect.
  public init(delimiter: UInt8, isQuoted: Bool, lineEnding: String = "\n") {
    self.delimiter = delimiter
    self.isQuoted = isQuoted
    self.lineEnding = lineEnding
  }

  /// Judges a table by its first line: a tab there means TSV, else the more
  /// frequent of semicolon and comma outside quotes decides.
  public init(guessedFrom head: some Sequence<UInt8>) {
    var counts = (tab: 0, comma: 0, semicolon: 0)
    var isInQuotes = false
    var last: UInt8 = 0
    for byte in head {
      if byte == UInt8(ascii: "\n"), !isInQuotes { break }
      last = byte
      switch byte {
      case UInt8(ascii: "\""): isInQuotes.toggle()
      case UInt8(ascii: "\t"): counts.tab += 1
      case UInt8(ascii: ",") where !isInQuotes: counts.comma += 1
      case UInt8(ascii: ";") where !isInQuotes: counts.semicolon += 1
      default: break
      }
    }
    self = counts.tab > 0 ? .tsv : counts.semicolon > counts.comma ? .semicolon : .csv
    if last == UInt8(ascii: "\r") { lineEnding = "\r\n" }
  }

  /// The dialect of a file called `name`: `.tsv`, `.tab` and `.txt` are TSV;
  /// `nil` for others, whose content decides.
  public init?(fileName name: String) {
    let lower = name.lowercased()
    guard [".tsv", ".tab", ".txt"].contains(where: lower.hasSuffix) else { return nil }
    self = .tsv
  }

  /// Appends `cell` to `bytes` in the form a reader takes it back from.
  func append(_ cell: String, to bytes: inout [UInt8]) {
    var cell = cell
    cell.withUTF8 { append($0, to: &bytes) }
  }

  /// Appends the cell whose UTF-8 is `text` to `bytes` in the form a reader takes it
  /// back from.
  func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    // Without a branch for each byte the loop takes many at once.
    var special: UInt8 = 0
    let quote = isQuoted ? UInt8(ascii: "\"") : UInt8(ascii: "\\")
    for byte in text {
      special |= byte == delimiter ? 1 : 0
      special |= byte == UInt8(ascii: "\n") ? 1 : 0
      special |= byte == UInt8(ascii: "\r") ? 1 : 0
      special |= byte == quote ? 1 : 0
    }
    guard special != 0 else { return bytes.append(contentsOf: text) }
    if isQuoted {
      bytes.append(UInt8(ascii: "\""))
      for byte in text {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
      return
    }
    for byte in text {
      switch byte {
      case UInt8(ascii: "\t"): bytes.append(contentsOf: #"\t"#.utf8)
      case UInt8(ascii: "\n"): bytes.append(contentsOf: #"\n"#.utf8)
      // Before a line feed it would be taken for part of the line's end.
      case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
      default: bytes.append(byte)
      }
    }
  }

  /// The bytes of a row of `cells` with its end.
  public func row(_ cells: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    append(cells, to: &bytes)
    return bytes
  }

  /// Appends a row of `cells` with its end to `bytes`.
  public func append(_ cells: [String], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      append(cell, to: &bytes)
    }
    bytes.append(contentsOf: lineEnding.utf8)
  }
}
