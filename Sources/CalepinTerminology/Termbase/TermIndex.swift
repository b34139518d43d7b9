public import CalepinCore
internal import CalepinText

/// All terms of one language in a list of termbases, ready to be found by
/// form, by lemma, by a word in them, or misspelt.
///
/// - The *exact* key of a term forgets case, accents, the kind of hyphen and
///   apostrophe and the space around them: `L'Etat‑nation` → `l etat nation`.
/// - Two terms are *inflected* forms of each other when their words share a
///   lemma one by one; articles are passed over and contractions count as
///   their preposition. A word may have several lemmas (*avancées*: the noun
///   *avancée*, the adjective *avancé*, the verb *avancer*); one is enough.
public final class TermIndex: Sendable {
  /// The termbases, the most trusted one first.
  public let bases: [Termbase]
  /// The language of the terms.
  public let language: LanguageTag
  let lexicon: TermLexicon
  /// Where each term stands.
  let places: [TermAddress]
  /// Status, word class and gender of each term.
  let traits: [TermTraits]
  /// The words of each term, articles included.
  let words: FlatLists<UInt32>
  /// From a word to the terms that have it.
  let termsOfWord: FlatLists<UInt32>
  /// From an exact key to the terms that have it.
  let exact: KeyMap
  /// Made for the first query that nothing else answers.
  private let misspeltOnDemand = Lazily<MisspeltIndex>()
  private let presenceOnDemand = Lazily<PresenceTables>()
  /// What tells of most phrases at once that no term is spelt like them.
  var presenceTables: PresenceTables { presenceOnDemand.get { PresenceTables(self) } }
  /// What tasks remember of the words they asked for.
  let queryWords = Pool<QueryWords>()

  /// Indexes the terms of `bases` whose language is in `language`; those of a
  /// compiled termbase come first, as they are indexed already.
  ///
  /// - Complexity: O(total length of the terms).
  public init(_ bases: [Termbase], language: LanguageTag) {
    let builder = Builder(language: language, bases: bases)
    self.bases = bases
    self.language = language
    self.lexicon = TermLexicon(builder.lexicon)
    self.places = builder.places
    self.traits = builder.traits
    self.words = builder.words
    self.termsOfWord = FlatLists(inverting: words, count: lexicon.count) { Int($0) }
    self.exact = builder.exact
  }

  /// Makes beforehand what the first question of an extractor would wait for.
  public func prepare() { _ = presenceTables }

  /// What the index of one termbase is made of.
  var image: IndexImage {
    IndexImage(
      lexicon: lexicon.builder, places: places, traits: traits, words: words, exact: exact)
  }

  /// The entry of the term numbered `index`.
  func entry(of index: Int) -> ConceptEntry { bases.entry(at: places[index]) }

  /// The term numbered `index`.
  func term(of index: Int) -> TermSection { bases.term(at: places[index]) }

  /// The exact keys, ready for misspelt queries.
  var misspelt: MisspeltIndex {
    misspeltOnDemand.get { MisspeltIndex(count: places.count) { appendExactKey(of: $0, to: &$1) } }
  }

  /// Appends the exact key of the term numbered `index` to `key`.
  func appendExactKey(of index: Int, to key: inout [UInt8]) {
    lexicon.appendExactKey(of: words[index], to: &key)
  }

  /// What remembers words, for a task that gives it back to ``queryWords``.
  func takeQueryWords() -> QueryWords {
    let words = queryWords.take() ?? QueryWords(self)
    if words.isFull { words.removeAll() }
    return words
  }

  private struct Builder {
    let language: LanguageTag
    var lexicon: TermLexicon.Builder
    var places: [TermAddress] = []
    var traits: [TermTraits] = []
    var words = FlatLists<UInt32>()
    var exact = KeyMap()
    private var numbers: [UInt32] = []
    private var key: [UInt8] = []

    init(language: LanguageTag, bases: [Termbase]) {
      self.language = language
      self.lexicon = TermLexicon.Builder(language: language)
      let start = addIndexed(bases)
      // Else what is there would be copied for nothing.
      if start == nil { reserveCapacity(for: bases.reduce(0) { $0 + $1.entryCount }) }
      for (number, base) in bases.enumerated().prefix(Int(UInt16.max)) where number != start {
        base.forEachTerm(in: language, as: UInt16(number)) { add($0, at: $1) }
      }
    }

    /// Begins with the terms of the first of `bases` that has an index; gives the
    /// number of that.
    private mutating func addIndexed(_ bases: [Termbase]) -> Int? {
      for (number, base) in bases.enumerated().prefix(Int(UInt16.max)) {
        guard var image = base.image(for: language) else { continue }
        for place in image.places.indices { image.places[place].base = UInt16(number) }
        (lexicon, places, traits) = (image.lexicon, image.places, image.traits)
        (words, exact) = (image.words, image.exact)
        return number
      }
      return nil
    }

    private mutating func reserveCapacity(for count: Int) {
      lexicon.reserveCapacity(count)
      places.reserveCapacity(2 * count)
      traits.reserveCapacity(2 * count)
      words.reserveCapacity(2 * count, averageLength: 2)
      exact.reserveCapacity(2 * count)
    }

    mutating func add(_ term: TermSection, at place: TermAddress) {
      let id = UInt32(places.count)
      numbers.removeAll(keepingCapacity: true)
      lexicon.add(wordsOf: term.text.utf8, to: &numbers)
      key.removeAll(keepingCapacity: true)
      lexicon.appendExactKey(of: numbers[...], to: &key)
      exact.add(id, under: key)
      words.append(numbers)
      places.append(place)
      traits.append(TermTraits(term))
    }
  }
}
