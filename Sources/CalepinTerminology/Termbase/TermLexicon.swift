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

  /// Calls `body` with those readings of the word `folded` of a query, in lower
  /// case with its accents, whose lemmas words of the lexicon have; `scratch` is
  /// room that one word leaves to the next.
  func forEachReading(
    of folded: UnsafeBufferPointer<UInt8>, _ scratch: inout [UInt8], _ body: (Reading) -> Void
  ) {
    analyzer.forEachLemma(of: folded, &scratch) { bytes, role in
      if let lemma = lemmas.existingID(of: bytes) { body(Reading(lemma: lemma, role: role)) }
    }
  }

  /// Whether the word `folded` of a query is an article.
  func isArticle(_ folded: UnsafeBufferPointer<UInt8>) -> Bool { analyzer.isArticle(folded) }

  /// Finds the words that have one of the lemmas in `readings`, each once, in
  /// their order.
  func findRelatives(of readings: [Reading], into found: inout [UInt32]) {
    found.removeAll(keepingCapacity: true)
    for reading in readings { found += wordsOfLemma[Int(reading.lemma)] }
    guard found.count > 1 else { return }
    found.sort()
    var end = 1
    for place in 1..<found.count where found[place] != found[end - 1] {
      found[end] = found[place]
      end += 1
    }
    found.removeSubrange(end...)
  }

  /// The lemmas of the word numbered `number`.
  func readings(of number: UInt32) -> ArraySlice<Reading> { lemmasOfWord[Int(number)] }

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
