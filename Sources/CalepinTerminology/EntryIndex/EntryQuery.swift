public import CalepinCore
internal import CalepinText

/// What an entry must have to answer a query in one language: one of several
/// lists of demands, each demand one of several keys.
///
/// The keys of a word are its lemmas, its form and the parts of it that hyphens
/// join; every term that ``TermIndex/matches(for:options:)`` finds without
/// looking for misspelt ones fulfils a list.
public struct EntryQuery: Sendable {
  /// The lists; `nil` when every entry may answer.
  let ways: [[Set<UInt32>]]?
  /// How many words the query has.
  let wordCount: Int
  /// How many words an exact match has at the most.
  let exactWordCount: Int

  /// What misspelt terms are near to: the exact key without the article in front.
  let misspeltKey: [UInt8]
  /// The primary language.
  let language: String

  /// Prepares the query `text` in `language`.
  public init(_ text: String, language: LanguageTag) {
    let analyzer = TermWordAnalyzer(language: language)
    let keys = EntryKeys(language: language)
    var words: [TermWord] = []
    TermWord.forEachWord(of: text.utf8) { words.append(analyzer.word($0)) }
    wordCount = words.count
    let hyphens = words.reduce(0) { sum, word in sum + word.plain.count { $0 == EntryKeys.space } }
    exactWordCount = words.count + hyphens
    var ways: [[Set<UInt32>]] = []
    let behindArticle = words.count > 1 && words[0].isArticle ? words.dropFirst() : []
    let last = behindArticle.isEmpty ? words[...] : behindArticle
    misspeltKey = Array(last.map(\.plain).joined(separator: [EntryKeys.space]))
    self.language = language.language
    for reading in [words[...], behindArticle] where !reading.isEmpty {
      let parts = reading.flatMap { $0.plain.split(separator: EntryKeys.space) }
      ways.append(parts.map { [keys.key(of: $0)] })
    }
    let sought = words.count > 1 ? words.filter { !$0.isArticle } : words
    if !sought.isEmpty {
      ways.append(sought.map { Set($0.lemmas.map { keys.key(of: $0.bytes) }) })
    }
    self.ways = ways.contains([]) ? nil : ways
  }
}

/// Numbers for what entries are found by.
struct EntryKeys: Sendable {
  static let space = UInt8(ascii: " ")

  private let start: ByteHash

  init(language: LanguageTag) {
    var hash = ByteHash()
    for byte in language.language.utf8 { hash.add(byte) }
    hash.add(Self.space)
    start = hash
  }

  /// The number of `key`; others may share it.
  func key(of key: some Collection<UInt8>) -> UInt32 {
    var hash = start
    for byte in key { hash.add(byte) }
    return UInt32(truncatingIfNeeded: hash.value)
  }
}
