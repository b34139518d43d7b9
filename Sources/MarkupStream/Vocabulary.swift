internal import CLibXML2

/// The names a reader is asked to tell apart, found by the address at which
/// libxml2's dictionary keeps each of them.
struct Vocabulary {
  private let names: [String]
  private var addresses: [UInt] = []
  private var indices: [Int] = []
  private var mask = 0

  init(_ names: [String]) { self.names = names }

  /// Looks the names up in the dictionary of a parser that starts now.
  mutating func intern(in dictionary: OpaquePointer?) {
    var size = 8
    while size < 4 * names.count { size *= 2 }
    mask = size - 1
    addresses = Array(repeating: 0, count: size)
    indices = Array(repeating: 0, count: size)
    for (index, name) in names.enumerated() {
      guard let address = xmlDictLookup(dictionary, name, Int32(name.utf8.count)) else { continue }
      var slot = Self.slot(UInt(bitPattern: address), mask)
      while addresses[slot] != 0 { slot = (slot + 1) & mask }
      addresses[slot] = UInt(bitPattern: address)
      indices[slot] = index
    }
  }

  /// The place of the name at `address`, or `nil` when it is none of them.
  subscript(address: UnsafePointer<UInt8>) -> Int? {
    let wanted = UInt(bitPattern: address)
    var slot = Self.slot(wanted, mask)
    while addresses[slot] != 0 {
      if addresses[slot] == wanted { return indices[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private static func slot(_ address: UInt, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
  }
}
