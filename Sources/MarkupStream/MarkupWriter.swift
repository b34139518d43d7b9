public import CalepinCore

/// Writes XML as a stream, in UTF-8, the same bytes for the same calls.
///
/// Elements go on lines of their own, indented by two spaces a level, unless
/// they stand inside one that was begun as ``Layout/inline``. Characters that
/// XML 1.0 does not allow are left out and counted.
public struct MarkupWriter: ~Copyable {
  /// How the content of an element is laid out.
  public enum Layout: Sendable {
    /// Every child on a line of its own.
    case block
    /// Exactly what is written, without a blank more.
    case inline
  }

  /// How many characters were left out because XML does not allow them.
  public private(set) var droppedCharacterCount = 0

  private var sink: any ByteSink
  private var buffer: [UInt8] = []
  private var open: [(name: String, layout: Layout, hasChildren: Bool)] = []
  private var isTagOpen = false

  private static let flushSize = 64 << 10

  /// Creates a writer to `sink` and writes the XML declaration.
  public init(to sink: any ByteSink) {
    self.sink = sink
    append(#"<?xml version="1.0" encoding="UTF-8"?>"#)
  }

  /// Writes the DOCTYPE of the root element `name`.
  public mutating func doctype(_ name: String, system: String) {
    append("\n<!DOCTYPE \(name) SYSTEM \"\(system)\">")
  }

  /// Begins the element `name`.
  public mutating func start(_ name: String, _ layout: Layout = .block) {
    closeTag()
    let isInline = open.last?.layout == .inline
    if !isInline { breakLine() }
    if !open.isEmpty { open[open.count - 1].hasChildren = true }
    append("<")
    append(name)
    open.append((name, isInline ? .inline : layout, false))
    isTagOpen = true
  }

  /// Gives the element begun last an attribute, before it has content.
  public mutating func attribute(_ name: String, _ value: String) {
    precondition(isTagOpen, "attributes come before the content")
    append(" ")
    append(name)
    append("=\"")
    escape(value, inAttribute: true)
    append("\"")
  }

  /// Writes `text` as the content of the element begun last.
  public mutating func text(_ text: String) {
    closeTag()
    escape(text, inAttribute: false)
  }

  /// Ends the element begun last.
  public mutating func end() throws(OutputError) {
    guard let element = open.popLast() else { preconditionFailure("no element is open") }
    if isTagOpen {
      append("/>")
      isTagOpen = false
    } else {
      if element.layout == .block && element.hasChildren { breakLine() }
      append("</")
      append(element.name)
      append(">")
    }
    if buffer.count >= Self.flushSize { try flush() }
  }

  /// Ends all that is open and passes everything on to the sink.
  public mutating func finish() throws(OutputError) {
    while !open.isEmpty { try end() }
    append("\n")
    try flush()
  }

  private mutating func closeTag() {
    guard isTagOpen else { return }
    append(">")
    isTagOpen = false
  }

  private mutating func breakLine() {
    buffer.append(UInt8(ascii: "\n"))
    for _ in 0..<open.count { append("  ") }
  }

  private mutating func append(_ text: String) { buffer.append(contentsOf: text.utf8) }

  private mutating func flush() throws(OutputError) {
    try sink.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func escape(_ text: String, inAttribute: Bool) {
    var text = text
    text.withUTF8 { bytes in
      var copied = 0
      var offset = 0
      while true {
        while offset < bytes.count, Self.isPlain(bytes[offset]) { offset += 1 }
        guard offset < bytes.count else { break }
        let byte = bytes[offset]
        offset += 1
        guard
          let escape = Self.escape(byte, inAttribute: inAttribute)
            ?? Self.forbidden(bytes, offset - 1)
        else { continue }
        buffer.append(contentsOf: bytes[copied..<(offset - 1)])
        buffer.append(contentsOf: escape.bytes.utf8)
        offset += escape.length - 1
        copied = offset
        if escape.bytes.isEmpty { droppedCharacterCount += 1 }
      }
      buffer.append(contentsOf: bytes[copied...])
    }
  }

  /// Whether `byte` stands for itself wherever it is.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    if byte > UInt8(ascii: ">") { return byte != 0xEF }
    return byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "&")
      && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
  }

  private typealias Escape = (bytes: String, length: Int)

  @inline(__always)
  private static func escape(_ byte: UInt8, inAttribute: Bool) -> Escape? {
    switch byte {
    case UInt8(ascii: "&"): ("&amp;", 1)
    case UInt8(ascii: "<"): ("&lt;", 1)
    case UInt8(ascii: ">"): ("&gt;", 1)
    case 0x0D: ("&#13;", 1)
    case UInt8(ascii: "\"") where inAttribute: ("&quot;", 1)
    case 0x0A where inAttribute: ("&#10;", 1)
    case 0x09 where inAttribute: ("&#9;", 1)
    default: nil
    }
  }

  /// The character at `offset` with its length when XML 1.0 §2.2 does not
  /// allow it: a control character, U+FFFE or U+FFFF.
  @inline(__always)
  private static func forbidden(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Escape? {
    let byte = bytes[offset]
    if byte < 0x20 { return byte == 0x0A || byte == 0x09 ? nil : ("", 1) }
    guard byte == 0xEF, offset + 2 < bytes.count, bytes[offset + 1] == 0xBF,
      bytes[offset + 2] >= 0xBE
    else { return nil }
    return ("", 3)
  }
}
