internal import CalepinCore
internal import CalepinText

/// Remembers what was proposed for words and phrases: the terms of a text share
/// most of their words.
// Sendable: a pool hands it to one task at a time.
final class DraftMemory: @unchecked Sendable {  // one task at a time, see above
  /// When more than this is remembered, all is forgotten.
  private static let mostAnswers = 50_000

  /// The forms, lemmas and phrases that were met, as numbers: texts that differ in
  /// their bytes are not the same.
  private var texts = WordTable()
  private var words: [Word: [Draft]] = [:]
  private var phrases: [Phrase: [Draft]] = [:]
  private var attested: [UInt32: Bool] = [:]

  /// All that the drafts of a word depend on.
  private struct Word: Hashable {
    var surface: UInt32
    var lemma: UInt32
    var tag: PartOfSpeech
  }

  private struct Phrase: Hashable {
    var text: UInt32
    var partOfSpeech: TermPartOfSpeech?
    var isPlural: Bool
  }

  /// The drafts of the word at `token` of `text`, which `make` makes the first
  /// time.
  func drafts(ofWord token: Int, in text: AnalyzedText, _ make: () -> [Draft]) -> [Draft] {
    let word = Word(
      surface: number(of: text.surface(of: token)),
      lemma: number(of: text.words.bytes(of: text.lemmas[token])), tag: text.tags[token])
    if let known = words[word] { return known }
    let made = make()
    words[word] = made
    return made
  }

  /// What the termbases of `evidence` have for the text in `bytes`, see
  /// ``TranslationEvidence/entryDrafts(for:as:isPlural:)``.
  func entryDrafts(
    for bytes: ArraySlice<UInt8>, as partOfSpeech: TermPartOfSpeech?, isPlural: Bool,
    by evidence: TranslationEvidence
  ) -> [Draft] {
    let phrase = Phrase(
      text: number(of: bytes), partOfSpeech: partOfSpeech, isPlural: isPlural)
    if let known = phrases[phrase] { return known }
    let made = evidence.entryDrafts(
      for: String(decoding: bytes, as: UTF8.self), as: partOfSpeech, isPlural: isPlural)
    phrases[phrase] = made
    return made
  }

  /// Whether parallel texts have `phrase`, see ``LexiconEvidence/isAttested(_:)``.
  func isAttested(_ phrase: String, by lexicon: LexiconEvidence) -> Bool {
    let number = number(of: phrase.utf8)
    if let known = attested[number] { return known }
    let isAttested = lexicon.isAttested(phrase)
    attested[number] = isAttested
    return isAttested
  }

  /// Forgets all when that is much; no number is kept over it.
  func tidy() {
    guard texts.count >= Self.mostAnswers else { return }
    texts = WordTable()
    words = [:]
    phrases = [:]
    attested = [:]
  }

  private func number(of text: some Collection<UInt8>) -> UInt32 { texts.id(of: text) }
}
