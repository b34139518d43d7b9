internal import Algorithms
internal import CalepinCore

/// Where each word stands in the texts of one language of a memory.
///
/// All texts are one line of tokens with a gap behind each; a word has the
/// ascending list of its places in that line, as varints of the differences.
/// The file is laid out as ``WordIndexBuilder`` writes it and is read in place;
/// one that does not fit together is refused.
// Sendable: the bytes are never written.
final class WordIndex: @unchecked Sendable {  // immutable bytes, see above
  /// What a file begins with; the last digit is the version of its form.
  static let magic: UInt64 = 0x3157_4E50_4C41_4331
  /// How many 64-bit numbers stand before the sections.
  static let headerCount = 10

  /// The state of the memory that was indexed.
  let generation: Int
  let nextUnit: Int
  let units: UnsafeBufferPointer<UInt32>
  /// Where the texts of the units begin, and at last where the line ends.
  let starts: UnsafeBufferPointer<UInt32>

  private let wordEnds: UnsafeBufferPointer<UInt32>
  private let postingEnds: UnsafeBufferPointer<UInt32>
  private let lemmaHashes: UnsafeBufferPointer<UInt32>
  private let lemmaWords: UnsafeBufferPointer<UInt32>
  private let wordBytes: UnsafeRawBufferPointer
  private let postings: UnsafeRawBufferPointer
  private let owner: AnyObject

  /// Opens the index in `bytes`, which `owner` keeps alive; `nil` when it is
  /// none, or one of another memory than `identity`.
  init?(_ bytes: UnsafeRawBufferPointer, owner: AnyObject, identity: UInt64) {
    guard bytes.count >= Self.headerCount * 8 else { return nil }
    let header = (0..<Self.headerCount).map {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
    }
    guard header[0] == Self.magic, header[1] == identity,
      header[2...].allSatisfy({ $0 < 1 << 40 })
    else { return nil }
    let counts = header.map(Int.init(truncatingIfNeeded:))
    (generation, nextUnit, self.owner) = (counts[2], counts[3], owner)
    let (units, words, lemmas) = (counts[4], counts[5], counts[6])
    var offset = Self.headerCount * 8
    let total =
      offset + 4 * (2 * units + 1 + 2 * (words + 1) + 2 * lemmas) + counts[7] + counts[8]
    guard total == bytes.count else { return nil }
    func section(_ count: Int) -> UnsafeBufferPointer<UInt32> {
      defer { offset += count * 4 }
      let part = UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count * 4)])
      return part.assumingMemoryBound(to: UInt32.self)
    }
    self.units = section(units)
    starts = section(units + 1)
    wordEnds = section(words + 1)
    postingEnds = section(words + 1)
    lemmaHashes = section(lemmas)
    lemmaWords = section(lemmas)
    wordBytes = UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + counts[7])])
    postings = UnsafeRawBufferPointer(rebasing: bytes[(offset + counts[7])...])
    guard Self.isAscending(wordEnds, upTo: counts[7]),
      Self.isAscending(postingEnds, upTo: counts[8])
    else { return nil }
  }

  /// How many distinct words there are.
  var wordCount: Int { wordEnds.count - 1 }

  /// The bytes of the word `id`; words are numbered in the order of their bytes.
  func word(_ id: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: wordBytes[Int(wordEnds[id])..<Int(wordEnds[id + 1])])
  }

  /// The number of `form`; `nil` when no text has it.
  func id(of form: [UInt8]) -> Int? {
    let id = (0..<wordCount).partitioningIndex { !word($0).lexicographicallyPrecedes(form) }
    return id < wordCount && word(id).elementsEqual(form) ? id : nil
  }

  /// The numbers of the words that may be a form of the word whose base form
  /// is `lemma`.
  func ids(ofLemma lemma: [UInt8]) -> [Int] {
    let hash = Self.hash(of: lemma)
    var place = lemmaHashes.partitioningIndex { $0 >= hash }
    var ids: [Int] = []
    while place < lemmaHashes.count, lemmaHashes[place] == hash {
      if lemmaWords[place] < wordCount { ids.append(Int(lemmaWords[place])) }
      place += 1
    }
    return ids
  }

  /// The places of the word `id` in ascending order.
  func places(of id: Int) -> [UInt32] {
    let bytes = postings[Int(postingEnds[id])..<Int(postingEnds[id + 1])]
    var places: [UInt32] = []
    places.reserveCapacity(bytes.count)
    var (place, number, shift): (UInt32, UInt32, UInt32) = (0, 0, 0)
    for byte in UnsafeRawBufferPointer(rebasing: bytes) {
      number |= UInt32(byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 {
        place &+= number
        places.append(place)
        (number, shift) = (0, 0)
      }
    }
    return places
  }

  /// The hash by which base forms are found.
  static func hash(of lemma: [UInt8]) -> UInt32 {
    var hash = ContentHash()
    lemma.withUnsafeBytes { hash.mix($0) }
    return UInt32(truncatingIfNeeded: hash.value)
  }

  /// The number that binds an index to a memory.
  static func number(of identity: String) -> UInt64 { UInt64(identity.prefix(16), radix: 16) ?? 0 }

  private static func isAscending(
    _ ends: UnsafeBufferPointer<UInt32>, upTo last: Int
  ) -> Bool {
    guard ends.first == 0, ends.last.map(Int.init) == last else { return false }
    for index in 1..<ends.count where ends[index] < ends[index - 1] { return false }
    return true
  }
}
