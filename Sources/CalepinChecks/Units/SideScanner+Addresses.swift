extension SideScanner {
  /// An address with a scheme: the colon of `https://` is met behind the word.
  mutating func scanAddress(at position: Int) -> Int? {
    guard byte(position + 1) == 0x2F, byte(position + 2) == 0x2F, let word = tokens.last,
      word.kind == .word, Int(word.end) == position, isAddressByte(byte(position + 3))
    else { return nil }
    let start = Int(word.start)
    let end = endOfAddress(from: position + 3)
    tokens.removeLast()
    wordCount -= 1
    gap = word.gap
    return emitRaw(.url, start, end)
  }

  /// Up to white space or a delimiter; punctuation at the end belongs to the
  /// sentence, a closing bracket only when its opening one is outside.
  func endOfAddress(from start: Int) -> Int {
    var end = start
    var depth = 0
    scan: while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { break scan }
        depth -= 1
      case 0xC2 where byte(end + 1) == 0xA0 || byte(end + 1) == 0xBB: break scan
      case 0xE2 where byte(end + 1) == 0x80 && byte(end + 2) >= 0x80 && byte(end + 2) != 0x93:
        break scan
      case let byte where !isAddressByte(byte): break scan
      default: break
      }
      end += 1
    }
    end = endWithoutCode(end)
    while end > start, Self.isTrailing(bytes[end - 1]) { end -= 1 }
    return end
  }

  private func isAddressByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"),
      UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "{"), UInt8(ascii: "|"), 0x7F:
      false
    default: true
    }
  }

  private static func isTrailing(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "*"):
      true
    default: false
    }
  }

  /// `name@host.org`: the words before the `@` are met already.
  mutating func scanEmail(at position: Int) -> Int? {
    guard gap == .none, let last = tokens.last, Int(last.end) == position,
      isIdentifierPart(byte(position + 1))
    else { return nil }
    var end = position + 1
    var hasDot = false
    while isIdentifierPart(byte(end)) || byte(end) == 0x2D
      || (byte(end) == 0x2E && isIdentifierPart(byte(end + 1)))
    {
      hasDot = hasDot || byte(end) == 0x2E
      end += 1
    }
    end = endWithoutCode(end)
    guard hasDot else { return nil }
    var start = position
    while start > 0, isIdentifierPart(bytes[start - 1]) || Self.isLocalPart(bytes[start - 1]) {
      start -= 1
    }
    guard start < position else { return nil }
    while let token = tokens.last, Int(token.start) >= start {
      if token.kind == .word { wordCount -= 1 }
      gap = token.gap
      tokens.removeLast()
    }
    return emitRaw(.email, start, end)
  }

  private static func isLocalPart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }

  /// Whether nothing that belongs to a word stands before `position`.
  private func isAtStart(_ position: Int) -> Bool {
    guard gap == .none, let last = tokens.last, Int(last.end) == position else { return true }
    if last.flags.contains(.isFormatting) { return true }
    switch last.key {
    case 0x28, 0x5B, 0x22, 0x27, 0x2A, 0xAB, 0x201C, 0x2018: return last.kind == .punctuation
    default: return false
    }
  }

  /// Scans a path from the root or the home folder.
  mutating func scanPath(at position: Int) -> Int? {
    guard isAtStart(position) else { return nil }
    var end = position
    var slashes = 0
    while end < bytes.count {
      let isPart = isIdentifierPart(byte(end)) || Self.isPathPunctuation(byte(end))
      guard isPart || isLetter(at: end) else { break }
      if byte(end) == 0x2F { slashes += 1 }
      end += isPart ? 1 : ScalarAt(end, in: bytes).length
    }
    end = endWithoutCode(end)
    while end > position, byte(end - 1) == 0x2E { end -= 1 }
    let isHome = byte(position) == UInt8(ascii: "~")
    guard slashes > (isHome ? 0 : 1), end - position > 3 else { return nil }
    return emitRaw(.path, position, end)
  }

  private static func isPathPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "~"),
      UInt8(ascii: "+"):
      true
    default: false
    }
  }

  /// Scans a long option of a command.
  mutating func scanOption(at position: Int) -> Int? {
    guard byte(position + 1) == 0x2D, isASCIILetter(byte(position + 2)), isAtStart(position)
    else { return nil }
    var end = position + 2
    while isIdentifierPart(byte(end)) || byte(end) == 0x2D { end += 1 }
    return emitRaw(.path, position, end)
  }
}
