public import CalepinCore

/// Reads a table row by row, as a stream of any size.
///
/// A row is looked at through the reader and is gone with the next; strings are
/// made only of the cells that are asked for. A byte order mark and empty lines
/// are skipped.
///
/// ```swift
/// var table = TableReader(try InputFile("chips.tsv"), dialect: .tsv)
/// while try table.next() { print(table.line, table.cell(0)) }
/// ```
public struct TableReader {
  /// How the cells are told apart.
  public private(set) var dialect: TableDialect
  /// The line the row begins on, counted from 1.
  public private(set) var line = 0
  /// The first line found with bytes that are not UTF-8 and were read as
  /// windows-1252; `nil` while there is none.
  public private(set) var firstLineNotUTF8: Int?

  private var source: any ByteSource
  private var guesses: Bool
  private var bytes: [UInt8] = []
  private var rowStart = 0
  private var nextLine = 1
  private var cells: [Cell] = []
  private var isAtEnd = false
  private var hasBegun = false

  /// Where a cell stands in `bytes`.
  private struct Cell {
    var start: Int
    var end: Int
    /// Whether there are escapes or doubled quotes in it.
    var isEscaped = false
  }

  private static let chunkSize = 64 << 10

  /// Creates a reader of the table in `source`; without a `dialect` the first
  /// line decides.
  public init(_ source: any ByteSource, dialect: TableDialect? = nil) {
    self.source = source
    self.dialect = dialect ?? .tsv
    guesses = dialect == nil
  }

  /// How many cells the row has.
  public var cellCount: Int { cells.count }

  /// Whether the cell at `position`, counted from 0, is empty.
  public func isEmpty(at position: Int) -> Bool {
    cells[position].start == cells[position].end
  }

  /// The text of the cell at `position`, counted from 0.
  public mutating func cell(_ position: Int) -> String {
    withCell(position) { CellText.decode($0) }
  }

  /// The text of the cell at `position` without blanks around it.
  mutating func trimmedCell(_ position: Int) -> String {
    withCell(position) { CellText.decode(CellText.trimmed($0)) }
  }

  /// Hands the terms in the cell at `position`, which stand between bars with
  /// blanks around them, to `body`.
  mutating func eachTerm(in position: Int, _ body: (String) -> Void) {
    _ = withCell(position) { bytes in
      var isSound = true
      CellText.eachPart(of: bytes) { part in
        let decoded = CellText.decode(part)
        isSound = isSound && decoded.isUTF8
        body(decoded.text)
      }
      return ("", isSound)
    }
  }

  /// Hands the bytes of the cell at `position`, escapes resolved, to `body`,
  /// which says whether they were UTF-8.
  private mutating func withCell(
    _ position: Int, _ body: (UnsafeBufferPointer<UInt8>) -> (text: String, isUTF8: Bool)
  ) -> String {
    let cell = cells[position]
    let result =
      cell.isEscaped
      ? unescaped(cell).withUnsafeBufferPointer(body)
      : bytes.withUnsafeBufferPointer {
        body(UnsafeBufferPointer(rebasing: $0[cell.start..<cell.end]))
      }
    if !result.isUTF8, firstLineNotUTF8 == nil { firstLineNotUTF8 = line }
    return result.text
  }

  /// The texts of all cells.
  public mutating func rowCells() -> [String] { (0..<cellCount).map { cell($0) } }

  /// Goes on to the next row that is not an empty line; false at the end.
  public mutating func next() throws(TableError) -> Bool {
    if !hasBegun { try begin() }
    while true {
      line = nextLine
      guard let end = try parse() else {
        if isAtEnd { return false }
        try refill()
        continue
      }
      rowStart = end
      if cells.count > 1 || cells.first.map({ $0.start < $0.end }) == true { return true }
    }
  }

  // MARK: Bytes

  private mutating func begin() throws(TableError) {
    hasBegun = true
    while bytes.count < 1024, !isAtEnd { try refill() }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { rowStart = 3 }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw .workbook }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .zeroByte(line: 1)
    }
    if guesses { dialect = TableDialect(guessedFrom: bytes[rowStart...]) }
  }

  private mutating func refill() throws(TableError) {
    bytes.removeSubrange(..<rowStart)
    rowStart = 0
    // A row longer than a chunk is looked through again each time; chunks that
    // grow with it, and are waited for where a pipe gives little at a time, keep
    // the whole linear.
    let room = max(Self.chunkSize, bytes.count)
    let wanted = bytes.count < Self.chunkSize ? 1 : room
    var failure: InputError?
    let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      do throws(InputError) {
        while count < wanted {
          let rest = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
          let read = try source.read(into: rest)
          if read == 0 { break }
          count += read
        }
      } catch { failure = error }
    }
    if let failure { throw .input(failure) }
    isAtEnd = chunk.isEmpty
    bytes.append(contentsOf: chunk)
  }

  // MARK: Rows

  /// Finds the cells of the row that begins at `rowStart`.
  ///
  /// - Returns: Where the next row begins; `nil` when the row goes on behind
  ///   the bytes that are there, or there is none.
  private mutating func parse() throws(TableError) -> Int? {
    cells.removeAll(keepingCapacity: true)
    let row = bytes.withUnsafeBufferPointer { buffer in
      RowScan(dialect: dialect, isAtEnd: isAtEnd).scan(buffer, from: rowStart) {
        start, end, escaped in
        cells.append(Cell(start: start, end: end, isEscaped: escaped))
      }
    }
    switch row {
    case .complete(let end, let newlines):
      nextLine += newlines
      return end
    case .unfinished: return nil
    case .zeroByte(let newlines): throw .zeroByte(line: line + newlines)
    case .openQuote(let newlines): throw .openQuote(line: line + newlines)
    }
  }

  private func unescaped(_ cell: Cell) -> [UInt8] {
    var result: [UInt8] = []
    var position = cell.start
    while position < cell.end {
      var byte = bytes[position]
      position += 1
      if dialect.isQuoted {
        // Of two quotes in a row, one is meant.
        if byte == UInt8(ascii: "\""), position < cell.end, bytes[position] == byte {
          position += 1
        }
      } else if byte == UInt8(ascii: "\\"), position < cell.end,
        let meant = Self.escapes[bytes[position]]
      {
        byte = meant
        position += 1
      }
      result.append(byte)
    }
    return result
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "t"): UInt8(ascii: "\t"), UInt8(ascii: "n"): UInt8(ascii: "\n"),
    UInt8(ascii: "\\"): UInt8(ascii: "\\"),
  ]
}
