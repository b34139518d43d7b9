import CKernels
import TestSupport
import Testing

private let levels = [CALEPIN_PORTABLE, CALEPIN_POPCNT, CALEPIN_AVX512, CALEPIN_NEON]
  .filter { calepin_level_is_available($0) != 0 }

@Suite("Kernels")
struct KernelTests {
  @Test("the best level is one that runs here")
  func bestLevel() {
    #expect(levels.contains(calepin_best_level()))
    #expect(levels.contains(CALEPIN_PORTABLE))
  }

  @Test(
    "every level finds the letters of words that a look at each byte finds",
    arguments: 1...60 as ClosedRange<UInt64>)
  func wordBits(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet: [UInt8] = [
      0x41, 0x5A, 0x61, 0x7A, 0x30, 0x39, 0x5F, 0x20, 0x2F, 0x3A, 0x40, 0x5B, 0x60, 0x7B, 0xC3,
      0xC3, 0xC3, 0x80, 0x97, 0xA9, 0xB7, 0xBF, 0xC2, 0xE2, 0xFF, 0,
    ]
    let text = (0..<Int.random(in: 1...200, using: &random)).map { _ in
      alphabet.randomElement(using: &random) ?? 0
    }
    let first = Int.random(in: 0..<text.count, using: &random)
    let end = Int.random(in: first...text.count, using: &random)
    func endsLetter(_ place: Int) -> Bool {
      text.indices.contains(place) && text[place] & 0xC0 == 0x80
        && ![0x97, 0xB7].contains(text[place])
    }
    let expected = (first..<end).map { place in
      switch text[place] {
      case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
      case 0xC3: endsLetter(place + 1)
      default: place > 0 && text[place - 1] == 0xC3 && endsLetter(place)
      }
    }
    for level in levels {
      var bits: [UInt8] = Array(repeating: 0xFF, count: (end - first + 7) / 8 + 1)
      calepin_word_bits(level, text, text.count, first, end, &bits)
      let found = expected.indices.map { place -> Bool in
        let mask: UInt8 = 1 << UInt8(place % 8)
        return bits[place / 8] & mask != 0
      }
      #expect(found == expected, "level \(level.rawValue)")
    }
  }

  @Test(
    "every level finds the signatures that a slow count finds",
    arguments: 1...30 as ClosedRange<UInt64>)
  func scan(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...70, using: &random)
    var query = calepin_signature_query(
      words: (random.sparse(), random.sparse(), random.sparse(), random.sparse()))
    let wanted = [query.words.0, query.words.1, query.words.2, query.words.3]
    let signatures = (0..<count * 4).map { wanted[$0 % 4] ^ (random.sparse() & random.sparse()) }
    let (extra, missing) = (
      UInt32.random(in: 0...24, using: &random), UInt32.random(in: 0...24, using: &random)
    )
    let expected = (0..<UInt32(count)).filter { place in
      let words = signatures[Int(place) * 4..<Int(place) * 4 + 4]
      let more = zip(words, wanted).map { ($0 & ~$1).nonzeroBitCount }.reduce(0, +)
      let less = zip(words, wanted).map { ($1 & ~$0).nonzeroBitCount }.reduce(0, +)
      return more <= extra && less <= missing
    }
    for level in levels {
      var hits: [UInt32] = Array(repeating: 0, count: max(1, count))
      let found = calepin_signature_scan(level, signatures, count, &query, extra, missing, &hits)
      #expect(Array(hits[..<found]) == expected, "level \(level.rawValue)")

      var classes = [
        calepin_length_class(
          end: UInt32(count), extra: UInt16(extra), missing: UInt16(missing))
      ]
      let positions = (0..<UInt32(count)).filter { $0 % 3 != 1 }
      let kept = calepin_signature_filter(
        level, signatures, count, positions, positions.count, &query, &classes, 1, &hits)
      #expect(Array(hits[..<kept]) == expected.filter { $0 % 3 != 1 }, "level \(level.rawValue)")
    }
  }

  @Test("the filter holds each position against its own class and drops what is out of bounds")
  func filterByClass() {
    var query = calepin_signature_query(words: (0b1111, 0, 0, 0))
    let signatures: [UInt64] = [0b0111, 0, 0, 0, 0b0011, 0, 0, 0, 0b0111, 0, 0, 0, 0b1111, 0, 0, 0]
    var classes = [
      calepin_length_class(end: 2, extra: 0, missing: 1),
      calepin_length_class(end: 9, extra: 0, missing: 0),
    ]
    for level in levels {
      var hits: [UInt32] = Array(repeating: 0, count: 6)
      let kept = calepin_signature_filter(
        level, signatures, 4, [0, 1, 2, 3, 4, 9], 6, &query, &classes, 2, &hits)
      #expect(Array(hits[..<kept]) == [0, 3])
    }
  }

  @Test("the distance is that of the textbook", arguments: 1...120 as ClosedRange<UInt64>)
  func distance(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pattern = try #require(calepin_pattern_create())
    defer { calepin_pattern_destroy(pattern) }
    for _ in 0..<6 {
      let longest = [3, 20, 64, 70, 200][Int.random(in: 0..<5, using: &random)]
      let kinds = UInt32.random(in: 1...12, using: &random)
      let query = random.tokens(upTo: longest, kinds: kinds)
      let text = random.tokens(upTo: longest, kinds: kinds + 1)
      #expect(calepin_pattern_set(pattern, query, query.count) == 1)
      let expected = referenceDistance(query, text)
      let found = calepin_pattern_distance(pattern, text, text.count, 1000)
      #expect(Int(found) == expected, "\(query) \(text)")
      let limit = UInt32.random(in: 0...20, using: &random)
      let limited = calepin_pattern_distance(pattern, text, text.count, limit)
      #expect(expected <= Int(limit) ? Int(limited) == expected : limited > limit)
    }
  }

  @Test("a token that is equal to none is not equal to itself")
  func strangers() throws {
    let pattern = try #require(calepin_pattern_create())
    defer { calepin_pattern_destroy(pattern) }
    let none = UInt32.max
    #expect(calepin_pattern_set(pattern, [none, 1, none], 3) == 1)
    #expect(calepin_pattern_distance(pattern, [none, 1, none], 3, 9) == 2)
  }
}

extension SeededGenerator {
  /// A number with about every fourth bit set.
  fileprivate mutating func sparse() -> UInt64 { next() & next() }

  fileprivate mutating func tokens(upTo longest: Int, kinds: UInt32) -> [UInt32] {
    (0..<Int.random(in: 0...longest, using: &self)).map { _ in
      // Far apart and close together, so that the hash table meets both.
      UInt32.random(in: 0..<kinds, using: &self) &* 0x1000_0001
    }
  }
}

/// Levenshtein's distance by the full table, row by row.
func referenceDistance(_ a: [UInt32], _ b: [UInt32]) -> Int {
  var row = Array(0...b.count)
  for (i, token) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in b.enumerated() {
      let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (token == other ? 0 : 1))
      diagonal = row[j + 1]
      row[j + 1] = next
    }
  }
  return row[b.count]
}
