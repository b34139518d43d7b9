/// Words in lower case as the models know them: `'` for every apostrophe and
/// `-` for every hyphen, Latin letters only.
enum LowerCase {
  /// `word` in lower case.
  static func normalized(_ word: [UInt8]) -> [UInt8] {
    word.withUnsafeBufferPointer { source in
      Array(unsafeUninitializedCapacity: source.count) { target, count in
        count = normalize(source, into: target)
      }
    }
  }

  /// Writes `word` in lower case to `target`; gives the count of bytes written.
  ///
  /// That is at most as many as `word` has; what has no room is left out.
  static func normalize(
    _ word: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var (read, written) = (0, 0)
    let room = min(word.count, target.count)
    while read < room {
      let byte = word[read]
      if byte < 0x80 {
        target[written] = isUpper(byte) ? byte | 0x20 : byte
        (read, written) = (read + 1, written + 1)
      } else if (0xC3...0xC5).contains(byte), read + 1 < room {
        (target[written], target[written + 1]) = lower(byte, word[read + 1])
        (read, written) = (read + 2, written + 2)
      } else if let (folded, width) = folded(word, at: read) {
        target[written] = folded
        (read, written) = (read + width, written + 1)
      } else {
        target[written] = byte
        (read, written) = (read + 1, written + 1)
      }
    }
    return written
  }

  @inline(__always) static func isUpper(_ byte: UInt8) -> Bool {
    UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z")
  }

  /// The lower case of the letter with these two bytes, U+00C0 to U+017F.
  @inline(__always) static func lower(_ first: UInt8, _ second: UInt8) -> (UInt8, UInt8) {
    switch (first, second) {
    case (0xC3, 0x80...0x96), (0xC3, 0x98...0x9E): (first, second + 0x20)
    case (0xC4, 0x80...0xAF), (0xC4, 0xB2...0xB7), (0xC5, 0x8A...0xB7): (first, second | 1)
    case (0xC4, 0xB9...0xBE), (0xC5, 0x81...0x87), (0xC5, 0xB9...0xBE):
      (first, second + (second & 1))
    case (0xC4, 0xBF): (0xC5, 0x80)
    case (0xC5, 0xB8): (0xC3, 0xBF)
    default: (first, second)
    }
  }

  /// The `'` or `-` that stands for the character at `index`, and how many
  /// bytes that character has.
  private static func folded(
    _ word: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (UInt8, Int)? {
    let second = index + 1 < word.count ? word[index + 1] : 0
    let third = index + 2 < word.count ? word[index + 2] : 0
    switch (word[index], second, third) {
    case (0xCA, 0xBC, _): return (UInt8(ascii: "'"), 2)
    case (0xE2, 0x80, 0x98), (0xE2, 0x80, 0x99): return (UInt8(ascii: "'"), 3)
    case (0xE2, 0x80, 0x90), (0xE2, 0x80, 0x91), (0xE2, 0x88, 0x92): return (UInt8(ascii: "-"), 3)
    default: return nil
    }
  }
}
