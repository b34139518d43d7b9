internal import CKernels

/// The bytes of a fuzzy index while they are being filled in.
final class FuzzyImage {
  private typealias Section = FuzzyIndexLayout.Section

  private let bytes: UnsafeMutableRawBufferPointer
  private let binding: FuzzyBinding
  private let seed: UInt64
  private var offsets: [Int] = []
  private var counts: [Int] = []

  private var count: Int { counts[Section.ordinals.rawValue] }
  private var wordCount: Int { counts[Section.wordEnds.rawValue] }

  /// Lays out an index and fills in all but the tokens and what follows from
  /// them.
  init(
    binding: FuzzyBinding, table: TokenTable, ids: [Int64], lengths: LengthOrder, tokenCount: Int
  ) {
    self.binding = binding
    seed = table.seed
    let tiers = FuzzyIndexLayout.tiers
    let sizes: [Section: Int] = [
      .ids: ids.count, .ordinals: ids.count, .tokenStarts: ids.count + 1, .tokens: tokenCount,
      .signatures: ids.count * signatureWords, .lengths: lengths.lengths.count,
      .lengthStarts: lengths.starts.count, .wordBytes: table.bytes.count,
      .wordEnds: table.count, .wordHashes: table.count, .wordSlots: table.slots.count,
      .postingStarts: table.count * tiers.count + 1,
      .postings: Self.mostPostings(lengths, lowest: tiers.last ?? 100),
    ]
    var end = FuzzyIndexLayout.headerWords * 8
    for section in Section.allCases {
      let offset = Self.aligned(end)
      offsets.append(offset)
      counts.append(sizes[section] ?? 0)
      end = offset + counts[section.rawValue] * section.elementSize
    }
    bytes = .allocate(byteCount: Self.aligned(end), alignment: FuzzyIndexLayout.alignment)
    clearGaps()
    fill(.ids, ids)
    fill(.ordinals, lengths.ordinals)
    fill(.lengths, lengths.lengths)
    fill(.lengthStarts, lengths.starts)
    fill(.wordBytes, table.bytes)
    fill(.wordEnds, table.ends)
    fill(.wordHashes, table.hashes)
    fill(.wordSlots, table.slots)
  }

  deinit { bytes.deallocate() }

  /// How many postings there are when no token comes twice in a segment.
  private static func mostPostings(_ lengths: LengthOrder, lowest: Int) -> Int {
    lengths.lengths.indices.reduce(0) { sum, index in
      let size = Int(lengths.starts[index + 1] - lengths.starts[index])
      let length = Int(lengths.lengths[index])
      return sum + size * FuzzyIndexLayout.prefixLength(of: length, percent: lowest)
    }
  }

  private static func aligned(_ offset: Int) -> Int {
    (offset + FuzzyIndexLayout.alignment - 1) / FuzzyIndexLayout.alignment
      * FuzzyIndexLayout.alignment
  }

  /// The header and what lies between the sections.
  private func clearGaps() {
    var end = 0
    for section in Section.allCases {
      for place in end..<offsets[section.rawValue] { bytes[place] = 0 }
      end = offsets[section.rawValue] + counts[section.rawValue] * section.elementSize
    }
    for place in end..<bytes.count { bytes[place] = 0 }
  }

  private func section<Element: BitwiseCopyable>(
    _ section: Section
  ) -> UnsafeMutableBufferPointer<Element> {
    let start = offsets[section.rawValue]
    let end = start + counts[section.rawValue] * section.elementSize
    return UnsafeMutableRawBufferPointer(rebasing: bytes[start..<end])
      .assumingMemoryBound(to: Element.self)
  }

  private func fill<Element: BitwiseCopyable>(_ section: Section, _ elements: [Element]) {
    let target: UnsafeMutableBufferPointer<Element> = self.section(section)
    _ = target.update(fromContentsOf: elements)
  }

  /// Copies the tokens in the order of positions, as ranks.
  func fillTokens(_ tokens: [UInt32], starts: [UInt32], ranks: [UInt32], order: [UInt32]) {
    let target: UnsafeMutableBufferPointer<UInt32> = section(.tokens)
    let targetStarts: UnsafeMutableBufferPointer<UInt32> = section(.tokenStarts)
    var next = 0
    tokens.withUnsafeBufferPointer { tokens in
      ranks.withUnsafeBufferPointer { ranks in
        for position in 0..<count {
          let number = Int(order[position])
          targetStarts[position] = UInt32(next)
          for place in Int(starts[number])..<Int(starts[number + 1]) {
            target[next] = ranks[Int(tokens[place])]
            next += 1
          }
        }
      }
    }
    targetStarts[count] = UInt32(next)
  }

