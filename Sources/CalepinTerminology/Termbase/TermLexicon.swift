internal import CalepinCore
internal import CalepinText

/// The distinct words of the terms of one language, as numbers, with their
/// lemmas.
///
/// What a word contributes is worked out once, however many terms have it;
/// everything is in flat arrays.
// Sendable: it changes only while the index is made that has it.
final class TermLexicon: @unchecked Sendable {  // see above
  /// The number of a word.
  typealias WordID = Int

  private let analyzer: TermWordAnalyzer
  private var words = WordTable()
  private var lemmas = WordTable()
  private var plainForms = FlatLists<UInt8>()
  private var lemmasOfWord = FlatLists<Reading>()
  private var articles: [Bool] = []
  private var wordsOfLemma = FlatLists<UInt32>()
  /// Room that one word leaves to the next.
  private var scratch: [UInt8] = []
  private var readings: [Reading] = []

  /// A lemma of a word, by its number, and as which word class.
  struct Reading: Sendable {
    var lemma: UInt32
    var role: TermWord.Role
  }

  init(language: LanguageTag) {
    self.analyzer = TermWordAnalyzer(language: language)
  }

  /// Makes room for the words of `count` terms.
  func reserveCapacity(_ count: Int) {
    words.reserveCapacity(count)
    lemmas.reserveCapacity(count)
    plainForms.reserveCapacity(count, averageLength: 9)
    lemmasOfWord.reserveCapacity(count, averageLength: 2)
    articles.reserveCapacity(count)
  }

  /// The numbers of the words of `text`, new ones taken in.
  func add(wordsOf text: some Collection<UInt8>, to numbers: inout [UInt32]) {
    TermWord.forEachWord(of: text) { folded in
      let number = words.id(of: folded)
      if Int(number) == articles.count { take(folded) }
      numbers.append(number)
    }
  }

  private func take(_ folded: UnsafeBufferPointer<UInt8>) {
    scratch.removeAll(keepingCapacity: true)
    TermWordAnalyzer.appendPlainForm(of: folded, to: &scratch)
    plainForms.append(scratch)
    readings.removeAll(keepingCapacity: true)
    var room: [UInt8] = []
    swap(&room, &scratch)
    analyzer.forEachLemma(of: folded, &room) { bytes, role in
      readings.append(Reading(lemma: lemmas.id(of: bytes), role: role))
    }
    swap(&room, &scratch)
    lemmasOfWord.append(readings)
    articles.append(analyzer.isArticle(folded))
  }

  /// Makes ready for queries; no words are added afterwards.
  func finish() {
    wordsOfLemma = FlatLists(inverting: lemmasOfWord, count: lemmas.count) { Int($0.lemma) }
  }

  /// How many words there are.
  var count: Int { articles.count }

  /// The words of a query.
  func query(_ text: some Collection<UInt8>) -> [QueryWord] {
    var found: [QueryWord] = []
    TermWord.forEachWord(of: text) { folded in
      let word = analyzer.word(folded)
      found.append(
        QueryWord(
          plain: word.plain,
          readings: word.lemmas.compactMap { lemma in
            lemmas.existingID(of: lemma.bytes).map { Reading(lemma: $0, role: lemma.role) }
          }, isArticle: word.isArticle))
    }
    return found
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

  /// Appends the word without accents, its hyphens made spaces, to `key`.
  func appendPlainForm(of number: UInt32, to key: inout [UInt8]) {
    key.append(contentsOf: plainForms[Int(number)])
  }
}

extension TermLexicon {
  /// Takes the words of `language` out of the sections of a model.
  convenience init(language: LanguageTag, from sections: inout ModelSections) {
    self.init(language: language)
    words = WordTable(from: &sections)
    lemmas = WordTable(from: &sections)
    plainForms = FlatLists(
      elements: sections.numbers(UInt8.self), ends: sections.numbers(UInt32.self))
    lemmasOfWord = FlatLists(
      elements: sections.numbers(UInt32.self).map(Reading.init(number:)),
      ends: sections.numbers(UInt32.self))
    articles = sections.numbers(UInt8.self).map { $0 != 0 }
  }

  /// Puts the words into sections of a model.
  func append(to writer: inout ModelWriter) {
    words.append(to: &writer)
    lemmas.append(to: &writer)
    plainForms.append(to: &writer)
    writer.append(numbers: lemmasOfWord.flattened.map(\.number))
    writer.append(numbers: lemmasOfWord.ends)
    writer.append(numbers: articles.map { UInt8($0 ? 1 : 0) })
  }
}

extension TermLexicon.Reading {
  /// Lemma and role as one number.
  fileprivate var number: UInt32 { lemma << 2 | UInt32(role.rawValue) }

  fileprivate init(number: UInt32) {
    lemma = number >> 2
    role = TermWord.Role(rawValue: UInt8(number & 3)) ?? .form
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
