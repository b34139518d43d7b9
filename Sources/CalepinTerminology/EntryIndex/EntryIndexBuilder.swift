public import CalepinCore
internal import CalepinText

/// Makes the bytes of an ``EntryIndex``.
///
/// Entries are cut once into a line of the numbers of their distinct words; a
/// counting sort then turns the line into the list of entries of each word.
public struct EntryIndexBuilder: Sendable {
  private var languages: [Language] = []
  /// The languages in the order of their first use, and by which entry.
  private var spoken: [(code: String, entry: Int)] = []
  private var ids: [Int32] = []
  private var lengths: [UInt8] = []
  private var line: [UInt32] = []
  private var ends: [UInt32] = []
  /// By word the last entry that has it, counted from 1.
  private var lastEntries: [UInt32] = []
  private var keys: [(key: UInt32, word: UInt32)] = []
  private var terms = Terms()
  private var exactKey: [UInt8] = []

  /// What misspelt terms are found by.
  private struct Terms {
    var entries: [UInt32] = []
    var languages: [UInt32] = []
    var lengths: [UInt32] = []
    /// The low and the high halves of the signatures.
    var lowSignatures: [UInt32] = []
    var highSignatures: [UInt32] = []
  }

  private struct Language {
    let code: String
    let analyzer: TermWordAnalyzer
    let keys: EntryKeys
    var words = WordTable()
    /// The number of each word among those of all languages.
    var numbers: [UInt32] = []
  }

  /// Creates a builder without entries.
  public init() {}

  /// Adds `entry` behind the others, to be found as `id`.
  ///
  /// - Complexity: O(length of its terms).
  public mutating func add(_ entry: ConceptEntry, id: Int32) {
    ids.append(id)
    var shortest = Int(UInt8.max)
    for section in entry.sections {
      let language = number(of: section.language)
      for term in section.terms {
        shortest = min(shortest, add(wordsOf: term.text, in: language))
      }
    }
    lengths.append(UInt8(shortest))
    ends.append(UInt32(truncatingIfNeeded: line.count))
  }

  /// The place of `language` among those that were met.
  private mutating func number(of language: LanguageTag) -> Int {
    let code = language.language
    if let known = languages.firstIndex(where: { $0.code == code }) { return known }
    spoken.append((code, ids.count - 1))
    languages.append(
      Language(
        code: code, analyzer: TermWordAnalyzer(language: language),
        keys: EntryKeys(language: language)))
    return languages.count - 1
  }

  /// Adds the words of `text`; how many of them count.
  private mutating func add(wordsOf text: String, in language: Int) -> Int {
    var (count, articles) = (0, 0)
    exactKey.removeAll(keepingCapacity: true)
    TermWord.forEachWord(of: text.utf8) { folded in
      let local = Int(languages[language].words.id(of: folded))
      if local == languages[language].numbers.count { take(folded, in: language) }
      let word = languages[language].numbers[local]
      if count > 0 { exactKey.append(EntryKeys.space) }
      TermWordAnalyzer.appendPlainForm(of: folded, to: &exactKey)
      count += 1
      if languages[language].analyzer.isArticle(folded) { articles += 1 }
      guard lastEntries[Int(word)] != UInt32(ids.count) else { return }
      lastEntries[Int(word)] = UInt32(ids.count)
      line.append(word)
    }
    noteExactKey(in: language)
    return count > 1 ? count - articles : count
  }

  private mutating func noteExactKey(in language: Int) {
    let signature = MisspeltIndex.signature(of: exactKey)
    terms.entries.append(UInt32(ids.count - 1))
    terms.languages.append(UInt32(language))
    terms.lengths.append(UInt32(exactKey.count))
    terms.lowSignatures.append(UInt32(truncatingIfNeeded: signature))
    terms.highSignatures.append(UInt32(truncatingIfNeeded: signature >> 32))
  }

  private mutating func take(_ folded: UnsafeBufferPointer<UInt8>, in number: Int) {
    let word = UInt32(lastEntries.count)
    lastEntries.append(0)
    languages[number].numbers.append(word)
    let contribution = languages[number].analyzer.word(folded)
    let parts = contribution.plain.split(separator: EntryKeys.space)
    let keys = languages[number].keys
    for key in Set(contribution.lemmas.map { keys.key(of: $0.bytes) } + parts.map(keys.key)) {
      self.keys.append((key, word))
    }
  }

  /// The bytes of the index, bound to `binding`; `nil` when there are too many
  /// entries for one.
  ///
  /// - Complexity: O(words of all entries + distinct words × log distinct words).
  public consuming func finish(_ binding: EntryIndex.Binding) -> [UInt8]? {
    guard line.count < Int(UInt32.max) else { return nil }
    let (postings, postingEnds) = self.postings
    let sorted = keys.sorted { ($0.key, $0.word) < ($1.key, $1.word) }
    let codes = Array(spoken.map(\.code).joined(separator: " ").utf8)
    let header = [
      EntryIndex.magic, binding.identity, UInt64(binding.generation), UInt64(binding.nextUnit),
      UInt64(binding.nextEntry), UInt64(ids.count), UInt64(lastEntries.count),
      UInt64(sorted.count), UInt64(spoken.count), UInt64(codes.count),
      UInt64(terms.entries.count), 0,
    ]
    var bytes: [UInt8] = []
    for number in header { withUnsafeBytes(of: number.littleEndian) { bytes += $0 } }
    let sections = [
      ids.map(UInt32.init(bitPattern:)), postingEnds, sorted.map(\.key), sorted.map(\.word),
      spoken.map { UInt32($0.entry) }, terms.entries, terms.languages, terms.lengths,
      terms.lowSignatures, terms.highSignatures,
    ]
    for section in sections { section.withUnsafeBytes { bytes += $0 } }
    return bytes + codes + lengths + postings
  }

  /// The entries of all words as varints of the differences, and where the list
  /// of each word ends.
  private var postings: (bytes: [UInt8], ends: [UInt32]) {
    var pairs: [(key: Int, value: UInt32)] = []
    pairs.reserveCapacity(line.count)
    var start = 0
    for (entry, end) in ends.enumerated() {
      for word in line[start..<Int(end)] { pairs.append((Int(word), UInt32(entry))) }
      start = Int(end)
    }
    let lists = FlatLists(pairs, count: lastEntries.count)
    var (bytes, postingEnds): ([UInt8], [UInt32]) = ([], [0])
    bytes.reserveCapacity(line.count * 3 / 2)
    for word in 0..<lists.count {
      var last: UInt32 = 0
      for entry in lists[word] {
        var rest = entry - last
        last = entry
        while rest > 0x7F {
          bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
          rest >>= 7
        }
        bytes.append(UInt8(rest))
      }
      postingEnds.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    return (bytes, postingEnds)
  }
}
