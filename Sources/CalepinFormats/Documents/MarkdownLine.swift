/// What a line of Markdown is.
struct MarkdownLine {
  /// The marks that begin a block of code.
  struct Fence {
    var mark: UInt8
    var count: Int
  }

  private let bytes: [UInt8]
  /// The line behind the marks of block quotes and white space.
  let text: Range<Int>
  /// How many columns of white space it begins with.
  private let indent: Int

  init(_ bytes: [UInt8], _ line: Range<Int>) {
    self.bytes = bytes
    var (start, end, indent) = (line.lowerBound, line.upperBound, 0)
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    while start < end {
      switch bytes[start] {
      case 0x09: indent += 4 - indent % 4
      case 0...0x20: indent += 1
      case UInt8(ascii: ">") where indent < 4: indent = 0
      default:
        self.indent = indent
        text = start..<end
        return
      }
      start += 1
    }
    self.indent = indent
    text = start..<end
  }

  private var content: ArraySlice<UInt8> { bytes[text] }
  private var first: UInt8 { content.first ?? 0 }

  var isBlank: Bool { text.isEmpty }
  var isIndentedCode: Bool { indent >= 4 && !isBlank }

  /// The fence that begins here.
  var fence: Fence? {
    guard first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return nil }
    let count = content.prefix { $0 == first }.count
    // A line such as ```code``` is code in the line.
    let isInline = first == UInt8(ascii: "`") && content.dropFirst(count).contains(first)
    return count >= 3 && !isInline ? Fence(mark: first, count: count) : nil
  }

  /// Whether the line ends what `fence` began.
  func closes(_ fence: Fence) -> Bool {
    content.count >= fence.count && content.allSatisfy { $0 == fence.mark }
  }

  var startsComment: Bool { content.starts(with: "<!--".utf8) }

  var endsComment: Bool {
    content.indices.contains { content[$0...].starts(with: "-->".utf8) }
  }

  /// The level and text of a heading with number signs.
  var heading: (level: Int, text: Range<Int>)? {
    let level = content.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level), level == content.count || bytes[text.lowerBound + level] <= 0x20
    else { return nil }
    var end = text.upperBound
    let start = min(text.lowerBound + level + 1, end)
    while end > start, bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
    // Number signs without a space before them belong to the text.
    if end > start, bytes[end - 1] > 0x20 { end = text.upperBound }
    return (level, start..<end)
  }

  /// The level of the heading that this line underlines.
  var underlineLevel: Int? {
    guard indent < 4, !isBlank, content.allSatisfy({ $0 == first }) else { return nil }
    return first == UInt8(ascii: "=") ? 1 : first == UInt8(ascii: "-") ? 2 : nil
  }

  /// Whether it is a rule: three or more `*`, `-` or `_`.
  var isRule: Bool {
    guard [UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(first) else {
      return false
    }
    return content.allSatisfy { $0 == first || $0 <= 0x20 } && content.count { $0 == first } >= 3
  }

  /// Whether it is a mark of an extension: `:::`, `{% … %}`.
  var isDirective: Bool {
    content.starts(with: ":::".utf8)
      || (content.starts(with: "{%".utf8) && content.reversed().starts(with: "}%".utf8))
  }

  /// Whether it defines what a link refers to: `[name]: target`.
  var isDefinition: Bool {
    guard first == UInt8(ascii: "["), bytes[text.lowerBound...].dropFirst().first != 0x5E,
      let close = content.firstIndex(of: UInt8(ascii: "]"))
    else { return false }
    return close + 1 < text.upperBound && bytes[close + 1] == UInt8(ascii: ":")
  }

  /// The text of an item of a list, behind its mark and a box to tick.
  var listItem: Range<Int>? {
    var start = text.lowerBound
    if [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(first) {
      start += 1
    } else {
      let digits = content.prefix { $0 &- UInt8(ascii: "0") < 10 }.count
      guard (1...9).contains(digits), start + digits < text.upperBound,
        [UInt8(ascii: "."), UInt8(ascii: ")")].contains(bytes[start + digits])
      else { return nil }
      start += digits + 1
    }
    guard start == text.upperBound || bytes[start] <= 0x20 else { return nil }
    while start < text.upperBound, bytes[start] <= 0x20 { start += 1 }
    let rest = bytes[start..<text.upperBound]
    if ["[ ] ", "[x] ", "[X] "].contains(where: { rest.starts(with: $0.utf8) }) { start += 4 }
    return start..<text.upperBound
  }

  // MARK: Tables

  var isTableRow: Bool { content.contains(UInt8(ascii: "|")) }

  /// Whether it is the line below the head of a table: `|---|:-:|`.
  var isDelimiterRow: Bool {
    isTableRow && content.contains(UInt8(ascii: "-"))
      && content.allSatisfy { [0x7C, 0x2D, 0x3A, 0x20, 0x09].contains($0) }
  }

  /// The cells of a row.
  var cells: [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = first == UInt8(ascii: "|") ? text.lowerBound + 1 : text.lowerBound
    var index = start
    while index < text.upperBound {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 1
      } else if bytes[index] == UInt8(ascii: "|") {
        cells.append(start..<index)
        start = index + 1
      }
      index += 1
    }
    if start < text.upperBound { cells.append(start..<text.upperBound) }
    return cells
  }
}
