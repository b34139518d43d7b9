internal import CalepinCore

/// The hashed keys of the lemmatizer's tables, shared by training and look-up.
enum LemmaKeys {
  /// Letters of the longest suffix that has a rule.
  static let longestSuffix = 7
  /// Letters of the longest suffix that classes are guessed from.
  static let longestGuess = 5
  /// The classes a word is tried as when its class is not known.
  static let open: [PartOfSpeech] = [.noun, .adjective, .verb]

  /// The class `open[index]`, without an array.
  @inline(__always) static func open(_ index: Int) -> PartOfSpeech {
    switch index {
    case 0: .noun
    case 1: .adjective
    default: .verb
    }
  }

  /// The key of a whole form with its class.
  static func form(_ word: UnsafeBufferPointer<UInt8>, _ tag: PartOfSpeech) -> UInt64 {
    var hash = ByteHash()
    for byte in word { hash.add(byte) }
    return form(hash, tag)
  }

  /// The key of the form whose bytes `hash` has taken in.
  @inline(__always) static func form(_ hash: ByteHash, _ tag: PartOfSpeech) -> UInt64 {
    var hash = hash
    hash.add(0)
    hash.add(tag.rawValue)
    return hash.value
  }

  /// The keys of the suffixes of a word, of 0, 1, 2 … letters.
  struct Suffixes {
    private(set) var keys = SIMD8<UInt64>()
    private(set) var count = 0

    /// The keys for words of the class `tag`; without a class those that
    /// classes are guessed from.
    @inline(__always) init(
      of word: UnsafeBufferPointer<UInt8>, _ tag: PartOfSpeech?, upTo longest: Int
    ) {
      var hash = ByteHash()
      hash.add(tag.map { $0.rawValue + 1 } ?? 0)
      hash.add(0)
      append(hash.value)
      var index = word.count
      while index > 0, count <= longest {
        index -= 1
        hash.add(word[index])
        if WordProfile.startsLetter(word[index]) { append(hash.value) }
      }
    }

    @inline(__always) private mutating func append(_ key: UInt64) {
      keys[count] = key
      count += 1
    }
  }

  /// The keys of the suffixes of 0, 1, 2 … letters of `word`, see
  /// ``Suffixes``.
  static func suffixes(
    of word: UnsafeBufferPointer<UInt8>, _ tag: PartOfSpeech?, upTo longest: Int
  ) -> [UInt64] {
    let found = Suffixes(of: word, tag, upTo: longest)
    return (0..<found.count).map { found.keys[$0] }
  }
}
