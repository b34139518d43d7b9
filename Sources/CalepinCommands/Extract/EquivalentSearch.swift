internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// Asks for the equivalents of terms on several cores, each term in a sentence
/// in which it stands.
struct EquivalentSearch: Sendable {
  let finder: EquivalentFinder
  let analyzer: Analyzer
  /// What need not be analysed again.
  let kept: KeptTexts
  /// How many parts are worked on at a time.
  let jobs: Int

  /// How many sentences are analysed together at the most.
  private static let mostTogether = 256

  /// The number of a term, and its proposals.
  private typealias Found = (term: Int, equivalents: [Equivalent])

  /// A sentence and the terms that are shown by it.
  private struct Passage: Sendable {
    var bytes: [UInt8]
    /// The numbers of the terms, and where in the passage they stand; `nil` for the
    /// whole.
    var terms: [(number: Int, range: Range<Int>?)]

    /// A term by itself.
    static func alone(_ number: Int, of terms: [CandidateTerm]) -> Passage {
      Passage(bytes: Array(terms[number].text.utf8), terms: [(number, nil)])
    }
  }

  /// Where a sentence is.
  private struct Place: Hashable {
    var document: Int
    var range: Range<Int>
  }

  /// The proposals for each of `terms`, whose texts `reader` has, whatever the
  /// number of jobs.
  func proposals(for terms: [CandidateTerm], in reader: TextReader) async -> [[Equivalent]] {
    var places: [(term: Int, place: KeptTexts.Place)] = []
    var others: [Int] = []
    for (number, term) in terms.enumerated() {
      if let place = kept.place(of: term.representative) {
        places.append((number, place))
      } else {
        others.append(number)
      }
    }
    let passages = Self.passages(of: others, terms, in: reader)
    var found = Array(repeating: [Equivalent](), count: terms.count)
    await withTaskGroup(of: [Found].self) { group in
      for part in parts(of: passages.count, atMost: Self.mostTogether) {
        let passages = passages[part]
        group.addTask { proposals(in: passages, terms) }
      }
      for part in parts(of: places.count) {
        let places = places[part]
        group.addTask { proposals(at: places, terms) }
      }
      for await part in group {
        for (term, equivalents) in part { found[term] = equivalents }
      }
    }
    return found
  }

  /// Parts of `count` things, more than jobs, as they differ in what they cost.
  private func parts(of count: Int, atMost most: Int = .max) -> [Range<Int>] {
    let size = min(count / (jobs * 8) + 1, most)
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  /// The sentences of the terms with these `numbers`, each once; where there is
  /// none, what the term is called.
  private static func passages(
    of numbers: [Int], _ terms: [CandidateTerm], in reader: TextReader
  ) -> [Passage] {
    var known: [Place: Int] = [:]
    var passages: [Passage] = []
    for number in numbers {
      let place = terms[number].representative
      let key = Place(document: place.document, range: place.sentence)
      let start = place.bytes.lowerBound - place.sentence.lowerBound
      let term = (number, Optional(start..<(start + place.bytes.count)))
      if !place.isSplit, let passage = known[key] {
        passages[passage].terms.append(term)
      } else if !place.isSplit, let bytes = reader.passage(place.sentence, of: place.document) {
        known[key] = passages.count
        passages.append(Passage(bytes: bytes, terms: [term]))
      } else {
        passages.append(.alone(number, of: terms))
      }
    }
    return passages
  }

  /// The proposals for terms that stand in what is kept.
  private func proposals(
    at places: ArraySlice<(term: Int, place: KeptTexts.Place)>, _ terms: [CandidateTerm]
  ) -> [Found] {
    var found: [Found] = []
    for (text, places) in Dictionary(grouping: places, by: \.place.text) {
      found += proposals(
        for: places.map { ($0.term, $0.place.tokens) }, in: kept[text], terms)
    }
    return found
  }

  /// The proposals for the terms of `passages`, which are analysed.
  private func proposals(in passages: ArraySlice<Passage>, _ terms: [CandidateTerm]) -> [Found] {
    let text = analyzer.analyze(sentences: passages.map(\.bytes))
    var places: [(term: Int, tokens: Range<Int>)] = []
    var alone: [Passage] = []
    for (passage, sentence) in zip(passages, text.sentences) {
      let start = sentence.isEmpty ? 0 : text.tokens.range(of: sentence.lowerBound).lowerBound
      for (number, range) in passage.terms {
        let bytes = range.map { (start + $0.lowerBound)..<(start + $0.upperBound) }
        if let tokens = bytes.map({ text.tokens(at: $0) }) ?? sentence {
          places.append((number, tokens))
        } else {
          alone.append(.alone(number, of: terms))
        }
      }
    }
    let found = proposals(for: places, in: text, terms)
    return alone.isEmpty ? found : found + proposals(in: alone[...], terms)
  }

  private func proposals(
    for places: [(term: Int, tokens: Range<Int>)], in text: AnalyzedText, _ terms: [CandidateTerm]
  ) -> [Found] {
    let phrases = places.map {
      EquivalentFinder.Phrase($0.tokens, isPlural: terms[$0.term].isPlural)
    }
    return zip(places, finder.equivalents(of: phrases, in: text)).map { ($0.term, $1) }
  }
}
