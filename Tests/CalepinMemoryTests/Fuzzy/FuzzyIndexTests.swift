import CalepinCore
import Foundation
import TestSupport
import Testing

@testable import CalepinMemory

private let binding = FuzzyBinding(identity: 7, generation: 3)

@Suite("Fuzzy index")
struct FuzzyIndexTests {
  @Test(
    "finds what brute force finds, at any threshold", arguments: [1, 2, 3, 4] as [UInt64])
  func agreesWithBruteForce(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let segments = random.segments(count: 400, words: seed < 3 ? 12 : 60)
    let searcher = FuzzySearcher(try index(of: segments))
    for _ in 0..<60 {
      let query = random.edited(segments)
      let percent = Int.random(in: 1...100, using: &random)
      let limit = [1, 5, 500][Int.random(in: 0..<3, using: &random)]
      #expect(
        searcher.hits(for: query, atLeast: percent, limit: limit)
          == bruteForce(query, segments, percent, limit), "'\(query)' at \(percent)")
    }
  }

  @Test("finds what brute force finds among 20,000 segments", arguments: [50, 70, 90])
  func agreesAtSize(percent: Int) throws {
    var random = SeededGenerator(seed: UInt64(percent))
    let segments = random.segments(count: 20_000, words: 3_000)
    let searcher = FuzzySearcher(try index(of: segments))
    let reference = BruteForce(segments)
    for _ in 0..<40 {
      let query = random.edited(segments)
      #expect(
        searcher.hits(for: query, atLeast: percent, limit: 5)
          == reference.hits(query, percent, 5), "'\(query)'")
      #expect(
        searcher.hitsByBruteForce(for: query, atLeast: percent, limit: 5)
          == reference.hits(query, percent, 5), "'\(query)'")
    }
  }

  @Test("finds segments of more tokens than a machine word has bits, and than a byte counts")
  func longSegments() throws {
    let long = (0..<300).map { "w\($0)" }.joined(separator: " ")
    let searcher = FuzzySearcher(try index(of: ["w1 w2", long, long + " more", "w3"]))
    let query = long.replacingOccurrences(of: "w150 ", with: "")
    let hits = searcher.hits(for: query, atLeast: 90, limit: 5)
    #expect(
      hits == [
        FuzzyHit(id: 1, distance: 1, length: 300), FuzzyHit(id: 2, distance: 2, length: 301),
      ])
  }

  @Test("of texts of more than 16,384 tokens the equal one is found, and nothing breaks")
  func endlessSegments() throws {
    let endless = String(repeating: "a b ", count: 9_000)
    let searcher = FuzzySearcher(try index(of: ["a b", endless, endless + "c"]))
    #expect(
      searcher.hits(for: endless, atLeast: 50, limit: 5)
        == [FuzzyHit(id: 1, distance: 0, length: 18_000)])
    #expect(searcher.hits(for: "a b", atLeast: 50, limit: 5).map(\.id) == [0])
    #expect(searcher.pieces(of: endless).isEmpty)
    let long = String(repeating: "a b ", count: 5_000)
    #expect(searcher.hits(for: long, atLeast: 50, limit: 5).map(\.distance) == [8_000, 8_001])
  }

  @Test("a text without tokens is like nothing, not even like another one")
  func emptyTexts() throws {
    let searcher = FuzzySearcher(try index(of: ["", " ", "a"]))
    #expect(searcher.hits(for: " ", atLeast: 1, limit: 5).isEmpty)
    #expect(searcher.hits(for: "a", atLeast: 1, limit: 5).map(\.id) == [2])
    #expect(FuzzySearcher(try index(of: [])).hits(for: "a", atLeast: 1, limit: 5).isEmpty)
  }

  @Test(
    "added and excluded segments give what an index of them all gives",
    arguments: 1...8 as ClosedRange<UInt64>)
  func tail(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let segments = random.segments(count: 120, words: 15)
    let changed = random.segments(count: 120, words: 15) + ["brand new words"]
    let gone = Set((0..<60 as Range<Int64>).filter { _ in Bool.random(using: &random) })
    let searcher = FuzzySearcher(try index(of: Array(segments[..<60])))
    for id in gone { searcher.exclude(id) }
    var current = segments
    for id in gone where id % 2 == 0 {
      searcher.add(changed[Int(id)], id: id)
      current[Int(id)] = changed[Int(id)]
    }
    for id in gone where id % 2 == 1 { current[Int(id)] = "" }
    for id in 60..<120 { searcher.add(segments[id], id: Int64(id)) }
    for query in segments.prefix(20) + ["brand new words", "brand old words"] {
      #expect(
        searcher.hits(for: query, atLeast: 40, limit: 5) == bruteForce(query, current, 40, 5))
    }
  }

  @Test("what is written to a file is found there")
  func files() throws {
    let folder = try FreshFolder()
    let path = folder.path + "/index"
    let made = try index(of: ["terres rares", "les terres rares"])
    try made.write(to: path)
    let read = try #require(try FuzzyIndex(contentsOf: path))
    #expect(read.binding == binding)
    #expect(read.count == 2)
    #expect(read.lastID == 1)
    #expect(
      FuzzySearcher(read).hits(for: "Terres rares", atLeast: 60, limit: 5)
        == FuzzySearcher(made).hits(for: "Terres rares", atLeast: 60, limit: 5))
    #expect(try FuzzyIndex(contentsOf: path + "-absent") == nil)
  }

  @Test("segments out of order are refused")
  func order() throws {
    var builder = FuzzyIndexBuilder()
    try builder.add("a", id: 2)
    #expect(throws: FuzzyIndexError.outOfOrder(1)) { try builder.add("b", id: 1) }
  }
}

