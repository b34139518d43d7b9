/// The text of a file in UTF-8, with what had to be assumed to read it.
public struct DecodedText: Sendable {
  /// The text in well-formed UTF-8, without a byte order mark.
  public let bytes: [UInt8]
  /// The encoding the file was in.
  public let encoding: TextEncoding
  /// What is doubtful, in the order of the file.
  public let warnings: [DecodingWarning]
  let offsets: OffsetMap

  /// The offset in the original file of the character that begins at
  /// `utf8Offset` of ``bytes``.
  ///
  /// `utf8Offset` is in `0...bytes.count`.
  ///
  /// - Complexity: O(1).
  public func originalOffset(of utf8Offset: Int) -> Int {
    precondition((0...bytes.count).contains(utf8Offset), "an offset lies in the text")
    return offsets.originalOffset(of: utf8Offset, in: bytes)
  }
}

/// The encodings a text file is recognised in.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1252 = "windows-1252"
}

/// Something doubtful about the encoding of a file that could be read.
public struct DecodingWarning: Hashable, Sendable {
  /// What is doubtful.
  public enum Kind: Hashable, Sendable {
    /// The bytes are not UTF-8 and were read as Windows-1252.
    case notUTF8
    /// The last character is cut off and was replaced by U+FFFD.
    case truncated
    /// Half a surrogate pair of UTF-16 was replaced by U+FFFD.
    case unpairedSurrogate
  }

  /// What is doubtful.
  public let kind: Kind
  /// Where it was met first, in bytes of the original file.
  public let offset: Int
  /// The line it was met in first, counted from 1.
  public let line: Int
}

extension DecodingWarning: CustomStringConvertible {
  /// What is doubtful and what was done about it.
  public var description: String {
    switch kind {
    case .notUTF8: "not UTF-8, read as Windows-1252 (first at byte \(offset))"
    case .truncated: "the last character is cut off, replaced by U+FFFD (at byte \(offset))"
    case .unpairedSurrogate:
      "half a surrogate pair in UTF-16, replaced by U+FFFD (first at byte \(offset))"
    }
  }
}

/// Leads from offsets in decoded UTF-8 back to the file.
struct OffsetMap: Sendable {
  /// How many bytes a scalar takes in the file.
  enum Width: Sendable {
    /// As many as in UTF-8.
    case same
    /// One.
    case one
    /// Two, and four above U+FFFF.
    case utf16
  }

  /// How many bytes of UTF-8 lie between two checkpoints.
  static let stride = 1024

  let width: Width
  /// The length of the byte order mark.
  let start: Int
  /// The size of the file; no offset lies beyond it.
  let end: Int
  /// The first scalar at or behind each multiple of ``stride``, by its offset
  /// in UTF-8 and in the file; empty when the width is the same.
  private var checkpoints: [(utf8: Int, original: Int)] = []

  init(_ width: Width, start: Int, end: Int, text: [UInt8]) {
    self.width = width
    self.start = start
    self.end = end
    guard width != .same else { return }
    var original = start
    for (offset, byte) in text.enumerated() where byte & 0xC0 != 0x80 {
      if offset >= checkpoints.count * Self.stride { checkpoints.append((offset, original)) }
      original += bytesInFile(ofScalarStartingWith: byte)
    }
  }

  func originalOffset(of offset: Int, in text: [UInt8]) -> Int {
    guard width != .same else { return min(start + offset, end) }
    guard !checkpoints.isEmpty, offset < text.count else { return offset == 0 ? start : end }
    var checkpoint = checkpoints[min(offset / Self.stride, checkpoints.count - 1)]
    // The first scalar behind a multiple of the stride may lie behind `offset`.
    if checkpoint.utf8 > offset, offset >= Self.stride {
      checkpoint = checkpoints[offset / Self.stride - 1]
    }
    var original = checkpoint.original
    for index in checkpoint.utf8..<max(offset, checkpoint.utf8) where text[index] & 0xC0 != 0x80 {
      original += bytesInFile(ofScalarStartingWith: text[index])
    }
    return min(original, end)
  }

  private func bytesInFile(ofScalarStartingWith byte: UInt8) -> Int {
    switch width {
    case .same: byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    case .one: 1
    case .utf16: byte < 0xF0 ? 2 : 4
    }
  }
}
