/// Takes records apart that a ``RecordWriter`` made, and trusts none of them.
struct RecordReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  /// Begins with the first of `bytes`.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The next number.
  mutating func number() throws(MemoryError) -> Int {
    var result: UInt = 0
    var shift: UInt = 0
    while position < bytes.count, shift < 63 {
      let byte = bytes[position]
      position += 1
      result |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(result) }
      shift += 7
    }
    throw Self.damage
  }

  /// The next text.
  mutating func text() throws(MemoryError) -> String {
    let count = try number()
    guard count <= bytes.count - position else { throw Self.damage }
    defer { position += count }
    return String(
      decoding: UnsafeRawBufferPointer(rebasing: bytes[position..<(position + count)]),
      as: UTF8.self)
  }

  /// The next text, which may be missing.
  mutating func optionalText() throws(MemoryError) -> String? {
    try number() == 0 ? nil : try text()
  }

  /// The next list.
  mutating func list<Item>(
    _ body: (inout RecordReader) throws(MemoryError) -> Item
  ) throws(MemoryError) -> [Item] {
    let count = try number()
    // Each item has a byte at least, so a false count cannot ask for much.
    guard count <= bytes.count - position else { throw Self.damage }
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try body(&self)) }
    return items
  }

  /// Why a record that cannot be taken apart is none.
  static let damage = MemoryError.damaged("a record does not hold what it says")
}
