internal import CalepinCore

/// Makes UTF-8 text of the bytes of a file, whatever it was saved in.
///
/// A byte order mark decides; without one, UTF-16 is told by its zero bytes;
/// everything else is UTF-8 or, when it is not well-formed, Windows-1252.
///
/// ```swift
/// try TextDecoder.decode(Array("\u{FEFF}été".utf8)).originalOffset(of: 0)  // 3
/// ```
public enum TextDecoder {
  /// The text in `bytes`.
  ///
  /// - Throws: ``TextDecodingError`` when `bytes` are not a text.
  /// - Complexity: O(count). UTF-8 without a mark is not copied.
  public static func decode(_ bytes: [UInt8]) throws(TextDecodingError) -> DecodedText {
    let (format, problem) = bytes.withUnsafeBufferPointer { buffer in
      let format = Format(buffer)
      return (format, format == .utf8 ? UTF8Form.firstProblem(in: buffer) : nil)
    }
    let text: DecodedText
    switch format {
    case .document(let kind): throw .document(kind)
    case .utf32: throw .utf32
    case .utf16(let isBigEndian, let mark):
      text = UTF16Decoding.decode(bytes, isBigEndian: isBigEndian, markLength: mark)
    case .utf8: text = try decodeUTF8(bytes, problem)
    }
    guard text.bytes.count < Int(UInt32.max) else { throw .tooLarge }
    return text
  }

  private static func decodeUTF8(
    _ bytes: [UInt8], _ problem: UTF8Form.Problem?
  ) throws(TextDecodingError) -> DecodedText {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var text = mark == 0 ? bytes : Array(bytes[mark...])
    var warnings: [DecodingWarning] = []
    switch problem {
    case nil: break
    case .zero(let offset): throw .binary(offset: offset)
    case .malformed(let offset):
      if let zero = bytes.firstIndex(of: 0) { throw .binary(offset: zero) }
      return windows1252(bytes, markLength: mark, firstBad: offset)
    case .truncated(let offset):
      text.removeSubrange((offset - mark)...)
      text += [0xEF, 0xBF, 0xBD]
      let line = LineTable.lineNumber(of: offset, in: bytes)
      warnings.append(DecodingWarning(kind: .truncated, offset: offset, line: line))
    }
    return DecodedText(
      bytes: text, encoding: .utf8, warnings: warnings,
      offsets: OffsetMap(.same, start: mark, end: bytes.count, text: text))
  }

  /// What the first bytes of a file say it is.
  enum Format: Equatable {
    case document(TextDecodingError.FileKind)
    case utf8, utf32
    case utf16(isBigEndian: Bool, markLength: Int)

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      if let kind = TextDecodingError.FileKind(bytes) {
        self = .document(kind)
      } else if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
        self = .utf32
      } else if bytes.starts(with: [0xFF, 0xFE]) {
        self = .utf16(isBigEndian: false, markLength: 2)
      } else if bytes.starts(with: [0xFE, 0xFF]) {
        self = .utf16(isBigEndian: true, markLength: 2)
      } else if let isBigEndian = UTF16Decoding.byteOrder(of: bytes) {
        self = .utf16(isBigEndian: isBigEndian, markLength: 0)
      } else {
        self = .utf8
      }
    }
  }

  /// The text in `bytes` behind a byte order mark of UTF-8, if there is one,
  /// with a warning that points at `firstBad`.
  private static func windows1252(
    _ bytes: [UInt8], markLength: Int, firstBad: Int
  ) -> DecodedText {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes[markLength...] { text.appendUTF8(Windows1252.scalar(byte).value) }
    let line = LineTable.lineNumber(of: firstBad, in: bytes)
    return DecodedText(
      bytes: text, encoding: .windows1252,
      warnings: [DecodingWarning(kind: .notUTF8, offset: firstBad, line: line)],
      offsets: OffsetMap(.one, start: markLength, end: bytes.count, text: text))
  }
}
