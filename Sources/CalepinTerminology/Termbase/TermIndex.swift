public import CalepinCore
internal import CalepinText

/// All terms of one language in a list of termbases, ready to be found by
/// form, by lemma, by a word in them, or misspelt.
public struct TermIndex: Sendable {
  /// A term and where it stands.
  struct IndexedTerm: Sendable {
    var base: UInt16
    var entry: UInt32
    var section: UInt8
    var term: UInt8
    /// How many words the term has.
    var wordCount: UInt8
  }

  /// The termbases, the most trusted one first.
  public let bases: [Termbase]
  /// The language of the terms.
  public let language: LanguageTag
  let terms: [IndexedTerm]
  let exact: KeyMap
  let inflected: KeyMap
  /// From a lemma to the terms that have a word with that lemma.
  let byWord: KeyMap
  /// The exact keys of all terms, one behind the other.
  private let keyBytes: [UInt8]
  private let keyEnds: [UInt32]
  /// Makes the keys of queries; it remembers the words of the terms.
  let keyBuilder: TermKeyBuilder

  /// Indexes the terms of `bases` whose language is in `language`.
  ///
  /// - Complexity: O(total length of the terms).
  public init(_ bases: [Termbase], language: LanguageTag) {
    var builder = Builder(language: language)
    for (number, base) in bases.enumerated() {
      for (index, entry) in base.entries.enumerated() {
        builder.add(entry, base: UInt16(number), index: UInt32(index))
      }
    }
    self.bases = bases
    self.language = language
    self.terms = builder.terms
    self.exact = builder.exact
    self.inflected = builder.inflected
    self.byWord = builder.byWord
    self.keyBytes = builder.keyBytes
    self.keyEnds = builder.keyEnds
    self.keyBuilder = builder.keyBuilder
  }

  /// The exact key of the term numbered `index`.
  func exactKey(of index: Int) -> ArraySlice<UInt8> {
    keyBytes[(index == 0 ? 0 : Int(keyEnds[index - 1]))..<Int(keyEnds[index])]
  }

  /// The entry of the term numbered `index`.
  func entry(of index: Int) -> ConceptEntry {
    bases[Int(terms[index].base)].entries[Int(terms[index].entry)]
  }

  /// The term numbered `index`.
  func term(of index: Int) -> TermSection {
    entry(of: index).sections[Int(terms[index].section)].terms[Int(terms[index].term)]
  }

  private struct Builder {
    let language: LanguageTag
    var keyBuilder: TermKeyBuilder
    var terms: [IndexedTerm] = []
    var exact = KeyMap()
    var inflected = KeyMap()
    var byWord = KeyMap()
    var keyBytes: [UInt8] = []
    var keyEnds: [UInt32] = []

    init(language: LanguageTag) {
      self.language = language
      self.keyBuilder = TermKeyBuilder(language: language)
    }

    mutating func add(_ entry: ConceptEntry, base: UInt16, index: UInt32) {
      for (number, section) in entry.sections.enumerated().prefix(Int(UInt8.max))
      where section.language.isIn(language) {
        for (place, term) in section.terms.enumerated().prefix(Int(UInt8.max)) {
          add(
            term,
            as: IndexedTerm(
              base: base, entry: index, section: UInt8(number), term: UInt8(place), wordCount: 0))
        }
      }
    }

    private mutating func add(_ term: TermSection, as place: IndexedTerm) {
      let id = UInt32(terms.count)
      let words = keyBuilder.rememberedWords(of: term.text.utf8).map { keyBuilder.word($0) }
      let start = keyBytes.count
      TermKeyBuilder.appendExactKey(of: words, to: &keyBytes)
      keyEnds.append(UInt32(keyBytes.count))
      exact.add(id, under: keyBytes[start...])
      TermKeyBuilder.forEachLemmaKey(of: words, as: term.partOfSpeech) {
        inflected.add(id, under: $0)
      }
      if words.count > 1 {
        for word in words where !word.isArticle {
          for lemma in word.lemmas { byWord.add(id, under: lemma.bytes) }
        }
      }
      var indexed = place
      indexed.wordCount = UInt8(min(words.count, Int(UInt8.max)))
      terms.append(indexed)
    }
  }
}
