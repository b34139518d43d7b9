/// What the tagger sees of one word: hashes of its form, its ends and its
/// shape.
struct WordProfile {
  /// The lower-case form, each digit as `0`.
  var lower: UInt64 = 0
  /// The form as written.
  var written: UInt64 = 0
  /// The last 1, 2 … 5 letters of the lower-case form; 0 where it is shorter.
  var suffixes = SIMD8<UInt64>()
  /// The first 1, 2 … 5 letters of the lower-case form; 0 where it is shorter.
  var prefixes = SIMD8<UInt64>()
  /// The pattern of capitals, letters, digits and signs, runs taken together.
  var shape: UInt64 = 0
  /// 1 when the word begins a sentence, where a capital says little.
  var position: UInt64 = 0

  /// The hash of the word's classes in a lexicon, another one when it is not
  /// there; 0 when no lexicon is used.
  var classes: UInt64 = 0

  /// The last three letters, or the whole word when it is shorter.
  var ending: UInt64 { suffixes[2] != 0 ? suffixes[2] : lower }

  /// How many letters ``ending`` has.
  static let endingLength = 3

  /// The shape, another one for the first word of a sentence.
  var shapeAtPlace: UInt64 { shape &+ position }

  /// How many letters an affix has at most.
  static let longestAffix = 5
  /// Bytes of a word that the affixes are taken from; the rest of a longer
  /// word counts only for its hash.
  static let room = 256

  /// What stands before the first and behind the last word of a sentence.
  static func boundary(_ distance: UInt64) -> WordProfile {
    var profile = WordProfile()
    profile.lower = ByteHash.mixed(distance)
    profile.shape = ByteHash.mixed(distance &+ 16)
    return profile
  }

  private init() {}

  /// The profile of `word`; `isFirst` says that it begins a sentence.
  init(_ word: UnsafeBufferPointer<UInt8>, isFirst: Bool, _ lexicon: Lexicon? = nil) {
    written = ByteHash.of(word)
    shape = Self.shape(of: word)
    position = isFirst ? 1 : 0
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.room) { buffer in
      let count = LowerCase.normalize(word, into: buffer)
      if let lexicon {
        let lower = UnsafeBufferPointer(rebasing: buffer[..<count])
        let hasCapital = word.first != lower.first || (count > 1 && word[1] != lower[1])
        let entry = lexicon.entry(of: lower, hasCapital: hasCapital)
        classes = ByteHash.mixed(UInt64(entry?.classes ?? 1 << 31))
      }
      for index in 0..<count where Self.isDigit(buffer[index]) { buffer[index] = UInt8(ascii: "0") }
      let lower = UnsafeBufferPointer(rebasing: buffer[..<count])
      self.lower = word.count > Self.room ? written : ByteHash.of(lower)
      readAffixes(of: lower)
    }
  }

  private mutating func readAffixes(of lower: UnsafeBufferPointer<UInt8>) {
    var hash = ByteHash()
    var letters = 0
    for index in lower.indices {
      hash.add(lower[index])
      let next = index + 1
      guard next == lower.count || Self.startsLetter(lower[next]) else { continue }
      prefixes[letters] = hash.value
      letters += 1
      if letters == Self.longestAffix { break }
    }
    hash = ByteHash()
    letters = 0
    for index in lower.indices.reversed() {
      hash.add(lower[index])
      guard Self.startsLetter(lower[index]) else { continue }
      suffixes[letters] = hash.value
      letters += 1
      if letters == Self.longestAffix { break }
    }
  }

  /// The hash of the word's pattern, at most eight runs: `Xx` for *Paris*,
  /// `X-x` for *X-ray*.
  private static func shape(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = ByteHash()
    var (last, runs): (UInt8, Int) = (0, 0)
    var index = 0
    while index < word.count, runs < 8 {
      let kind: UInt8
      let byte = word[index]
      if byte < 0x80 {
        kind = asciiKind(byte)
        index += 1
      } else if (0xC3...0xC5).contains(byte), index + 1 < word.count {
        let isUpper = LowerCase.lower(byte, word[index + 1]) != (byte, word[index + 1])
        kind = UInt8(ascii: isUpper ? "X" : "x")
        index += 2
      } else {
        kind = byte >= 0xE2 ? UInt8(ascii: "*") : UInt8(ascii: "x")
        index += 1
      }
      if kind != last {
        hash.add(kind)
        runs += 1
      }
      last = kind
    }
    return hash.value
  }

  @inline(__always) private static func asciiKind(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt8(ascii: "x")
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(ascii: "X")
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(ascii: "0")
    default: byte
    }
  }

  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9")
  }

  /// Whether `byte` is not the second or a later one of a character.
  @inline(__always) static func startsLetter(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
