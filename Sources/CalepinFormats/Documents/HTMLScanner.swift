internal import MarkupStream

/// Cuts HTML into tags and text, as forgiving as browsers are.
///
/// Source: the HTML Living Standard, §13.2.5 (tokenization), with states that
/// make no difference to the text left out.
struct HTMLScanner {
  /// A piece of a page.
  enum Piece {
    /// Text as it is written, with its references.
    case text(Range<Int>)
    /// A start tag, its name in lower case.
    case start(String, isClosed: Bool)
    /// An end tag, its name in lower case.
    case end(String)
  }

  let bytes: [UInt8]
  private(set) var position: Int
  private let end: Int

  /// Begins with the bytes of `range`.
  init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
    self.bytes = bytes
    position = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  /// The next piece; `nil` at the end.
  mutating func next() -> Piece? {
    while position < end {
      if bytes[position] == UInt8(ascii: "<"), let tag = tag() {
        if let piece = tag.piece { return piece }
        continue
      }
      let start = position
      position += 1
      while position < end, bytes[position] != UInt8(ascii: "<") { position += 1 }
      return .text(start..<position)
    }
    return nil
  }

  /// Moves behind the end tag of `name`: what is in a script is no markup.
  ///
  /// - Returns: Whether there is one; else the position stays.
  mutating func skipRawText(of name: String) -> Bool {
    let mark = Array("</\(name)".utf8)
    var place = position
    while place + mark.count <= end {
      if bytes[place] == UInt8(ascii: "<"),
        zip(bytes[place...], mark).allSatisfy({ Self.lower($0) == $1 })
      {
        position = place
        _ = tag()
        return true
      }
      place += 1
    }
    return false
  }

  /// Moves to the end.
  mutating func skipAll() { position = end }

  /// Moves behind the tag, comment or declaration at the position; `nil` when
  /// there is none.
  private mutating func tag() -> (piece: Piece?, Void)? {
    guard position + 1 < end else { return nil }
    switch bytes[position + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      skipDeclaration()
      return (nil, ())
    case UInt8(ascii: "/"):
      guard let name = name(at: position + 2) else { return nil }
      _ = skipTag(from: position + 2 + name.utf8.count)
      return (.end(name), ())
    default:
      guard let name = name(at: position + 1) else { return nil }
      let isClosed = skipTag(from: position + 1 + name.utf8.count)
      return (.start(name, isClosed: isClosed), ())
    }
  }

  private mutating func skipDeclaration() {
    func find(_ mark: StaticString, from start: Int) -> Int {
      var index = start
      let count = mark.utf8CodeUnitCount
      while index + count <= end {
        if (0..<count).allSatisfy({ bytes[index + $0] == mark.utf8Start[$0] }) {
          return index + count
        }
        index += 1
      }
      return end
    }
    if bytes[position..<min(position + 4, end)].elementsEqual("<!--".utf8) {
      position = find("-->", from: min(position + 4, end))
    } else if bytes[position..<min(position + 9, end)].elementsEqual("<![CDATA[".utf8) {
      position = find("]]>", from: position + 9)
    } else {
      position = find(">", from: position)
    }
  }

  private func name(at start: Int) -> String? {
    guard start < end, Self.isLetter(bytes[start]) else { return nil }
    let name = bytes[start..<end].prefix(while: {
      Self.isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == 0x2D
        || $0 == 0x3A
    })
    return String(decoding: name.map(Self.lower), as: UTF8.self)
  }

  /// Moves behind the `>` of a tag, quoted values apart; says whether a slash
  /// closes it.
  private mutating func skipTag(from start: Int) -> Bool {
    var quote: UInt8?
    position = start
    while position < end {
      let byte = bytes[position]
      position += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return bytes[position - 2] == UInt8(ascii: "/")
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
        bytes[position - 2] == UInt8(ascii: "=")
      {
        quote = byte
      }
    }
    return false
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }
}

/// Character references of HTML.
enum HTMLReference {
  /// The longest name and its signs.
  private static let longest = 12

  /// The character that the reference at the start of `bytes` stands for, and
  /// how many bytes it takes; `nil` when there is none.
  ///
  /// A number that is no character stands for U+FFFD.
  static func scalar(in bytes: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, length: Int)? {
    guard bytes.first == UInt8(ascii: "&"),
      let end = bytes.prefix(longest).firstIndex(of: UInt8(ascii: ";"))
    else { return nil }
    let name = String(decoding: bytes[(bytes.startIndex + 1)..<end], as: UTF8.self)
    let length = end + 1 - bytes.startIndex
    guard name.hasPrefix("#") else { return named(name).map { ($0, length) } }
    let isHexadecimal = name.dropFirst().first.map { $0 == "x" || $0 == "X" } ?? false
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10) else { return nil }
    return (value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  private static func named(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    default: HTMLEntities.scalar(name)
    }
  }
}
