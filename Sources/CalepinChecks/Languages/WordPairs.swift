internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// Which words of a unit translate one another, as far as the lexicon that is
/// built in knows.
struct WordPairs: Sendable {
  /// A word that carries meaning.
  struct Word {
    /// Its place among the tokens.
    var token: Int
    /// Whether the lexicon has translations of it, or the other side has it.
    var isKnown = false
    /// Whether a translation of it stands in the other side.
    var isPaired = false
  }

  /// The words of both sides in order.
  struct Words {
    /// Those of the side by whose words the lexicon is ordered, which is French.
    var keyed: [Word]
    var others: [Word]
    fileprivate var isForward: Bool

    /// Those of the source.
    var source: [Word] { isForward ? keyed : others }
  }

  private let lexicon: BilingualLexicon
  private let isForward: Bool

  /// The pairs between both languages; `nil` when the lexicon is of others.
  init?(_ languages: LanguagePair) {
    guard let found = BilingualLexicon.builtIn(between: languages.source, languages.target) else {
      return nil
    }
    (lexicon, isForward) = found
  }

  /// The words of `unit` with what is known of them; of those that the lexicon
  /// is not keyed by it is only known when they are paired.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - areEnough: Whether nothing more is to be known when so many of the words
  ///     are paired; asked for each new pair.
  /// - Returns: The words; `nil` when enough of them are paired.
  /// - Complexity: O(words × translations of each × words of the other side), as
  ///   a table of 64 bits lets few through.
  func words(
    of unit: UnitAnalysis,
    unless areEnough: (_ paired: Int, _ keyed: Int, _ others: Int) -> Bool = { _, _, _ in false }
  ) -> Words? {
    let (from, to) = isForward ? (unit.source, unit.target) : (unit.target, unit.source)
    var (keyed, others) = (Self.words(of: from), Self.words(of: to))
    if areEnough(0, keyed.count, others.count) { return nil }
    var folded: [UInt8] = []
    var bits: UInt64 = 0
    var hashes: [UInt32] = []
    hashes.reserveCapacity(others.count)
    for word in others {
      let hash = Self.hash(of: word, in: to, &folded).target
      bits |= 1 << UInt64(hash & 63)
      hashes.append(hash)
    }
    var paired = 0
    for index in keyed.indices {
      lexicon.forEachTranslation(of: Self.hash(of: keyed[index], in: from, &folded)) { hash, _ in
        keyed[index].isKnown = true
        guard bits & 1 << UInt64(hash & 63) != 0 else { return }
        for place in hashes.indices where hashes[place] == hash {
          keyed[index].isPaired = true
          others[place].isKnown = true
          others[place].isPaired = true
        }
      }
      guard keyed[index].isPaired else { continue }
      paired += 1
      if areEnough(paired, keyed.count, others.count) { return nil }
    }
    pairStems(&keyed, from, &others, to)
    return Words(keyed: keyed, others: others, isForward: isForward)
  }

  /// Whether a word of the name `source` is translated by one of the name
  /// `target`.
  func areTranslations(_ source: ArraySlice<UInt8>, _ target: ArraySlice<UInt8>) -> Bool {
    let (keyed, others) = isForward ? (source, target) : (target, source)
    let hashes = Self.parts(of: others).map { BilingualLexicon.hash(ofForm: $0.utf8) }
    var isPaired = false
    for part in Self.parts(of: keyed) {
      lexicon.forEachTranslation(ofForm: part.utf8) { hash, _ in
        isPaired = isPaired || hashes.contains(hash)
      }
    }
    return isPaired
  }

  /// The folded words of `name`.
  private static func parts(of name: ArraySlice<UInt8>) -> [String] {
    name.split { !(0x41...0x5A).contains($0 & 0xDF) && $0 < 0x80 }
      .map { Folding.fold(String(decoding: $0, as: UTF8.self)) }
  }

  /// Whether `name` has a word of `language` in it: `file`, `first_name`, but
  /// not `dirfd`.
  func isText(_ name: ArraySlice<UInt8>, in language: SideLanguage) -> Bool {
    if name.contains(where: { $0 == 0x20 || $0 >= 0x80 }) { return true }
    return Self.parts(of: name).contains { $0.utf8.count > 2 && isWord($0, in: language) }
  }

  /// Whether the lexicon has the folded `form` or, of an English plural, its
  /// singular.
  private func isWord(_ form: String, in language: SideLanguage) -> Bool {
    var isKnown = false
    if language == .french {
      lexicon.forEachTranslation(ofForm: form.utf8) { _, _ in isKnown = true }
      return isKnown
    }
    let forms = form.hasSuffix("s") ? [form, String(form.dropLast())] : [form]
    return forms.contains { form in
      BilingualLexicon.WordClass.allCases.contains {
        !lexicon.translations(of: form, as: $0, from: .english).isEmpty
      }
    }
  }

  /// Pairs the words that are left and begin alike.
  private func pairStems(
    _ keyed: inout [Word], _ from: TextSide, _ others: inout [Word], _ to: TextSide
  ) {
    let stems = others.map { to.stem(of: to.tokens[$0.token]) }
    for index in keyed.indices where !keyed[index].isPaired {
      guard let stem = from.stem(of: from.tokens[keyed[index].token]),
        let twin = stems.firstIndex(of: stem)
      else { continue }
      (keyed[index].isKnown, keyed[index].isPaired) = (true, true)
      (others[twin].isKnown, others[twin].isPaired) = (true, true)
    }
  }

  private static func words(of side: TextSide) -> [Word] {
    let functionWords = FunctionWords.words(of: side.language)
    var words: [Word] = []
    words.reserveCapacity(side.wordCount)
    for (index, token) in side.tokens.enumerated() {
      guard token.kind == .word, token.count > 3, !token.flags.contains(.hasDigit),
        functionWords?.contains(token.key) != true
      else { continue }
      words.append(Word(token: index))
    }
    return words
  }

  private static func hash(
    of word: Word, in side: TextSide, _ folded: inout [UInt8]
  ) -> BilingualLexicon.FormHash {
    let token = side.tokens[word.token]
    folded.removeAll(keepingCapacity: true)
    Folding.fold(side.bytes[token.range], into: &folded)
    return folded.withUnsafeBufferPointer { BilingualLexicon.FormHash($0) }
  }
}
