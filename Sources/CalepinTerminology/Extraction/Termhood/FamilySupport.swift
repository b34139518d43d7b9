internal import CalepinCore
internal import CalepinText

/// How far the nouns and phrases of a text speak for its adjectives and verbs.
///
/// A verb says little by itself. Where a text is about *galop*, *galoper* is a
/// term of its field; and an adjective is one that good phrases are made with.
struct FamilySupport {
  /// How likely a noun or phrase has to be to speak for others.
  private static let leastProbability = 0.3
  /// How many letters words of one family have in common at the beginning.
  private static let stemLength = 5
  /// Shorter words have no family: too many begin like them.
  private static let shortestWord = 4
  /// How much the likeness of the beginning counts beside the same word.
  private static let stemTrust = 0.8
  /// What is left of the probability of a word for which nothing speaks, how
  /// much support adds, and where that ends.
  private static let (least, slope, most) = (0.25, 1.7, 1.3)

  private let counts: TermCounts
  /// The highest probability of a noun, by its stem and by itself, and of a
  /// phrase, by each of its words; all without accents.
  private var stems: [ArraySlice<UInt8>: Double] = [:]
  private var words: [ArraySlice<UInt8>: Double] = [:]

  init(counts: TermCounts) { self.counts = counts }

  /// Takes in a noun, or a phrase around one, that is a term with
  /// `probability`.
  ///
  /// - Complexity: O(letters of its forms).
  mutating func add(_ group: Int, isPhrase: Bool, probability: Double) {
    guard probability >= Self.leastProbability else { return }
    for word in shapes(of: group) {
      words[word] = max(words[word] ?? 0, probability)
      if !isPhrase, let stem = Self.stem(of: word) {
        stems[stem] = max(stems[stem] ?? 0, probability)
      }
    }
  }

  /// By what the probability of an adjective or a verb is multiplied.
  ///
  /// - Complexity: O(letters of its forms).
  func factor(of group: Int) -> Double {
    var support = 0.0
    for word in shapes(of: group) {
      let family = Self.stem(of: word).flatMap { stems[$0] } ?? 0
      support = max(support, words[word] ?? 0, Self.stemTrust * family)
    }
    return min(
      Self.most, Self.least + Self.slope * max(0, support - Self.leastProbability))
  }

  /// The words of a group in all its forms, in lower case without accents.
  private func shapes(of group: Int) -> Set<ArraySlice<UInt8>> {
    var found: Set<ArraySlice<UInt8>> = []
    var folded: [UInt8] = []
    for form in counts.forms(of: group) {
      for text in [form.text, form.base] {
        folded.removeAll(keepingCapacity: true)
        Folding.fold(
          Array(counts.texts.bytes(of: text)), into: &folded, options: [.withoutAccents])
        found.formUnion(
          folded.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "'") })
      }
    }
    return found
  }

  private static func stem(of word: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    word.count >= shortestWord ? word.prefix(stemLength) : nil
  }
}
