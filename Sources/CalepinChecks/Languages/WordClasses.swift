internal import CalepinCore
internal import CalepinText

/// The classes of words in their sentences, asked for where a finding needs
/// them: tagging all texts would take most of the time.
struct WordClasses: Sendable {
  /// A side whose last text is kept, as several terms of it may be asked for.
  private struct Side: Sendable {
    let language: LanguageTag
    var analyzer: Analyzer?
    var text: AnalyzedText?

    mutating func read(_ bytes: [UInt8]) -> AnalyzedText? {
      if let text, text.bytes == bytes { return text }
      if analyzer == nil { analyzer = Analyzer(language: language) }
      text = analyzer?.analyze(bytes)
      return text
    }
  }

  private var source: Side
  private var target: Side

  init(_ languages: LanguagePair) {
    source = Side(language: languages.source)
    target = Side(language: languages.target)
  }

  /// The class of the word of the source at `offset`, in bytes.
  mutating func inSource(_ bytes: [UInt8], at offset: Int) -> PartOfSpeech? {
    Self.wordClass(in: source.read(bytes), at: offset)
  }

  /// The class of the word of the translation at `offset`, in bytes.
  mutating func inTarget(_ bytes: [UInt8], at offset: Int) -> PartOfSpeech? {
    Self.wordClass(in: target.read(bytes), at: offset)
  }

  /// The class of a French word behind `words`: *pour renvoyer* has a verb, *un
  /// renvoi* a noun.
  mutating func ofFrench(_ word: String, behind words: String) -> PartOfSpeech? {
    let bytes = Array((words + word).utf8)
    if source.language.language == "fr" { return inSource(bytes, at: words.utf8.count) }
    return target.language.language == "fr" ? inTarget(bytes, at: words.utf8.count) : nil
  }

  private static func wordClass(in text: AnalyzedText?, at offset: Int) -> PartOfSpeech? {
    guard let text, let index = text.tokens.firstIndex(at: offset) else { return nil }
    return text.tags[index]
  }
}

extension TokenTable {
  /// The token that `offset` is in.
  fileprivate func firstIndex(at offset: Int) -> Int? {
    (0..<count).first { range(of: $0).contains(offset) }
  }
}
