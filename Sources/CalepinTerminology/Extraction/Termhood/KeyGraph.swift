internal import CalepinText

/// How groups of candidates hold one another, and the words they are made of.
///
/// A group holds another when the key of the other stands in its own, word by
/// word.
struct KeyGraph {
  /// What is known of the longer groups that hold a group.
  struct Containers {
    /// The sum of their frequencies, each times the weight of its pattern.
    var weightedFrequency = 0.0
    /// How many there are.
    var count = 0
    /// The frequency of the most frequent one, and the weight of its pattern.
    var dominant = (frequency: 0, weight: 0.0)

    /// Takes in a longer group.
    mutating func add(frequency: Int, weight: Double) {
      weightedFrequency += Double(frequency) * weight
      count += 1
      if frequency > dominant.frequency { dominant = (frequency, weight) }
    }

    /// How many occurrences of a group that occurs `frequency` times belong to
    /// longer terms rather than to the group itself.
    ///
    /// The mean over the longer terms, as in C-value; but all of them when one
    /// longer term is there each time.
    func share(of frequency: Int) -> Double {
      if count == 0 { return 0 }
      let mean = weightedFrequency / Double(count)
      let isAlwaysInside = dominant.frequency >= frequency
      return isAlwaysInside ? max(mean, Double(frequency) * dominant.weight) : mean
    }
  }

  /// A word of a key.
  struct Word {
    /// Its number in ``TermCounts/words``, or `none` for a word without
    /// content.
    var id: UInt32
    /// What it stands for in the pattern.
    var symbol: TermSymbols
    var isContent: Bool { !symbol.isDisjoint(with: .content) && id != TermCounts.none }
  }

  /// Per group: the longer groups that hold it.
  private(set) var containers: [Containers]
  /// Per group: how many shorter groups it holds.
  private(set) var partCounts: [Int]
  /// Per word: in how many groups it is the head, and in how many it is not.
  private(set) var headCounts: [Int]
  private(set) var modifierCounts: [Int]
  private let counts: TermCounts
  private let patterns: [PatternGrammar.Pattern]
  /// The words of the keys of all groups, and where those of each end.
  private var keyWords: [Word] = []
  private var keyEnds: [UInt32] = []

  /// - Complexity: O(number of groups).
  init(
    _ counts: TermCounts, patterns: [PatternGrammar.Pattern], cores: Cores,
    isKnown: (Int) -> Bool
  ) {
    self.counts = counts
    self.patterns = patterns
    containers = Array(repeating: Containers(), count: counts.groups.count)
    partCounts = Array(repeating: 0, count: counts.groups.count)
    headCounts = Array(repeating: 0, count: counts.words.count)
    modifierCounts = headCounts
    let kinds = patterns.map { (symbols: $0.keySymbols, ending: $0.termClass.keyEnding.count) }
    for part in cores.mapRanges(of: counts.groups.count, { words(ofKeys: $0, kinds) }) {
      let start = UInt32(keyWords.count)
      keyWords += part.words
      keyEnds += part.ends.map { start + $0 }
    }
    for group in counts.groups.indices { countWords(of: group) }
    let keyEnds = keyEnds
    let held = cores.mapRanges(of: counts.groups.count) { part in
      var pairs: [(outer: Int, inner: Int)] = []
      var ends: [Int] = []
      for outer in part where keyEnds[outer] > 1 + (outer == 0 ? 0 : keyEnds[outer - 1]) {
        guard !counts.groups[outer].isFiltered || isKnown(outer) else { continue }
        // Not a method of what is made here: each call would count a copy of all its arrays.
        Self.addParts(of: outer, in: counts.keys, to: &pairs, &ends)
      }
      return pairs
    }
    for (outer, inner) in held.joined() {
      let group = counts.groups[outer]
      containers[inner].add(
        frequency: group.frequency, weight: patterns[Int(group.pattern)].weight)
      if !counts.groups[inner].isFiltered { partCounts[outer] += 1 }
    }
  }

  private mutating func countWords(of group: Int) {
    let head = patterns[Int(counts.groups[group].pattern)].head
    let words = self.words(of: group)
    guard words.count > 1 else { return }
    for (place, word) in words.enumerated() where word.isContent {
      if place == head {
        headCounts[Int(word.id)] += 1
      } else {
        modifierCounts[Int(word.id)] += 1
      }
    }
  }

  /// Adds the group `outer` of several words with each of the shorter groups
  /// inside it to `pairs`; `ends` is room that one group leaves to the next.
  private static func addParts(
    of outer: Int, in keys: WordTable, to pairs: inout [(outer: Int, inner: Int)],
    _ ends: inout [Int]
  ) {
    keys.bytes(of: UInt32(outer)).withUnsafeBufferPointer { key in
      ends.removeAll(keepingCapacity: true)
      for index in key.indices where key[index] == UInt8(ascii: " ") { ends.append(index) }
      guard !ends.isEmpty else { return }
      ends.append(key.count)
      func forEachPart(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        for first in ends.indices {
          let start = first == 0 ? 0 : ends[first - 1] + 1
          for last in first..<ends.count where last - first + 1 < ends.count {
            body(UnsafeBufferPointer(rebasing: key[start..<ends[last]]))
          }
        }
      }
      // The table is large: all is asked for before the first answer is waited for.
      forEachPart { keys.prefetch($0) }
      forEachPart { part in
        if let inner = keys.existingID(of: part) { pairs.append((outer, Int(inner))) }
      }
    }
  }

  /// The words of the key of `group`.
  func words(of group: Int) -> ArraySlice<Word> {
    keyWords[(group == 0 ? 0 : Int(keyEnds[group - 1]))..<Int(keyEnds[group])]
  }

  /// The words of the keys of `groups`, and where those of each end.
  private func words(
    ofKeys groups: Range<Int>, _ kinds: [(symbols: [TermSymbols], ending: Int)]
  ) -> (words: [Word], ends: [UInt32]) {
    var (words, ends) = ([Word](), [UInt32]())
    for group in groups {
      let (symbols, ending) = kinds[Int(counts.groups[group].pattern)]
      let key = counts.keys.bytes(of: UInt32(group)).dropLast(ending)
      var (start, place) = (key.startIndex, 0)
      while start < key.endIndex {
        let end = key[start...].firstIndex(of: UInt8(ascii: " ")) ?? key.endIndex
        if end > start {
          let symbol = place < symbols.count ? symbols[place] : .numeral
          let isContent = !symbol.isDisjoint(with: .content)
          let id = isContent ? counts.words.existingID(of: key[start..<end]) : nil
          words.append(Word(id: id ?? TermCounts.none, symbol: symbol))
          place += 1
        }
        start = end + 1
      }
      ends.append(UInt32(words.count))
    }
    return (words, ends)
  }
}

extension TermCounts.Group {
  /// How often it occurs.
  var frequency: Int { Int(tallies.all) }

  /// Whether most of its occurrences have a word at an edge that no term has
  /// there.
  var isFiltered: Bool { tallies.filtered * 2 > tallies.all }

  /// How many occurrences are not fragments of a known phrase.
  var independentCount: Int { Int(tallies.all) - Int(tallies.broken) }

  /// Whether most of its occurrences have a form that a termbase has.
  var isKnown: Bool { tallies.known * 2 >= tallies.all && tallies.known > 0 }
}