@Suite("Damaged fuzzy indexes")
struct DamagedIndexTests {
  @Test("a file that is cut, or whose header is touched, is refused", arguments: 0..<34)
  func headers(word: Int) throws {
    var random = SeededGenerator(seed: 5)
    var bytes = Array(try index(of: random.segments(count: 50, words: 20)).bytes)
    let cut = Array(bytes[..<(bytes.count - 1 - word * bytes.count / 40)])
    #expect(throws: FuzzyIndexError.self) { try search(cut, "a b c") }
    if word < FuzzyIndexLayout.headerWords {
      bytes[word * 8 + 1] ^= 0x10
      #expect(throws: FuzzyIndexError.self) { try search(bytes, "a b c") }
    }
  }

  @Test(
    "whatever stands behind the header, nothing is read outside",
    arguments: 1...150 as ClosedRange<UInt64>)
  func bodies(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let segments = random.segments(count: 60, words: 20)
    var bytes = Array(try index(of: segments).bytes)
    let body = FuzzyIndexLayout.headerWords * 8..<bytes.count
    for _ in 0..<(seed % 3 == 0 ? 400 : 8) {
      bytes[Int.random(in: body, using: &random)] =
        [0, 0xFF, UInt8(truncatingIfNeeded: seed)][
          Int.random(in: 0..<3, using: &random)]
    }
    for percent in [1, 50, 75, 100] {
      // Refused or searched with any result; what counts is that it comes back.
      _ = try? search(bytes, random.edited(segments), percent)
    }
  }

  private func search(_ bytes: [UInt8], _ text: String, _ percent: Int = 60) throws -> [FuzzyHit] {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    copy.copyBytes(from: bytes)
    let index = try FuzzyIndex(UnsafeRawBufferPointer(copy), owner: Owner(copy))
    return FuzzySearcher(index).hits(for: text, atLeast: percent, limit: 5)
  }

  private final class Owner {
    private let bytes: UnsafeMutableRawBufferPointer
    init(_ bytes: UnsafeMutableRawBufferPointer) { self.bytes = bytes }
    deinit { bytes.deallocate() }
  }
}

private func index(of segments: [String]) throws -> FuzzyIndex {
  var builder = FuzzyIndexBuilder()
  for (number, text) in segments.enumerated() { try builder.add(text, id: Int64(number)) }
  return try builder.finish(binding)
}

private func bruteForce(
  _ query: String, _ segments: [String], _ percent: Int, _ limit: Int
) -> [FuzzyHit] {
  BruteForce(segments).hits(query, percent, limit)
}

/// Compares a query with every segment by the textbook.
private final class BruteForce {
  private var tokenizer = SegmentTokenizer()
  private var numbers: [String: UInt32] = [:]
  private var segments: [[UInt32]] = []

  init(_ segments: [String]) { self.segments = segments.map { ids($0) } }

  private func ids(_ text: String) -> [UInt32] {
    tokenizer.texts(of: text).map { token in
      let next = UInt32(numbers.count)
      return numbers[token]
        ?? {
          numbers[token] = next
          return next
        }()
    }
  }

  func hits(_ query: String, _ percent: Int, _ limit: Int) -> [FuzzyHit] {
    let query = ids(query)
    guard !query.isEmpty else { return [] }
    var hits: [FuzzyHit] = []
    for (number, segment) in segments.enumerated() {
      let length = max(query.count, segment.count)
      let allowed = (100 - percent) * length / 100
      guard abs(query.count - segment.count) <= allowed else { continue }
      let distance = referenceDistance(query, segment)
      if distance <= allowed {
        hits.append(FuzzyHit(id: Int64(number), distance: distance, length: length))
      }
    }
    let sorted = hits.sorted { a, b in
      let (x, y) = (a.distance * b.length, b.distance * a.length)
      return x != y ? x < y : a.id < b.id
    }
    return Array(sorted.prefix(limit))
  }
}

extension SeededGenerator {
  /// Segments of up to 30 tokens, the first words much more frequent than the
  /// last; many are edited copies of earlier ones.
  fileprivate mutating func segments(count: Int, words: Int) -> [String] {
    var segments: [String] = []
    while segments.count < count {
      if !segments.isEmpty, Int.random(in: 0..<3, using: &self) == 0 {
        segments.append(edited(segments))
      } else {
        let length = Int.random(in: 0...[4, 12, 30][segments.count % 3], using: &self)
        segments.append((0..<length).map { _ in word(of: words) }.joined(separator: " "))
      }
    }
    return segments
  }

  private mutating func word(of words: Int) -> String {
    let share = Double.random(in: 0..<1, using: &self)
    return "w\(Int(share * share * share * Double(words)))"
  }

  /// One of `segments` with some words changed.
  fileprivate mutating func edited(_ segments: [String]) -> String {
    var words = segments[Int.random(in: 0..<segments.count, using: &self)]
      .split(separator: " ").map(String.init)
    for _ in 0..<Int.random(in: 0...4, using: &self) {
      let place = Int.random(in: 0...words.count, using: &self)
      switch Int.random(in: 0..<3, using: &self) {
      case 0: words.insert(word(of: 9), at: place)
      case 1 where place < words.count: words.remove(at: place)
      case 2 where place < words.count: words[place] = "x\(place)"
      default: break
      }
    }
    return words.joined(separator: " ")
  }
}
