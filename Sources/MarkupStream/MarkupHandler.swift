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
  /// A second document after the end of the first; read.
  case gluedDocument
  /// An ampersand that begins no reference; taken for itself.
  case bareAmpersand
  /// An angle bracket that begins no tag; taken for itself.
  case bareAngle
  /// Values of attributes without quotes; read as if they had them.
  case bareValue
  /// A reference to a control character or to half of one; left out.
  case forbiddenReference(String)
  /// A character beyond the BMP, written as two references; joined.
  case surrogatePair(String)
  /// An element that another ends before it does; closed there.
  case unbalanced(String)
  /// The end of an element that is not open; left out.
  case strayEnd(String)
}

extension MarkupNotice {
  /// What kind of problem it is, without the names in it.
  public var kind: String {
    switch self {
    case .undeclaredEntity: "undeclared entity"
    case .externalEntity: "external entity"
    case .notUTF8: "encoding"
    case .controlCharacters, .forbiddenReference: "control character"
    case .trailingContent: "trailing content"
    case .gluedDocument: "glued document"
    case .bareAmpersand: "bare ampersand"
    case .bareAngle: "bare angle bracket"
    case .bareValue: "bare value"
    case .surrogatePair: "surrogate pair"
    case .unbalanced, .strayEnd: "tags that do not fit"
    }
  }

  /// What was wrong.
  public var problem: String {
    switch self {
    case .undeclaredEntity(let name): "'&\(name);' is not declared"
    case .externalEntity(let name): "'&\(name);' stands for another file"
    case .notUTF8(let byteOffset): "byte \(byteOffset) is not UTF-8"
    case .controlCharacters: "control characters that XML does not allow"
    case .trailingContent: "something follows the end of the document"
    case .gluedDocument: "another document follows the end of the first"
    case .bareAmpersand: "a bare '&'"
    case .bareAngle: "a bare '<'"
    case .bareValue: "the value of an attribute has no quotes"
    case .forbiddenReference(let reference): "'\(reference)' is no character that XML allows"
    case .surrogatePair(let reference): "'\(reference)' is a character in two halves"
    case .unbalanced(let name): "<\(name)> is not closed where it should be"
    case .strayEnd(let name): "</\(name)> closes nothing"
    }
  }

  /// What was done about it.
  public var action: String {
    switch self {
    case .undeclaredEntity: "read as in HTML"
    case .externalEntity, .controlCharacters, .trailingContent, .forbiddenReference, .strayEnd:
      "left out"
    case .notUTF8: "what is not is read as windows-1252"
    case .gluedDocument: "read as well"
    case .bareAmpersand, .bareAngle: "taken literally"
    case .bareValue: "read as if it had"
    case .surrogatePair: "joined"
    case .unbalanced: "closed"
    }
  }
}
