/// Appends the parts of records to an array of bytes.
///
/// Numbers are varints of seven bits a byte, the lowest first; texts are their
/// length in bytes and then UTF-8.
struct RecordWriter {
  /// What was written.
  private(set) var bytes: [UInt8] = []

  /// Appends a number that is not negative.
  mutating func write(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Appends a text with its length.
  mutating func write(_ text: String) {
    write(text.utf8.count)
    writeBytes(of: text)
  }

  /// Appends a text that may be missing.
  mutating func write(_ text: String?) {
    write(text == nil ? 0 : 1)
    if let text { write(text) }
  }

  /// Appends the count of `items` and then each of them.
  mutating func write<Item>(_ items: [Item], _ body: (inout RecordWriter, Item) -> Void) {
    write(items.count)
    for item in items { body(&self, item) }
  }

  /// Appends a text without its length; where it stands.
  @discardableResult
  mutating func writeBytes(of text: String) -> Range<Int> {
    let start = bytes.count
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
    return start..<bytes.count
  }

  /// Forgets what was written.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
