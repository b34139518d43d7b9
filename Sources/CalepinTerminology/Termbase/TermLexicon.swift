internal import CalepinCore
internal import CalepinText

/// The distinct words of the terms of one language, as numbers, with their
/// lemmas.
///
/// What a word contributes is worked out once, however many terms have it;
/// everything is in flat arrays.
struct TermLexicon: Sendable {
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
  mutating func reserveCapacity(_ count: Int) {
    words.reserveCapacity(count)
    lemmas.reserveCapacity(count)
    plainForms.reserveCapacity(count, averageLength: 9)
    lemmasOfWord.reserveCapacity(count, averageLength: 2)
    articles.reserveCapacity(count)
  }

  /// The numbers of the words of `text`, new ones taken in.
  mutating func add(wordsOf text: some Collection<UInt8>, to numbers: inout [UInt32]) {
    TermWord.forEachWord(of: text) { folded in
      let number = words.id(of: folded)
      if Int(number) == articles.count { take(folded) }
      numbers.append(number)
    }
  }

  private mutating func take(_ folded: UnsafeBufferPointer<UInt8>) {
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
  mutating func finish() {
    let pairs = (0..<articles.count).flatMap { word in
      lemmasOfWord[word].map { (key: Int($0.lemma), value: UInt32(word)) }
    }
    wordsOfLemma = FlatLists(pairs, count: lemmas.count)
  }

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

  /// The words of the lexicon that may be forms of the same word as `word`.
  func relatives(of word: QueryWord) -> Set<UInt32> {
    Set(word.readings.flatMap { wordsOfLemma[Int($0.lemma)] })
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

  /// Appends the word without accents, its hyphens made spaces, to `key`.
  func appendPlainForm(of number: UInt32, to key: inout [UInt8]) {
    key.append(contentsOf: plainForms[Int(number)])
  }
}
