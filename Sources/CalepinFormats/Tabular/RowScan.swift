/// The loop of ``TableReader`` that looks at every byte of a table.
struct RowScan {
  let dialect: TableDialect
  /// Whether the bytes go to the end of the file.
  let isAtEnd: Bool

  /// How the scan of a row ended.
  enum Outcome {
    /// The next row begins at `end`, `newlines` lines further down.
    case complete(end: Int, newlines: Int)
    /// The row goes on behind the bytes, or there is none.
    case unfinished
    /// There is a zero byte so many lines further down.
    case zeroByte(newlines: Int)
    /// The quote opened so many lines further down is never closed.
    case openQuote(newlines: Int)
  }

  /// Takes the bounds of a cell and whether it has escapes.
  typealias CellBody = (_ start: Int, _ end: Int, _ isEscaped: Bool) -> Void

  /// Finds the cells of the row that begins at `start`.
  func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ cell: CellBody) -> Outcome {
    var position = start
    var newlines = 0
    guard position < bytes.count else { return .unfinished }
    while true {
      if dialect.isQuoted, position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        let opened = newlines
        guard let closing = closingQuote(bytes, from: position + 1, &newlines) else {
          if bytes[position...].contains(0) { return .zeroByte(newlines: opened) }
          return isAtEnd ? .openQuote(newlines: opened) : .unfinished
        }
        // What follows the quote up to the delimiter should not be there; it is kept.
        guard let end = cellEnd(bytes, from: closing.end) else { return .unfinished }
        let tail = trimmedEnd(bytes, closing.end, end)
        let isPlain = tail == closing.end
        cell(
          isPlain ? position + 1 : position, isPlain ? closing.end - 1 : tail,
          closing.hasDoubled)
        position = end
      } else {
        guard let end = cellEnd(bytes, from: position) else { return .unfinished }
        let tail = trimmedEnd(bytes, position, end)
        let escaped =
          !dialect.isQuoted && bytes[position..<tail].contains(UInt8(ascii: "\\"))
        cell(position, tail, escaped)
        position = end
      }
      if position == bytes.count { return .complete(end: position, newlines: newlines + 1) }
      switch bytes[position] {
      case 0: return .zeroByte(newlines: newlines)
      case UInt8(ascii: "\n"): return .complete(end: position + 1, newlines: newlines + 1)
      default: position += 1
      }
    }
  }

  /// Where the cell ends: at a delimiter, a line feed, a zero byte or the end
  /// of the file; `nil` when it goes on behind the bytes.
  private func cellEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte == dialect.delimiter || byte == UInt8(ascii: "\n") || byte == 0 { return position }
      position += 1
    }
    return isAtEnd ? position : nil
  }

  /// The end of the cell without the carriage return of a CRLF.
  private func trimmedEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    let isRowEnd = end == bytes.count || bytes[end] == UInt8(ascii: "\n")
    return isRowEnd && end > start && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
  }

  private func closingQuote(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ newlines: inout Int
  ) -> (end: Int, hasDoubled: Bool)? {
    var position = start
    var hasDoubled = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0 { return nil }
      if byte == UInt8(ascii: "\n") { newlines += 1 }
      position += 1
      guard byte == UInt8(ascii: "\"") else { continue }
      if position == bytes.count { return isAtEnd ? (position, hasDoubled) : nil }
      guard bytes[position] == UInt8(ascii: "\"") else { return (position, hasDoubled) }
      hasDoubled = true
      position += 1
    }
    return nil
  }
}
