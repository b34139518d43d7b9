/// How candidates stand inside one another.
struct Nesting {
  /// Per group: how many of its occurrences are not inside or across a known
  /// phrase.
  private(set) var independentCount: [Int]
  /// What is known of the longer groups that hold a group.
  struct Containers {
    /// The sum of their frequencies, each times the weight of its pattern.
    var weightedFrequency = 0.0
    /// How many there are.
    var count = 0
    /// The frequency of the most frequent one, and the weight of its pattern.
    var dominant = (frequency: 0, weight: 0.0)

    /// Takes in a longer group.
    mutating func add(frequency: Int, weight: Double) {
      weightedFrequency += Double(frequency) * weight
      count += 1
      if frequency > dominant.frequency { dominant = (frequency, weight) }
    }

    /// How many occurrences of a group that occurs `frequency` times belong to
    /// longer terms rather than to the group itself.
    ///
    /// The mean over the longer terms, as in C-value; but all of them when one
    /// longer term is there each time.
    func share(of frequency: Int) -> Double {
      if count == 0 { return 0 }
      let mean = weightedFrequency / Double(count)
      let isAlwaysInside = dominant.frequency >= frequency
      return isAlwaysInside ? max(mean, Double(frequency) * dominant.weight) : mean
    }
  }

  /// Per group: the longer groups that hold it.
  private(set) var containers: [Containers]

  /// Compares all spans of `collector`.
  ///
  /// - Complexity: O(number of spans): a span meets only those that begin
  ///   within the longest pattern before it.
  init(collector: CandidateCollector, knowledge: [Knowledge]) {
    let groups = collector.groups
    let patterns = collector.rules.grammar.patterns
    let longest = patterns.map(\.length).max() ?? 1
    independentCount = groups.map(\.occurrences.count)
    containers = Array(repeating: Containers(), count: groups.count)
    var pairs: Set<Pair> = []
    for spans in collector.spans {
      let phrases = Self.longestPhrases(in: spans, knowledge: knowledge)
      var phraseStart = 0
      for (place, span) in spans.enumerated() {
        while phraseStart < phrases.count,
          phrases[phraseStart].upperBound <= span.tokens.lowerBound
        {
          phraseStart += 1
        }
        if phrases[phraseStart...].prefix(while: { $0.lowerBound < span.tokens.upperBound })
          .contains(where: { Self.breaks($0, span.tokens) })
        {
          independentCount[span.group] -= 1
        }
        for other in Self.neighbours(of: place, in: spans, within: longest)
        where other.tokens.count > span.tokens.count && Self.holds(other.tokens, span.tokens) {
          guard !groups[other.group].isFiltered || knowledge[other.group].isKnown,
            pairs.insert(Pair(inner: span.group, outer: other.group)).inserted
          else { continue }
          let outer = groups[other.group]
          containers[span.group].add(
            frequency: outer.occurrences.count, weight: patterns[outer.pattern].weight)
        }
      }
    }
  }

  private struct Pair: Hashable {
    var inner: Int
    var outer: Int
  }

  /// The known phrases of a sentence that are not inside a longer one, in the
  /// order of the text.
  private static func longestPhrases(
    in spans: [CandidateCollector.Span], knowledge: [Knowledge]
  ) -> [Range<Int>] {
    var phrases: [Range<Int>] = []
    for span in spans where knowledge[span.group].isKnown && knowledge[span.group].isPhrase {
      guard let last = phrases.last else {
        phrases.append(span.tokens)
        continue
      }
      if holds(span.tokens, last) {
        phrases[phrases.count - 1] = span.tokens
      } else if !holds(last, span.tokens) {
        phrases.append(span.tokens)
      }
    }
    return phrases
  }

  /// Whether `span` is a fragment next to `phrase`: inside it, or across one of
  /// its ends.
  private static func breaks(_ phrase: Range<Int>, _ span: Range<Int>) -> Bool {
    phrase != span && phrase.overlaps(span) && !holds(span, phrase)
  }

  private static func holds(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
    outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
  }

  /// The spans that can hold the one at `place`: those that begin at most
  /// `length` tokens before it.
  private static func neighbours(
    of place: Int, in spans: [CandidateCollector.Span], within length: Int
  ) -> ArraySlice<CandidateCollector.Span> {
    let start = spans[place].tokens.lowerBound
    var lower = place
    while lower > 0, spans[lower - 1].tokens.lowerBound > start - length { lower -= 1 }
    var upper = place + 1
    while upper < spans.count, spans[upper].tokens.lowerBound == start { upper += 1 }
    return spans[lower..<upper]
  }
}
