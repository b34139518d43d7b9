/// Why a file could not be read as text.
public enum TextDecodingError: Error, Hashable, Sendable {
  /// The file is a document in a format that holds more than text.
  case document(FileKind)
  /// The file holds a byte of value 0 and is not UTF-16.
  case binary(offset: Int)
  /// The file is in UTF-32.
  case utf32
  /// The text takes 4 GiB or more.
  case tooLarge

  /// Formats recognised by the first bytes of a file.
  public enum FileKind: String, CaseIterable, Hashable, Sendable {
    case pdf = "a PDF document"
    case wordXML = "a Word document (.docx)"
    case openDocument = "an OpenDocument file (.odt)"
    case zip = "a ZIP archive"
    case oldOffice = "an old Office document (.doc)"
    case rtf = "an RTF document"
    case gzip = "a gzip archive"
  }
}

extension TextDecodingError: CustomStringConvertible {
  /// What the file is and what would be accepted.
  public var description: String {
    switch self {
    case .document(let kind):
      switch kind {
      case .zip, .gzip: "not a text file but \(kind.rawValue) (unpack it first)"
      default: "not a text file but \(kind.rawValue) (save it as plain text, UTF-8)"
      }
    case .binary(let offset):
      "not a text file: a byte of value 0 at offset \(offset) (expected UTF-8 or UTF-16 text)"
    case .utf32: "a text in UTF-32 (expected UTF-8 or UTF-16)"
    case .tooLarge: "a text of 4 GiB or more (expected less)"
    }
  }
}

extension TextDecodingError.FileKind {
  /// The kind of file that begins with `bytes`, or `nil` when it may be text.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.starts(with: "%PDF-".utf8) {
      self = .pdf
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = Self.zipKind(bytes)
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .oldOffice
    } else if bytes.starts(with: "{\\rtf".utf8) {
      self = .rtf
    } else if bytes.starts(with: [0x1F, 0x8B, 0x08]) {
      self = .gzip
    } else {
      return nil
    }
  }

  /// What the names of the first members say: OpenDocument puts its media
  /// type first and uncompressed, Office Open XML its list of types.
  private static func zipKind(_ bytes: UnsafeBufferPointer<UInt8>) -> Self {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
    if head.contains("application/vnd.oasis.opendocument") { return .openDocument }
    return head.contains("[Content_Types].xml") || head.contains("word/") ? .wordXML : .zip
  }
}
