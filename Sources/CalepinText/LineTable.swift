/// Where the lines of a text begin.
///
/// A line ends with LF, CR LF or a lone CR.
public struct LineTable: Sendable {
  private var starts: [UInt32] = [0]

  /// Creates the table of the lines of `bytes`, less than 4 GiB.
  ///
  /// - Complexity: O(count).
  public init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      for offset in buffer.indices where buffer[offset] <= 0x0D {
        if Self.endsLine(at: offset, in: buffer) { starts.append(UInt32(offset + 1)) }
      }
    }
  }

  /// How many lines there are, at least one.
  public var count: Int { starts.count }

  /// The line that holds the byte at `offset`, counted from 1.
  ///
  /// - Complexity: O(log lines).
  public func lineNumber(of offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The same without a table.
  ///
  /// - Complexity: O(`offset`).
  static func lineNumber(of offset: Int, in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var line = 1
      for index in 0..<min(offset, buffer.count) where endsLine(at: index, in: buffer) {
        line += 1
      }
      return line
    }
  }

  private static func endsLine(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch bytes[offset] {
    case 0x0A: true
    case 0x0D: offset + 1 == bytes.count || bytes[offset + 1] != 0x0A
    default: false
    }
  }
}
