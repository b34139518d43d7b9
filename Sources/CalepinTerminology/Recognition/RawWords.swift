internal import CalepinText

/// Cuts UTF-8 into words and signs, without folding or copying anything.
///
/// A word is a run of letters, digits and underscores; white space, hyphens and
/// apostrophes only part words; every other character is a word of its own. So
/// *TCP/IP* has three words and *rare-earth* two, as *rare earth* has.
struct RawWords {
  /// How a word stands to the one before.
  enum Joint: UInt8, BitwiseCopyable {
    case space
    /// A hyphen alone stands between them.
    case hyphen
    /// No term goes from one to the other: a blank line, a tab or another
    /// control character, or a hyphen with space beside it.
    case `break`
  }

  /// A word in the text.
  struct Word: BitwiseCopyable {
    var start: Int
    var end: Int
    var joint: Joint
  }

  private enum ByteKind: UInt8 {
    case word, space, newline, hyphen, apostrophe, sign, control, wide
  }

  private static let kinds: [ByteKind] = (0...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      .word
    case UInt8(ascii: " "), UInt8(ascii: "\r"): .space
    case UInt8(ascii: "\n"): .newline
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "'"): .apostrophe
    case 0..<0x20, 0x7F: .control
    case 0x80...: .wide
    default: .sign
    }
  }

  private let text: UnsafeBufferPointer<UInt8>
  private let kinds: [ByteKind]
  private(set) var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    self.kinds = Self.kinds
  }

  /// The next word, or `nil` at the end.
  @inline(__always) mutating func next() -> Word? {
    let joint = skipGap()
    guard position < text.count else { return nil }
    let start = position
    skipWord()
    // A sign is a word of its own.
    if position == start { position += WordScalar.at(start, in: text).length }
    return Word(start: start, end: position, joint: joint)
  }

  /// The next word, or `nil` at the end; `bits` are those of the same text.
  @inline(__always) mutating func next(_ bits: inout WordBits) -> Word? {
    let joint = skipGap()
    let start = position
    guard start < text.count else { return nil }
    position = bits.endOfRun(from: start, in: text)
    // What is left is rare: other letters, and words at the end of a window.
    if position < text.count, text[position] >= 0x80 || kinds[Int(text[position])] == .word {
      skipWord()
    }
    if position == start { position += WordScalar.at(start, in: text).length }
    return Word(start: start, end: position, joint: joint)
  }

  /// What stands between two words.
  private struct Gap {
    var hyphens = 0
    var newlines = 0
    var hasOther = false
    var isBroken = false

    var joint: Joint {
      if isBroken || newlines > 1 { return .break }
      if hyphens == 0 { return .space }
      return hyphens == 1 && newlines == 0 && !hasOther ? .hyphen : .break
    }
  }

  /// Moves behind what parts words.
  @inline(__always) private mutating func skipGap() -> Joint {
    // Nearly always one space and then a word.
    if position + 1 < text.count, text[position] == UInt8(ascii: " "),
      kinds[Int(text[position + 1])] == .word
    {
      position += 1
      return .space
    }
    var gap = Gap()
    while position < text.count {
      switch kinds[Int(text[position])] {
      case .space, .apostrophe: gap.hasOther = true
      case .newline: gap.newlines += 1
      case .hyphen: gap.hyphens += 1
      case .control: gap.isBroken = true
      case .word, .sign: return gap.joint
      case .wide:
        guard let length = skipWideGap(&gap) else { return gap.joint }
        position += length - 1
      }
      position += 1
    }
    return gap.joint
  }

  /// How long the character at the position is, if it parts words.
  private func skipWideGap(_ gap: inout Gap) -> Int? {
    let (kind, length) =
      isTypographicApostrophe ? (.apostrophe, 3) : WordScalar.at(position, in: text)
    switch kind {
    case .space, .apostrophe: gap.hasOther = true
    case .hyphen: gap.hyphens += 1
    case .word, .other: return nil
    }
    return length
  }

  @inline(__always) private var isTypographicApostrophe: Bool {
    position + 2 < text.count && text[position] == 0xE2 && text[position + 1] == 0x80
      && text[position + 2] == 0x99
  }

  @inline(__always) private mutating func skipWord() {
    while position < text.count {
      let byte = text[position]
      switch kinds[Int(byte)] {
      case .word: position += 1
      case .wide:
        // The letters of Latin-1, without × and ÷.
        if byte == 0xC3, position + 1 < text.count, text[position + 1] & 0xC0 == 0x80,
          text[position + 1] & 0xDF != 0x97
        {
          position += 2
          continue
        }
        if isTypographicApostrophe { return }
        let (kind, length) = WordScalar.at(position, in: text)
        guard kind == .word else { return }
        position += length
      default: return
      }
    }
  }
}
