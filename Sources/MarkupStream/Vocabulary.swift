internal import CLibXML2

/// The names a reader is asked to tell apart, found by the address at which
/// libxml2's dictionary keeps each of them.
///
/// One vocabulary serves one parser, whose dictionary it looks its names up in.
final class Vocabulary {
  /// The names in the order of their numbers.
  let names: [String]
  /// The table, valid while the vocabulary lives.
  let table: Table

  init(_ names: [String], in dictionary: OpaquePointer?) {
    self.names = names
    table = Table(room: names.count)
    for (index, name) in names.enumerated() {
      guard let address = xmlDictLookup(dictionary, name, Int32(name.utf8.count)) else { continue }
      table.insert(address, index)
    }
  }

  deinit { table.slots.deallocate() }

  /// A hash table from addresses to numbers, with open addressing.
  ///
  /// Bare memory, because every element and attribute is looked up in it.
  struct Table {
    fileprivate let slots: UnsafeMutablePointer<(address: UInt, index: Int)>
    private let mask: Int

    fileprivate init(room: Int) {
      var size = 8
      while size < 4 * room { size *= 2 }
      mask = size - 1
      slots = .allocate(capacity: size)
      slots.initialize(repeating: (0, 0), count: size)
    }

    fileprivate func insert(_ address: UnsafePointer<UInt8>, _ index: Int) {
      var slot = slot(of: UInt(bitPattern: address))
      while slots[slot].address != 0 { slot = (slot + 1) & mask }
      slots[slot] = (UInt(bitPattern: address), index)
    }

    /// The number of the name at `address`, or `nil` when it is none of them.
    subscript(address: UnsafePointer<UInt8>) -> Int? {
      let wanted = UInt(bitPattern: address)
      var slot = slot(of: wanted)
      while slots[slot].address != 0 {
        if slots[slot].address == wanted { return slots[slot].index }
        slot = (slot + 1) & mask
      }
      return nil
    }

    private func slot(of address: UInt) -> Int {
      Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    }
  }
}
