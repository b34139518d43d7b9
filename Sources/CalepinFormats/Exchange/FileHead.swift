internal import CalepinCore

/// What a file begins with: enough to know its format.
struct FileHead {
  /// How many bytes are looked at.
  static let byteCount = 16 << 10

  /// The first bytes as they are.
  let bytes: [UInt8]
  /// The first characters, whatever encoding of Unicode they are in; a byte
  /// order mark is left out.
  let text: Substring
  /// The local name of the root element in lower case; `nil` when the file is
  /// no XML.
  let rootElement: String?
  /// The whole start tag of the root element, or what there is of it.
  let rootTag: Substring

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let text = Self.decoded(bytes)
    self.text = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
    let tag = Self.rootTag(self.text)
    rootTag = tag ?? ""
    let name = rootTag.dropFirst().prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
    rootElement = tag == nil ? nil : name.split(separator: ":").last?.lowercased()
  }

  /// The lines of the head; the last one may be cut.
  var lines: [Substring] {
    text.split(omittingEmptySubsequences: true) { $0.isNewline }
  }

  private static func decoded(_ bytes: [UInt8]) -> String {
    let isLittle = bytes.starts(with: [0xFF, 0xFE]) || (bytes.count > 1 && bytes[1] == 0)
    let isBig = bytes.starts(with: [0xFE, 0xFF]) || (bytes.count > 1 && bytes[0] == 0)
    guard isLittle || isBig else { return String(decoding: bytes, as: UTF8.self) }
    let units = stride(from: 0, to: bytes.count & ~1, by: 2).map { index in
      isLittle
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
        : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// The first start tag of `text` after declarations, comments and DOCTYPE.
  private static func rootTag(_ text: Substring) -> Substring? {
    var rest = text.drop { $0.isWhitespace }
    while rest.hasPrefix("<") {
      if rest.hasPrefix("<?") {
        rest = after("?>", in: rest)
      } else if rest.hasPrefix("<!--") {
        rest = after("-->", in: rest)
      } else if rest.hasPrefix("<!") {
        rest = afterDeclaration(rest)
      } else {
        return rest.prefix { $0 != ">" }
      }
      rest = rest.drop { $0.isWhitespace }
    }
    return nil
  }

  private static func afterDeclaration(_ rest: Substring) -> Substring {
    let plain = rest.firstIndex(of: ">")
    if let subset = rest.firstIndex(of: "["), subset < (plain ?? rest.endIndex) {
      return after("]>", in: rest[subset...].replacing(/\]\s+>/, with: "]>")[...])
    }
    return plain.map { rest[$0...].dropFirst() } ?? ""
  }

  private static func after(_ mark: String, in text: Substring) -> Substring {
    text.firstRange(of: mark).map { text[$0.upperBound...] } ?? ""
  }
}

/// A source whose first bytes were looked at before it is read.
struct PeekedSource: ByteSource {
  /// The first bytes.
  let head: [UInt8]
  private var position = 0
  private var rest: any ByteSource

  /// Looks at the first `count` bytes of `source`, or as many as there are.
  init(_ source: any ByteSource, count: Int = FileHead.byteCount) throws(InputError) {
    var source = source
    var head: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
    defer { buffer.deallocate() }
    while head.count < count {
      let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<(count - head.count)])
      let read = try source.read(into: part)
      if read == 0 { break }
      head.append(contentsOf: part[..<read])
    }
    self.head = head
    rest = source
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard position < head.count else { return try rest.read(into: buffer) }
    let count = min(buffer.count, head.count - position)
    head.withUnsafeBytes {
      buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)]))
    }
    position += count
    return count
  }
}
