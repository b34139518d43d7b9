internal import CKernels

/// Vectors of scores by the number of what they are for, in a table that
/// forgets: one that needs the slot of another takes it.
final class VectorTable {
  private static let keySize = MemoryLayout<UInt64>.size

  private let slots: Int
  private let shift: UInt64
  /// Bytes of a slot: its key, then its vectors.
  private let stride: Int
  private let memory: UnsafeMutableRawPointer

  /// Creates an empty table.
  ///
  /// - Parameters:
  ///   - slots: How many slots, a power of two from 2 on.
  ///   - vectors: How many vectors of ``SparseRows/lanes`` a slot holds.
  init(slots: Int, vectors: Int) {
    self.slots = slots
    shift = UInt64(64 - slots.trailingZeroBitCount)
    stride = Self.keySize + vectors * SparseRows.lanes * MemoryLayout<Int16>.size
    // A key of 0 marks a free slot.
    guard let memory = calepin_allocate_zeros(slots * stride) else {
      preconditionFailure("there is memory for the words of a text")
    }
    self.memory = memory
  }

  deinit { calepin_free(memory) }

  /// Forgets everything.
  func removeAll() {
    for slot in 0..<slots { memory.storeBytes(of: 0, toByteOffset: slot * stride, as: UInt64.self) }
  }

  /// The vectors of `key`, filled by `fill` from zeros when they are not there;
  /// valid until the next call.
  @inline(__always) func vectors(
    of key: UInt64, _ fill: (UnsafeMutablePointer<Int16>) -> Void
  ) -> UnsafeMutablePointer<Int16> {
    let key = key &+ 1
    let slot = slot(of: key)
    let vectors = (slot + Self.keySize).assumingMemoryBound(to: Int16.self)
    if slot.load(as: UInt64.self) != key {
      slot.storeBytes(of: key, as: UInt64.self)
      vectors.initialize(
        repeating: 0, count: (stride - Self.keySize) / MemoryLayout<Int16>.size)
      fill(vectors)
    }
    return vectors
  }

  /// Whether the vectors of `key` are there.
  @inline(__always) func holds(_ key: UInt64) -> Bool {
    slot(of: key &+ 1).load(as: UInt64.self) == key &+ 1
  }

  /// Asks for the memory of `key`, whose vectors are wanted soon.
  @inline(__always) func prefetch(_ key: UInt64) {
    let slot = slot(of: key &+ 1)
    calepin_prefetch(slot)
    calepin_prefetch(slot + stride - 1)
  }

  @inline(__always) private func slot(of key: UInt64) -> UnsafeMutableRawPointer {
    memory + Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift) &* stride
  }
}
