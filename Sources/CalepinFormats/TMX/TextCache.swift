/// Texts that came lately, so that one that comes again, as users and dates do,
/// takes no memory of its own.
struct TextCache {
  private var texts: [String] = []

  private static let size = 64
  /// Up to this many bytes a text takes no memory beside the value itself.
  private static let smallest = 16
  /// Longer ones hardly come twice.
  private static let longest = 64

  /// The text whose UTF-8 is `bytes`.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard bytes.count >= Self.smallest, bytes.count <= Self.longest else {
      return String(decoding: bytes, as: UTF8.self)
    }
    if texts.isEmpty { texts = [String](repeating: "", count: Self.size) }
    let slot = Self.slot(bytes)
    let isKnown = texts[slot].utf8.withContiguousStorageIfAvailable { known in
      known.count == bytes.count && known.elementsEqual(bytes)
    }
    if isKnown != true { texts[slot] = String(decoding: bytes, as: UTF8.self) }
    return texts[slot]
  }

  private static func slot(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = UInt64(bytes.count)
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash >> 32) & (size - 1)
  }
}
