internal import CKernels

/// Where the runs of word characters end in a text, found for some thousand
/// bytes at a time.
///
/// Only ASCII and the letters of Latin-1 count; what else may belong to a word
/// is for ``RawWords`` to say.
struct WordBits: Sendable {
  /// So many bytes are looked at in one go.
  private static let windowSize = 1 << 12
  private static let level = calepin_best_level()

  /// One bit a byte of the window, and zeros behind them.
  private var bits = [UInt8](repeating: 0, count: windowSize / 8 + 8)
  private var first = 0
  private var end = 0

  /// Forgets the text.
  mutating func reset() { (first, end) = (0, 0) }

  /// Where the run of word characters that begins at `start` ends; at least
  /// `start`, and no further than the window.
  @inline(__always) mutating func endOfRun(
    from start: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> Int {
    if start >= end || start < first { move(to: start, in: text) }
    var position = start
    while true {
      let offset = position - first
      let word = bits.withUnsafeBytes {
        UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset >> 3, as: UInt64.self))
      }
      let length = (~(word >> UInt64(offset & 7))).trailingZeroBitCount
      // The bits shifted out at the top were seen as zeros.
      if length + (offset & 7) < 64 || position + length >= end { return position + length }
      position += length
    }
  }

  private mutating func move(to start: Int, in text: UnsafeBufferPointer<UInt8>) {
    first = start
    end = min(text.count, start + Self.windowSize)
    // No letter of two bytes is cut.
    if end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    guard let base = text.baseAddress else { return }
    bits.withUnsafeMutableBufferPointer { bits in
      guard let target = bits.baseAddress else { return }
      calepin_word_bits(Self.level, base, text.count, first, end, target)
      // Nothing behind the window belongs to a run.
      for place in ((end - first + 7) / 8)..<bits.count { target[place] = 0 }
    }
  }
}
