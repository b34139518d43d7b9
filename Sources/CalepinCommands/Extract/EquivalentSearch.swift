internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// Asks for the equivalents of terms on several cores, each term in a sentence
/// in which it stands.
struct EquivalentSearch: Sendable {
  let finder: EquivalentFinder
  let analyzer: Analyzer
  /// How many sentences are worked on at a time.
  let jobs: Int

  /// A sentence and the terms that are shown by it.
  private struct Passage: Sendable {
    /// `nil` when its file is gone.
    var bytes: [UInt8]?
    var start: Int
    var terms: [Int]
  }

  /// Where a sentence is.
  private struct Place: Hashable {
    var document: Int
    var range: Range<Int>
  }

  /// The proposals for each of `terms`, whose texts `reader` has, whatever the
  /// number of jobs.
  func proposals(for terms: [CandidateTerm], in reader: TextReader) async -> [[Equivalent]] {
    let passages = Self.passages(of: terms, in: reader)
    var found = Array(repeating: [Equivalent](), count: terms.count)
    // More parts than jobs, as sentences differ in length.
    let size = jobs > 1 ? passages.count / (jobs * 8) + 1 : passages.count + 1
    await withTaskGroup(of: [(term: Int, equivalents: [Equivalent])].self) { group in
      for start in stride(from: 0, to: passages.count, by: size) {
        let part = passages[start..<min(start + size, passages.count)]
        group.addTask { part.flatMap { proposals(in: $0, terms) } }
      }
      for await part in group {
        for (term, equivalents) in part { found[term] = equivalents }
      }
    }
    return found
  }

  /// The sentences of `terms`, each once.
  private static func passages(of terms: [CandidateTerm], in reader: TextReader) -> [Passage] {
    var numbers: [Place: Int] = [:]
    var passages: [Passage] = []
    for (term, place) in terms.lazy.map(\.representative).enumerated() {
      let key = Place(document: place.document, range: place.sentence)
      if let number = numbers[key] {
        passages[number].terms.append(term)
        continue
      }
      numbers[key] = passages.count
      passages.append(
        Passage(
          bytes: reader.passage(place.sentence, of: place.document),
          start: place.sentence.lowerBound, terms: [term]))
    }
    return passages
  }

  private func proposals(
    in passage: Passage, _ terms: [CandidateTerm]
  ) -> [(term: Int, equivalents: [Equivalent])] {
    let text = passage.bytes.map { analyzer.analyze($0) }
    return passage.terms.map { number in
      let term = terms[number]
      let bytes = term.representative.bytes
      if let text, !term.representative.isSplit,
        let tokens = text.tokens(
          at: (bytes.lowerBound - passage.start)..<(bytes.upperBound - passage.start))
      {
        return (number, finder.equivalents(of: term, in: text, at: tokens))
      }
      let alone = analyzer.analyze(Array(term.text.utf8))
      return (number, finder.equivalents(of: term, in: alone, at: 0..<alone.tokens.count))
    }
  }
}

extension AnalyzedText {
  /// The tokens that are exactly the bytes in `range`.
  fileprivate func tokens(at range: Range<Int>) -> Range<Int>? {
    guard
      let first = (0..<tokens.count).first(where: {
        tokens.range(of: $0).lowerBound == range.lowerBound
      }),
      let last = (first..<tokens.count).first(where: {
        tokens.range(of: $0).upperBound == range.upperBound
      })
    else { return nil }
    return first..<(last + 1)
  }
}
