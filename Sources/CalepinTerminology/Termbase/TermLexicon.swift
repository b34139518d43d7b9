internal import CalepinCore
internal import CalepinText

/// The distinct words of the terms of one language, as numbers, with their
/// lemmas.
///
/// What a word contributes is worked out once, however many terms have it;
/// everything is in flat arrays.
final class TermLexicon: Sendable {
  /// What it was made of.
  let builder: Builder
  private let analyzer: TermWordAnalyzer
  private let lemmas: WordTable
  private let plainForms: FlatLists<UInt8>
  private let lemmasOfWord: FlatLists<Reading>
  private let articles: [Bool]
  private let wordsOfLemma: FlatLists<UInt32>

  /// A lemma of a word, by its number, and as which word class.
  struct Reading: Sendable {
    var lemma: UInt32
    var role: TermWord.Role
  }

  /// Makes the words of `builder` ready for queries.
  init(_ builder: Builder) {
    self.builder = builder
    analyzer = builder.analyzer
    lemmas = builder.lemmas
    plainForms = builder.plainForms
    lemmasOfWord = builder.lemmasOfWord
    articles = builder.articles
    wordsOfLemma = FlatLists(inverting: lemmasOfWord, count: lemmas.count) { Int($0.lemma) }
  }

  /// How many words there are.
  var count: Int { articles.count }

  /// The words of a query.
  func query(_ text: some Collection<UInt8>) -> [QueryWord] {
    var found: [QueryWord] = []
    TermWord.forEachWord(of: text) { found.append(queryWord($0)) }
    return found
  }

  /// The word `folded` of a query, in lower case with its accents.
  func queryWord(_ folded: UnsafeBufferPointer<UInt8>) -> QueryWord {
    let word = analyzer.word(folded)
    return QueryWord(
      plain: word.plain,
      readings: word.lemmas.compactMap { lemma in
        lemmas.existingID(of: lemma.bytes).map { Reading(lemma: $0, role: lemma.role) }
      }, isArticle: word.isArticle)
  }

  /// A word of a query, in the numbers of the lexicon.
  struct QueryWord: Sendable {
    /// The word without accents, its hyphens made spaces.
    var plain: [UInt8]
    /// Those of its lemmas that words of the lexicon have.
    var readings: [Reading]
    /// Whether it is an article.
    var isArticle: Bool
  }

  /// The words of the lexicon that may be forms of the same word as `word`, each
  /// once, in their order.
  func relatives(of word: QueryWord) -> [UInt32] {
    var found: [UInt32] = []
    for reading in word.readings { found += wordsOfLemma[Int(reading.lemma)] }
    return found.sortedOnce()
  }

  /// Whether `word` and the word numbered `number` share a lemma that both may
  /// have in the given word classes.
  func isMatch(
    _ word: QueryWord, as wanted: TermPartOfSpeech?, _ number: UInt32, as given: TermPartOfSpeech?
  ) -> Bool {
    lemmasOfWord[Int(number)].contains { reading in
      reading.role.isAccepted(in: given)
        && word.readings.contains { $0.lemma == reading.lemma && $0.role.isAccepted(in: wanted) }
    }
  }

  /// Whether the word numbered `number` is an article.
  func isArticle(_ number: UInt32) -> Bool { articles[Int(number)] }

  /// The word numbered `number` without accents, its hyphens made spaces.
  func plainForm(of number: Int) -> ArraySlice<UInt8> { plainForms[number] }

  /// Appends the plain forms of the words numbered `numbers`, a space between
  /// them, to `key`.
  func appendExactKey(of numbers: ArraySlice<UInt32>, to key: inout [UInt8]) {
    builder.appendExactKey(of: numbers, to: &key)
  }
}

extension [UInt32] {
  /// The numbers from the least to the greatest, each once.
  func sortedOnce() -> [UInt32] {
    var found: [UInt32] = []
    found.reserveCapacity(count)
    for number in sorted() where number != found.last { found.append(number) }
    return found
  }

  /// Whether `number` is among the numbers, which are in their order.
  ///
  /// - Complexity: O(log count).
  func containsInOrder(_ number: UInt32) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == number
  }
}
