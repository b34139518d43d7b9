internal import CalepinText

/// What is known of the words of two texts before the texts are read side by
/// side.
struct KnownPairs {
  let translations: (any WordTranslations)?

  /// The words that are written alike, and those that are known to translate
  /// each other.
  func pairs(_ source: SentenceWords, _ target: SentenceWords) -> [WordPair] {
    var pairs: [WordPair] = []
    let lookAlikes = LookAlikes(in: target)
    for word in 0..<source.wordCount {
      lookAlikes.append(of: Int32(word), in: source, to: &pairs)
    }
    translations?.forEachPair(of: source.words, target.words) { from, to, association in
      pairs.append(
        WordPair(Int32(from), Int32(to), forward: association, backward: association))
    }
    return pairs
  }
}
