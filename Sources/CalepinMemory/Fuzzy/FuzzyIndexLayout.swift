internal import CKernels
internal import CalepinCore

/// What a fuzzy index was made from: it answers for nothing else.
public struct FuzzyBinding: Hashable, Sendable {
  /// Which memory, and which of its languages.
  public var identity: UInt64
  /// The state of the memory.
  public var generation: Int64
  /// The number of the first unit that came too late to be in the index.
  public var nextUnit: Int64

  /// Creates the binding to a state of a memory.
  public init(identity: UInt64, generation: Int64, nextUnit: Int64 = 0) {
    self.identity = identity
    self.generation = generation
    self.nextUnit = nextUnit
  }
}

/// Where everything stands in a fuzzy index: a header, then one section a
/// kind of array, in the byte order of the machine that wrote it.
enum FuzzyIndexLayout {
  /// The arrays, in the order of the file.
  enum Section: Int, CaseIterable {
    /// The ids of the segments in the order of insertion, ascending; `Int64`.
    case ids
    /// The number of each segment in the order of insertion, by position;
    /// `UInt32`. Positions go by length and then by insertion.
    case ordinals
    /// Where the tokens of each position begin, and at last where they end;
    /// `UInt32`.
    case tokenStarts
    /// The tokens of all segments; `UInt32`.
    case tokens
    /// Four words a position; `UInt64`.
    case signatures
    /// The lengths in tokens that occur, ascending; `UInt32`.
    case lengths
    /// The first position of each length, and at last their number; `UInt32`.
    case lengthStarts
    /// The table of tokens, as ``TokenTable`` has it, the rarest token first.
    case wordBytes, wordEnds, wordHashes, wordSlots
    /// Where the postings of each token begin, one number a tier, and at last
    /// where they end; `UInt32`.
    case postingStarts
    /// Positions, ascending for each token and tier; `UInt32`.
    case postings

    /// How many bytes an element has.
    var elementSize: Int {
      switch self {
      case .ids, .signatures: 8
      case .wordBytes: 1
      default: 4
      }
    }
  }

  /// The scores in percent down to which each tier of postings completes the
  /// prefixes of the segments.
  ///
  /// A segment of `n` tokens that reaches a score of `t` percent with a query
  /// shares with it one of the `n - ceil(t n / 100) + 1` rarest tokens of
  /// either (prefix filtering: Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma
  /// and Srikant 2007).
  static let tiers = [80, 70, 60, 50]

  /// How many of the rarest tokens of a text of `length` tokens are its prefix
  /// for a score of `percent`.
  static func prefixLength(of length: Int, percent: Int) -> Int {
    min(length, (100 - percent) * length / 100 + 1)
  }

  /// The bit of a signature at which `token` stands.
  @inline(__always)
  static func bit(of token: UInt32) -> Int {
    Int((token &* 2_654_435_769) >> 24)
  }

  static let magic: UInt64 = 0x6C61_6373_757A_7966
  static let version: UInt64 = 1
  /// Magic, version, identity, generation, next unit and seed.
  static let fixedWords = 6
  /// The words before, then offset and count of each section, then the
  /// checksum.
  static let headerWords = fixedWords + 2 * Section.allCases.count + 1
  static let alignment = 64

  /// The checksum of the words of a header.
  static func checksum(_ words: ArraySlice<UInt64>) -> UInt64 {
    words.reduce(0xCBF2_9CE4_8422_2325) { sum, word in
      let product = (sum ^ word) &* 0x9E37_79B9_7F4A_7C15
      return product ^ (product >> 29)
    }
  }
}

/// Why there is no fuzzy index.
public enum FuzzyIndexError: Error, Hashable, Sendable {
  /// More tokens or segments than positions can name.
  case tooLarge
  /// The segments did not come in ascending order of their ids.
  case outOfOrder(Int64)
  /// The file is none, or not whole.
  case damaged(String)
}

extension FuzzyIndexError: CustomStringConvertible {
  /// What is wrong; the caller names the file.
  public var description: String {
    switch self {
    case .tooLarge: "more than 4 billion tokens, expected fewer"
    case .outOfOrder(let id): "segment \(id) came after one of a higher number"
    case .damaged(let what): "not a fuzzy index: \(what)"
    }
  }
}
