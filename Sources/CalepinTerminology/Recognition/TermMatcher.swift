public import CalepinCore
internal import CalepinText

/// The terms of one language in a list of termbases, ready to be found in
/// running text, inflected or not.
///
/// The matcher itself never changes and may be shared; a ``TermRecognizer``
/// reads texts with it.
///
/// ```swift
/// let matcher = TermMatcher([termbase], language: .french)
/// var recognizer = TermRecognizer(matcher)
/// for hit in recognizer.hits(in: "Ces terres rares…") { matcher.term(hit.term).text }
/// ```
///
/// The words of a term follow each other in the text with nothing but space,
/// hyphens and apostrophes between them; articles inside of the term or the text
/// are passed over, and contractions count as their preposition: *contrôle des
/// exportations* is found in *contrôle d'exportation*. Terms of more than
/// ``longestPhrase`` words are not found.
public struct TermMatcher: Sendable {
  /// The most words of a term that can be found.
  public static let longestPhrase = 64

  /// The termbases, the most trusted one first.
  public let bases: [Termbase]
  /// The language of the terms.
  public let language: LanguageTag
  /// How they are found.
  public let options: MatcherOptions

  let vocabulary: TermVocabulary
  let trie: PhraseTrie
  /// The nodes behind one word of each class.
  let roots: [PhraseTrie.Node]
  let records: TermRecords
  let compounds: CompoundRules
  private let addresses: [TermAddress]

  /// Makes the terms of `bases` whose language is in `language` ready.
  ///
  /// - Complexity: O(total length of the terms).
  public init(_ bases: [Termbase], language: LanguageTag, options: MatcherOptions = .init()) {
    var builder = MatcherBuilder(language: language, options: options)
    bases.forEachTerm(in: language) { builder.add($0, at: $1) }
    let (trie, records) = builder.finish()
    self.bases = bases
    self.language = language
    self.options = options
    vocabulary = builder.vocabulary
    self.trie = trie
    roots = (0..<UInt32(builder.vocabulary.classCount)).map {
      trie.child(of: PhraseTrie.root, $0)
    }
    self.records = records
    compounds = CompoundRules(for: language)
    addresses = builder.addresses
  }

  /// How many terms there are.
  public var termCount: Int { addresses.count }

  /// Where the term numbered `number` stands in ``bases``.
  public func address(of number: Int) -> TermAddress { addresses[number] }

  /// The term numbered `number`.
  public func term(_ number: Int) -> TermSection { bases.term(at: addresses[number]) }

  /// The entry of the term numbered `number`.
  public func entry(of number: Int) -> ConceptEntry { bases.entry(at: addresses[number]) }
}
