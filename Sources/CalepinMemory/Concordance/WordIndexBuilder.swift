internal import CalepinCore
internal import CalepinText

/// Makes the bytes of a ``WordIndex``.
///
/// Texts are cut once into a line of token numbers; a counting sort then turns
/// the line into the list of places of each word.
struct WordIndexBuilder {
  private static let gap = UInt32.max

  private var tokenizer = SegmentTokenizer()
  private var table = TokenTable()
  private var line: [UInt32] = []
  private var units: [UInt32] = []
  private var starts: [UInt32] = []

  /// Adds the text of the unit `id`, whose number is above those before.
  mutating func add(_ id: Int, _ text: UnsafeRawBufferPointer) {
    guard let id = UInt32(exactly: id), line.count < Int(Self.gap) - text.count - 1 else { return }
    units.append(id)
    starts.append(UInt32(line.count))
    tokenizer.tokenize(text.assumingMemoryBound(to: UInt8.self))
    let tokens = tokenizer
    tokens.forEachToken { line.append(table.id(adding: $0)) }
    line.append(Self.gap)
  }

  /// The bytes of the index of a memory in `state`.
  ///
  /// - Complexity: O(tokens + words × log words).
  consuming func finish(_ state: MemoryState, lemmatizer: Lemmatizer?) -> [UInt8] {
    starts.append(UInt32(line.count))
    var counts: [Int] = []
    for token in line where token != Self.gap {
      while counts.count <= Int(token) { counts.append(0) }
      counts[Int(token)] += 1
    }
    let words = counts.indices.map { table.bytes(of: $0) }
    let order = words.indices.sorted { words[$0].lexicographicallyPrecedes(words[$1]) }
    let lemmas = Self.lemmas(of: order.map { words[$0] }, lemmatizer)
    let places = self.places(counts)
    var (postings, postingEnds, ends): ([UInt8], [UInt32], [Int]) = ([], [0], [])
    ends.reserveCapacity(counts.count)
    for count in counts { ends.append((ends.last ?? 0) + count) }
    postings.reserveCapacity(line.count * 3 / 2)
    for word in order {
      var last: UInt32 = 0
      for place in places[(ends[word] - counts[word])..<ends[word]] {
        var rest = place - last
        last = place
        while rest > 0x7F {
          postings.append(UInt8(truncatingIfNeeded: rest) | 0x80)
          rest >>= 7
        }
        postings.append(UInt8(rest))
      }
      postingEnds.append(UInt32(truncatingIfNeeded: postings.count))
    }
    var (text, wordEnds): ([UInt8], [UInt32]) = ([], [0])
    for word in order {
      text.append(contentsOf: words[word])
      wordEnds.append(UInt32(text.count))
    }
    let header = [
      WordIndex.magic, WordIndex.number(of: state.identity), UInt64(state.generation),
      UInt64(state.nextUnit), UInt64(units.count), UInt64(order.count), UInt64(lemmas.count),
      UInt64(text.count), UInt64(postings.count), 0,
    ]
    var bytes: [UInt8] = []
    for number in header { withUnsafeBytes(of: number.littleEndian) { bytes += $0 } }
    for section in [
      units, starts, wordEnds, postingEnds, lemmas.map(\.hash), lemmas.map(\.word),
    ] { section.withUnsafeBytes { bytes += $0 } }
    return bytes + text + postings
  }

  /// The places of all words, one word behind the other.
  private func places(_ counts: [Int]) -> [UInt32] {
    var next: [Int] = []
    next.reserveCapacity(counts.count)
    var sum = 0
    for count in counts {
      next.append(sum)
      sum += count
    }
    return [UInt32](unsafeUninitializedCapacity: sum) { places, filled in
      for (place, token) in line.enumerated() where token != Self.gap {
        places[next[Int(token)]] = UInt32(place)
        next[Int(token)] += 1
      }
      filled = sum
    }
  }

  /// The base forms of the words, as hashes in ascending order.
  private static func lemmas(
    of words: [ArraySlice<UInt8>], _ lemmatizer: Lemmatizer?
  ) -> [(hash: UInt32, word: UInt32)] {
    var lemmas: [(hash: UInt32, word: UInt32)] = []
    for (id, word) in words.enumerated() {
      let forms = word.withUnsafeBufferPointer { ConcordanceQuery.lemmas(of: $0, lemmatizer) }
      for hash in Set(forms.map { WordIndex.hash(of: $0) }) { lemmas.append((hash, UInt32(id))) }
    }
    return lemmas.sorted { ($0.hash, $0.word) < ($1.hash, $1.word) }
  }
}
