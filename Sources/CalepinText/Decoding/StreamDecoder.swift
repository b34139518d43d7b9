internal import CalepinCore

/// Makes UTF-8 of a text that comes in pieces, whatever it was saved in.
///
/// The first mebibyte decides on the encoding as ``TextDecoder`` does; a text
/// that ends within it is read exactly as there. Behind it, bytes that are not
/// UTF-8 are read as Windows-1252 one by one, because what was handed on
/// cannot be taken back.
public struct StreamDecoder {
  /// How many bytes decide on the encoding.
  public static let headSize = 1 << 20

  private enum Mode: Equatable {
    case undecided, utf8, windows1252
    case utf16(isBigEndian: Bool)
  }

  private var mode = Mode.undecided
  /// What came in and waits for its rest.
  private var pending: [UInt8] = []
  /// How many bytes of the file, and lines, stand before ``pending``.
  private var offset = 0
  private var line = 1
  private var found: [DecodingWarning] = []
  private var kinds: Set<DecodingWarning.Kind> = []

  /// Creates a decoder at the beginning of a file.
  public init() {}

  /// What was doubtful since the last call, each kind once in a file; it is
  /// forgotten here.
  public mutating func takeWarnings() -> [DecodingWarning] {
    defer { found = [] }
    return found
  }

  /// Appends what can be read of the file with `chunk` at its end to `text`.
  ///
  /// - Parameters:
  ///   - chunk: The next bytes of the file.
  ///   - isLast: Whether the file ends with them.
  ///   - text: Where the text goes, in well-formed UTF-8.
  /// - Throws: ``TextDecodingError`` when the file is not a text.
  /// - Complexity: O(length of `chunk`), amortised.
  public mutating func decode(
    _ chunk: UnsafeRawBufferPointer, isLast: Bool, into text: inout [UInt8]
  ) throws(TextDecodingError) {
    pending.append(contentsOf: chunk)
    if mode == .undecided {
      if isLast { return try decodeWhole(into: &text) }
      guard pending.count >= Self.headSize else { return }
      try decide()
    }
    let start = text.count
    switch mode {
    case .undecided: break
    case .utf8: try decodeUTF8(isLast: isLast, into: &text)
    case .utf16(let isBigEndian): decodeUTF16(isBigEndian, isLast: isLast, into: &text)
    case .windows1252:
      for byte in pending { text.appendUTF8(Windows1252.scalar(byte).value) }
      drop(pending.count)
    }
    for byte in text[start...] where byte == 0x0A { line += 1 }
  }

  private mutating func decodeWhole(into text: inout [UInt8]) throws(TextDecodingError) {
    let decoded = try TextDecoder.decode(pending)
    found += decoded.warnings
    if text.isEmpty { text = decoded.bytes } else { text += decoded.bytes }
    pending = []
  }

  private mutating func decide() throws(TextDecodingError) {
    let (format, problem) = pending.withUnsafeBufferPointer {
      (TextDecoder.Format($0), UTF8Form.firstProblem(in: $0))
    }
    switch format {
    case .document(let kind): throw .document(kind)
    case .utf32: throw .utf32
    case .utf16(let isBigEndian, let mark):
      mode = .utf16(isBigEndian: isBigEndian)
      drop(mark)
    case .utf8:
      mode = .utf8
      if case .malformed(let place) = problem {
        if let zero = pending.firstIndex(of: 0) { throw .binary(offset: zero) }
        warn(.notUTF8, at: place, line: LineTable.lineNumber(of: place, in: pending))
        mode = .windows1252
      }
      if pending.starts(with: [0xEF, 0xBB, 0xBF]) { drop(3) }
    }
  }

  private mutating func decodeUTF8(
    isLast: Bool, into text: inout [UInt8]
  ) throws(TextDecodingError) {
    var start = 0
    while start < pending.count {
      let problem = pending.withUnsafeBufferPointer {
        UTF8Form.firstProblem(in: UnsafeBufferPointer(rebasing: $0[start...]))
      }
      switch problem {
      case nil:
        text.append(contentsOf: pending[start...])
        start = pending.count
      case .zero(let place): throw .binary(offset: offset + start + place)
      case .malformed(let place):
        text.append(contentsOf: pending[start..<start + place])
        start += place
        warn(.notUTF8, at: offset + start, line: line + Self.breaks(in: pending[..<start]))
        text.appendUTF8(Windows1252.scalar(pending[start]).value)
        start += 1
      case .truncated(let place):
        text.append(contentsOf: pending[start..<start + place])
        start += place
        guard isLast else { return drop(start) }
        warn(.truncated, at: offset + start, line: line + Self.breaks(in: pending[..<start]))
        text.appendUTF8(0xFFFD)
        start = pending.count
      }
    }
    drop(start)
  }

  private mutating func decodeUTF16(_ isBigEndian: Bool, isLast: Bool, into text: inout [UInt8]) {
    var end = pending.count
    if !isLast {
      end &= ~1
      // Half a pair waits for its other half.
      if end >= 2, pending[end - (isBigEndian ? 2 : 1)] & 0xFC == 0xD8 { end -= 2 }
    }
    let decoded = UTF16Decoding.decode(
      Array(pending[..<end]), isBigEndian: isBigEndian, markLength: 0)
    for warning in decoded.warnings {
      warn(warning.kind, at: offset + warning.offset, line: line + warning.line - 1)
    }
    text += decoded.bytes
    drop(end)
  }

  private mutating func warn(_ kind: DecodingWarning.Kind, at offset: Int, line: Int) {
    guard kinds.insert(kind).inserted else { return }
    found.append(DecodingWarning(kind: kind, offset: offset, line: line))
  }

  private mutating func drop(_ count: Int) {
    if count == pending.count {
      pending.removeAll(keepingCapacity: true)
    } else {
      pending.removeFirst(count)
    }
    offset += count
  }

  private static func breaks(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
  }
}
