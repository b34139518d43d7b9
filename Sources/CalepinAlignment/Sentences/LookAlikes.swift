internal import Algorithms
internal import CalepinText

/// Finds the words of two texts that are written alike: equal ones, and those
/// that begin alike, as names and learned words of French and English do.
struct LookAlikes {
  /// Words must have so many letters to be compared by their beginning.
  private static let shortest = 5
  /// Letters that must be equal in any case.
  private static let commonLetters = 4
  /// 2 × equal letters at the beginning ÷ letters of both, at least.
  private static let leastShare: Float = 0.65

  /// The words of the target text without accents, in alphabetical order.
  private let targets: [(plain: [UInt8], word: Int32)]
  private let target: SentenceWords

  init(in target: SentenceWords) {
    self.target = target
    var plainWords: [(plain: [UInt8], word: Int32)] = []
    for word in 0..<target.wordCount {
      let plain = Self.plain(target.words.bytes(of: WordTable.ID(word)))
      if plain.count >= Self.shortest { plainWords.append((plain, Int32(word))) }
    }
    targets = plainWords.sorted { $0.plain.lexicographicallyPrecedes($1.plain) }
  }

  /// Appends the words that look like the word `word` of `source`.
  ///
  /// - Complexity: O(log words) and O(words that begin alike).
  func append(of word: Int32, in source: SentenceWords, to pairs: inout [WordPair]) {
    let bytes = source.words.bytes(of: WordTable.ID(word))
    if let same = target.words.existingID(of: bytes), let weight = Self.weight(ofEqual: bytes) {
      pairs.append(WordPair(word, Int32(same), forward: weight, backward: weight))
    }
    let plain = Self.plain(bytes)
    guard plain.count >= Self.shortest else { return }
    var place = firstTarget(from: plain.prefix(Self.commonLetters))
    while place < targets.count {
      let common = Self.commonPrefix(plain, targets[place].plain)
      if common < Self.commonLetters { return }
      let share = 2 * Float(common) / Float(plain.count + targets[place].plain.count)
      if share >= Self.leastShare {
        pairs.append(
          WordPair(word, targets[place].word, forward: share * 0.8, backward: share * 0.8))
      }
      place += 1
    }
  }

  /// How much it says that both texts have `word`; `nil` for single letters.
  private static func weight(ofEqual word: ArraySlice<UInt8>) -> Float? {
    guard let first = word.first else { return nil }
    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) { return 0.9 }
    if first < UInt8(ascii: "A") { return 0.8 }
    return word.count >= 4 ? 0.8 : word.count >= 2 ? 0.1 : nil
  }

  /// The word without accents; empty when it is no word of letters.
  private static func plain(_ word: ArraySlice<UInt8>) -> [UInt8] {
    guard let first = word.first, first >= UInt8(ascii: "A") else { return [] }
    var plain: [UInt8] = []
    Folding.fold(word, into: &plain, options: [.withoutAccents])
    return plain
  }

  private func firstTarget(from prefix: ArraySlice<UInt8>) -> Int {
    targets.partitioningIndex { !$0.plain.lexicographicallyPrecedes(prefix) }
  }

  private static func commonPrefix(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var count = 0
    while count < a.count, count < b.count, a[count] == b[count] { count += 1 }
    return count
  }
}
