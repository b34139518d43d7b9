/// How the candidates of one sentence stand inside one another.
struct SentenceNesting {
  private let spans: [DocumentCounter.Span]
  /// The known phrases that are not inside a longer one, in the order of the
  /// text.
  private let phrases: [Range<Int>]

  /// Compares `spans`, which are in the order of their first tokens.
  init(_ spans: [DocumentCounter.Span]) {
    self.spans = spans
    phrases = Self.longestPhrases(in: spans)
  }

  /// Whether the span at `place` is inside a known phrase or across one of its
  /// ends.
  ///
  /// Only the last word of a phrase may have a complement of its own:
  /// *conception de semi-conducteurs* and *semi-conducteurs de pointe*.
  func isFragment(_ place: Int) -> Bool {
    let span = spans[place].tokens
    return phrases.contains { phrase in
      let goesOn = span.lowerBound == phrase.upperBound - 1 && span.count > 2
      return phrase != span && phrase.overlaps(span) && !span.contains(phrase) && !goesOn
    }
  }

  /// Whether no longer candidate holds the span at `place`.
  ///
  /// - Complexity: O(number of spans near it).
  func isMaximal(_ place: Int) -> Bool {
    let span = spans[place].tokens
    var lower = place
    while lower > 0,
      spans[lower - 1].tokens.lowerBound + PatternGrammar.longestPattern > span.lowerBound
    {
      lower -= 1
      if spans[lower].isHolder(of: span) { return false }
    }
    var upper = place
    while upper < spans.count, spans[upper].tokens.lowerBound == span.lowerBound {
      if spans[upper].isHolder(of: span) { return false }
      upper += 1
    }
    return true
  }

  private static func longestPhrases(in spans: [DocumentCounter.Span]) -> [Range<Int>] {
    var phrases: [Range<Int>] = []
    for span in spans where span.isKnown && span.tokens.count > 1 {
      guard let last = phrases.last else {
        phrases.append(span.tokens)
        continue
      }
      if span.tokens.contains(last) {
        phrases[phrases.count - 1] = span.tokens
      } else if !last.contains(span.tokens) {
        phrases.append(span.tokens)
      }
    }
    return phrases
  }
}

extension DocumentCounter.Span {
  /// Whether it is longer than `tokens` and holds them.
  fileprivate func isHolder(of tokens: Range<Int>) -> Bool {
    !isFiltered && self.tokens.count > tokens.count && self.tokens.contains(tokens)
  }
}
