internal import CalepinText

/// Makes a table of the words and phrases that texts of many fields share, from
/// counts of texts of different kinds.
///
/// The frequency of a word is the mean of its frequencies in the kinds, so that a
/// kind with much text does not count for more. A word that one kind has often
/// and the others never is not left out: it is less frequent in the mean.
public struct BackgroundTrainer {
  /// How often a phrase stands in all texts at the least; of the rarer ones most
  /// are met once.
  private static let leastPhraseCount = 5
  /// The same for words.
  private static let leastWordCount = 2
  /// What is added to each count, so that a word that a kind does not have is
  /// rarer there the more text it has.
  private static let addedCount = 0.3

  private let kinds: [TermCounts]

  /// Takes the counts of each kind of text.
  public init(_ kinds: [TermCounts]) { self.kinds = kinds }

  /// The list for `FrequencyTrainer`: the most frequent words first.
  ///
  /// - Complexity: O(n log n) for n words and phrases.
  public func list() -> [UInt8] {
    var totals: [String: Int] = [:]
    for kind in kinds {
      for (number, count) in kind.wordCounts.enumerated() {
        totals[kind.words.text(of: UInt32(number)), default: 0] += count
      }
    }
    var entries = totals.filter { $0.value >= Self.leastWordCount && !$0.key.isEmpty }
    for (phrase, count) in phraseCounts() { entries[phrase] = count }
    let lines = entries.keys.map { (key: $0, zipf: zipf(of: $0)) }
      .sorted { ($1.zipf, $0.key) < ($0.zipf, $1.key) }
    return Array(lines.map { "\($0.key)\t\($0.zipf)\n" }.joined().utf8)
  }

  private func phraseCounts() -> [String: Int] {
    var totals: [String: Int] = [:]
    for kind in kinds {
      for (number, group) in kind.groups.enumerated() {
        let key = kind.keys.text(of: UInt32(number))
        if key.contains(" ") { totals[key, default: 0] += group.frequency }
      }
    }
    return totals.filter { $0.value >= Self.leastPhraseCount }
  }

  /// The Zipf value of a word or phrase times 100.
  private func zipf(of key: String) -> Int {
    let rates = kinds.map { kind in
      (Double(kind.count(of: key)) + Self.addedCount) / Double(max(1, kind.tokenCount))
    }
    let mean = rates.reduce(0, +) / Double(max(1, rates.count))
    return min(1000, max(0, Int((commonLog(mean * 1e9) * 100).rounded())))
  }
}

extension TermCounts {
  /// How often a word or, when `key` has several, a phrase occurs.
  fileprivate func count(of key: String) -> Int {
    guard key.contains(" ") else { return count(ofWord: key.utf8) }
    return keys.existingID(of: key.utf8).map { groups[Int($0)].frequency } ?? 0
  }
}
