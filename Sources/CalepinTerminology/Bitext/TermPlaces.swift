internal import Algorithms
internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// One side of a bitext with its terms: where each occurs, in the words that
/// links are between.
struct TermSide {
  /// A term and a place of it.
  struct Place {
    /// The number of the term in ``TermSide/terms``.
    var term: Int
    /// The pair it is in.
    var segment: Int
    /// The words of meaning that it covers, counted through all segments.
    var words: Range<Int>
  }

  let terms: [CandidateTerm]
  /// The places in the order of the segments.
  private(set) var places: [Place] = []
  /// Where the places of each segment begin, and one more for the end.
  private(set) var placeStarts: [Int] = [0]
  /// The words of meaning of all segments.
  private(set) var words = SegmentedWords()
  /// The token that each of them is.
  private(set) var tokens: [Int] = []
  private(set) var placeCounts: [Int]

  /// - Complexity: O(tokens + places × log tokens).
  init(_ text: AnalyzedText, segments: [Range<Int>], extractor: TermExtractor) {
    terms = extractor.terms(
      of: extractor.counts(of: text, named: "", placeLimit: .max), .all)
    placeCounts = terms.map { $0.occurrences.count { !$0.isSplit } }
    /// How many words of meaning stand before each token.
    var before: [Int] = []
    before.reserveCapacity(text.tokens.count + 1)
    var folded: [UInt8] = []
    for segment in segments {
      for token in segment {
        before.append(words.wordCount)
        guard text.tags[token].isContentWord else { continue }
        folded.removeAll(keepingCapacity: true)
        Folding.fold(text.words.bytes(of: text.lemmas[token]), into: &folded)
        words.append(folded)
        tokens.append(token)
      }
      words.endSegment()
    }
    before.append(words.wordCount)
    let starts = TokenStarts(text)
    for (number, term) in terms.enumerated() {
      for occurrence in term.occurrences where !occurrence.isSplit {
        let first = starts.token(at: occurrence.bytes.lowerBound)
        let end = starts.token(at: occurrence.bytes.upperBound)
        let segment = segments.partitioningIndex { $0.upperBound > first }
        places.append(
          Place(term: number, segment: segment, words: before[first]..<before[end]))
      }
    }
    places.sort {
      ($0.segment, $0.words.lowerBound, $0.words.count, $0.term)
        < ($1.segment, $1.words.lowerBound, $1.words.count, $1.term)
    }
    var place = 0
    for segment in segments.indices {
      while place < places.count, places[place].segment == segment { place += 1 }
      placeStarts.append(place)
    }
  }

  /// The places in the segment numbered `segment`.
  func places(in segment: Int) -> ArraySlice<Place> {
    places[placeStarts[segment]..<placeStarts[segment + 1]]
  }

}

/// Finds tokens by the bytes they begin at.
private struct TokenStarts {
  private let text: AnalyzedText

  init(_ text: AnalyzedText) { self.text = text }

  /// The first token that begins at `byte` or later.
  func token(at byte: Int) -> Int {
    (0..<text.tokens.count).partitioningIndex { text.tokens.range(of: $0).lowerBound >= byte }
  }
}
