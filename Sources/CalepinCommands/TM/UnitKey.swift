internal import CalepinCore
internal import CalepinFormats

/// What makes two units the same: two hashes of 64 bits; of a billion units, no
/// two meet by chance.
struct UnitKey: Fingerprint {
  private let first: UInt64
  private let second: UInt64

  /// The key of `unit` in all its languages, texts and codes.
  init(_ unit: TranslationUnit) {
    var hash = ByteHash()
    for variant in unit.variants {
      hash.add(variant.languageCode.lowercased())
      hash.add(variant.segment)
    }
    self.init(hash)
  }

  /// The key of a text in a language, whatever its region.
  init(_ variant: TranslationUnitVariant) {
    var hash = ByteHash()
    hash.add(variant.language?.language ?? "")
    hash.add(variant.segment.text)
    self.init(hash)
  }

  /// The key of all that was added to `hash`.
  init(_ hash: ByteHash) { (first, second) = (hash.first, hash.second) }

  private init(first: UInt64, second: UInt64) { (self.first, self.second) = (first, second) }

  /// One half; the other tells apart what shares it.
  var bits: UInt64 { first }

  /// The key of no unit.
  static var none: UnitKey { UnitKey(first: 0, second: 0) }
}

/// A hash of 128 bits, sixteen bytes at a time: the halves of a product of 128
/// bits are folded into the two of the state.
struct ByteHash {
  private(set) var first: UInt64 = 0x9E37_79B9_7F4A_7C15
  private(set) var second: UInt64 = 0xD1B5_4A32_D192_ED03

  /// Adds all that was added to `other`.
  mutating func add(_ other: ByteHash) {
    add(other.first)
    add(other.second)
  }

  /// Adds a text with its codes.
  mutating func add(_ segment: Segment) {
    add(segment.text)
    add(segment.codes)
  }

  /// Adds inline codes.
  mutating func add(_ codes: [InlineCode]) {
    for code in codes {
      add(code.kind.rawValue)
      add(UInt64(truncatingIfNeeded: code.utf8Range.lowerBound))
      for attribute in code.attributes {
        add(attribute.name)
        add(attribute.value)
      }
      for content in code.content {
        switch content {
        case .code(let native): add(native)
        case .subflow(let segment, _): add(segment)
        }
      }
    }
  }

  /// Adds the UTF-8 of a text.
  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  /// Adds `bytes`.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset + 16 <= raw.count {
      add(
        raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
        raw.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
      offset += 16
    }
    var rest: (UInt64, UInt64) = (0, UInt64(truncatingIfNeeded: raw.count))
    if offset + 8 <= raw.count {
      rest.0 = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      offset += 8
    }
    while offset < raw.count {
      rest.1 = rest.1 << 8 ^ UInt64(raw[offset])
      offset += 1
    }
    add(rest.0, rest.1)
  }

  private mutating func add(_ word: UInt64) { add(word, 0) }

  @inline(__always)
  private mutating func add(_ one: UInt64, _ two: UInt64) {
    let product = (first ^ one ^ 0xA076_1D64_78BD_642F)
      .multipliedFullWidth(by: second ^ two ^ 0xE703_7ED1_A0B4_28DB)
    // Added to the old state, so that a factor of zero does not wipe it out.
    first = (first << 23 | first >> 41) &+ product.high ^ one
    second = (second << 41 | second >> 23) &+ product.low ^ two
  }
}
