/// The rules of a language as tables over bytes.
///
/// They are many, and asked at every token: a class, so that nobody copies them.
final class TokenizerTables: Sendable {
  let elisions: WordTable
  let wholeWords: WordTable
  let titles: WordTable
  let abbreviations: WordTable
  let finalAbbreviations: WordTable
  let numberAbbreviations: WordTable
  let closedClasses: WordTable
  let prefixes: WordTable
  let units: WordTable
  let hourMarks: WordTable
  let joinedWords: JoinedWords
  /// Of ``joinedWords``, so that few words are looked up.
  let joinedEnds: JoinedWords.Ends
  /// What is cut off the end of words with a hyphen, scalar by scalar, the
  /// longest first.
  let hyphenClitics: [[UInt32]]
  /// What is cut off the end of words with an apostrophe, the longest first.
  let apostropheClitics: [[UInt32]]
  /// The same in UTF-8.
  let apostropheWords: WordTable
  let compounds: CompoundStyle
  let cutsHyphens: Bool
  let groupsDigitsWithSpace: Bool

  /// No entry of any table is longer than this many bytes as a text may write
  /// it; longer words are not looked up.
  static let longestWord = 64
  /// No unit has more bytes.
  static let longestUnit = 8
  /// No elision has more bytes.
  static let longestElision = 8

  init(_ rules: LanguageRules, compounds: CompoundStyle = .whole) {
    self.compounds = compounds
    cutsHyphens = compounds == .cut && rules.cutsHyphens
    elisions = WordTable(rules.elisions)
    wholeWords = WordTable(rules.wholeWords)
    titles = WordTable(rules.titles)
    abbreviations = WordTable(rules.abbreviations)
    finalAbbreviations = WordTable(rules.finalAbbreviations)
    numberAbbreviations = WordTable(rules.numberAbbreviations)
    closedClasses = WordTable(rules.closedClasses.keys)
    prefixes = WordTable(rules.prefixes)
    units = WordTable(rules.units)
    hourMarks = WordTable(rules.hourMarks)
    joinedWords = JoinedWords(rules.joinedWords)
    joinedEnds = joinedWords.ends
    let clitics = rules.clitics.sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
    hyphenClitics = clitics.filter { $0.hasPrefix("-") }.map { $0.unicodeScalars.map(\.value) }
    apostropheClitics = clitics.filter { !$0.hasPrefix("-") }
      .map { $0.unicodeScalars.map(\.value) }
    apostropheWords = WordTable(clitics.filter { !$0.hasPrefix("-") })
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

/// Words that are cut although nothing inside shows it, `can|not`.
struct JoinedWords: Sendable {
  private let words: WordTable
  /// By the id of a word, how many bytes stand before its cut.
  private let cuts: [Int]
  let ends: Ends

  /// The first and the last letters of the words.
  struct Ends: Sendable {
    fileprivate var longest = 0
    /// For each first letter one bit for each last letter.
    fileprivate var bits = SIMD32<UInt32>()

    /// Whether `word` may be one of them.
    @inline(__always) func mayHold(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
      guard word.count <= longest, let first = word.first, let last = word.last else {
        return false
      }
      return bits[Int(first & 0x1F)] & (1 << UInt32(last & 0x1F)) != 0
    }
  }

  init(_ marked: Set<String>) {
    var words = WordTable()
    var cuts: [Int] = []
    var ends = Ends()
    for word in marked.sorted() {
      let parts = word.split(separator: "|").map { Array($0.utf8) }
      guard parts.count == 2, let first = parts[0].first, let last = parts[1].last
      else { continue }
      let id = words.id(of: parts[0] + parts[1])
      if id == cuts.count { cuts.append(parts[0].count) }
      ends.bits[Int(first & 0x1F)] |= 1 << UInt32(last & 0x1F)
    }
    self.words = words
    self.cuts = cuts
    ends.longest = marked.reduce(0) { max($0, $1.utf8.count - 1) }
    self.ends = ends
  }

  /// How many bytes of `word` stand before its cut, or `nil` for a word that
  /// stays whole.
  func cut(of word: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard ends.mayHold(word) else { return nil }
    var folded: [UInt8] = []
    Folding.fold(UnsafeBufferPointer(rebasing: word), into: &folded)
    guard folded.count == word.count else { return nil }
    return words.existingID(of: folded).map { cuts[Int($0)] }
  }
}
