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

  /// How many sentences are analysed together at the most.
  private static let mostTogether = 256

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
    let size = min(passages.count / (jobs * 8) + 1, Self.mostTogether)
    await withTaskGroup(of: [(term: Int, equivalents: [Equivalent])].self) { group in
      for start in stride(from: 0, to: passages.count, by: size) {
        let part = passages[start..<min(start + size, passages.count)]
        group.addTask { proposals(in: part, terms) }
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

  /// The proposals for the terms of `passages`, which are analysed as blocks of
  /// one text: each by itself would cost as much again.
  private func proposals(
    in passages: ArraySlice<Passage>, _ terms: [CandidateTerm]
  ) -> [(term: Int, equivalents: [Equivalent])] {
    var bytes: [UInt8] = []
    let starts = passages.map { passage in
      defer { bytes += (passage.bytes ?? []) + [FlatText.separator] }
      return bytes.count
    }
    let text = analyzer.analyze(bytes)
    return zip(passages, starts).flatMap { passage, start in
      passage.terms.map { number in
        let place = terms[number].representative
        let first = place.bytes.lowerBound - passage.start + start
        let isThere = passage.bytes != nil && !place.isSplit
        let tokens = isThere ? text.tokens(at: first..<(first + place.bytes.count)) : nil
        return (number, proposals(for: terms[number], in: text, at: tokens))
      }
    }
  }

  private func proposals(
    for term: CandidateTerm, in text: AnalyzedText, at tokens: Range<Int>?
  ) -> [Equivalent] {
    if let tokens { return finder.equivalents(of: term, in: text, at: tokens) }
    let alone = analyzer.analyze(Array(term.text.utf8))
    return finder.equivalents(of: term, in: alone, at: 0..<alone.tokens.count)
  }
}

extension AnalyzedText {
  /// The tokens that are exactly the bytes in `range`.
  fileprivate func tokens(at range: Range<Int>) -> Range<Int>? {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if tokens.range(of: middle).lowerBound < range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < tokens.count, tokens.range(of: low).lowerBound == range.lowerBound else {
      return nil
    }
    var last = low
    while tokens.range(of: last).upperBound < range.upperBound, last + 1 < tokens.count {
      last += 1
    }
    return tokens.range(of: last).upperBound == range.upperBound ? low..<(last + 1) : nil
  }
}
