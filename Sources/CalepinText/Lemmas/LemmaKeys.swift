internal import CalepinCore

/// The hashed keys of the lemmatizer's tables, shared by training and look-up.
enum LemmaKeys {
  /// Letters of the longest suffix that has a rule.
  static let longestSuffix = 7
  /// Letters of the longest suffix that classes are guessed from.
  static let longestGuess = 5
  /// The classes a word is tried as when its class is not known.
  static let open: [PartOfSpeech] = [.noun, .adjective, .verb]

  /// The key of a whole form with its class.
  static func form(_ word: UnsafeBufferPointer<UInt8>, _ tag: PartOfSpeech) -> UInt64 {
    var hash = ByteHash()
    for byte in word { hash.add(byte) }
    hash.add(0)
    hash.add(tag.rawValue)
    return hash.value
  }

  /// The keys of the suffixes of 0, 1, 2 … letters of `word`, as words of the
  /// class `tag`; without a class the keys classes are guessed from.
  static func suffixes(
    of word: UnsafeBufferPointer<UInt8>, _ tag: PartOfSpeech?, upTo longest: Int
  ) -> [UInt64] {
    var hash = ByteHash()
    hash.add(tag.map { $0.rawValue + 1 } ?? 0)
    hash.add(0)
    var keys = [hash.value]
    for byte in word.reversed() {
      hash.add(byte)
      guard WordProfile.startsLetter(byte) else { continue }
      keys.append(hash.value)
      if keys.count > longest { break }
    }
    return keys
  }
}
