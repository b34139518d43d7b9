internal import CalepinCore
internal import CalepinText

/// Remembers which forms of texts a termbase has.
// Sendable: a pool hands it to one task at a time.
final class KnownForms: @unchecked Sendable {  // one task at a time, see above
  /// When the termbases were asked for more forms than this, the answers are
  /// forgotten.
  private static let mostAnswers = 100_000

  private let index: TermIndex
  private let presence: TermPresence
  /// The forms for which the termbases were asked.
  private var forms = WordTable()
  private var answers: [Question: Bool] = [:]

  private struct Question: Hashable {
    var form: UInt32
    var partOfSpeech: TermPartOfSpeech?
  }

  init(_ index: TermIndex) {
    self.index = index
    presence = TermPresence(index)
  }

  /// Whether the termbases have the form in `bytes`, which fits `pattern`.
  func contains(_ bytes: ArraySlice<UInt8>, pattern: PatternGrammar.Pattern) -> Bool {
    guard presence.mayMatch(bytes) else { return false }
    let question = Question(form: forms.id(of: bytes), partOfSpeech: pattern.partOfSpeech)
    if let known = answers[question] { return known }
    let isKnown = index.entries(
      matching: String(decoding: bytes, as: UTF8.self), as: pattern.partOfSpeech
    ).contains { $0.term.status.isUsable }
    if answers.count >= Self.mostAnswers {
      forms = WordTable()
      answers = [:]
      return isKnown
    }
    answers[question] = isKnown
    return isKnown
  }
}
