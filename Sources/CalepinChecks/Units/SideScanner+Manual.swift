/// What stands in the texts of manual pages: formatting codes (`perlpod`,
/// "Formatting Codes") and escapes (`groff`(7), "Escape sequences").
extension SideScanner {
  /// Scans `B<`, or the whole of `E<lt>`, which stands for a character.
  mutating func scanFormattingCode(at position: Int) -> Int? {
    switch bytes[position] {
    // `E<.UR …>` keeps a request of the page.
    case UInt8(ascii: "E") where byte(position + 2) != UInt8(ascii: "."):
      return scanNamedCharacter(at: position)
    case UInt8(ascii: "B"), UInt8(ascii: "E"), UInt8(ascii: "C"), UInt8(ascii: "F"),
      UInt8(ascii: "I"),
      UInt8(ascii: "L"), UInt8(ascii: "R"), UInt8(ascii: "S"), UInt8(ascii: "X"):
      break
    default: return nil
    }
    let last = lastAngle ?? bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
    lastAngle = last
    guard last > position + 2 else { return nil }
    openCodes += 1
    return emitFormatting(position, position + 2)
  }

  /// Scans the end of a formatting code.
  mutating func scanFormattingEnd(at position: Int) -> Int? {
    guard openCodes > 0 else { return nil }
    openCodes -= 1
    return emitFormatting(position, position + 1)
  }

  private mutating func emitFormatting(_ start: Int, _ end: Int) -> Int {
    features.insert(.markup)
    return emit(.tag, start, end, key: rawKey(start, end), flags: .isFormatting)
  }

  /// Scans `E<gt>`.
  private mutating func scanNamedCharacter(at position: Int) -> Int? {
    var end = position + 2
    while isIdentifierPart(byte(end)), end - position < 32 { end += 1 }
    guard byte(end) == UInt8(ascii: ">"), end > position + 2 else { return nil }
    return emitRaw(.entity, position, end + 1)
  }

  /// The end of a name without the `E` of an `E<gt>` that follows at once.
  func endWithoutCode(_ end: Int) -> Int {
    let isCode = byte(end) == UInt8(ascii: "<") && end > 0 && bytes[end - 1] == UInt8(ascii: "E")
    return isCode ? end - 1 : end
  }

  /// Scans a backslash with what belongs to it.
  mutating func scanEscape(at position: Int) -> Int? {
    switch byte(position + 1) {
    case 0x20:
      gap = .noBreak
      return position + 2
    // Nothing is printed for these; `%` and `:` allow a hyphen or a break.
    case UInt8(ascii: "&"), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "%"),
      UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: ":"):
      return position + 2
    case UInt8(ascii: "("):
      guard isGlyph(byte(position + 2), byte(position + 3)) else { return nil }
      return emit(.symbol, position, position + 4, key: rawKey(position, position + 4))
    case UInt8(ascii: "*"):
      let isLong = byte(position + 2) == UInt8(ascii: "(")
      let end = position + (isLong ? 5 : 3)
      guard end <= bytes.count, isASCIILetter(bytes[end - 1]) else { return nil }
      return emit(.symbol, position, end, key: rawKey(position, end))
    case let next where isASCIILetter(next): return emitRaw(.code, position, position + 2)
    default: return nil
    }
  }

  /// Whether two bytes name a character of `groff_char`(7): a dash, a quotation
  /// mark, a bullet, or a letter behind its accent.
  private func isGlyph(_ first: UInt8, _ second: UInt8) -> Bool {
    if "'`^:,~/".utf8.contains(first), isASCIILetter(second) {
      return true
    }
    return Self.glyphs.contains(UInt16(first) << 8 | UInt16(second))
  }

  private static let glyphs = Set(
    [
      "em", "en", "hy", "aq", "dq", "oq", "cq", "lq", "rq", "Fo", "Fc", "fo", "fc", "Bq", "bq",
      "ha", "ti", "ga", "rs", "sl", "co", "rg", "tm", "bu", "de", "mu", "mi", "pl", "<=", ">=",
      "->", "<-", "+-", "oA", "oa", "oe", "OE", "ae", "AE", "ss", "sq", "sc", "ps",
    ].map { name in name.utf8.reduce(UInt16(0)) { $0 << 8 | UInt16($1) } })
}
