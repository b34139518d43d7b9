/// A text to which many others are compared by edit distance: the least number
/// of bytes to insert, delete or replace that turns one into the other.
///
/// The text is the pattern of a bit-parallel automaton: one machine word for up
/// to 64 bytes, the classic table beyond.
///
/// Source: Hyyrö, "A bit-vector algorithm for computing Levenshtein and
/// Damerau edit distances" (2003), after Myers (1999).
struct EditDistancePattern: Sendable {
  private let pattern: [UInt8]
  /// For each byte value the places where the pattern has it, one bit a place;
  /// empty when the pattern is longer than a machine word.
  private let masks: [UInt64]

  init(_ pattern: some Collection<UInt8>) {
    self.pattern = Array(pattern)
    guard (1...UInt64.bitWidth).contains(pattern.count) else {
      self.masks = []
      return
    }
    var masks: [UInt64] = Array(repeating: 0, count: 256)
    for (index, byte) in pattern.enumerated() { masks[Int(byte)] |= 1 << UInt64(index) }
    self.masks = masks
  }

  /// The distance between the pattern and `text`.
  ///
  /// - Complexity: O(length of `text`) for a pattern of up to 64 bytes,
  ///   O(product of the lengths) beyond.
  func distance(to text: some Collection<UInt8>) -> Int {
    if pattern.isEmpty { return text.count }
    return masks.isEmpty ? tableDistance(to: text) : bitParallelDistance(to: text)
  }

  private func bitParallelDistance(to text: some Collection<UInt8>) -> Int {
    let last: UInt64 = 1 << UInt64(pattern.count - 1)
    var positive = UInt64.max
    var negative: UInt64 = 0
    var distance = pattern.count
    for byte in text {
      let equal = masks[Int(byte)]
      let diagonal = (((equal & positive) &+ positive) ^ positive) | equal | negative
      var increase = negative | ~(diagonal | positive)
      var decrease = positive & diagonal
      if increase & last != 0 { distance += 1 }
      if decrease & last != 0 { distance -= 1 }
      increase = (increase << 1) | 1
      decrease <<= 1
      positive = decrease | ~(diagonal | increase)
      negative = increase & diagonal
    }
    return distance
  }

  private func tableDistance(to text: some Collection<UInt8>) -> Int {
    var row = Array(0...pattern.count)
    for (index, byte) in text.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in 1...pattern.count {
        let above = row[column]
        let replaced = diagonal + (pattern[column - 1] == byte ? 0 : 1)
        row[column] = min(replaced, above + 1, row[column - 1] + 1)
        diagonal = above
      }
    }
    return row[pattern.count]
  }
}
