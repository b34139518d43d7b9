internal import CKernels

extension PhraseWalk {
  /// A phrase of two words that may be the beginning of terms.
  private struct Pair: BitwiseCopyable {
    var probe: PhraseTrie.Probe
    var first: Int
  }

  /// So many pairs are gathered at a time.
  private static let pairRoom = 256

  /// Finds out which of the words `range` begin phrases of several words.
  ///
  /// The phrases are all over the memory, and a walk from one word to the next
  /// would wait for each of them. Here the memory is asked for some hundred
  /// pairs of words before the first is looked at; what the walk needs of them
  /// is near afterwards.
  func lookAhead(in range: Range<Int>) {
    withUnsafeTemporaryAllocation(of: Pair.self, capacity: Self.pairRoom) { pairs in
      var count = 0
      for first in range {
        words[first].goesOn = false
        let word = known(first)
        if word.pointee.isTerm { prefetchTerms(from: word) }
        guard word.pointee.followers != 0 else { continue }
        gather(word, known(first + 1), at: first, pairs, &count)
        if known(first + 1).pointee.traits.contains(.isArticle) {
          gather(word, known(first + 2), at: first, pairs, &count)
        }
      }
      settle(pairs[..<count])
    }
  }

  @inline(__always) private func prefetchTerms(from word: UnsafePointer<SeenWords.Word>) {
    let start = seen.starts + Int(word.pointee.firstStart)
    if start.pointee.hasTerms { calepin_prefetch(records + Int(start.pointee.firstTerm)) }
  }

  /// Adds the pairs of `word` and `next` for which the filter speaks.
  @inline(__always) private func gather(
    _ word: UnsafePointer<SeenWords.Word>, _ next: UnsafePointer<SeenWords.Word>, at first: Int,
    _ pairs: UnsafeMutableBufferPointer<Pair>, _ count: inout Int
  ) {
    guard word.pointee.followers & next.pointee.mask != 0 else { return }
    var start = seen.starts + Int(word.pointee.firstStart)
    while !start.pointee.isNone {
      let (followers, node) = (start.pointee.followers, start.pointee.number)
      start += 1
      guard followers & next.pointee.mask != 0 else { continue }
      var place = seen.classes + Int(next.pointee.firstClass)
      while place.pointee != 0 {
        let wordClass = place.pointee
        place += 1
        let probe = PhraseTrie.Probe(node, wordClass)
        guard followers & PhraseTrie.bit(of: wordClass) != 0, trie.mayHold(probe) else { continue }
        trie.prefetch(probe)
        if count == pairs.count {
          settle(pairs[...])
          count = 0
        }
        pairs[count] = Pair(probe: probe, first: first)
        count += 1
      }
    }
  }

  /// Marks the words whose pairs are there.
  private func settle(_ pairs: Slice<UnsafeMutableBufferPointer<Pair>>) {
    for pair in pairs where !words[pair.first].goesOn {
      let child = trie.child(at: pair.probe)
      guard !child.isNone else { continue }
      words[pair.first].goesOn = true
      if child.hasTerms { calepin_prefetch(records + Int(child.firstTerm)) }
    }
  }
}
