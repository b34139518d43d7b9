internal import CalepinCore

/// The words and phrases of a sentence pair that are linked to each other and
/// to nothing else.
///
/// Source: Koehn, Och and Marcu, "Statistical phrase-based translation" (2003),
/// for the consistency with word links.
struct PhraseSpans {
  /// How many words a phrase has at the most.
  private static let longest = 4

  private let source: ArraySlice<PartOfSpeech>
  private let target: ArraySlice<PartOfSpeech>
  /// By source place, the linked target places from first to last; empty
  /// where there is none.
  private var targets: [ClosedRange<Int>?]
  private var sources: [ClosedRange<Int>?]

  init(
    _ links: [WordLink], source: ArraySlice<PartOfSpeech>, target: ArraySlice<PartOfSpeech>
  ) {
    (self.source, self.target) = (source, target)
    targets = Array(repeating: nil, count: source.count)
    sources = Array(repeating: nil, count: target.count)
    for link in links {
      targets[link.source] = Self.widened(targets[link.source], to: link.target)
      sources[link.target] = Self.widened(sources[link.target], to: link.source)
    }
  }

  private static func widened(_ range: ClosedRange<Int>?, to place: Int) -> ClosedRange<Int> {
    guard let range else { return place...place }
    return min(range.lowerBound, place)...max(range.upperBound, place)
  }

  /// Hands over each pair of spans, by places in their sentences.
  func forEach(_ body: (_ source: Range<Int>, _ target: Range<Int>) -> Void) {
    for start in 0..<source.count where targets[start] != nil {
      var reached: ClosedRange<Int>?
      for end in start..<min(start + Self.longest + 1, source.count) {
        if let more = targets[end] {
          reached = Self.widened(Self.widened(reached, to: more.lowerBound), to: more.upperBound)
        }
        guard let reached, targets[end] != nil || isComplement(end, since: start),
          isPhrase(source, start..<end + 1, isTarget: false)
        else { continue }
        guard let span = consistent(reached, with: start...end) else { continue }
        body(start..<end + 1, span)
      }
    }
  }

  /// Whether the word, which has no link, ends what a preposition began: *mise
  /// en œuvre*.
  private func isComplement(_ end: Int, since start: Int) -> Bool {
    guard end > start + 1 else { return false }
    let before = tag(source, end - 1)
    return before == .adposition || before == .adpositionDeterminer
  }

  /// The target span without articles at its beginning, when it is a phrase
  /// whose links all lead back into `origin`.
  private func consistent(_ reached: ClosedRange<Int>, with origin: ClosedRange<Int>) -> Range<Int>?
  {
    guard reached.count <= Self.longest + 1 else { return nil }
    for place in reached {
      guard let back = sources[place] else { continue }
      guard back.lowerBound >= origin.lowerBound, back.upperBound <= origin.upperBound else {
        return nil
      }
    }
    var span = reached.lowerBound..<reached.upperBound + 1
    while span.count > 1, tag(target, span.lowerBound) == .determiner { span.removeFirst() }
    guard span.count <= Self.longest, isPhrase(target, span, isTarget: true) else { return nil }
    // A phrase stands for a phrase or for a noun.
    if origin.count > 1 || span.count > 1 {
      guard isNominal(source, origin.lowerBound..<origin.upperBound + 1), isNominal(target, span)
      else { return nil }
    }
    return span
  }

  private func tag(_ tags: ArraySlice<PartOfSpeech>, _ place: Int) -> PartOfSpeech {
    tags[tags.startIndex + place]
  }

  private func isNominal(_ tags: ArraySlice<PartOfSpeech>, _ span: Range<Int>) -> Bool {
    span.contains { tag(tags, $0) == .noun || tag(tags, $0) == .properNoun }
  }

  /// Whether the span is a word of an open class or looks like a noun phrase.
  private func isPhrase(
    _ tags: ArraySlice<PartOfSpeech>, _ span: Range<Int>, isTarget: Bool
  ) -> Bool {
    if span.count == 1 { return BilingualLexicon.WordClass(tag(tags, span.lowerBound)) != nil }
    for place in span {
      let isEdge = place == span.lowerBound || place == span.upperBound - 1
      switch tag(tags, place) {
      case .noun, .properNoun: continue
      case .adjective: continue
      case .verb where place > span.lowerBound || isTarget: continue
      case .adposition, .adpositionDeterminer, .determiner, .particle:
        if isEdge { return false }
      default: return false
      }
    }
    return isNominal(tags, span)
  }
}
