internal import CKernels

extension PhraseWalk {
  /// Two words that may be the beginning of a phrase.
  private struct Pair: BitwiseCopyable {
    var probe: PhraseTrie.Probe
    var first: Int
    var second: Int
  }

  /// So many pairs are gathered at a time.
  private static let pairRoom = 128

  /// Finds all phrases of two words that begin at the words `range`.
  ///
  /// The phrases are all over the memory, and a walk from one word to the next
  /// would wait for each of them. Here the memory is asked for many pairs of
  /// words before the first is looked at.
  ///
  /// - Parameters:
  ///   - range: The words.
  ///   - found: What is found, in the order of the first words.
  func lookAhead(in range: Range<Int>, _ found: inout [Continuation]) {
    found.removeAll(keepingCapacity: true)
    withUnsafeTemporaryAllocation(of: Pair.self, capacity: Self.pairRoom) { pairs in
      var count = 0
      for first in range {
        let word = known(first)
        if word.pointee.isTerm { prefetchTerms(from: word) }
        guard word.pointee.followers != 0 else { continue }
        gather(first, first + 1, pairs, &count, &found)
        if known(first + 1).pointee.traits.contains(.isArticle) {
          gather(first, first + 2, pairs, &count, &found)
        }
      }
      settle(pairs, count, &found)
    }
  }

  @inline(__always) private func prefetchTerms(from word: UnsafePointer<SeenWords.Word>) {
    if word.pointee.loneTerm != .max {
      calepin_prefetch(records + Int(word.pointee.loneTerm))
    } else {
      calepin_prefetch(seen.starts + Int(word.pointee.firstStart))
    }
  }

  /// Adds the pairs of the words `first` and `second` for which the filter
  /// speaks.
  @inline(__always) private func gather(
    _ first: Int, _ second: Int, _ pairs: UnsafeMutableBufferPointer<Pair>, _ count: inout Int,
    _ found: inout [Continuation]
  ) {
    let (word, next) = (known(first), known(second))
    guard word.pointee.followers & next.pointee.mask != 0 else { return }
    func add(_ node: UInt32, _ followers: UInt64, _ wordClass: UInt32) {
      if count == pairs.count {
        settle(pairs, count, &found)
        count = 0
      }
      // Written always and counted when it may be one: no branch to guess wrong.
      let probe = PhraseTrie.Probe(node, wordClass)
      pairs[count] = Pair(probe: probe, first: first, second: second)
      let isFollower = followers &>> PhraseTrie.place(of: wordClass) & 1
      count += Int(truncatingIfNeeded: isFollower & trie.mayHold(probe))
    }
    if word.pointee.node != PhraseTrie.root, next.pointee.wordClass != 0 {
      return add(word.pointee.node, word.pointee.followers, next.pointee.wordClass)
    }
    var start = seen.starts + Int(word.pointee.firstStart)
    while !start.pointee.isNone {
      if start.pointee.followers & next.pointee.mask != 0 {
        var place = seen.classes + Int(next.pointee.firstClass)
        while place.pointee != 0 {
          add(start.pointee.number, start.pointee.followers, place.pointee)
          place += 1
        }
      }
      start += 1
    }
  }

  /// Looks the first `count` pairs up.
  private func settle(
    _ pairs: UnsafeMutableBufferPointer<Pair>, _ count: Int, _ found: inout [Continuation]
  ) {
    for index in 0..<count { trie.prefetch(pairs[index].probe) }
    for index in 0..<count {
      let pair = pairs[index]
      let node = trie.child(at: pair.probe)
      guard !node.isNone else { continue }
      if node.hasTerms { calepin_prefetch(records + Int(node.firstTerm)) }
      found.append(Continuation(first: pair.first, second: pair.second, node: node))
    }
  }
}
