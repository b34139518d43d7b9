internal import CalepinCore

/// Makes every chunk of a file clean UTF-8 that XML 1.0 allows.
///
/// Bytes that are no UTF-8 are read as windows-1252 (files that say UTF-8 and
/// are not, are that); control characters go. A character cut by the end of a
/// chunk waits for the next.
struct UTF8Cleaner {
  /// What comes out, in order.
  enum Piece {
    /// Clean bytes.
    case bytes(UnsafeBufferPointer<UInt8>)
    /// Something found in what comes next, on that line, counted from 1.
    case notice(MarkupNotice, line: Int)
  }

  private var tail: [UInt8] = []
  private let lineBefore: () -> Int
  private var lines = LineCount()
  private var byteOffset: Int
  private var reportedEncoding = false

  /// Creates a cleaner for what begins `byteOffset` bytes into the file.
  ///
  /// `lineBefore` is asked, when something is found, for the line a chunk
  /// begins on: counting all along would cost as much as the search.
  init(byteOffset: Int, lineBefore: @escaping () -> Int) {
    self.byteOffset = byteOffset
    self.lineBefore = lineBefore
  }

  /// Hands the clean form of `chunk` to `body`, piece by piece, with what was
  /// found; the bytes themselves when nothing is wrong with them.
  mutating func clean(
    _ chunk: UnsafeBufferPointer<UInt8>, isLast: Bool, _ body: (Piece) -> Void
  ) {
    lines = LineCount()
    if !tail.isEmpty {
      let joined = tail + chunk
      tail = []
      joined.withUnsafeBufferPointer { cleanWhole($0, isLast: isLast, body) }
    } else {
      cleanWhole(chunk, isLast: isLast, body)
    }
  }

  private mutating func cleanWhole(
    _ chunk: UnsafeBufferPointer<UInt8>, isLast: Bool, _ body: (Piece) -> Void
  ) {
    var odd = UTF8Scan.firstOddity(in: chunk, from: 0)
    var kept: [UInt8] = []
    var copied = 0
    var end = chunk.count
    while odd < chunk.count {
      if !isLast, UTF8Scan.isCutCharacter(chunk, at: odd) {
        tail = Array(chunk[odd...])
        end = odd
        break
      }
      kept.append(contentsOf: chunk[copied..<odd])
      // Without a tag between them, two are in the same text, and told of once.
      let isElsewhere =
        copied == 0 || chunk.position(of: UInt8(ascii: "<"), from: copied) < odd
      if let notice = notice(chunk, odd, isElsewhere: isElsewhere) {
        let line = lines.line(of: odd, in: chunk, base: lineBefore)
        kept.withUnsafeBufferPointer { body(.bytes($0)) }
        kept.removeAll(keepingCapacity: true)
        body(.notice(notice, line: line))
      }
      let byte = chunk[odd]
      if byte >= 0x80 { kept.append(contentsOf: String(Windows1252.scalar(byte)).utf8) }
      copied = odd + 1
      odd = UTF8Scan.firstOddity(in: chunk, from: copied)
    }
    byteOffset += end
    guard copied > 0 else { return body(.bytes(UnsafeBufferPointer(rebasing: chunk[..<end]))) }
    kept.append(contentsOf: chunk[copied..<end])
    kept.withUnsafeBufferPointer { body(.bytes($0)) }
  }

  /// What is to be said of the oddity at `offset`; `nil` when it was said.
  private mutating func notice(
    _ chunk: UnsafeBufferPointer<UInt8>, _ offset: Int, isElsewhere: Bool
  ) -> MarkupNotice? {
    guard chunk[offset] >= 0x80 else { return isElsewhere ? .controlCharacters : nil }
    guard !reportedEncoding else { return nil }
    reportedEncoding = true
    return .notUTF8(byteOffset: byteOffset + offset)
  }
}

/// The inner loops of ``UTF8Cleaner``, which look at every byte of a file.
enum UTF8Scan {
  /// Where the first byte is that begins no sound character: no UTF-8, or a
  /// control character that XML 1.0 §2.2 does not allow; the count when there
  /// is none.
  static func firstOddity(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let count = bytes.count
    guard let base = bytes.baseAddress else { return count }
    let raw = UnsafeRawPointer(base)
    var offset = start
    while offset < count {
      while offset + 32 <= count {
        let odd =
          oddBits(raw, offset) | oddBits(raw, offset + 8) | oddBits(raw, offset + 16)
          | oddBits(raw, offset + 24)
        guard odd == 0 else { break }
        offset += 32
      }
      // To the first byte that is no plain character, eight at a time.
      while offset + 8 <= count {
        let odd = oddBits(raw, offset)
        if odd != 0 {
          offset += odd.trailingZeroBitCount / 8
          break
        }
        offset += 8
      }
      guard offset < count else { return count }
      let length = characterLength(bytes, at: offset)
      if length == 0 { return offset }
      offset += length
    }
    return count
  }

  /// The high bit of the first byte at `offset` and the seven after it that is
  /// below 0x20 or above 0x7F; what stands above that bit means nothing.
  @inline(__always)
  private static func oddBits(_ raw: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    return (word | (word &- 0x2020_2020_2020_2020)) & 0x8080_8080_8080_8080
  }

  /// The length in bytes of the character at `offset`, or 0 for an oddity.
  ///
  /// Source: The Unicode Standard 15.0, table 3-7.
  @inline(__always)
  static func characterLength(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let lead = bytes[offset]
    if lead < 0x80 {
      return lead >= 0x20 || lead == 0x0A || lead == 0x0D || lead == 0x09 ? 1 : 0
    }
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, offset + length <= bytes.count else { return 0 }
    guard secondByteRange(after: lead).contains(bytes[offset + 1]) else { return 0 }
    for position in stride(from: 2, to: length, by: 1)
    where bytes[offset + position] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// Whether the bytes from `offset` on are the begin of a character whose
  /// rest is still to come.
  static func isCutCharacter(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    let lead = bytes[offset]
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    let present = bytes.count - offset
    guard present < length else { return false }
    if present > 1, !secondByteRange(after: lead).contains(bytes[offset + 1]) { return false }
    return present < 3 || bytes[offset + 2] & 0xC0 == 0x80
  }

  /// How many line feeds there are.
  static func newlineCount(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    UnsafeBufferPointer(rebasing: bytes).reduce(0) { $0 &+ ($1 == 0x0A ? 1 : 0) }
  }

  @inline(__always)
  private static func secondByteRange(after lead: UInt8) -> ClosedRange<UInt8> {
    switch lead {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }
}
