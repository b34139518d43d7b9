/// The bytes of a chunk that a ``ContentScanner`` goes through, and how far it
/// has come.
///
/// Of bytes that are rare, the next one is looked for only when the last was
/// passed, so that all of a chunk is searched for each of them once.
struct ScanPass {
  let base: UnsafePointer<UInt8>
  let count: Int
  var position = 0

  private var line: Int
  private var newline = -1
  private var ampersand = -1
  private var carriageReturn = -1
  private var bracket = -1

  init(base: UnsafePointer<UInt8>, count: Int, line: Int) {
    self.base = base
    self.count = count
    self.line = line
    newline = position(of: UInt8(ascii: "\n"), from: 0)
  }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// Where the next `byte` is; the count when there is none.
  @inline(__always)
  func position(of byte: UInt8, from start: Int) -> Int { bytes.position(of: byte, from: start) }

  /// The line of `place`, counted from 1; places come in order.
  @inline(__always)
  mutating func line(at place: Int) -> Int {
    while newline < place {
      line += 1
      newline = position(of: UInt8(ascii: "\n"), from: newline + 1)
    }
    return line
  }

  /// Where text has its next ampersand, carriage return or closing bracket.
  @inline(__always)
  mutating func nextSpecial() -> Int {
    if ampersand < position { ampersand = position(of: UInt8(ascii: "&"), from: position) }
    if carriageReturn < position {
      carriageReturn = position(of: UInt8(ascii: "\r"), from: position)
    }
    if bracket < position { bracket = position(of: UInt8(ascii: "]"), from: position) }
    return min(ampersand, min(carriageReturn, bracket))
  }
}

/// What stands at an ampersand in a sound file.
enum SoundReference {
  /// A character, and how many bytes stand for it.
  case character(Unicode.Scalar, length: Int)
  /// It may go on behind the bytes.
  case unfinished
  /// Anything else: an entity of the file's own, a bare ampersand.
  case odd

  /// Longer than any number of a character.
  private static let longest = 12

  /// Judges the `count` bytes at `start`, an ampersand.
  init(_ start: UnsafePointer<UInt8>, count: Int) {
    var length = 1
    let limit = min(count, Self.longest)
    while length < limit, start[length] != UInt8(ascii: ";") { length += 1 }
    guard length < limit else {
      self = count < Self.longest ? .unfinished : .odd
      return
    }
    let name = UnsafeBufferPointer(start: start + 1, count: length - 1)
    guard let scalar = Self.scalar(name), Self.isAllowed(scalar.value) else {
      self = .odd
      return
    }
    self = .character(scalar, length: length + 1)
  }

  private static func scalar(_ name: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    guard name.count > 1 else { return nil }
    switch (name[0], name[1], name.count) {
    case (UInt8(ascii: "l"), UInt8(ascii: "t"), 2): return "<"
    case (UInt8(ascii: "g"), UInt8(ascii: "t"), 2): return ">"
    case (UInt8(ascii: "a"), UInt8(ascii: "m"), 3) where name[2] == UInt8(ascii: "p"): return "&"
    default: return EntityTable.predefined(String(decoding: name, as: UTF8.self))
    }
  }

  private static func isAllowed(_ value: UInt32) -> Bool {
    value >= 0x20
      ? value & 0xFFFE != 0xFFFE || value > 0xFFFF : value == 9 || value == 10 || value == 13
  }
}
