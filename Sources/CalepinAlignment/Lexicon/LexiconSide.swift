internal import CalepinText

/// The words and phrases of one language in a lexicon file.
///
/// Sections: the keys as a fingerprint table; the end of each text (4 bytes
/// each); the texts, a byte for the class before each; the end of each list of
/// pairs (4 bytes each); the pairs, ``pairSize`` bytes each, the likeliest
/// first.
struct LexiconSide: @unchecked Sendable {  // immutable bytes, kept by the lexicon
  static let sourceSection = 0
  static let targetSection = 5
  static let sectionCount = 5
  /// Number of the other side's item (4 bytes), both probabilities, and the
  /// logarithm of the count.
  static let pairSize = 7
  static let keysPerBucket = 4
  /// The least probability that is written.
  private static let leastProbability = 1.0 / 4096

  /// A pair as it is written.
  struct Pair {
    var item: Int
    var probability: Double
    var backProbability: Double
    var count: Int
  }

  private let keys: FingerprintTable<UInt32>
  private let textEnds: UnsafeRawBufferPointer
  private let texts: UnsafeRawBufferPointer
  private let pairEnds: UnsafeRawBufferPointer
  private let pairBytes: UnsafeRawBufferPointer

  init(_ file: ModelFile, first: Int) throws(ModelError) {
    keys = try FingerprintTable(file, section: first)
    textEnds = file.section(first + 1)
    texts = file.section(first + 2)
    pairEnds = file.section(first + 3)
    pairBytes = file.section(first + 4)
    guard textEnds.count == keys.count * 4, pairEnds.count == keys.count * 4,
      pairBytes.count % Self.pairSize == 0
    else { throw .damaged }
  }

  /// How many items there are.
  var count: Int { keys.count }

  /// The number of the item, or `nil` when it is not there.
  func item(
    of key: UnsafeBufferPointer<UInt8>, _ wordClass: BilingualLexicon.WordClass
  ) -> Int? {
    var hash = ByteHash()
    hash.add(wordClass.rawValue)
    hash.add(key)
    return keys.number(of: hash.value)
  }

  static func hash(of bytes: some Collection<UInt8>) -> UInt64 {
    var hash = ByteHash()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }

  /// The text and class of an item, or `nil` where the file is damaged.
  func content(
    of item: Int
  ) -> (text: UnsafeRawBufferPointer, wordClass: BilingualLexicon.WordClass)? {
    guard let range = Self.range(of: item, in: textEnds, limit: texts.count), !range.isEmpty,
      let wordClass = BilingualLexicon.WordClass(rawValue: texts[range.lowerBound])
    else { return nil }
    return (UnsafeRawBufferPointer(rebasing: texts[range.dropFirst()]), wordClass)
  }

  /// Hands over the pairs of an item; none where the file is damaged.
  func forEachPair(of item: Int, _ body: (_ other: Int, BilingualLexicon.Weight) -> Void) {
    let limit = pairBytes.count / Self.pairSize
    guard let range = Self.range(of: item, in: pairEnds, limit: limit) else { return }
    for number in range {
      let offset = number * Self.pairSize
      body(
        pairBytes.number32(at: offset),
        BilingualLexicon.Weight(
          probability: Self.probability(pairBytes[offset + 4]),
          backProbability: Self.probability(pairBytes[offset + 5]),
          count: Self.count(pairBytes[offset + 6])))
    }
  }

  private static func range(
    of item: Int, in ends: UnsafeRawBufferPointer, limit: Int
  ) -> Range<Int>? {
    guard item >= 0, item < ends.count / 4 else { return nil }
    let start = item == 0 ? 0 : ends.number32(at: (item - 1) * 4)
    let end = ends.number32(at: item * 4)
    guard start <= end, end <= limit else { return nil }
    return start..<end
  }

  // Probabilities are on a scale of 256 equal ratios from the least one to 1.

  private static let probabilities: [Double] = (0...255).map { step in
    var value = 1.0
    // 4096 ^ (-1/255), so that 255 steps lead from 1 to the least one.
    for _ in step..<255 { value *= 0.967_910_5 }
    return value
  }

  private static func probability(_ step: UInt8) -> Double { probabilities[Int(step)] }

  static func step(of probability: Double) -> UInt8 {
    let wanted = max(leastProbability, min(1, probability))
    let above = probabilities.firstIndex { $0 >= wanted * 0.984 } ?? 255
    return UInt8(above)
  }

  private static func count(_ step: UInt8) -> Int { 1 << min(Int(step), 30) }

  static func step(ofCount count: Int) -> UInt8 {
    UInt8(max(1, count).bitWidth - 1 - max(1, count).leadingZeroBitCount)
  }
}

extension UnsafeRawBufferPointer {
  /// The little-endian number of four bytes at `offset`, which may lie anywhere.
  func number32(at offset: Int) -> Int {
    Int(UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }
}
