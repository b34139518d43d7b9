internal import CalepinCore

/// The feature templates of the tagger, shared by training and tagging.
///
/// A feature is a 64-bit hash. Those that depend on one word only are grouped
/// by where that word stands, so that the tagger can add up the weights of a
/// group once a word and keep the sum. Word classes of a lexicon belong into
/// ``WordProfile`` and ``features(of:at:_:)``, and into ``JoinedHashes/kind``.
enum TaggerFeatures {
  /// Where a word stands, seen from the word to be tagged.
  enum Place: Int, CaseIterable { case current, before, after, secondBefore, secondAfter }

  /// How many classes there are; one more number stands for the start of a
  /// sentence.
  static var tagCount: Int { 19 }
  static var start: Int { tagCount }
  /// How many pairs of previous classes there are.
  static var historyCount: Int { (tagCount + 1) * (tagCount + 1) }

  @inline(__always) private static func feature(
    _ template: UInt64, _ value: UInt64, _ second: UInt64 = 0
  ) -> UInt64 {
    let joined = value ^ (second &* 0x9E37_79B9_7F4A_7C15)
    return ByteHash.mixed(joined &+ template &* 0xD6E8_FEB8_6659_FD93)
  }

  /// Hands over each feature that `word` has at `place`, and whether all words of
  /// its ``JoinedHashes/kind`` have it.
  @inline(__always) static func features(
    of word: WordProfile, at place: Place, _ body: (UInt64, _ isOfKind: Bool) -> Void
  ) {
    switch place {
    case .current: currentFeatures(of: word, body)
    case .before: neighbourFeatures(of: word, template: 40, body)
    case .after: neighbourFeatures(of: word, template: 50, body)
    case .secondBefore: distantFeatures(of: word, template: 60, body)
    case .secondAfter: distantFeatures(of: word, template: 70, body)
    }
  }

  @inline(__always) private static func currentFeatures(
    of word: WordProfile, _ body: (UInt64, Bool) -> Void
  ) {
    body(feature(1, 0), true)
    body(feature(2, word.lower), false)
    body(feature(3, word.written, word.position), false)
    body(feature(4, word.shape, word.position &+ 1), true)
    body(feature(6, word.shape, word.suffixes[1] &+ word.position), true)
    body(feature(5, word.shape, word.suffixes[2] &+ word.position), true)
    if word.classes != 0 {
      body(feature(30, word.classes), true)
      body(feature(31, word.classes, word.shape &+ word.position), true)
    }
    for length in 0..<WordProfile.longestAffix {
      let (suffix, prefix) = (word.suffixes[length], word.prefixes[length])
      if suffix != 0 {
        body(feature(10 &+ UInt64(length), suffix), length < WordProfile.endingLength)
      }
      if prefix != 0 { body(feature(20 &+ UInt64(length), prefix), false) }
    }
  }

  @inline(__always) private static func neighbourFeatures(
    of word: WordProfile, template: UInt64, _ body: (UInt64, Bool) -> Void
  ) {
    body(feature(template, word.lower), false)
    body(feature(template &+ 1, word.suffixes[2]), true)
    body(feature(template &+ 2, word.suffixes[1]), true)
    body(feature(template &+ 3, word.shape), true)
    if word.classes != 0 { body(feature(template &+ 4, word.classes), true) }
  }

  @inline(__always) private static func distantFeatures(
    of word: WordProfile, template: UInt64, _ body: (UInt64, Bool) -> Void
  ) {
    body(feature(template, word.lower), false)
    body(feature(template &+ 1, word.suffixes[2]), true)
    if word.classes != 0 { body(feature(template &+ 2, word.classes), true) }
  }

  /// Hands over each feature of the two classes before.
  @inline(__always) static func history(
    _ previous: Int, _ second: Int, _ body: (UInt64) -> Void
  ) {
    body(feature(80, UInt64(previous)))
    body(feature(81, UInt64(second)))
    body(feature(82, UInt64(previous &* 32 &+ second)))
  }

