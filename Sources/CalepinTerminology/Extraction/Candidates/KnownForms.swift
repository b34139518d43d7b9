internal import CalepinCore
internal import CalepinText

/// Remembers which forms of a text a termbase has.
final class KnownForms {
  private let index: TermIndex?
  /// Per text and whether it is a name: whether it is known.
  private var answers: [UInt64: Bool] = [:]

  init(_ index: TermIndex?) { self.index = index }

  /// Whether the termbases have the form numbered `form`, which stands at
  /// `tokens`.
  func contains(
    _ form: UInt32, of text: AnalyzedText, _ tokens: Range<Int>, _ counts: TermCounts
  ) -> Bool {
    guard let index else { return false }
    let isName = text.tags[tokens.lowerBound] == .properNoun
    let question = UInt64(form) << 1 | (isName ? 1 : 0)
    if let known = answers[question] { return known }
    let partOfSpeech: TermPartOfSpeech? =
      tokens.count > 1 ? nil : isName ? .properNoun : .noun
    let isKnown = index.entries(matching: counts.texts.text(of: form), as: partOfSpeech)
      .contains { $0.term.status.isUsable }
    answers[question] = isKnown
    return isKnown
  }
}
