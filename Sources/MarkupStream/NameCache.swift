internal import CLibXML2

/// The names of elements and attributes a ``ContentScanner`` has met, each kept
/// once, by its bytes.
///
/// They are kept in a dictionary of libxml2, so that names are told apart by
/// their address here as they are behind its parser.
final class NameCache {
  /// What the names of the dictionary are called by the reader.
  let vocabulary: Vocabulary

  private let dictionary: OpaquePointer
  private let slots: UnsafeMutablePointer<ContentScanner.Open?>
  /// For each byte whether it may stand in a name and in a value.
  private let classes: UnsafeMutablePointer<UInt8>
  private let declaration: UnsafePointer<UInt8>?

  private static let slotCount = 256
  private static let inName: UInt8 = 1
  private static let inValue: UInt8 = 2
  /// Longer names are left to others.
  private static let longest = 200

  /// Creates a cache that tells the names `vocabulary` apart; `nil` when there
  /// is no memory for it.
  init?(vocabulary names: [String]) {
    LibXML.initialize()
    guard let dictionary = xmlDictCreate() else { return nil }
    self.dictionary = dictionary
    vocabulary = Vocabulary(names, in: dictionary)
    declaration = xmlDictLookup(dictionary, "xmlns", 5)
    slots = .allocate(capacity: Self.slotCount)
    slots.initialize(repeating: nil, count: Self.slotCount)
    classes = .allocate(capacity: 256)
    for byte in UInt8.min...UInt8.max {
      // Names beyond ASCII are left to others.
      let isName = TagShape.isNameByte(byte) && byte < 0x80
      let ends = byte < 0x20 || "\"'&<".utf8.contains(byte)
      (classes + Int(byte)).initialize(to: (isName ? Self.inName : 0) | (ends ? 0 : Self.inValue))
    }
  }

  deinit {
    slots.deallocate()
    classes.deallocate()
    xmlDictFree(dictionary)
  }

  /// Where the name that begins at `start` ends.
  @inline(__always)
  func nameEnd(_ pass: ScanPass, from start: Int) -> Int {
    var place = start
    while place < pass.count, classes[Int(pass.base[place])] & Self.inName != 0 { place += 1 }
    return place
  }

  /// Where, from `start` on, a byte is that a value does not simply hold.
  @inline(__always)
  func valueEnd(_ pass: ScanPass, from start: Int) -> Int {
    var place = start
    while place < pass.count, classes[Int(pass.base[place])] & Self.inValue != 0 { place += 1 }
    return place
  }

  /// The name of `length` bytes at `start`; `nil` when others have to judge it.
  @inline(__always)
  func name(_ start: UnsafePointer<UInt8>, length: Int) -> ContentScanner.Open? {
    guard length > 0, length < Self.longest else { return nil }
    let sum = Int(start[0]) &* 7 &+ Int(start[length - 1]) &* 31 &+ length &* 61
    let slot = (sum &+ Int(start[length >> 1])) & (Self.slotCount - 1)
    if let known = slots[slot], known.length == length, Self.equal(known.qualified, start, length) {
      return known
    }
    let name = new(start, length)
    slots[slot] = name
    return name
  }

  /// Whether an attribute of that name declares a namespace.
  @inline(__always)
  func isDeclaration(_ name: ContentScanner.Open) -> Bool {
    guard name.qualified[0] == UInt8(ascii: "x") else { return false }
    return name.name.prefix == nil
      ? name.name.local == declaration : name.name.prefix == declaration
  }

  @inline(__always)
  private static func equal(
    _ one: UnsafePointer<UInt8>, _ other: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    for offset in 0..<count where one[offset] != other[offset] { return false }
    return true
  }

  private func new(_ start: UnsafePointer<UInt8>, _ length: Int) -> ContentScanner.Open? {
    let bytes = UnsafeBufferPointer(start: start, count: length)
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let isSound = parts.count < 3 && parts.allSatisfy { $0.first.map(Self.beginsName) == true }
    guard isSound, let qualified = xmlDictLookup(dictionary, start, Int32(length)) else {
      return nil
    }
    let prefixLength = parts.count == 2 ? parts[0].count : 0
    let localStart = prefixLength == 0 ? 0 : prefixLength + 1
    guard
      let local = xmlDictLookup(dictionary, start + localStart, Int32(length - localStart))
    else { return nil }
    let prefix = prefixLength == 0 ? nil : xmlDictLookup(dictionary, start, Int32(prefixLength))
    let name = MarkupName(index: vocabulary.table[local], local: local, prefix: prefix)
    return ContentScanner.Open(name: name, qualified: qualified, length: length)
  }

  private static func beginsName(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")) || byte == UInt8(ascii: "_")
  }
}
