package import CModelData
package import CalepinCore

/// A trained model as it lies in memory: a header and numbered sections, read
/// in place.
///
/// Layout, all numbers little-endian: a header of 64 bytes (magic `calepin\n`,
/// kind, version, language, count of sections, count of bytes, checksum), then
/// offset and count of each section, then the sections, each on a boundary of
/// 64 bytes. Opening a file checks all of these, so that a section's bounds can
/// be trusted; what a section holds is checked by who reads it.
// Sendable: the bytes are never written after `init`, and `owner` keeps them.
package struct ModelFile: @unchecked Sendable {  // immutable bytes, see above
  /// What a model is for.
  package enum Kind: String {
    case tagger = "TAGR", lemmatizer = "LEMM", frequencies = "FREQ", lexicon = "LEXI"
    case bilingual = "BILX", wordModel = "WMOD", termbase = "TERM"
  }

  static let magic: [UInt8] = Array("calepin\n".utf8)
  static let version: UInt32 = 2
  static let headerSize = 64
  static let alignment = 64

  /// The language, as its tag's primary subtag.
  package let language: String
  private let bytes: UnsafeRawBufferPointer
  private let owner: (any Sendable)?
  /// Whether it is built into the program, so that nothing has to be checked.
  let isTrusted: Bool
  private let sections: [Range<Int>]

  /// Opens a model that is built into the program.
  ///
  /// Its checksum is left to a test: nothing damages it on the way, and adding
  /// it up would read every page.
  package init(_ blob: calepin_blob, kind: Kind) throws(ModelError) {
    try self.init(
      UnsafeRawBufferPointer(start: blob.bytes, count: blob.count), owner: nil, kind: kind,
      isTrusted: true)
  }

  /// Opens a copy of `bytes`.
  package init(_ bytes: [UInt8], kind: Kind) throws(ModelError) {
    let owner = OwnedBytes(bytes)
    try self.init(UnsafeRawBufferPointer(owner.bytes), owner: owner, kind: kind)
  }

  /// Opens a file that is mapped.
  package init(_ mapped: MappedFile, kind: Kind) throws(ModelError) {
    try self.init(mapped.bytes, owner: mapped, kind: kind)
  }

  private init(
    _ bytes: UnsafeRawBufferPointer, owner: (any Sendable)?, kind: Kind, isTrusted: Bool = false
  ) throws(ModelError) {
    guard bytes.count >= Self.headerSize, bytes.starts(with: Self.magic) else { throw .notAModel }
    let found = Self.text(in: bytes, at: 8..<12)
    guard found == kind.rawValue else {
      throw .otherKind(found: found, expected: kind.rawValue)
    }
    let version: UInt32 = bytes.number(at: 12)
    guard version == Self.version else {
      throw .otherVersion(found: Int(version), expected: Int(Self.version))
    }
    let count: UInt64 = bytes.number(at: 32)
    let checksum: UInt64 = bytes.number(at: 40)
    guard count == bytes.count, isTrusted || checksum == Self.checksum(of: bytes) else {
      throw .damaged
    }
    self.language = Self.text(in: bytes, at: 16..<24)
    self.bytes = bytes
    self.owner = owner
    self.isTrusted = isTrusted
    self.sections = try Self.sections(of: bytes)
  }

  /// The bytes of the section `index`; empty when there is no such section.
  package func section(_ index: Int) -> UnsafeRawBufferPointer {
    guard sections.indices.contains(index) else {
      return UnsafeRawBufferPointer(rebasing: bytes[..<0])
    }
    return UnsafeRawBufferPointer(rebasing: bytes[sections[index]])
  }

  private static func sections(of bytes: UnsafeRawBufferPointer) throws(ModelError) -> [Range<Int>]
  {
    let count = Int(bytes.number(at: 24) as UInt32)
    guard count <= 4096, headerSize + count * 16 <= bytes.count else { throw .damaged }
    var found: [Range<Int>] = []
    for index in 0..<count {
      let offset: UInt64 = bytes.number(at: headerSize + index * 16)
      let size: UInt64 = bytes.number(at: headerSize + index * 16 + 8)
      guard offset <= bytes.count, size <= UInt64(bytes.count) - offset else { throw .damaged }
      found.append(Int(offset)..<Int(offset + size))
    }
    return found
  }

  private static func text(in bytes: UnsafeRawBufferPointer, at range: Range<Int>) -> String {
    String(decoding: bytes[range].prefix { $0 != 0 }, as: UTF8.self)
  }

  /// The checksum of all that follows the header.
  ///
  /// Four sums take eight bytes each in turn, so that none waits for another.
  static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sums = (seed, seed &+ 1, seed &+ 2, seed &+ 3)
    var offset = headerSize
    while offset + 32 <= bytes.count {
      sums.0 = step(sums.0, bytes.number(at: offset))
      sums.1 = step(sums.1, bytes.number(at: offset + 8))
      sums.2 = step(sums.2, bytes.number(at: offset + 16))
      sums.3 = step(sums.3, bytes.number(at: offset + 24))
      offset += 32
    }
    while offset < bytes.count {
      sums.0 = step(sums.0, UInt64(bytes[offset]))
      offset += 1
    }
    let joined = step(step(step(sums.0, sums.1), sums.2), sums.3)
    return ByteHash.mixed(joined)
  }

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always) private static func step(_ sum: UInt64, _ value: UInt64) -> UInt64 {
    let mixed = (sum ^ value) &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ (mixed >> 32)
  }
}

/// Bytes of a model that was read at run time, freed with the last user.
// Sendable: the bytes are written in `init` only.
private final class OwnedBytes: @unchecked Sendable {  // immutable bytes, see above
  let bytes: UnsafeMutableRawBufferPointer

  init(_ source: [UInt8]) {
    bytes = .allocate(byteCount: source.count, alignment: ModelFile.alignment)
    bytes.copyBytes(from: source)
  }

  deinit { bytes.deallocate() }
}

extension UnsafeRawBufferPointer {
  /// The little-endian number at `offset`, which may lie anywhere.
  @inline(__always) package func number<Number: FixedWidthInteger>(at offset: Int) -> Number {
    Number(littleEndian: loadUnaligned(fromByteOffset: offset, as: Number.self))
  }
}
