internal import Synchronization

/// Texts in the order of their lengths, each with a signature of its letters,
/// so that the few that may be near a query are found without reading the
/// others.
///
/// A signature has one bit for letters that occur and one for those that occur
/// twice, in 32 groups. An edit changes at most one bit in each direction, so a
/// text within `d` edits has at most `d` bits that the query lacks, and the
/// other way round.
struct MisspeltIndex: Sendable {
  private let bytes: [UInt8]
  /// By rank in the order of length: number and end of the text, its signature.
  private let numbers: [UInt32]
  private let ends: [UInt32]
  private let signatures: [UInt64]
  /// By length the rank of the first text that is at least so long.
  private let firstRanks: [UInt32]

  /// Creates the index of `count` texts that `append` writes behind others.
  ///
  /// - Complexity: O(total length).
  init(count: Int, _ append: (Int, inout [UInt8]) -> Void) {
    var all: [UInt8] = []
    var bounds = [0]
    for number in 0..<count {
      append(number, &all)
      bounds.append(all.count)
    }
    let lengths = FlatLists(
      (0..<count).map { (key: bounds[$0 + 1] - bounds[$0], value: UInt32($0)) },
      count: (zip(bounds.dropFirst(), bounds).map { $0 - $1 }.max() ?? 0) + 1)
    var (bytes, numbers, ends, signatures, firstRanks) = (
      [UInt8](), [UInt32](), [UInt32](), [UInt64](), [UInt32]()
    )
    bytes.reserveCapacity(all.count)
    for length in 0..<lengths.count {
      firstRanks.append(UInt32(numbers.count))
      for number in lengths[length] {
        let text = all[bounds[Int(number)]..<bounds[Int(number) + 1]]
        bytes += text
        numbers.append(number)
        ends.append(UInt32(bytes.count))
        signatures.append(Self.signature(of: text))
      }
    }
    firstRanks.append(UInt32(numbers.count))
    self.bytes = bytes
    self.numbers = numbers
    self.ends = ends
    self.signatures = signatures
    self.firstRanks = firstRanks
  }

  /// The signature of `text`.
  static func signature(of text: some Collection<UInt8>) -> UInt64 {
    var signature: UInt64 = 0
    for byte in text {
      let bit: UInt64 = 1 << UInt64(byte & 31)
      signature |= signature & bit == 0 ? bit : bit << 32
    }
    return signature
  }

  /// How many edits may part two texts of these lengths that are at least
  /// `minimumScore` percent alike.
  static func allowedDistance(_ length: Int, _ other: Int, minimumScore: Int) -> Int {
    max(length, other) * (100 - minimumScore) / 100
  }

  /// Whether texts of the signatures `one` and `other` may be within `distance`
  /// edits.
  static func mayBeNear(_ one: UInt64, _ other: UInt64, distance: Int) -> Bool {
    (one & ~other).nonzeroBitCount <= distance && (other & ~one).nonzeroBitCount <= distance
  }

  /// Calls `body` with each text that is at least `minimumScore` percent like
  /// `query`, and its score: 100 less the share of edits in the longer of both.
  ///
  /// - Complexity: O(texts of about the length of the query).
  func forEach(
    near query: [UInt8], minimumScore: Int, _ body: (_ number: Int, _ score: Int) -> Void
  ) {
    let pattern = EditDistancePattern(query)
    let signature = Self.signature(of: query)
    for length in firstRanks.indices.dropLast() {
      let longer = max(length, query.count)
      let allowed = Self.allowedDistance(length, query.count, minimumScore: minimumScore)
      guard abs(length - query.count) <= allowed else { continue }
      for rank in Int(firstRanks[length])..<Int(firstRanks[length + 1]) {
        let other = signatures[rank]
        guard Self.mayBeNear(signature, other, distance: allowed) else { continue }
        let end = Int(ends[rank])
        let distance = pattern.distance(to: bytes[(end - length)..<end])
        if distance <= allowed, longer > 0 {
          body(Int(numbers[rank]), 100 * (longer - distance) / longer)
        }
      }
    }
  }
}

/// A value that is made when it is first asked for.
final class Lazily<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  /// The value; `make` makes it the first time.
  func get(_ make: () -> Value) -> Value {
    value.withLock { value in
      if let value { return value }
      let made = make()
      value = made
      return made
    }
  }
}
