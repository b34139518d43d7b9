/// Sorts numbers without comparing them.
enum RadixSort {
  /// How many bits of a key decide at a time.
  private static let digitBits: UInt32 = 11

  /// The places of `values` from the least to the greatest, equal ones in their
  /// order; -0 stands before 0.
  ///
  /// - Precondition: No value is NaN, and there are fewer than 2^32.
  /// - Complexity: O(count).
  static func order(of values: [Float]) -> [UInt32] {
    // The bits of floating-point numbers rise with them, those of negative ones fall.
    var keys = values.map { value -> UInt32 in
      let bits = value.bitPattern
      return bits & 0x8000_0000 == 0 ? bits | 0x8000_0000 : ~bits
    }
    var order = (0..<UInt32(values.count)).map { $0 }
    var (nextKeys, nextOrder) = (keys, order)
    for pass in 0..<UInt32(3) {
      keys.withUnsafeBufferPointer { keys in
        order.withUnsafeBufferPointer { order in
          nextKeys.withUnsafeMutableBufferPointer { nextKeys in
            nextOrder.withUnsafeMutableBufferPointer { nextOrder in
              sort(keys, order, by: pass * digitBits, into: nextKeys, nextOrder)
            }
          }
        }
      }
      swap(&keys, &nextKeys)
      swap(&order, &nextOrder)
    }
    return order
  }

  /// Sorts `keys` and `order` by the digit at `shift`; all have one length.
  private static func sort(
    _ keys: UnsafeBufferPointer<UInt32>, _ order: UnsafeBufferPointer<UInt32>, by shift: UInt32,
    into nextKeys: UnsafeMutableBufferPointer<UInt32>,
    _ nextOrder: UnsafeMutableBufferPointer<UInt32>
  ) {
    let mask = UInt32(1) << digitBits - 1
    withUnsafeTemporaryAllocation(of: Int.self, capacity: Int(mask) + 2) { starts in
      starts.initialize(repeating: 0)
      for key in keys { starts[Int(key &>> shift & mask) + 1] += 1 }
      for digit in 1..<starts.count { starts[digit] += starts[digit - 1] }
      for place in keys.indices {
        let digit = Int(keys[place] &>> shift & mask)
        nextKeys[starts[digit]] = keys[place]
        nextOrder[starts[digit]] = order[place]
        starts[digit] += 1
      }
    }
  }
}
