public import CalepinCore

/// Reads documents as blocks of text.
///
/// ```swift
/// let blocks = DocumentReader(.markdown).blocks(of: Array("# Puces\n\nUne *puce*.".utf8))
/// blocks.map(\.text)  // ["Puces", "Une puce."]
/// ```
public struct DocumentReader: Sendable {
  /// What is read.
  public let format: DocumentFormat
  /// Whether code inside of a line stays; else a U+FFFC stands for it.
  public var keepsCode = false

  /// Creates a reader of `format`.
  public init(_ format: DocumentFormat, keepsCode: Bool = false) {
    self.format = format
    self.keepsCode = keepsCode
  }

  /// The blocks of `text`, in UTF-8.
  ///
  /// - Precondition: the format is one of text.
  /// - Complexity: O(length).
  public func blocks(of text: [UInt8]) -> [DocumentBlock] {
    switch format {
    case .text: PlainTextBlocks.blocks(of: text)
    case .markdown: MarkdownBlocks.blocks(of: text, keepsCode: keepsCode)
    case .html: HTMLBlocks.blocks(of: text, keepsCode: keepsCode)
    case .office: preconditionFailure("an archive has to be opened")
    }
  }

  /// The blocks of a .docx or .odt file.
  ///
  /// - Throws: `FormatError` when it is broken, or expands out of proportion.
  public static func officeBlocks(
    of source: any ByteSource
  ) throws(FormatError) -> [DocumentBlock] {
    try OfficeDocument.blocks(of: source)
  }
}
