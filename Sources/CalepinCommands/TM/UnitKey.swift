internal import CalepinCore

/// What makes two units the same: two hashes of 64 bits; of a billion units, no
/// two meet by chance.
struct UnitKey: Hashable {
  private var first: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var second: UInt64 = 0xD1B5_4A32_D192_ED03

  /// The key of `unit` in all its languages, texts and codes.
  init(_ unit: TranslationUnit) {
    for variant in unit.variants {
      add(variant.languageCode.lowercased())
      add(variant.segment)
    }
  }

  /// The key of a text in a language, whatever its region.
  init(_ variant: TranslationUnitVariant) {
    add(variant.language?.language ?? "")
    add(variant.segment.text)
  }

  /// The bits are spread already.
  func hash(into hasher: inout Hasher) { hasher.combine(first) }

  private mutating func add(_ segment: Segment) {
    add(segment.text)
    if !segment.codes.isEmpty { add(UInt64(truncatingIfNeeded: segment.codes.hashValue)) }
  }

  private mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      var offset = 0
      while offset + 8 <= raw.count {
        add(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
      }
      var rest = UInt64(raw.count) << 56
      while offset < raw.count {
        rest = rest << 8 ^ UInt64(raw[offset])
        offset += 1
      }
      add(rest)
    }
  }

  /// Folds eight bytes in: the two halves of a product of 128 bits.
  private mutating func add(_ word: UInt64) {
    let one = (first ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    let two = (second ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    first = one.high ^ one.low &+ 0x8EBC_6AF0_9C88_C6E3
    second = two.high ^ two.low &+ 0x5899_65CC_7537_4CC3
  }
}
