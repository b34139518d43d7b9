/// Sorts numbers without comparing them.
enum RadixSort {
  /// How many bits of a key decide at a time.
  private static let digitBits = 11

  /// The places of `values` from the least to the greatest, equal ones in their
  /// order; -0 stands before 0.
  ///
  /// - Precondition: No value is NaN, and there are fewer than 2^32.
  /// - Complexity: O(count).
  static func order(of values: [Float]) -> [UInt32] {
    order(ofKeys: values.map { key(ofBits: $0.bitPattern) })
  }

  /// The places of `values` from the least to the greatest, equal ones in their
  /// order.
  ///
  /// - Precondition: No value is NaN, and there are fewer than 2^32.
  /// - Complexity: O(count).
  static func order(of values: [Double]) -> [UInt32] {
    // The sum of 0 and -0 is 0: both are the same.
    order(ofKeys: values.map { key(ofBits: ($0 + 0).bitPattern) })
  }

  /// The places of `values` from the greatest to the least, equal ones in their
  /// order; see ``order(of:)-([Double])``.
  static func descendingOrder(of values: [Double]) -> [UInt32] { order(of: values.map { -$0 }) }

  /// `values` from the greatest to the least; see ``order(of:)-([Double])``.
  static func descending(_ values: [Double]) -> [Double] {
    descendingOrder(of: values).map { values[Int($0)] }
  }

  /// A number that rises with the floating-point number that has these bits:
  /// the bits of negative ones fall.
  @inline(__always) private static func key<Bits: FixedWidthInteger & UnsignedInteger>(
    ofBits bits: Bits
  ) -> Bits {
    let sign: Bits = 1 << Bits(Bits.bitWidth - 1)
    return bits & sign == 0 ? bits | sign : ~bits
  }

  private static func order<Key: FixedWidthInteger & UnsignedInteger>(
    ofKeys keys: [Key]
  ) -> [UInt32] {
    var keys = keys
    var order = (0..<UInt32(keys.count)).map { $0 }
    var (nextKeys, nextOrder) = (keys, order)
    for shift in stride(from: 0, to: Key.bitWidth, by: digitBits) {
      keys.withUnsafeBufferPointer { keys in
        order.withUnsafeBufferPointer { order in
          nextKeys.withUnsafeMutableBufferPointer { nextKeys in
            nextOrder.withUnsafeMutableBufferPointer { nextOrder in
              sort(keys, order, by: Key(shift), into: nextKeys, nextOrder)
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
  private static func sort<Key: FixedWidthInteger & UnsignedInteger>(
    _ keys: UnsafeBufferPointer<Key>, _ order: UnsafeBufferPointer<UInt32>, by shift: Key,
    into nextKeys: UnsafeMutableBufferPointer<Key>,
    _ nextOrder: UnsafeMutableBufferPointer<UInt32>
  ) {
    let mask: Key = 1 << Key(digitBits) - 1
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
