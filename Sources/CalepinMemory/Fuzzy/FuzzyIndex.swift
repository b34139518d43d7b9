internal import CKernels
public import CalepinCore

/// The segments of one language of a memory, made ready for exact fuzzy
/// search at any threshold.
///
/// It lies in one piece of memory, in a mapped file or built by
/// ``FuzzyIndexBuilder``, and does not change. A file is not vouched for by
/// anybody: its header is checked when it is opened, and every number in it
/// before it is used.
public final class FuzzyIndex: @unchecked Sendable {  // the bytes are never written
  /// What it was made from.
  public let binding: FuzzyBinding

  let ids: UnsafeBufferPointer<Int64>
  let ordinals: UnsafeBufferPointer<UInt32>
  let tokenStarts: UnsafeBufferPointer<UInt32>
  let tokens: UnsafeBufferPointer<UInt32>
  let signatures: UnsafeBufferPointer<UInt64>
  let lengths: UnsafeBufferPointer<UInt32>
  let lengthStarts: UnsafeBufferPointer<UInt32>
  let postingStarts: UnsafeBufferPointer<UInt32>
  let postings: UnsafeBufferPointer<UInt32>
  let words: TokenTableView
  /// All of it, as it is written to a file.
  let bytes: UnsafeRawBufferPointer
  /// Keeps the bytes where they are.
  private let owner: AnyObject

  /// How many segments there are.
  public var count: Int { ordinals.count }

  /// How many bytes the index takes.
  public var byteCount: Int { bytes.count }

  /// The id of the segment added last, or `nil` when there is none.
  public var lastID: Int64? { ids.last }

  /// Opens the index in the file at `path`.
  ///
  /// - Returns: `nil` when there is no such file.
  /// - Throws: ``FuzzyIndexError`` when it is not a whole index.
  public convenience init?(contentsOf path: String) throws(FuzzyIndexError) {
    guard let file = MappedFile(path) else { return nil }
    try self.init(file.bytes, owner: file)
  }

  /// Reads the index in `bytes`, which `owner` keeps.
  init(_ bytes: UnsafeRawBufferPointer, owner: AnyObject) throws(FuzzyIndexError) {
    let header = try FuzzyIndexHeader(bytes)
    binding = header.binding
    ids = header.section(.ids, of: bytes)
    ordinals = header.section(.ordinals, of: bytes)
    tokenStarts = header.section(.tokenStarts, of: bytes)
    tokens = header.section(.tokens, of: bytes)
    signatures = header.section(.signatures, of: bytes)
    lengths = header.section(.lengths, of: bytes)
    lengthStarts = header.section(.lengthStarts, of: bytes)
    postingStarts = header.section(.postingStarts, of: bytes)
    postings = header.section(.postings, of: bytes)
    words = TokenTableView(
      bytes: header.section(.wordBytes, of: bytes), ends: header.section(.wordEnds, of: bytes),
      hashes: header.section(.wordHashes, of: bytes), slots: header.section(.wordSlots, of: bytes),
      seed: header.seed)
    self.bytes = bytes
    self.owner = owner
    try checkShape()
  }

  /// Makes sure that the arrays belong together.
  private func checkShape() throws(FuzzyIndexError) {
    let slots = words.slots.count
    guard ids.count == count, tokenStarts.count == count + 1,
      signatures.count == signatureWords * count,
      lengthStarts.count == lengths.count + 1, words.hashes.count == words.ends.count,
      slots > 0, slots & (slots - 1) == 0,
      postingStarts.count == FuzzyIndexLayout.tiers.count * words.ends.count + 1
    else { throw .damaged("its sections do not belong together") }
    guard lengthStarts.first == 0, lengthStarts.last.map(Int.init) == count,
      zip(lengthStarts, lengthStarts.dropFirst()).allSatisfy({ $0 <= $1 }),
      zip(lengths, lengths.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw .damaged("its lengths are not in order") }
  }

