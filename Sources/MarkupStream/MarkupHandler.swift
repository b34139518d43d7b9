/// Takes the events of a ``MarkupReader`` in document order.
///
/// Comments, processing instructions and the DOCTYPE give no event; a CDATA
/// section is text. Text may come in several pieces. Whatever an event hands
/// over is valid only during the call.
public protocol MarkupHandler: AnyObject {
  /// An element begins.
  func startElement(_ element: MarkupElement)
  /// The element begun last ends; `name` is its name.
  func endElement(_ name: MarkupName)
  /// Text, in UTF-8, cut between characters.
  func text(_ utf8: UnsafeBufferPointer<UInt8>)
  /// Something was not as it should be and was mended or left out.
  func notice(_ notice: MarkupNotice, line: Int)
}

/// What a ``MarkupReader`` mended or left out while it read on.
public enum MarkupNotice: Hashable, Sendable {
  /// An entity of HTML that the file does not declare; read as its character.
  case undeclaredEntity(String)
  /// An entity whose text is in another file; left out.
  case externalEntity(String)
  /// Bytes that are not UTF-8, the first of them `utf8Offset` bytes into the
  /// file; read as windows-1252 from there on where they do not fit.
  case notUTF8(byteOffset: Int)
  /// Control characters that XML 1.0 does not allow; left out.
  case controlCharacters
  /// Bytes after the end of the root element; left out.
  case trailingContent
}

extension MarkupNotice: CustomStringConvertible {
  /// What was wrong, and what was done about it.
  public var description: String {
    switch self {
    case .undeclaredEntity(let name): "'&\(name);' is not declared; read as in HTML"
    case .externalEntity(let name): "'&\(name);' stands for another file; left out"
    case .notUTF8(let byteOffset):
      "byte \(byteOffset) is not UTF-8; what is not is read as windows-1252"
    case .controlCharacters: "control characters that XML does not allow; left out"
    case .trailingContent: "something follows the end of the document; left out"
    }
  }
}
