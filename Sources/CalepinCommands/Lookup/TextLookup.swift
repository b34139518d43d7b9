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

  /// A term and how often it stands in the text, in any form.
  struct Count {
    /// The number of the term among those of the matcher.
    var term: Int
    var count: Int
  }

  /// So many bytes of a text are enough to know its language.
  private static let sampleSize = 64 << 10

  /// The terms of the language in which the text is taken to be.
  let matcher: TermMatcher
  /// The language that is wanted, or `nil` for all others.
  let target: LanguageTag?
  private let text: InputText
  /// Whether each term has an equivalent.
  private let isPaired: [Bool]

  /// Makes ready to look for the terms of `bases` in `text`.
  ///
  /// - Parameters:
  ///   - bases: The termbases, the most trusted one first.
  ///   - source: The language of the text; `nil` takes the one of which most
  ///     stands in its beginning.
  ///   - target: The language that is wanted; `nil` for all others.
  ///   - forms: In which forms terms are found.
  ///   - text: The text.
  /// - Throws: `ValidationError` when `$CALEPIN_LEXICON` names no lexicon.
  init(
    _ bases: [Termbase], from source: LanguageTag?, to target: LanguageTag?,
    forms: MatcherOptions.Forms, in text: InputText
  ) throws {
    let sample = text.prefix(Self.sampleSize)
    let languages = source.map { [$0] } ?? bases.spokenLanguages(without: target)
    var best: (matcher: TermMatcher, covered: Int)?
    for language in languages {
      let options = MatcherOptions(forms: forms, lexicon: try .named(nil, for: language))
      let matcher = TermMatcher(bases, language: language, options: options)
      let covered = languages.count == 1 ? 0 : Self.coveredCount(of: sample, by: matcher)
      if covered > best?.covered ?? -1 { best = (matcher, covered) }
    }
    let matcher = best?.matcher ?? TermMatcher(bases, language: source ?? .french)
    self.matcher = matcher
    isPaired = (0..<matcher.termCount).map { matcher.hasTargets($0, in: target) }
    self.target = target
    self.text = text
  }

  /// How many bytes of `text` are terms.
  private static func coveredCount(of text: InputText, by matcher: TermMatcher) -> Int {
    var recognizer = TermRecognizer(matcher)
    var covered = 0
    text.forEachPart { part in
      recognizer.findHits(in: part)
      for hits in recognizer.hits.byPlace { covered += hits.first?.range.count ?? 0 }
    }
    return covered
  }

  /// The parts of the text in their order.
  var passages: [Passage] {
    var recognizer = TermRecognizer(matcher)
    return text.blocks.map { block in
      Passage(
        block: block,
        places: block.kind == .code
          ? [] : recognizer.hits(in: block.text).filter { isPaired[$0.term] }.byPlace)
    }
  }

  /// The terms with their counts, the most frequent first, else in the order
  /// of the termbases.
  var counts: [Count] {
    var recognizer = TermRecognizer(matcher)
    var counts = Array(repeating: 0, count: matcher.termCount)
    text.forEachPart { part in
      recognizer.forEachPassage(of: part) { hits in
        for hit in hits { counts[hit.term] += 1 }
      }
    }
    return counts.indices.filter { counts[$0] > 0 && isPaired[$0] }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }
      .map { Count(term: $0, count: counts[$0]) }
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
