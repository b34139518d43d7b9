internal import CalepinText

/// What tells of most phrases at once that no term of an index is spelt like
/// them, and which terms are a single word.
struct PresenceTables: Sendable {
  /// The terms that are a word by itself, or with articles, by that word.
  let single: FlatLists<UInt32>
  /// A bit for the hash of each exact key.
  private var keys: [UInt64]
  private let shift: UInt64

  /// - Complexity: O(total length of the words + number of terms).
  init(_ index: TermIndex) {
    let lexicon = index.lexicon
    let hashes = (0..<lexicon.count).map { KeyHash(ofWord: lexicon.plainForm(of: $0)) }
    var bits = 10
    while 1 << bits < index.places.count * 16 { bits += 1 }
    shift = UInt64(64 - bits)
    keys = Array(repeating: 0, count: 1 << (bits - 6))
    var pairs: [(key: Int, value: UInt32)] = []
    for term in index.places.indices {
      let words = index.words.places(of: term)
      var key = KeyHash()
      var (count, last): (Int, UInt32) = (0, 0)
      for place in words {
        let word = index.words.element(at: place)
        key.append(hashes[Int(word)])
        if words.count > 1, lexicon.isArticle(word) { continue }
        (count, last) = (count + 1, word)
      }
      let bit = Int(truncatingIfNeeded: key.value >> shift)
      keys[bit / 64] |= 1 << UInt64(bit % 64)
      if count == 1 { pairs.append((Int(last), UInt32(term))) }
    }
    single = FlatLists(pairs, count: lexicon.count)
  }

  /// False where no term has an exact key with this hash.
  @inline(__always) func mayHold(_ key: KeyHash) -> Bool {
    let bit = Int(truncatingIfNeeded: key.value >> shift)
    return keys[bit / 64] & (1 << UInt64(bit % 64)) != 0
  }
}

/// A hash of an exact key, put together from those of its words.
///
/// A key is a sequence of parts, as hyphens inside a word are spaces in it. The
/// hash is a polynomial whose coefficients are the hashes of the parts, so that
/// *semi-conducteur* and *semi conducteur* have the same.
struct KeyHash: Sendable {
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  private var sum: UInt64 = 0
  /// The base to the power of the number of parts.
  private var factor: UInt64 = 1

  /// The hash of no words.
  init() {}

  /// The hash of a word without accents whose hyphens were made spaces.
  init(ofWord plain: ArraySlice<UInt8>) {
    plain.withUnsafeBufferPointer { plain in
      var (hash, isEmpty) = (ByteHash(), true)
      for byte in plain {
        if byte != UInt8(ascii: " ") {
          hash.add(byte)
          isEmpty = false
        } else if !isEmpty {
          add(hash)
          (hash, isEmpty) = (ByteHash(), true)
        }
      }
      if !isEmpty { add(hash) }
    }
  }

  private mutating func add(_ part: ByteHash) {
    sum = sum &* Self.base &+ part.value
    factor = factor &* Self.base
  }

  /// Adds words behind the others.
  @inline(__always) mutating func append(_ other: KeyHash) {
    sum = sum &* other.factor &+ other.sum
    factor = factor &* other.factor
  }

  /// The hash, its high bits the best ones.
  @inline(__always) var value: UInt64 { (sum ^ sum >> 32) &* 0xD6E8_FEB8_6659_FD93 }
}
