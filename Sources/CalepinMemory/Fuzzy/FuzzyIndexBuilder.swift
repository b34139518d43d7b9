/// Makes a ``FuzzyIndex`` from the segments of a memory.
///
/// ```swift
/// var builder = FuzzyIndexBuilder()
/// try builder.add("terres rares", id: 1)
/// let index = try builder.finish(FuzzyBinding(identity: 0, generation: 1))
/// index.count  // 1
/// ```
public struct FuzzyIndexBuilder {
  private var tokenizer = SegmentTokenizer()
  private var table = TokenTable()
  /// How often each token occurs.
  private var frequencies: [UInt32] = []
  private var tokens: [UInt32] = []
  private var starts: [UInt32] = [0]
  private var ids: [Int64] = []

  /// Begins an index without segments.
  public init() {}

  /// How many segments were added.
  public var count: Int { ids.count }

  /// Adds the segment `text`.
  ///
  /// - Parameters:
  ///   - text: The words without inline codes.
  ///   - id: The unit it belongs to; at least that of the segment before.
  /// - Throws: ``FuzzyIndexError`` when the order is wrong, or there are too
  ///   many tokens.
  public mutating func add(_ text: String, id: Int64) throws(FuzzyIndexError) {
    var text = text
    let result = text.withUTF8 { bytes in
      Result { () throws(FuzzyIndexError) in try add(bytes, id: id) }
    }
    try result.get()
  }

  /// Adds the segment whose UTF-8 is `text`; what is no UTF-8 counts as
  /// U+FFFD.
  ///
  /// - Throws: As ``add(_:id:)-(String,_)``.
  /// - Complexity: O(length of the text), amortised.
  public mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, id: Int64
  ) throws(FuzzyIndexError) {
    if let last = ids.last, id < last { throw .outOfOrder(id) }
    tokenizer.tokenize(text)
    guard tokens.count + tokenizer.ends.count < Int(UInt32.max), ids.count < Int(UInt32.max) - 1,
      table.bytes.count + tokenizer.bytes.count < Int(UInt32.max)
    else { throw .tooLarge }
    tokenizer.forEachToken { token in
      let id = table.id(adding: token)
      if id == frequencies.count { frequencies.append(0) }
      frequencies[Int(id)] += 1
      tokens.append(id)
    }
    starts.append(UInt32(tokens.count))
    ids.append(id)
  }

  /// Makes the index of all that was added.
  ///
  /// - Complexity: O(number of tokens).
  public consuming func finish(_ binding: FuzzyBinding) throws(FuzzyIndexError) -> FuzzyIndex {
    let ranking = Self.ranking(frequencies)
    var ranked = TokenTable(seed: table.seed)
    for old in ranking.order {
      let bytes = table.bytes(of: Int(old))
      bytes.withUnsafeBufferPointer { _ = ranked.id(adding: $0) }
    }
    let lengths = LengthOrder(starts)
    let image = FuzzyImage(
      binding: binding, table: ranked, ids: ids, lengths: lengths, tokenCount: tokens.count)
    image.fillTokens(tokens, starts: starts, ranks: ranking.ranks, order: lengths.ordinals)
    tokens = []
    image.fillSignatures()
    image.fillPostings()
    return try image.index()
  }

  /// The tokens from the rarest to the most frequent, those of like frequency
  /// as they came; and the place of each in that order.
  private static func ranking(_ frequencies: [UInt32]) -> (order: [UInt32], ranks: [UInt32]) {
    let order = (0..<UInt32(frequencies.count)).sorted {
      (frequencies[Int($0)], $0) < (frequencies[Int($1)], $1)
    }
    var ranks: [UInt32] = Array(repeating: 0, count: order.count)
    for (rank, old) in order.enumerated() { ranks[Int(old)] = UInt32(rank) }
    return (order, ranks)
  }
}

/// Segments in the order of their lengths, and of insertion among equals.
struct LengthOrder {
  /// The number of each segment in the order of insertion, by position.
  private(set) var ordinals: [UInt32]
  /// The lengths that occur, ascending.
  private(set) var lengths: [UInt32] = []
  /// The first position of each length, and at last the number of segments.
  private(set) var starts: [UInt32] = []

  /// Orders the segments whose tokens begin at `tokenStarts`, which ends with
  /// the end of the last.
  ///
  /// - Complexity: O(n + k log k) for n segments of k lengths.
  init(_ tokenStarts: [UInt32]) {
    let count = tokenStarts.count - 1
    ordinals = Array(repeating: 0, count: count)
    var counts: [UInt32: UInt32] = [:]
    for number in 0..<count {
      counts[tokenStarts[number + 1] - tokenStarts[number], default: 0] += 1
    }
    var cursors: [UInt32: UInt32] = [:]
    var next: UInt32 = 0
    for (length, size) in counts.sorted(by: { $0.key < $1.key }) {
      lengths.append(length)
      starts.append(next)
      cursors[length] = next
      next += size
    }
    starts.append(next)
    for number in 0..<count {
      let length = tokenStarts[number + 1] - tokenStarts[number]
      let place = cursors[length, default: 0]
      ordinals[Int(place)] = UInt32(number)
      cursors[length] = place + 1
    }
  }
}
