/// The text of a paragraph of Markdown without its marks.
///
/// Of links and images the text stays, of footnotes nothing, and code in the
/// line is a U+FFFC unless it is kept. Marks that are not closed are read with
/// less care than CommonMark asks for: what is left out is a mark, never a word.
struct MarkdownInline {
  private let bytes: [UInt8]
  private let keepsCode: Bool
  private var index = 0
  private var text: [UInt8] = []
  /// Where brackets were opened in the text.
  private var brackets: [Int] = []
  /// Whether the end of a target was looked for and is not there.
  private var isTargetOpen = false
  /// Runs of so many backticks do not come again.
  private var missingRuns: Set<Int> = []
  /// Up to here no angle bracket closes.
  private var angleSearchEnd = 0

  /// Stands in the text where a mark was that turned out to be one later.
  private static let removed: UInt8 = 0
  /// The longest tag.
  private static let longestTag = 2_000

  init(_ bytes: [UInt8], keepsCode: Bool) {
    self.bytes = bytes
    self.keepsCode = keepsCode
  }

  /// The text.
  ///
  /// - Complexity: O(length).
  mutating func plainText() -> String {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): addEscaped()
      case UInt8(ascii: "`"): addCode()
      case UInt8(ascii: "!") where byte(1) == UInt8(ascii: "["): index += 1
      case UInt8(ascii: "["): openBracket()
      case UInt8(ascii: "]"): closeBracket()
      case UInt8(ascii: "<"): addAngle()
      case UInt8(ascii: "&"): addReference()
      case UInt8(ascii: "*"), UInt8(ascii: "~"): addEmphasis()
      case UInt8(ascii: "_"): addUnderscore()
      default: addByte()
      }
    }
    text.removeAll { $0 == Self.removed }
    while let last = text.last, last <= 0x20 { text.removeLast() }
    return String(decoding: text.drop { $0 <= 0x20 }, as: UTF8.self)
  }

  private func byte(_ distance: Int) -> UInt8 {
    bytes.indices.contains(index + distance) ? bytes[index + distance] : 0
  }

  private mutating func addByte() {
    text.append(bytes[index])
    index += 1
  }

  /// A backslash makes a sign ordinary; at the end of a line it breaks it.
  private mutating func addEscaped() {
    let next = byte(1)
    index += 1
    guard next > 0x20, next < 0x7F, !Self.isWordByte(next) else {
      if next != 0x0A { text.append(UInt8(ascii: "\\")) }
      return
    }
    addByte()
  }

  private mutating func addCode() {
    let count = bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count
    let start = index + count
    guard !missingRuns.contains(count), let end = endOfCode(from: start, count) else {
      missingRuns.insert(count)
      text += bytes[index..<start]
      index = start
      return
    }
    if keepsCode { text += bytes[start..<end] } else { text += "\u{FFFC}".utf8 }
    index = end + count
  }

  private func endOfCode(from start: Int, _ count: Int) -> Int? {
    var place = start
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "`") else {
        place += 1
        continue
      }
      let run = bytes[place...].prefix { $0 == UInt8(ascii: "`") }.count
      if run == count { return place }
      place += run
    }
    return nil
  }

  private mutating func openBracket() {
    // A footnote: [^1].
    if byte(1) == UInt8(ascii: "^"),
      let end = bytes[index...].prefix(80).firstIndex(of: UInt8(ascii: "]"))
    {
      index = end + (end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: ":") ? 2 : 1)
    } else {
      brackets.append(text.count)
      addByte()
    }
  }

  private mutating func closeBracket() {
    let opening = brackets.popLast()
    index += 1
    if let opening, let end = endOfTarget() {
      // The brackets of a link go, others stay.
      text[opening] = Self.removed
      index = end
    } else {
      text.append(UInt8(ascii: "]"))
    }
  }

  /// The offset behind the target of a link, `(address "title")` or `[name]`.
  private mutating func endOfTarget() -> Int? {
    let opening = byte(0)
    guard opening == UInt8(ascii: "(") || opening == UInt8(ascii: "["), !isTargetOpen else {
      return nil
    }
    let closing = opening == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    var (place, depth) = (index, 0)
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 1
      case opening: depth += 1
      case closing:
        depth -= 1
        if depth == 0 { return place + 1 }
      default: break
      }
      place += 1
    }
    isTargetOpen = true
    return nil
  }

  /// A tag or an address in angle brackets goes.
  private mutating func addAngle() {
    let next = byte(1)
    let isTag = (next | 0x20) &- UInt8(ascii: "a") < 26 || next == UInt8(ascii: "/") || next == 0x21
    guard isTag, let end = endOfTag() else { return addByte() }
    let inner = bytes[index..<end]
    let isAddress = inner.contains(UInt8(ascii: ":")) && !inner.contains(0x20)
    if isAddress || inner.contains(UInt8(ascii: "@")) { text += "\u{FFFC}".utf8 }
    index = end + 1
  }

  private mutating func endOfTag() -> Int? {
    let limit = min(index + Self.longestTag, bytes.count)
    let start = max(index, angleSearchEnd)
    guard start < limit else { return nil }
    if let end = bytes[start..<limit].firstIndex(of: UInt8(ascii: ">")) { return end }
    angleSearchEnd = limit
    return nil
  }

  private mutating func addReference() {
    guard let (scalar, length) = HTMLReference.scalar(in: bytes[index...]) else { return addByte() }
    text += String(Character(scalar)).utf8
    index += length
  }

  /// Stars and tildes go unless space is on both sides.
  private mutating func addEmphasis() {
    let mark = bytes[index]
    let run = bytes[index...].prefix { $0 == mark }.count
    let before = index > 0 ? bytes[index - 1] : 0x20
    let behind = byte(run)
    let stays =
      (before <= 0x20 && (behind <= 0x20)) || (mark == UInt8(ascii: "~") && run != 2)
    if stays { text += bytes[index..<index + run] }
    index += run
  }

  /// Underscores go at the edges of words.
  private mutating func addUnderscore() {
    let run = bytes[index...].prefix { $0 == UInt8(ascii: "_") }.count
    let before = index > 0 ? bytes[index - 1] : 0x20
    let isInside = Self.isWordByte(before) && Self.isWordByte(byte(run))
    let stays = isInside || (before <= 0x20 && byte(run) <= 0x20)
    if stays { text += bytes[index..<index + run] }
    index += run
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte >= 0x80
      || byte == UInt8(ascii: "_")
  }
}