  /// Sets the bits of the tokens of each position.
  func fillSignatures() {
    let tokens: UnsafeMutableBufferPointer<UInt32> = section(.tokens)
    let starts: UnsafeMutableBufferPointer<UInt32> = section(.tokenStarts)
    let words: UnsafeMutableBufferPointer<UInt64> = section(.signatures)
    words.update(repeating: 0)
    for position in 0..<count {
      for place in Int(starts[position])..<Int(starts[position + 1]) {
        let bit = FuzzyIndexLayout.bit(of: tokens[place])
        words[position * signatureWords + bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }
  }

  /// Lists the positions of each token in whose prefixes it is.
  ///
  /// The tokens are taken from the rarest on, so that how many tokens of a
  /// segment were met already is the place of this one in its order: nothing
  /// need be sorted.
  func fillPostings() {
    let occurrences = occurrencesByToken()
    defer { occurrences.positions.deallocate() }
    let starts: UnsafeMutableBufferPointer<UInt32> = section(.postingStarts)
    let postings: UnsafeMutableBufferPointer<UInt32> = section(.postings)
    let tierCount = FuzzyIndexLayout.tiers.count
    let limits = prefixLimits()
    var met: [UInt32] = Array(repeating: 0, count: count)
    var tierLists: [[UInt32]] = Array(repeating: [], count: tierCount)
    var next = 0
    for token in 0..<wordCount {
      var previous: UInt32?
      for place in occurrences.starts[token]..<occurrences.starts[token + 1] {
        let position = occurrences.positions[place]
        let rank = met[Int(position)]
        met[Int(position)] = rank + 1
        if position == previous { continue }
        previous = position
        let tier = limits.tier(of: rank, at: Int(position))
        if tier < tierCount { tierLists[tier].append(position) }
      }
      for tier in 0..<tierCount {
        starts[token * tierCount + tier] = UInt32(next)
        for position in tierLists[tier] {
          postings[next] = position
          next += 1
        }
        tierLists[tier].removeAll(keepingCapacity: true)
      }
    }
    starts[wordCount * tierCount] = UInt32(next)
    counts[Section.postings.rawValue] = next
  }

  /// The positions of every token, ascending, one token behind the other.
  private func occurrencesByToken() -> (positions: UnsafeMutablePointer<UInt32>, starts: [Int]) {
    let tokens: UnsafeMutableBufferPointer<UInt32> = section(.tokens)
    let tokenStarts: UnsafeMutableBufferPointer<UInt32> = section(.tokenStarts)
    var starts: [Int] = Array(repeating: 0, count: wordCount + 1)
    for token in tokens { starts[Int(token) + 1] += 1 }
    for token in 0..<wordCount { starts[token + 1] += starts[token] }
    let positions = UnsafeMutablePointer<UInt32>.allocate(capacity: tokens.count)
    var cursors = starts
    for position in 0..<count {
      for place in Int(tokenStarts[position])..<Int(tokenStarts[position + 1]) {
        let token = Int(tokens[place])
        positions[cursors[token]] = UInt32(position)
        cursors[token] += 1
      }
    }
    return (positions, starts)
  }

  private func prefixLimits() -> PrefixLimits {
    let starts: UnsafeMutableBufferPointer<UInt32> = section(.tokenStarts)
    return PrefixLimits(lengths: (0..<count).map { Int(starts[$0 + 1] - starts[$0]) })
  }

  /// The index, which keeps the bytes.
  func index() throws(FuzzyIndexError) -> FuzzyIndex {
    var words = [FuzzyIndexLayout.magic, FuzzyIndexLayout.version, binding.identity]
    words += [binding.generation, binding.nextUnit].map { UInt64(bitPattern: $0) } + [seed]
    for section in Section.allCases {
      words += [UInt64(offsets[section.rawValue]), UInt64(counts[section.rawValue])]
    }
    words.append(FuzzyIndexLayout.checksum(words[...]))
    for (place, word) in words.enumerated() {
      bytes.storeBytes(of: word, toByteOffset: place * 8, as: UInt64.self)
    }
    let last = Section.postings
    let end = offsets[last.rawValue] + counts[last.rawValue] * last.elementSize
    return try FuzzyIndex(UnsafeRawBufferPointer(rebasing: bytes[..<end]), owner: self)
  }
}

/// How long the prefixes of segments are, by position.
private struct PrefixLimits {
  /// One number a tier, for each position.
  private let ends: [UInt32]

  init(lengths: [Int]) {
    let tiers = FuzzyIndexLayout.tiers
    ends = [UInt32](unsafeUninitializedCapacity: lengths.count * tiers.count) { buffer, size in
      for length in lengths {
        for percent in tiers {
          buffer[size] = UInt32(FuzzyIndexLayout.prefixLength(of: length, percent: percent))
          size += 1
        }
      }
    }
  }

  /// The first tier whose prefix takes in the token of `rank` in the order of
  /// rarity; the number of tiers when none does.
  func tier(of rank: UInt32, at position: Int) -> Int {
    let count = FuzzyIndexLayout.tiers.count
    return (0..<count).first { rank < ends[position * count + $0] } ?? count
  }
}
