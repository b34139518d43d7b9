internal import CalepinCore
internal import CalepinText

/// Remembers which forms of texts a termbase has.
// Sendable: a pool hands it to one task at a time.
final class KnownForms: @unchecked Sendable {  // one task at a time, see above
  /// When the termbases were asked for more forms than this, the answers are
  /// forgotten.
  private static let mostAnswers = 100_000

  /// The forms that were met.
  private var forms = WordTable()
  private var answers: [Answers] = []

  /// What is known of a form by word class, one bit each; the first one stands
  /// for any.
  private struct Answers {
    var asked: UInt8 = 0
    var isKnown: UInt8 = 0
  }

  /// Whether the termbases, which `presence` knows, have the form in `bytes` as a
  /// `partOfSpeech`; `words` are the numbers of its words there.
  func contains(
    _ bytes: ArraySlice<UInt8>, as partOfSpeech: TermPartOfSpeech?, _ presence: TermPresence,
    _ words: () -> [Int]
  ) -> Bool {
    if answers.count >= Self.mostAnswers {
      forms = WordTable()
      answers = []
    }
    let form = Int(forms.id(of: bytes))
    if form == answers.count {
      // Most forms are none, whatever they are taken for.
      answers.append(Answers(asked: presence.mayMatch(words()) ? 0 : .max))
    }
    let bit = Self.bit(of: partOfSpeech)
    if answers[form].asked & bit == 0 {
      answers[form].asked |= bit
      let words = presence.words(of: bytes)
      if presence.hasUsable(bytes, words, as: partOfSpeech) { answers[form].isKnown |= bit }
    }
    return answers[form].isKnown & bit != 0
  }

  private static func bit(of partOfSpeech: TermPartOfSpeech?) -> UInt8 {
    switch partOfSpeech {
    case nil: 1
    case .noun: 2
    case .verb: 4
    case .adjective: 8
    case .adverb: 16
    case .properNoun: 32
    case .other: 64
    }
  }
}
