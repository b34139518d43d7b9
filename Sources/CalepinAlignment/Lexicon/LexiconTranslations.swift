public import CalepinCore
public import CalepinText

/// A lexicon as what is known of the translation of words, in either direction.
public struct LexiconTranslations: WordTranslations {
  private let lexicon: BilingualLexicon
  private let isForward: Bool

  /// The lexicon that is built in, between `source` and `target`; `nil` when it
  /// is of other languages.
  public static func builtIn(from source: LanguageTag, to target: LanguageTag)
    -> LexiconTranslations?
  {
    BilingualLexicon.builtIn(between: source, target).map {
      LexiconTranslations(lexicon: $0.lexicon, isForward: $0.isForward)
    }
  }

  /// - Complexity: O(words of both lists × translations of each).
  public func forEachPair(
    of source: WordTable, _ target: WordTable,
    _ body: (WordTable.ID, WordTable.ID, Float) -> Void
  ) {
    let (from, to) = isForward ? (source, target) : (target, source)
    var places: [UInt32: WordTable.ID] = [:]
    places.reserveCapacity(to.count)
    for id in 0..<WordTable.ID(to.count) {
      places[BilingualLexicon.hash(ofForm: to.bytes(of: id))] = id
    }
    for id in 0..<WordTable.ID(from.count) {
      lexicon.forEachTranslation(ofForm: from.bytes(of: id)) { hash, association in
        guard let other = places[hash] else { return }
        if isForward { body(id, other, association) } else { body(other, id, association) }
      }
    }
  }
}
