/// Pairs of words of two texts that may translate each other, by the source
/// word, with the probability in either direction.
struct PairTable {
  /// A word of the target text and how it goes with a word of the source text.
  struct Entry {
    var target: Int32
    /// How likely the source word is translated by the target word.
    var forward: Float
    /// How likely the target word translates the source word.
    var backward: Float
  }

  /// The entries, source word after source word, in ascending order of the
  /// target words.
  private(set) var entries: [Entry] = []
  /// Where the entries of each source word begin, and one more for the end.
  private(set) var starts: [Int]

  /// The entries of the source word `word`.
  func range(of word: Int32) -> Range<Int> { starts[Int(word)]..<starts[Int(word) + 1] }

  /// Puts together the evidence in `pairs`; of several values for a pair the
  /// greatest counts.
  ///
  /// - Complexity: O(pairs), for each source word O(n log n).
  init(_ pairs: [WordPair], sourceWordCount: Int) {
    var next = Array(repeating: 0, count: sourceWordCount + 1)
    for pair in pairs { next[Int(pair.source) + 1] += 1 }
    for word in 1..<max(1, next.count) { next[word] += next[word - 1] }
    let bounds = next
    var sorted = Array(
      repeating: Entry(target: 0, forward: 0, backward: 0), count: pairs.count)
    for pair in pairs {
      sorted[next[Int(pair.source)]] = pair.entry
      next[Int(pair.source)] += 1
    }
    starts = [0]
    starts.reserveCapacity(sourceWordCount + 1)
    entries.reserveCapacity(pairs.count)
    for word in 0..<sourceWordCount {
      sorted[bounds[word]..<bounds[word + 1]].sort { $0.target < $1.target }
      for entry in sorted[bounds[word]..<bounds[word + 1]] { append(entry, from: starts[word]) }
      starts.append(entries.count)
    }
  }

  private mutating func append(_ entry: Entry, from start: Int) {
    guard entries.count > start, entries[entries.count - 1].target == entry.target else {
      entries.append(entry)
      return
    }
    let last = entries.count - 1
    entries[last].forward = max(entries[last].forward, entry.forward)
    entries[last].backward = max(entries[last].backward, entry.backward)
  }
}

/// A pair of words with the probability in either direction.
struct WordPair {
  var source: Int32
  var entry: PairTable.Entry

  init(_ source: Int32, _ target: Int32, forward: Float, backward: Float) {
    self.source = source
    self.entry = PairTable.Entry(target: target, forward: forward, backward: backward)
  }
}