  /// The tokens of the segment at `position`; none where the index is
  /// damaged.
  @inline(__always)
  func tokens(at position: Int) -> UnsafeBufferPointer<UInt32> {
    guard position >= 0, position < count else { return UnsafeBufferPointer(start: nil, count: 0) }
    let (start, end) = (Int(tokenStarts[position]), Int(tokenStarts[position + 1]))
    guard start <= end, end <= tokens.count else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(rebasing: tokens[start..<end])
  }

  /// The id of the segment at `position`, or `nil` where the index is damaged.
  func id(at position: Int) -> Int64? {
    let ordinal = Int(ordinals[position])
    return ordinal < ids.count ? ids[ordinal] : nil
  }

  /// The positions at which `token` is in the prefix of `tier`, ascending in
  /// an index that is whole.
  func postings(of token: UInt32, tier: Int) -> UnsafeBufferPointer<UInt32> {
    let place = Int(token) * FuzzyIndexLayout.tiers.count + tier
    guard token < words.ends.count, place + 1 < postingStarts.count else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let (start, end) = (Int(postingStarts[place]), Int(postingStarts[place + 1]))
    guard start <= end, end <= postings.count else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(rebasing: postings[start..<end])
  }

  /// Writes the index to the file at `path`, which it replaces.
  ///
  /// - Throws: `OutputError` when it cannot be written.
  public func write(to path: String) throws(OutputError) {
    let file = try AtomicFile(path, overwrite: true)
    try file.write(bytes)
    try file.commit()
  }
}

/// How many words a signature has, as Swift counts.
let signatureWords = Int(CALEPIN_SIGNATURE_WORDS)

/// The first words of an index, checked.
struct FuzzyIndexHeader {
  let binding: FuzzyBinding
  let seed: UInt64
  private var sections: [Range<Int>]

  /// Reads the header of the index in `bytes`.
  init(_ bytes: UnsafeRawBufferPointer) throws(FuzzyIndexError) {
    let count = FuzzyIndexLayout.headerWords
    guard bytes.count >= count * 8 else { throw .damaged("it is too short") }
    let words = (0..<count).map { bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
    guard words[0] == FuzzyIndexLayout.magic else { throw .damaged("it begins otherwise") }
    guard words[1] == FuzzyIndexLayout.version else { throw .damaged("it is of another version") }
    guard FuzzyIndexLayout.checksum(words.dropLast()) == words.last else {
      throw .damaged("its checksum is wrong")
    }
    binding = FuzzyBinding(
      identity: words[2], generation: Int64(bitPattern: words[3]),
      nextUnit: Int64(bitPattern: words[4]))
    seed = words[5]
    sections = []
    for section in FuzzyIndexLayout.Section.allCases {
      let place = FuzzyIndexLayout.fixedWords + 2 * section.rawValue
      guard
        let range = Self.range(
          at: words[place], words[place + 1], size: section.elementSize, in: bytes.count)
      else { throw .damaged("a section is not inside the file") }
      sections.append(range)
    }
  }

  private static func range(
    at offset: UInt64, _ count: UInt64, size: Int, in length: Int
  ) -> Range<Int>? {
    guard offset <= UInt64(length), count <= UInt64(length) / UInt64(size),
      offset % UInt64(FuzzyIndexLayout.alignment) == 0
    else { return nil }
    let end = Int(offset) + Int(count) * size
    return end <= length ? Int(offset)..<end : nil
  }

  /// The elements of `section`.
  func section<Element: BitwiseCopyable>(
    _ section: FuzzyIndexLayout.Section, of bytes: UnsafeRawBufferPointer
  ) -> UnsafeBufferPointer<Element> {
    precondition(MemoryLayout<Element>.size == section.elementSize, "sections keep their types")
    return UnsafeRawBufferPointer(rebasing: bytes[sections[section.rawValue]])
      .assumingMemoryBound(to: Element.self)
  }
}
