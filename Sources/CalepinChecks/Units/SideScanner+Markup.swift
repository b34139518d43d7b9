extension SideScanner {
  /// Scans what begins with a byte that is no letter, digit or space: markup
  /// where it is, else a token of one character.
  mutating func scanPunctuation(_ byte: UInt8, at position: Int) -> Int {
    switch byte {
    case UInt8(ascii: "<"): if let end = scanTag(at: position) { return end }
    case UInt8(ascii: ">"): if let end = scanFormattingEnd(at: position) { return end }
    case UInt8(ascii: "`"): if let end = scanCode(at: position) { return end }
    case UInt8(ascii: ":"):
      if let end = scanRole(at: position) { return end }
      if let end = scanAddress(at: position) { return end }
    case UInt8(ascii: "{"): if let end = scanBraces(at: position) { return end }
    case UInt8(ascii: "%"): if let end = scanPercent(at: position) { return end }
    case UInt8(ascii: "$"): if let end = scanDollar(at: position) { return end }
    case UInt8(ascii: "&"): if let end = scanEntity(at: position) { return end }
    case UInt8(ascii: "\\"): if let end = scanEscape(at: position) { return end }
    case UInt8(ascii: "@"): if let end = scanEmail(at: position) { return end }
    case UInt8(ascii: "/"), UInt8(ascii: "~"): if let end = scanPath(at: position) { return end }
    case UInt8(ascii: "-"): if let end = scanOption(at: position) { return end }
    case UInt8(ascii: "_"):
      if isIdentifierPart(self.byte(position + 1)) {
        return scanUnderscored(at: position)
      }
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"):
      features.insert(.bracket)
    case UInt8(ascii: "\""): features.insert(.quote)
    default: break
    }
    if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { features.insert(.bracket) }
    let kind: CheckToken.Kind = Self.isSymbol(byte) ? .symbol : .punctuation
    return emit(kind, position, position + 1, key: UInt32(byte))
  }

  private static func isSymbol(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: "="),
      UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "|"), UInt8(ascii: "~"),
      UInt8(ascii: "%"), UInt8(ascii: "`"):
      true
    default: false
    }
  }

  private mutating func scanUnderscored(at position: Int) -> Int {
    var end = position
    while isIdentifierPart(byte(end)) || byte(end) == 0x2E && isIdentifierPart(byte(end + 1)) {
      end += 1
    }
    if byte(end) == 0x28, byte(end + 1) == 0x29 { end += 2 }
    return emitRaw(.code, position, end)
  }

  // MARK: Tags and program text

  /// Scans a tag or a comment of XML.
  private mutating func scanTag(at position: Int) -> Int? {
    guard let end = endOfTag(at: position) else { return nil }
    return emitRaw(.tag, position, end)
  }

  private func endOfTag(at position: Int) -> Int? {
    var offset = position + 1
    if byte(offset) == UInt8(ascii: "!"), byte(offset + 1) == UInt8(ascii: "-") {
      return find("-->", from: offset)
    }
    if byte(offset) == UInt8(ascii: "/") { offset += 1 }
    guard isLetter(at: offset) else { return nil }
    offset = endOfTagName(from: offset)
    let isClosed = byte(offset) == UInt8(ascii: ">") || byte(offset) == UInt8(ascii: "/")
    guard isClosed || byte(offset) == 0x20 || byte(offset) == 0x0A || byte(offset) == 0x09
    else { return nil }
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: ">"): return offset + 1
      case UInt8(ascii: "<"): return nil
      case UInt8(ascii: "/") where isClosed && byte(offset + 1) != UInt8(ascii: ">"): return nil
      default: offset += 1
      }
    }
    return nil
  }

  /// The end of the name of a tag; one that people are to replace may have
  /// letters of their language.
  private func endOfTagName(from start: Int) -> Int {
    var offset = start
    while true {
      let byte = byte(offset)
      if isIdentifierPart(byte) || byte == 0x3A || byte == 0x2D || byte == 0x2E {
        offset += 1
      } else if byte >= 0x80, isLetter(at: offset) {
        offset += ScalarAt(offset, in: bytes).length
      } else {
        return offset
      }
    }
  }

  /// The offset behind the first `text` at or behind `start`.
  private func find(_ text: StaticString, from start: Int) -> Int? {
    let count = text.utf8CodeUnitCount
    var offset = start
    while offset + count <= bytes.count {
      if (0..<count).allSatisfy({ bytes[offset + $0] == text.utf8Start[$0] }) {
        return offset + count
      }
      offset += 1
    }
    return nil
  }

  /// Scans program text in single or double backquotes.
  private mutating func scanCode(at position: Int) -> Int? {
    guard let end = endOfCode(at: position) else { return nil }
    return emitCode(position, from: position, end)
  }

  private func endOfCode(at position: Int) -> Int? {
    if byte(position + 1) == UInt8(ascii: "`") {
      guard let end = find("``", from: position + 2), end > position + 4 else { return nil }
      return end
    }
    guard var end = find("`", from: position + 1), end > position + 2 else { return nil }
    while byte(end) == UInt8(ascii: "_") { end += 1 }
    return end
  }

  /// Adds program text and, as nested tokens, what has to stay in it: links
  /// and their targets in angle brackets, and placeholders.
  private mutating func emitCode(_ start: Int, from quote: Int, _ end: Int) -> Int {
    let result = emitRaw(.code, start, end)
    var offset = quote
    while offset < end {
      guard let (kind, behind) = nested(at: offset), behind <= end else {
        offset += 1
        continue
      }
      emit(kind, offset, behind, key: rawKey(offset, behind), flags: .isNested)
      features.insert(.markup)
      offset = behind
    }
    return result
  }

  /// What begins inside program text at `offset`, and where it ends.
  private func nested(at offset: Int) -> (kind: CheckToken.Kind, end: Int)? {
    switch bytes[offset] {
    case UInt8(ascii: "<"): return endOfTag(at: offset).map { (.tag, $0) }
    case UInt8(ascii: "{"): return endOfBraces(at: offset).map { (.placeholder, $0) }
    case UInt8(ascii: "%"): return endOfPercent(at: offset).map { (.placeholder, $0) }
    case UInt8(ascii: "h"):
      guard let start = find("://", from: offset), start - offset < 9, byte(offset + 1) == 0x74
      else { return nil }
      return (.url, endOfAddress(from: start))
    default: return nil
    }
  }

  /// Scans a role of reStructuredText, `:ref:` and its text.
  private mutating func scanRole(at position: Int) -> Int? {
    var offset = position + 1
    guard isASCIILetter(byte(offset)) else { return nil }
    while isIdentifierPart(byte(offset)) || byte(offset) == 0x2D || byte(offset) == 0x2E
      || byte(offset) == 0x2B || byte(offset) == 0x3A
    { offset += 1 }
    guard byte(offset) == UInt8(ascii: "`"), byte(offset - 1) == 0x3A,
      let end = endOfCode(at: offset)
    else { return nil }
    return emitCode(position, from: offset, end)
  }

  // MARK: Placeholders

  /// Scans `{}`, `{0}`, `{name!r:>10}`, `{{name}}`, and ICU arguments whole.
  private mutating func scanBraces(at position: Int) -> Int? {
    guard let end = endOfBraces(at: position) else { return nil }
    return emitRaw(.placeholder, position, end)
  }

  private func endOfBraces(at position: Int) -> Int? {
    if byte(position + 1) == UInt8(ascii: "{") {
      guard let end = find("}}", from: position + 2), end - position < 80 else { return nil }
      return end
    }
    var offset = position + 1
    while isIdentifierPart(byte(offset)) || byte(offset) == 0x2E || byte(offset) == 0x2D {
      offset += 1
    }
    if byte(offset) == UInt8(ascii: "!"), isASCIILetter(byte(offset + 1)) { offset += 2 }
    switch byte(offset) {
    case UInt8(ascii: "}"): return offset + 1
    case UInt8(ascii: ":"):
      while offset < bytes.count, bytes[offset] != UInt8(ascii: "}"), bytes[offset] != 0x7B {
        offset += 1
      }
      return byte(offset) == UInt8(ascii: "}") ? offset + 1 : nil
    case UInt8(ascii: ","): return offset > position + 1 ? endOfICU(at: position) : nil
    default: return nil
    }
  }

  /// The end of `{count, plural, one {…} other {…}}`, braces balanced.
  private func endOfICU(at position: Int) -> Int? {
    var depth = 0
    for offset in position..<bytes.count {
      if bytes[offset] == UInt8(ascii: "{") { depth += 1 }
      guard bytes[offset] == UInt8(ascii: "}") else { continue }
      depth -= 1
      if depth == 0 { return offset + 1 }
    }
    return nil
  }

  /// `%s`, `%(name)d`, `%1$s`, `%{name}`, `%5.2f`, `%1`; not `20 % des`.
  private mutating func scanPercent(at position: Int) -> Int? {
    if let last = tokens.last, last.kind == .number { return nil }
    guard let end = endOfPercent(at: position) else { return nil }
    return emitRaw(.placeholder, position, end)
  }

  private func endOfPercent(at position: Int) -> Int? {
    var offset = position + 1
    if byte(offset) == UInt8(ascii: "{") { return endOfBraces(at: offset) }
    if byte(offset) == UInt8(ascii: "(") {
      offset += 1
      while isIdentifierPart(byte(offset)) { offset += 1 }
      guard byte(offset) == UInt8(ascii: ")") else { return nil }
      offset += 1
    }
    let flags = offset
    while Self.isFormatFlag(byte(offset)) { offset += 1 }
    while byte(offset) == 0x6C || byte(offset) == 0x68 || byte(offset) == 0x7A { offset += 1 }
    if Self.conversions.contains(byte(offset)), !isWordByte(at: offset + 1) { return offset + 1 }
    // Qt counts its arguments: %1
    let isCounted = flags < offset && isDigit(byte(position + 1)) && offset == position + 2
    return isCounted && !isWordByte(at: offset) ? offset : nil
  }

  private static func isFormatFlag(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x2D, 0x2B, 0x23, 0x2E, 0x24, 0x2A: true
    default: false
    }
  }

  private static let conversions = Set("sdiufgxXrcpeEGoa@".utf8)

  private func isWordByte(at offset: Int) -> Bool {
    isIdentifierPart(byte(offset)) || isLetter(at: offset)
  }

  /// Scans a variable of a shell or template.
  private mutating func scanDollar(at position: Int) -> Int? {
    var offset = position + 1
    if byte(offset) == UInt8(ascii: "{") {
      guard let end = find("}", from: offset), end - position < 80 else { return nil }
      return emitRaw(.placeholder, position, end)
    }
    guard isASCIILetter(byte(offset)) || byte(offset) == 0x5F else { return nil }
    if let last = tokens.last, last.kind == .number || last.end == position { return nil }
    while isIdentifierPart(byte(offset)) { offset += 1 }
    return emitRaw(.placeholder, position, offset)
  }

  /// Scans a character entity.
  private mutating func scanEntity(at position: Int) -> Int? {
    var offset = position + 1
    if byte(offset) == UInt8(ascii: "#") { offset += 1 }
    let start = offset
    while isIdentifierPart(byte(offset)), offset - start < 32 { offset += 1 }
    guard offset > start, byte(offset) == UInt8(ascii: ";") else { return nil }
    return emitRaw(.entity, position, offset + 1)
  }
}
