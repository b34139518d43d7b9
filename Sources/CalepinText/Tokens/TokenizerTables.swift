/// The rules of a language as tables over bytes.
struct TokenizerTables: Sendable {
  let elisions: WordTable
  let wholeWords: WordTable
  let titles: WordTable
  let abbreviations: WordTable
  let finalAbbreviations: WordTable
  let numberAbbreviations: WordTable
  let closedClasses: WordTable
  /// What is cut off the end of words with a hyphen, the longest first.
  let hyphenClitics: [[UInt8]]
  /// What is cut off the end of words with an apostrophe, the longest first.
  let apostropheClitics: [[UInt8]]
  let groupsDigitsWithSpace: Bool

  /// No entry of any table is longer than this many bytes as a text may write
  /// it; longer words are not looked up.
  static let longestWord = 64
  /// No elision has more bytes.
  static let longestElision = 8

  init(_ rules: LanguageRules) {
    elisions = WordTable(rules.elisions)
    wholeWords = WordTable(rules.wholeWords)
    titles = WordTable(rules.titles)
    abbreviations = WordTable(rules.abbreviations)
    finalAbbreviations = WordTable(rules.finalAbbreviations)
    numberAbbreviations = WordTable(rules.numberAbbreviations)
    closedClasses = WordTable(rules.closedClasses.keys)
    let clitics = rules.clitics.map { Array($0.utf8) }.sorted { $0.count > $1.count }
    hyphenClitics = clitics.filter { $0.first == UInt8(ascii: "-") }
    apostropheClitics = clitics.filter { $0.first != UInt8(ascii: "-") }
    groupsDigitsWithSpace = rules.groupsDigitsWithSpace
  }

  /// Whether `table` holds the folded form of `word`.
  static func holds(_ table: WordTable, _ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard table.count > 0, !word.isEmpty, word.count <= longestWord else { return false }
    var folded: [UInt8] = []
    folded.reserveCapacity(word.count)
    Folding.fold(UnsafeBufferPointer(rebasing: word), into: &folded)
    return table.existingID(of: folded) != nil
  }
}
