internal import CalepinCore
internal import CalepinText

/// Remembers which forms of a text a termbase has.
final class KnownForms {
  private let index: TermIndex?
  private let presence: TermPresence?
  private var answers: [Question: Bool] = [:]

  private struct Question: Hashable {
    var form: UInt32
    var partOfSpeech: TermPartOfSpeech?
  }

  init(_ index: TermIndex?) {
    self.index = index
    presence = index.map { TermPresence($0) }
  }

  /// Whether the termbases have the form numbered `form`, which fits `pattern`.
  func contains(_ form: UInt32, pattern: PatternGrammar.Pattern, _ counts: TermCounts) -> Bool {
    guard let presence else { return false }
    let partOfSpeech = pattern.partOfSpeech
    let question = Question(form: form, partOfSpeech: partOfSpeech)
    if let known = answers[question] { return known }
    let isKnown =
      presence.mayMatch(counts.texts.bytes(of: form))
      && index?.entries(matching: counts.texts.text(of: form), as: partOfSpeech)
        .contains { $0.term.status.isUsable } == true
    answers[question] = isKnown
    return isKnown
  }
}
