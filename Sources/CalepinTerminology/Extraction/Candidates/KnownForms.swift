internal import CalepinCore
internal import CalepinText

/// Remembers which forms of texts a termbase has.
// Sendable: a pool hands it to one task at a time.
final class KnownForms: @unchecked Sendable {  // one task at a time, see above
  /// When the termbases were asked for more forms than this, the answers are
  /// forgotten.
  private static let mostAnswers = 100_000

  private let presence: TermPresence
  /// The forms for which the termbases were asked.
  private var forms = WordTable()
  private var answers: [Question: Bool] = [:]

  private struct Question: Hashable {
    var form: UInt32
    var partOfSpeech: TermPartOfSpeech?
  }

  init(_ index: TermIndex) {
    presence = TermPresence(index)
  }

  /// The numbers of words hold as long as this stays the same.
  var generation: Int { presence.generation }

  /// The numbers of the words in `bytes`.
  func words(of bytes: ArraySlice<UInt8>) -> [Int] { presence.words(of: bytes) }

  /// Whether the termbases have the form in `bytes`, which has these `words`, as a
  /// `partOfSpeech`.
  func contains(
    _ bytes: ArraySlice<UInt8>, _ words: [Int], as partOfSpeech: TermPartOfSpeech?
  ) -> Bool {
    guard presence.mayMatch(words) else { return false }
    let question = Question(form: forms.id(of: bytes), partOfSpeech: partOfSpeech)
    if let known = answers[question] { return known }
    let isKnown = presence.hasUsable(bytes, words, as: partOfSpeech)
    if answers.count >= Self.mostAnswers {
      forms = WordTable()
      answers = [:]
      return isKnown
    }
    answers[question] = isKnown
    return isKnown
  }
}
