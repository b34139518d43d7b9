extension Finding {
  /// What makes the finding the same tomorrow, wherever its unit then stands:
  /// a hash of the check, both texts in small letters with single spaces, and
  /// what is meant in them, as 16 hexadecimal digits.
  ///
  /// - Complexity: O(length of the texts).
  public var fingerprint: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ text: some Sequence<UInt8>) {
      var isSpace = false
      for byte in text {
        if byte <= 0x20 {
          isSpace = true
          continue
        }
        if isSpace { hash = (hash ^ 0x20) &* 0x0000_0100_0000_01B3 }
        isSpace = false
        let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
        hash = (hash ^ UInt64(lower)) &* 0x0000_0100_0000_01B3
      }
      // No byte of a text: what follows is another text.
      hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
    }
    add(check.rawValue.utf8)
    add(source.utf8)
    add(Self.slice(of: source, sourceRange))
    add(Self.slice(of: target, targetRange))
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func slice(of text: String, _ range: Range<Int>?) -> ArraySlice<UInt8> {
    let bytes = Array(text.utf8)
    return bytes[(range ?? 0..<0).clamped(to: 0..<bytes.count)]
  }
}