  /// Hands over each feature that joins the class before with words, and the
  /// words with one another.
  @inline(__always) static func joined(
    _ previous: Int, word: JoinedHashes, before: JoinedHashes, behind: JoinedHashes,
    _ body: (UInt64) -> Void
  ) {
    withClass(previous, word, body)
    nextWithClass(previous, behind, body)
    for joint in Joint.allCases { withNext(word, behind, by: joint, body) }
    for joint in Joint.allCases { withPrevious(word, before, by: joint, body) }
  }

  /// Hands over each feature that joins the class before with the word.
  @inline(__always) static func withClass(
    _ previous: Int, _ word: JoinedHashes, _ body: (UInt64) -> Void
  ) {
    wordWithClass(previous, word, body)
    kindWithClass(previous, word, body)
  }

  /// Hands over the feature that joins the class before with the word itself.
  @inline(__always) static func wordWithClass(
    _ previous: Int, _ word: JoinedHashes, _ body: (UInt64) -> Void
  ) {
    body(feature(90, word.lower, UInt64(previous &+ 1)))
  }

  /// Hands over each feature that joins the class before with the word's
  /// ``JoinedHashes/kind``.
  @inline(__always) static func kindWithClass(
    _ previous: Int, _ word: JoinedHashes, _ body: (UInt64) -> Void
  ) {
    let tag = UInt64(previous &+ 1)
    body(feature(91, word.suffix, tag))
    body(feature(93, word.shape, tag))
    if word.classes != 0 { body(feature(96, word.classes, tag)) }
  }

  /// Hands over the feature that joins the class before with the next word.
  @inline(__always) static func nextWithClass(
    _ previous: Int, _ next: JoinedHashes, _ body: (UInt64) -> Void
  ) {
    body(feature(92, next.lower, UInt64(previous &+ 1)))
  }

  /// By what two neighbours are joined.
  enum Joint: CaseIterable { case suffix, shape, classes }

  /// Hands over the feature that joins a word with the next one by `joint`.
  @inline(__always) static func withNext(
    _ word: JoinedHashes, _ next: JoinedHashes, by joint: Joint, _ body: (UInt64) -> Void
  ) {
    switch joint {
    case .suffix: body(feature(94, word.suffix, next.suffix))
    case .shape: body(feature(99, word.shape, next.shape &+ 1))
    case .classes: if word.classes != 0 { body(feature(97, word.classes, next.classes)) }
    }
  }

  /// Hands over the feature that joins a word with the one before by `joint`.
  @inline(__always) static func withPrevious(
    _ word: JoinedHashes, _ previous: JoinedHashes, by joint: Joint, _ body: (UInt64) -> Void
  ) {
    switch joint {
    case .suffix: body(feature(95, word.suffix, previous.suffix))
    case .shape: body(feature(100, word.shape, previous.shape &+ 2))
    case .classes: if word.classes != 0 { body(feature(98, word.classes, previous.classes)) }
    }
  }
}

/// The hashes of a word that are joined with classes and with other words.
struct JoinedHashes {
  var lower: UInt64 = 0
  var suffix: UInt64 = 0
  var shape: UInt64 = 0
  /// 0 when no lexicon is used.
  var classes: UInt64 = 0
  /// One hash of all but the word itself.
  var kind: UInt64 = 0

  init() {}

  init(_ word: WordProfile) {
    lower = word.lower
    suffix = word.ending
    shape = word.shapeAtPlace
    classes = word.classes
    kind = Self.joined(Self.joined(suffix, shape), classes)
  }

  /// One hash of two.
  @inline(__always) static func joined(_ a: UInt64, _ b: UInt64) -> UInt64 {
    ByteHash.mixed(a &* 0x9E37_79B9_7F4A_7C15 ^ (b &* 0xC2B2_AE3D_27D4_EB4F) >> 7 &+ b)
  }
}
