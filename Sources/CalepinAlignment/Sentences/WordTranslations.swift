/// What is known of the translations of single words, whatever it comes from.
public protocol WordTranslations: Sendable {
  /// Hands over the translations of `word` with their probabilities.
  ///
  /// - Parameters:
  ///   - word: A word or lemma of the source language, folded, in UTF-8.
  ///   - body: Takes a translation, folded, in UTF-8, and how likely the word is
  ///     translated by it, from 0 to 1.
  func forEachTranslation(
    of word: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, Double) -> Void)

  /// Hands over the words of the source language that `word` of the target
  /// language translates, in the same way.
  func forEachSource(
    of word: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, Double) -> Void)
}
