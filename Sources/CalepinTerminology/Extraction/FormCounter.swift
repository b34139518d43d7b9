internal import CalepinCore
internal import CalepinText

/// Counts the forms in which a text writes one group of candidates, and chooses
/// the one to show.
struct FormCounter {
  /// The forms, the most frequent one first, ties in the order of the text.
  let forms: [CandidateTerm.Form]
  /// The form to show: the most frequent singular one, else the most frequent.
  let displayText: String
  /// A place where that form stands.
  let representative: CandidateTerm.Occurrence
  /// That form with its head, and what agrees with it, in the singular.
  let base: BaseForm

  init(
    group: CandidateCollector.Group, pattern: PatternGrammar.Pattern, documents: [AnalyzedText]
  ) {
    var counts: [String: (count: Int, first: Int)] = [:]
    for (number, place) in group.occurrences.enumerated() {
      let text = Self.text(of: place, in: documents)
      counts[text, default: (0, number)].count += 1
    }
    let ranked = counts.sorted { a, b in
      (b.value.count, a.value.first) < (a.value.count, b.value.first)
    }
    let best = ranked.first { form in
      let place = group.occurrences[form.value.first]
      return !BaseForm(place, pattern: pattern, in: documents[place.document]).isPlural
    }
    let chosen = best ?? ranked[0]
    self.forms = ranked.map { CandidateTerm.Form(text: $0.key, count: $0.value.count) }
    self.displayText = chosen.key
    self.representative = group.occurrences[chosen.value.first]
    self.base = BaseForm(
      representative, pattern: pattern, in: documents[representative.document])
  }

  /// The words of an occurrence with white space folded; a capital that is
  /// there only because a sentence begins is made small.
  static func text(of place: CandidateTerm.Occurrence, in documents: [AnalyzedText]) -> String {
    let document = documents[place.document]
    let text = document.text(of: place.tokens)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let first = place.tokens.lowerBound
    guard document.sentences[place.sentence].lowerBound == first,
      document.tags[first] != .properNoun, text.dropFirst().first?.isLowercase == true
    else { return text }
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
