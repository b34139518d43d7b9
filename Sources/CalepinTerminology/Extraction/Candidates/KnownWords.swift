internal import CalepinCore
internal import CalepinText

/// The words of candidates as a termbase numbers them, sought once for each kind
/// of token.
struct KnownWords {
  private let forms: KnownForms
  private let presence: TermPresence
  private let kinds: TokenKinds
  private let text: AnalyzedText
  private var generation: Int
  /// For each kind of token the number of its only word, or one of these.
  private var numbers: [Int]
  private var found: [Int] = []

  private static let unknown = -1
  /// A token that is no word, or several.
  private static let irregular = -2

  init(_ forms: KnownForms, _ presence: TermPresence, kinds: TokenKinds, of text: AnalyzedText) {
    self.forms = forms
    self.presence = presence
    self.kinds = kinds
    self.text = text
    generation = presence.generation
    numbers = Array(repeating: Self.unknown, count: kinds.count)
  }

  /// Whether the termbases have `tokens`, which are written as `surface`, as a
  /// `partOfSpeech`.
  mutating func contain(
    _ tokens: Range<Int>, _ surface: ArraySlice<UInt8>, as partOfSpeech: TermPartOfSpeech?
  ) -> Bool {
    let (forms, presence) = (forms, presence)
    return forms.contains(surface, as: partOfSpeech, presence) {
      if !findWords(of: tokens) { found = presence.words(of: surface) }
      return found
    }
  }

  /// Whether the termbases have what is `written`, not as it stands in the text.
  func contain(written: ArraySlice<UInt8>, as partOfSpeech: TermPartOfSpeech?) -> Bool {
    forms.contains(written, as: partOfSpeech, presence) { presence.words(of: written) }
  }

  /// Puts the numbers of the words of `tokens` into `found`; false when tokens
  /// and words are not the same.
  private mutating func findWords(of tokens: Range<Int>) -> Bool {
    found.removeAll(keepingCapacity: true)
    if generation != presence.generation { forget() }
    for index in tokens {
      if index > tokens.lowerBound, !kinds.isSpaced[index] { return false }
      let kind = Int(kinds.kinds[index])
      if numbers[kind] == Self.unknown {
        let words = presence.words(of: text.surface(of: index))
        guard generation == presence.generation else { return false }
        numbers[kind] = words.count == 1 ? words[0] : Self.irregular
      }
      if numbers[kind] == Self.irregular { return false }
      found.append(numbers[kind])
    }
    return true
  }

  /// Forgets all numbers, which do not hold any more.
  private mutating func forget() {
    generation = presence.generation
    for kind in numbers.indices where numbers[kind] >= 0 { numbers[kind] = Self.unknown }
  }
}
