public import CalepinText

/// What is known of the translations of single words, whatever it comes from.
public protocol WordTranslations: Sendable {
  /// Hands over which words of two lists translate each other.
  ///
  /// - Parameters:
  ///   - source: Words of the source language, folded.
  ///   - target: Words of the target language, folded.
  ///   - body: Takes a word of either list and how closely the two belong
  ///     together, from 0 to 1.
  func forEachPair(
    of source: WordTable, _ target: WordTable,
    _ body: (_ source: WordTable.ID, _ target: WordTable.ID, _ association: Float) -> Void)
}
