internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology
internal import CalepinText

/// The terms of termbases in a text.
struct TextLookup {
  /// A part of the text with its terms.
  struct Passage {
    let block: DocumentBlock
    /// The hits in the block, those at the same place together.
    let places: [ArraySlice<TermHit>]
  }

  /// The terms of the language in which the text is taken to be.
  let matcher: TermMatcher
  /// The language that is wanted, or `nil` for all others.
  let target: LanguageTag?
  /// The parts of the text in their order.
  let passages: [Passage]

  /// Looks for the terms of `bases` in `blocks`.
  ///
  /// - Parameters:
  ///   - bases: The termbases, the most trusted one first.
  ///   - source: The language of the text; `nil` takes the one of which most
  ///     stands in it.
  ///   - target: The language that is wanted; `nil` for all others.
  ///   - forms: In which forms terms are found.
  ///   - blocks: The text.
  init(
    _ bases: [Termbase], from source: LanguageTag?, to target: LanguageTag?,
    forms: MatcherOptions.Forms, in blocks: [DocumentBlock]
  ) throws {
    let languages = source.map { [$0] } ?? bases.spokenLanguages(without: target)
    var best: (matcher: TermMatcher, passages: [Passage], covered: Int)?
    for language in languages {
      let options = MatcherOptions(forms: forms, lexicon: try .named(nil, for: language))
      let matcher = TermMatcher(bases, language: language, options: options)
      let passages = Self.passages(of: blocks, with: matcher, to: target)
      let covered = passages.reduce(0) { sum, passage in
        passage.places.reduce(sum) { $0 + ($1.first?.range.count ?? 0) }
      }
      if covered > best?.covered ?? -1 { best = (matcher, passages, covered) }
    }
    matcher = best?.matcher ?? TermMatcher(bases, language: source ?? .french)
    passages = best?.passages ?? []
    self.target = target
  }

  private static func passages(
    of blocks: [DocumentBlock], with matcher: TermMatcher, to target: LanguageTag?
  ) -> [Passage] {
    var recognizer = TermRecognizer(matcher)
    // Whether a term has an equivalent; worked out once.
    var isPaired: [Int: Bool] = [:]
    return blocks.map { block in
      let hits = recognizer.hits(in: block.text).filter { hit in
        if let known = isPaired[hit.term] { return known }
        let known = !matcher.match(of: hit).targets(in: target).isEmpty
        isPaired[hit.term] = known
        return known
      }
      return Passage(block: block, places: hits.byPlace)
    }
  }

  /// Whether no term was found.
  var isEmpty: Bool { passages.allSatisfy(\.places.isEmpty) }

  /// A term and how often it stands in the text, in any form.
  struct Count {
    var match: TermMatch
    var count: Int
  }

  /// The terms with their counts, the most frequent first, else in the order
  /// of the termbases.
  var counts: [Count] {
    var counts: [Int: (hit: TermHit, count: Int)] = [:]
    for hit in passages.lazy.flatMap({ $0.places.joined() }) {
      counts[hit.term, default: (hit, 0)].count += 1
    }
    return counts.values.sorted { ($1.count, $0.hit.term) < ($0.count, $1.hit.term) }
      .map { Count(match: matcher.match(of: $0.hit), count: $0.count) }
  }
}

extension [Termbase] {
  /// The languages of all termbases without `target`, each once.
  func spokenLanguages(without target: LanguageTag?) -> [LanguageTag] {
    var found: [LanguageTag] = []
    for language in flatMap(\.languages).map(\.withoutRegion)
    where !found.contains(language) && language != target?.withoutRegion {
      found.append(language)
    }
    return found
  }
}
