/// Finds the tags of an XML text and where they stand, without reading more
/// into it; the text is taken to be well-formed.
struct TagScanner {
  /// A tag.
  struct Tag {
    /// The name as it is written: `x:target`.
    var name: String
    /// Whether it ends an element.
    var isEnd: Bool
    /// Whether it is an element by itself.
    var isEmpty: Bool
    /// From the angle bracket to behind the other.
    var range: Range<Int>

    /// The name without its prefix.
    var localName: Substring { name.split(separator: ":").last ?? "" }
  }

  private let bytes: [UInt8]
  private var offset = 0

  /// Begins at the start of `bytes`.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next tag, or `nil` at the end.
  mutating func next() -> Tag? {
    while let start = bytes[offset...].firstIndex(of: UInt8(ascii: "<")) {
      guard let end = endOfSpecial(at: start) else {
        return tag(at: start)
      }
      offset = end
    }
    offset = bytes.count
    return nil
  }

  /// Behind the comment, section, instruction or declaration at `start`.
  private func endOfSpecial(at start: Int) -> Int? {
    for (begin, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")]
    where bytes[start...].starts(with: begin.utf8) {
      return self.end(of: end, from: start + begin.utf8.count)
    }
    return nil
  }

  private func end(of mark: String, from start: Int) -> Int {
    var place = start
    while place < bytes.count {
      if bytes[place...].starts(with: mark.utf8) { return place + mark.utf8.count }
      place += 1
    }
    return bytes.count
  }

  private mutating func tag(at start: Int) -> Tag? {
    var place = start + 1
    var quote: UInt8?
    while place < bytes.count {
      let byte = bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      place += 1
    }
    offset = min(place + 1, bytes.count)
    guard place < bytes.count else { return nil }
    let isEnd = bytes[start + 1] == UInt8(ascii: "/")
    let name = bytes[(start + (isEnd ? 2 : 1))..<place].prefix {
      $0 > 0x20 && $0 != UInt8(ascii: "/")
    }
    return Tag(
      name: String(decoding: name, as: UTF8.self), isEnd: isEnd,
      isEmpty: bytes[place - 1] == UInt8(ascii: "/"), range: start..<place + 1)
  }
}
