internal import CalepinCore

/// How often each suffix of a class was seen with each rule, counted in
/// distinct forms.
struct SuffixCounts {
  private struct Entry {
    var rules: [LemmaRule: Int] = [:]
    /// The key of the suffix that is one letter shorter.
    var parent: UInt64?
    var letters: Int
  }

  private var entries: [UInt64: Entry] = [:]

  /// Counts a form for each of its suffixes.
  mutating func add(_ rule: LemmaRule, word: [UInt8], _ tag: PartOfSpeech) {
    let keys = Self.keys(of: word, tag)
    for (letters, key) in keys.enumerated() {
      add(rule, key, parent: letters == 0 ? nil : keys[letters - 1], letters: letters, weight: 1)
    }
  }

  /// Counts a rule written by hand for the one suffix it names, with the
  /// weight of so many forms.
  mutating func add(_ rule: LemmaRule, suffix: String, _ tag: PartOfSpeech, weight: Int) {
    let keys = Self.keys(of: Array(suffix.utf8), tag)
    for letters in keys.indices.dropLast() where entries[keys[letters]] == nil {
      entries[keys[letters]] = Entry(
        parent: letters == 0 ? nil : keys[letters - 1], letters: letters)
    }
    guard let key = keys.last else { return }
    let parent = keys.count > 1 ? keys[keys.count - 2] : nil
    add(rule, key, parent: parent, letters: keys.count - 1, weight: weight)
  }

  private mutating func add(
    _ rule: LemmaRule, _ key: UInt64, parent: UInt64?, letters: Int, weight: Int
  ) {
    entries[key, default: Entry(parent: parent, letters: letters)].rules[rule, default: 0] +=
      weight
  }

  private static func keys(of word: [UInt8], _ tag: PartOfSpeech) -> [UInt64] {
    word.withUnsafeBufferPointer {
      LemmaKeys.suffixes(of: $0, tag, upTo: LemmaKeys.longestSuffix)
    }
  }

  /// The best rule of each suffix, where it is not that of the next shorter
  /// one, in the order of the keys.
  func chosen() -> [(key: UInt64, rule: LemmaRule)] {
    var best: [UInt64: LemmaRule] = [:]
    var found: [(key: UInt64, rule: LemmaRule)] = []
    let byLength = entries.sorted { ($0.value.letters, $0.key) < ($1.value.letters, $1.key) }
    for (key, entry) in byLength {
      let inherited = entry.parent.flatMap { best[$0] }
      let rule = Self.best(of: entry.rules) ?? inherited
      best[key] = rule
      if let rule, rule != inherited { found.append((key, rule)) }
    }
    return found.sorted { $0.key < $1.key }
  }

  /// Fewer forms than this are chance and make no rule.
  private static let leastEvidence = 2

  /// The most frequent rule; of equals the one that cuts least.
  private static func best(of rules: [LemmaRule: Int]) -> LemmaRule? {
    rules.filter { $0.value >= leastEvidence }.min { a, b in
      if a.value != b.value { return a.value > b.value }
      if a.key.cut != b.key.cut { return a.key.cut < b.key.cut }
      return a.key.ending.lexicographicallyPrecedes(b.key.ending)
    }?.key
  }
}
