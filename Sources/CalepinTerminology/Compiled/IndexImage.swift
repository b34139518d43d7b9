internal import CalepinCore
internal import CalepinText

/// The tables of a ``TermIndex`` over one termbase, as arrays that are kept in
/// a file.
struct IndexImage {
  /// How many sections of a file it takes.
  static let sectionCount = 18

  var lexicon: TermLexicon
  /// Where each term stands in its termbase.
  var places: [TermAddress]
  var words: FlatLists<UInt32>
  var exact: KeyMap

  init(lexicon: TermLexicon, places: [TermAddress], words: FlatLists<UInt32>, exact: KeyMap) {
    (self.lexicon, self.places, self.words, self.exact) = (lexicon, places, words, exact)
  }

  /// Reads the image for `language` from its sections.
  init(from sections: ModelSections, language: LanguageTag) {
    var sections = sections
    lexicon = TermLexicon(language: language, from: &sections)
    places = sections.numbers(UInt64.self).map {
      TermAddress(
        base: 0, entry: UInt32(truncatingIfNeeded: $0 >> 16),
        section: UInt8(truncatingIfNeeded: $0 >> 8), term: UInt8(truncatingIfNeeded: $0))
    }
    words = FlatLists(
      elements: sections.numbers(UInt32.self), ends: sections.numbers(UInt32.self))
    exact = KeyMap(from: &sections)
  }

  /// Puts the image into sections.
  func append(to writer: inout ModelWriter) {
    lexicon.append(to: &writer)
    writer.append(
      numbers: places.map { UInt64($0.entry) << 16 | UInt64($0.section) << 8 | UInt64($0.term) })
    words.append(to: &writer)
    exact.append(to: &writer)
  }
}

extension FlatLists where Element: FixedWidthInteger {
  /// Puts the lists into sections of a model.
  func append(to writer: inout ModelWriter) {
    writer.append(numbers: flattened)
    writer.append(numbers: ends)
  }
}

extension KeyMap {
  /// Takes a map out of the sections of a model.
  init(from sections: inout ModelSections) {
    self.init(
      keys: WordTable(from: &sections), heads: sections.numbers(Int32.self),
      tails: sections.numbers(Int32.self), values: sections.numbers(UInt32.self),
      next: sections.numbers(Int32.self))
  }

  /// Puts the map into sections of a model.
  func append(to writer: inout ModelWriter) {
    keys.append(to: &writer)
    writer.append(numbers: heads)
    writer.append(numbers: tails)
    writer.append(numbers: values)
    writer.append(numbers: next)
  }
}
