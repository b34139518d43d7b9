public import CalepinCore

/// Tells in which of the languages that are built in a text is written.
///
/// Each word counts for a language by how much more frequent it is there than in
/// the others, so that the words of the grammar decide, which every sentence has,
/// and the others decide in lists. Words that are in no frequency list, names and
/// code among them, say nothing.
///
/// Source: Grefenstette, "Comparing two language identification schemes" (1995),
/// whose short words are all words here.
public enum LanguageIdentifier {
  /// The languages that are told apart.
  public static var languages: [LanguageTag] { BuiltInLanguage.all.map(\.tag) }

  /// How many bytes of a text are looked at, the first ones.
  public static let length = 16 << 10

  /// The Zipf value of words that one language has and another has not.
  private static let unknown = 1.0
  /// How far the best language has to be before the next one, as a decimal
  /// logarithm.
  private static let margin = 1.0
  /// Longer words are in no list.
  private static let longestWord = 40

  /// The language of the UTF-8 in `text`; `nil` when its words do not tell.
  ///
  /// - Complexity: O(number of bytes), but no more than ``length`` are looked at.
  public static func language(of text: some Collection<UInt8>) -> LanguageTag? {
    let tables = languages.compactMap { language in
      ReferenceFrequencies.builtIn(for: language).map { (language, $0) }
    }
    var scores = Array(repeating: 0.0, count: tables.count)
    var values = scores
    withContiguousBytes(text.prefix(length)) { bytes in
      forEachWord(of: bytes) { word in
        var isKnown = false
        for (place, (_, table)) in tables.enumerated() {
          let value = table.zipf(of: word)
          isKnown = isKnown || value != nil
          values[place] = max(value ?? unknown, unknown)
        }
        guard isKnown else { return }
        for place in values.indices { scores[place] += values[place] }
      }
    }
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    guard order.count > 1, scores[order[0]] - scores[order[1]] >= margin else { return nil }
    return tables[order[0]].0
  }

  /// Calls `body` with each word in lower case; only the letters of ASCII change,
  /// which is enough for the words that decide.
  private static func forEachWord(
    of bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var word: [UInt8] = []
    func end() {
      if 1...longestWord ~= word.count { word.withUnsafeBufferPointer(body) }
      word.removeAll(keepingCapacity: true)
    }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: word.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
      default: end()
      }
    }
    end()
  }
}
