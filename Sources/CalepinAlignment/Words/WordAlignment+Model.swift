internal import CalepinCore
internal import CalepinText

extension WordAlignment {
  /// What was learned of the words of `bitext`, of which these are the links,
  /// in the form that ``BilingualLexicon`` reads: for later alignments.
  ///
  /// - Precondition: The bitext has as many sentence pairs as there are here.
  /// - Complexity: O(words).
  public func model(of bitext: WordBitext) -> [UInt8] {
    precondition(bitext.count == count, "the links are those of the bitext")
    var counts: [UInt64: Int] = [:]
    var sums = (
      source: [Int](repeating: 0, count: bitext.source.words.count),
      target: [Int](repeating: 0, count: bitext.target.words.count)
    )
    let sentences = (source: bitext.source.sentences, target: bitext.target.sentences)
    for index in 0..<count {
      let first = (
        source: sentences.source.range(of: index).lowerBound,
        target: sentences.target.range(of: index).lowerBound
      )
      for link in links(of: index, .intersect) {
        let source = sentences.source.words[first.source + link.source]
        let target = sentences.target.words[first.target + link.target]
        counts[UInt64(source) << 32 | UInt64(target), default: 0] += 1
        sums.source[Int(source)] += 1
        sums.target[Int(target)] += 1
      }
    }
    let pairs = counts.sorted { $0.key < $1.key }.map { key, count in
      let (source, target) = (UInt32(key >> 32), UInt32(key & 0xFFFF_FFFF))
      return LexiconCounts.FormPair(
        source: Array(bitext.source.words.bytes(of: source)),
        target: Array(bitext.target.words.bytes(of: target)),
        association: Double(2 * count) / Double(sums.source[Int(source)] + sums.target[Int(target)])
      )
    }
    return LexiconWriter(
      source: bitext.source.language, target: bitext.target.language, pairs: [], forms: pairs
    ).bytes()
  }
}
