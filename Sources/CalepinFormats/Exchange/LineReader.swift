internal import CalepinCore

/// Reads text line by line, as a stream of any size.
///
/// LF, CRLF and a missing end of the last line are taken alike; a byte order
/// mark is left out. A line that is not UTF-8 is read as windows-1252.
struct LineReader {
  /// The line read last, counted from 1.
  private(set) var line = 0
  /// The first line that was not UTF-8.
  private(set) var firstLineNotUTF8: Int?

  /// A line longer than this is no text that people write.
  static let longestLine = 64 << 20

  private var source: any ByteSource
  private var bytes: [UInt8] = []
  private var start = 0
  private var searched = 0
  private var isAtEnd = false

  init(_ source: any ByteSource) { self.source = source }

  /// The next line without its end, or `nil` at the end.
  mutating func next() throws(FormatError) -> String? {
    guard let part = try nextPart() else { return nil }
    let decoded = part.withUnsafeBufferPointer { CellText.decode($0) }
    if !decoded.isUTF8, firstLineNotUTF8 == nil { firstLineNotUTF8 = line }
    return decoded.text
  }

  /// The next line without its end in UTF-8, or `nil` at the end; who keeps it
  /// makes a copy.
  mutating func nextBytes() throws(FormatError) -> ArraySlice<UInt8>? {
    guard let part = try nextPart() else { return nil }
    if part.allSatisfy({ $0 < 0x80 }) { return part }
    let decoded = part.withUnsafeBufferPointer { CellText.decode($0) }
    if decoded.isUTF8 { return part }
    if firstLineNotUTF8 == nil { firstLineNotUTF8 = line }
    return Array(decoded.text.utf8)[...]
  }

  private mutating func nextPart() throws(FormatError) -> ArraySlice<UInt8>? {
    while true {
      let end = bytes.withUnsafeBufferPointer { buffer in
        buffer[searched...].firstIndex(of: UInt8(ascii: "\n"))
      }
      if let end { return take(end, next: end + 1) }
      searched = bytes.count
      if isAtEnd {
        return start < bytes.count ? take(bytes.count, next: bytes.count) : nil
      }
      try refill()
    }
  }

  private mutating func take(_ end: Int, next: Int) -> ArraySlice<UInt8> {
    line += 1
    var part = bytes[start..<end]
    if part.last == UInt8(ascii: "\r") { part.removeLast() }
    if line == 1, part.starts(with: [0xEF, 0xBB, 0xBF]) { part.removeFirst(3) }
    start = next
    searched = next
    return part
  }

  private mutating func refill() throws(FormatError) {
    bytes.removeSubrange(..<start)
    searched -= start
    start = 0
    guard bytes.count < Self.longestLine else {
      throw FormatError("the line does not end, expected text", line: line + 1)
    }
    let room = max(64 << 10, bytes.count)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 16)
    defer { buffer.deallocate() }
    do throws(InputError) {
      let count = try source.read(into: buffer)
      isAtEnd = count == 0
      bytes.append(
        contentsOf: UnsafeBufferPointer(rebasing: buffer.bindMemory(to: UInt8.self)[..<count]))
    } catch { throw FormatError(error) }
  }
}

/// What ``LineReader`` found odd about a file, told once.
struct LineChecks {
  private var isTold = false

  /// Adds a warning when lines were not UTF-8.
  mutating func check(_ lines: LineReader, _ log: inout WarningLog) {
    guard let line = lines.firstLineNotUTF8, !isTold else { return }
    isTold = true
    log.add("bytes that are not UTF-8", "read as windows-1252", line: line)
  }
}
