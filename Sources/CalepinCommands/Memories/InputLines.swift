internal import CalepinCore
internal import CalepinText

/// The lines of a file, each handed over as soon as it is there: somebody may
/// wait for an answer before writing the next.
struct InputLines {
  private let source: InputFile
  private var bytes: [UInt8] = []
  /// Up to here `bytes` were handed over.
  private var position = 0
  /// Up to here no line ends in `bytes`.
  private var searched = 0
  private var isAtEnd = false
  private var isWarned = false
  /// The line handed over last, counted from 1.
  private var line = 0

  /// Opens `file`; `-` is the standard input.
  ///
  /// - Throws: `InputError` when it cannot be opened.
  init(of file: String) throws { source = try InputFile(file) }

  /// The next line without its end, or `nil` behind the last.
  ///
  /// A line that is not UTF-8 is read as Windows-1252, with a warning for the
  /// first.
  ///
  /// - Throws: `InputError` when reading fails, ``CommandFailure`` when the
  ///   file is no text.
  mutating func next() throws -> String? {
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { (position, searched) = (end + 1, end + 1) }
        return try text(of: bytes[position..<end])
      }
      searched = bytes.count
      if isAtEnd {
        guard position < bytes.count else { return nil }
        defer { position = bytes.count }
        return try text(of: bytes[position...])
      }
      try refill()
    }
  }

  /// The next line with those behind it that are there already, `limit` at the
  /// most, or `nil` behind the last.
  ///
  /// - Throws: As ``next()``.
  mutating func nextBatch(atMost limit: Int) throws -> [String]? {
    guard let first = try next() else { return nil }
    var batch = [first]
    while batch.count < limit, bytes[searched...].contains(UInt8(ascii: "\n")),
      let line = try next()
    {
      batch.append(line)
    }
    return batch
  }

  private mutating func refill() throws {
    bytes.removeSubrange(..<position)
    searched -= position
    position = 0
    var buffer: [UInt8] = Array(repeating: 0, count: 1 << 16)
    let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
    isAtEnd = count == 0
    bytes += buffer[..<count]
  }

  private mutating func text(of slice: ArraySlice<UInt8>) throws -> String {
    line += 1
    let content = slice.last == UInt8(ascii: "\r") ? slice.dropLast() : slice
    guard !content.contains(0) else {
      let name = InputDocument.shownName(of: source.path)
      throw CommandFailure("\(name):\(line): a byte of value 0, expected a text in UTF-8")
    }
    do throws(TextDecodingError) {
      let decoded = try TextDecoder.decode(Array(content))
      if let warning = decoded.warnings.first, !isWarned {
        isWarned = true
        printWarning("\(warning)", file: InputDocument.shownName(of: source.path), line: line)
      }
      return String(decoding: decoded.bytes, as: UTF8.self)
    } catch {
      throw CommandFailure(error, in: source.path)
    }
  }
}
