internal import CalepinCore

/// What the translation has in the place of a term that it does not have.
extension TerminologyCheck {
  /// What stands for a term.
  struct Rendering {
    /// Where that is, as far as it is known, in UTF-8 bytes.
    var range: Range<Int>?
    /// Whether a word is known to translate it otherwise.
    var isKnown = false
    /// Whether nothing stands for it: all words that might are explained by
    /// others of the source.
    var isFree = false
  }

  /// How many words beside the term are looked at on either side.
  private static let neighbourCount = 3
  /// How many tokens the place of a term reaches further than its neighbours.
  private static let slack = 6

  /// What the translation has for `concept`, by the words that translate each
  /// other.
  ///
  /// It is free when at each of its places no word of the term has a partner,
  /// and every word between the partners of its neighbours has another one.
  mutating func rendering(of concept: Concept, in unit: UnitAnalysis) -> Rendering {
    let links = links(of: unit)
    var rendering = Rendering(isFree: true)
    for place in concept.places {
      let words = unit.source.words(in: place)
      let partners = words.compactMap { links.partner(ofSource: $0) }
      if let first = partners.min(), let last = partners.max(), last - first <= Self.slack {
        rendering.range =
          Int(unit.target.tokens[first].start)..<Int(unit.target.tokens[last].end)
      }
      if !partners.isEmpty {
        rendering.isFree = false
        rendering.isKnown = true
      } else if let first = words.first, let last = words.last {
        let window = Self.window(around: first...last, links, in: unit)
        let open = window.filter {
          unit.target.isContent(unit.target.tokens[$0]) && links.partner(ofTarget: $0) == nil
        }
        if !open.isEmpty { rendering.isFree = false }
        if open.count == 1 { rendering.range = unit.target.tokens[open[0]].range }
      }
    }
    return rendering
  }

  /// The tokens of the translation among which those for the source's `words`
  /// should be, by the partners of their neighbours.
  private static func window(
    around words: ClosedRange<Int>, _ links: WordLinks, in unit: UnitAnalysis
  ) -> Range<Int> {
    let count = unit.target.tokens.count
    let before = (0..<words.lowerBound).reversed().lazy
      .compactMap { links.partner(ofSource: $0) }.prefix(neighbourCount)
    let behind = (words.upperBound + 1..<unit.source.tokens.count).lazy
      .compactMap { links.partner(ofSource: $0) }.prefix(neighbourCount)
    let partners = Array(before) + Array(behind)
    let first = before.isEmpty ? 0 : max(0, (partners.min() ?? 0) - slack)
    let last = behind.isEmpty ? count - 1 : min(count - 1, (partners.max() ?? count) + slack)
    return first..<max(first, last + 1)
  }
}
