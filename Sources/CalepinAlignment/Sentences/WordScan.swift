internal import CalepinText

/// Cuts bytes into the words that alignment compares: runs of letters and of
/// digits, and the marks that translators keep.
///
/// An apostrophe or a hyphen ends a word, so that texts which are tokenised and
/// texts which are not give the same words.
struct WordScan {
  private enum Kind { case letter, digit, mark, space, other }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place: Int
  private let end: Int
  /// How many characters but white space the walk has passed.
  private(set) var characterCount = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    self.bytes = bytes
    self.place = range.lowerBound
    self.end = range.upperBound
  }

  /// The next word; `nil` at the end.
  mutating func next() -> Range<Int>? {
    while place < end {
      let start = place
      let kind = step()
      switch kind {
      case .letter, .digit:
        while place < end {
          let before = (place, characterCount)
          if step() != kind {
            (place, characterCount) = before
            break
          }
        }
        return start..<place
      case .mark: return start..<place
      case .space, .other: continue
      }
    }
    return nil
  }

  /// Walks over one character.
  private mutating func step() -> Kind {
    let byte = bytes[place]
    guard byte >= 0x80 else {
      place += 1
      let kind = Self.kind(ofASCII: byte)
      if kind != .space { characterCount += 1 }
      return kind
    }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    let second = place + 1 < end ? bytes[place + 1] : 0
    place = min(end, place + length)
    let kind = Self.kind(lead: byte, second)
    if kind != .space { characterCount += 1 }
    return kind
  }

  private static func kind(ofASCII byte: UInt8) -> Kind {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 0x09...0x0D, 0x20: .space
    case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "("),
      UInt8(ascii: "%"), UInt8(ascii: "$"):
      .mark
    default: .other
    }
  }

  /// The kind of a character above ASCII by its first two bytes: U+0080 to
  /// U+00BF and U+2000 to U+2BFF are marks of all sorts.
  private static func kind(lead: UInt8, _ second: UInt8) -> Kind {
    switch (lead, second) {
    case (0xC2, 0xA0): .space
    case (0xC2, 0xAA), (0xC2, 0xB5), (0xC2, 0xBA): .letter
    case (0xC2, _), (0xC3, 0x97), (0xC3, 0xB7): .other
    case (0xE2, 0x80...0xAF), (0xE3, 0x80): .other
    default: .letter
    }
  }
}
