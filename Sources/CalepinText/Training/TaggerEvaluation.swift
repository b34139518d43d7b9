public import CalepinCore

/// How many words of a treebank a tagger and a lemmatizer get right.
public struct TaggingAccuracy: Hashable, Sendable {
  /// The words of the treebank; a contraction counts as the two it stands for.
  public var words = 0
  /// Those with the right class.
  public var rightTags = 0
  /// Those with the right lemma; 0 where no lemmatizer was asked.
  public var rightLemmas = 0

  /// Asks `tagger` and, with the classes it gives, `lemmatizer` on the words
  /// of `treebank` as they are cut there.
  public init(
    of tagger: Tagger, and lemmatizer: Lemmatizer? = nil, on treebank: [TaggedSentence],
    language: LanguageTag
  ) {
    let gold = AnalyzedText(treebank, language: language)
    var text = gold
    text.annotate(with: tagger, lemmatizer)
    for index in gold.tags.indices {
      let weight = gold.tags[index].tag.contains("+") ? 2 : 1
      words += weight
      if text.tags[index] == gold.tags[index] { rightTags += weight }
      let lemma = gold.lemmaText(of: index)
      if lemma == "_" || text.lemmaText(of: index) == lemma { rightLemmas += weight }
    }
  }
}
