/// Where the parts of a tag stand.
struct TagShape {
  /// What stands at an angle bracket that a name follows.
  enum Outcome {
    case tag(TagShape)
    /// Text: no tag is written like this.
    case noTag
    /// It goes on behind the bytes.
    case unfinished
  }

  /// The name, with its prefix.
  var name: Range<Int>
  /// Where what follows the tag begins.
  var end: Int
  /// Whether it is an end tag.
  var isEnd: Bool
  /// Whether it is a start tag that ends its element as well.
  var isEmpty = false
  /// Whether an angle bracket stands in a value.
  var hasAngleInside = false
  /// The values that stand in no quotes.
  var bareValues: [Range<Int>] = []

  /// Reads the tag that begins at `start`.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Outcome {
    let isEnd = bytes[start + 1] == UInt8(ascii: "/")
    let nameStart = isEnd ? start + 2 : start + 1
    var nameEnd = nameStart
    while nameEnd < bytes.count, isNameByte(bytes[nameEnd]) { nameEnd += 1 }
    guard nameEnd < bytes.count else { return .unfinished }
    guard nameEnd > nameStart else { return .noTag }
    var tag = TagShape(name: nameStart..<nameEnd, end: nameEnd + 1, isEnd: isEnd)
    if bytes[nameEnd] == UInt8(ascii: ">") { return .tag(tag) }
    if isEnd {
      var end = nameEnd
      while end < bytes.count, isBlank(bytes[end]) { end += 1 }
      guard end < bytes.count else { return .unfinished }
      tag.end = end + 1
      return bytes[end] == UInt8(ascii: ">") ? .tag(tag) : .noTag
    }
    return tag.readAttributes(bytes)
  }

  /// Reads on from the end of the name.
  private func readAttributes(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    var tag = self
    var place = name.upperBound
    while true {
      let gap = place
      while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
      guard place < bytes.count else { return .unfinished }
      if bytes[place] == UInt8(ascii: "/") {
        guard place + 1 < bytes.count else { return .unfinished }
        guard bytes[place + 1] == UInt8(ascii: ">") else { return .noTag }
        tag.isEmpty = true
        tag.end = place + 2
        return .tag(tag)
      }
      if bytes[place] == UInt8(ascii: ">") {
        tag.end = place + 1
        return .tag(tag)
      }
      guard place > gap else { return .noTag }
      let nameStart = place
      while place < bytes.count, Self.isNameByte(bytes[place]) { place += 1 }
      guard place < bytes.count else { return .unfinished }
      guard place > nameStart else { return .noTag }
      switch tag.readValue(bytes, &place) {
      case true?: continue
      case false?: return .noTag
      case nil: return .unfinished
      }
    }
  }

  /// Reads `="value"`; `nil` when it goes on behind the bytes.
  private mutating func readValue(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int
  ) -> Bool? {
    while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
    guard place < bytes.count else { return nil }
    guard bytes[place] == UInt8(ascii: "=") else { return false }
    place += 1
    while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
    guard place < bytes.count else { return nil }
    let quote = bytes[place]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return readBareValue(bytes, &place)
    }
    place += 1
    while place < bytes.count, bytes[place] != quote {
      if bytes[place] == UInt8(ascii: "<") { hasAngleInside = true }
      place += 1
    }
    guard place < bytes.count else { return nil }
    place += 1
    return true
  }

  /// Reads a value without quotes, up to a blank or the end of the tag; `nil` when
  /// it goes on behind the bytes.
  private mutating func readBareValue(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int
  ) -> Bool? {
    let start = place
    while place < bytes.count, !Self.endsBareValue(bytes[place]) { place += 1 }
    guard place < bytes.count else { return nil }
    guard place > start, Self.isBlank(bytes[place]) || bytes[place] == UInt8(ascii: ">") else {
      return false
    }
    // The slash of an element that is empty belongs to the tag.
    if bytes[place] == UInt8(ascii: ">"), bytes[place - 1] == UInt8(ascii: "/") { place -= 1 }
    guard place > start, bareValues.count < Self.bareValueLimit else { return false }
    bareValues.append(start..<place)
    return true
  }

  /// More in one tag are not mended.
  private static let bareValueLimit = 64

  private static func endsBareValue(_ byte: UInt8) -> Bool {
    isBlank(byte) || "<>\"'=`".utf8.contains(byte)
  }

  /// Where the `<!DOCTYPE …>` that begins at `start` ends; `nil` when it goes on
  /// behind the bytes.
  static func declarationEnd(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    var depth = 0
    var quote: UInt8?
    var place = start + 2
    while place < bytes.count {
      let byte = bytes[place]
      if quote != nil {
        if byte == quote { quote = nil }
      } else if bytes.has("<!--", at: place) {
        guard let end = bytes.end(of: "-->", from: place + 4) else { return nil }
        place = end - 1
      } else {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
        case UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: ">") where depth <= 0: return place + 1
        default: break
        }
      }
      place += 1
    }
    return nil
  }

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// Whether `byte` may stand in a name; what is beyond ASCII is left to the
  /// parser.
  @inline(__always)
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }
}

/// What stands at an ampersand.
enum ReferenceShape: Equatable {
  /// A reference, of that many bytes, that the parser can read.
  case sound(Int)
  /// Text.
  case bare
  /// A reference to what XML 1.0 does not allow.
  case forbidden(Int)
  /// Two references that are one character.
  case pair(Int, Unicode.Scalar)
  /// It may go on behind the bytes.
  case unfinished

  /// No name of an entity is longer than this.
  private static let longest = 64

  /// Judges what begins `bytes`, an ampersand; `isWhole` when nothing follows
  /// them.
  init(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
    guard let end = Self.end(bytes) else {
      self = bytes.count > Self.longest || isWhole ? .bare : .unfinished
      return
    }
    guard end > 0 else {
      self = .bare
      return
    }
    guard bytes[1] == UInt8(ascii: "#") else {
      self = .sound(end)
      return
    }
    let value = Self.value(bytes, end)
    if let value, Self.isAllowed(value) {
      self = .sound(end)
    } else if let value, UTF16.isLeadSurrogate(UInt16(clamping: value)), value < 0xDC00 {
      self = Self.pair(bytes, end, lead: value, isWhole: isWhole)
    } else {
      self = value == nil ? .bare : .forbidden(end)
    }
  }

  private static func pair(
    _ bytes: UnsafeBufferPointer<UInt8>, _ end: Int, lead: UInt32, isWhole: Bool
  ) -> ReferenceShape {
    let rest = UnsafeBufferPointer(rebasing: bytes[end...])
    if rest.isEmpty || rest[0] == UInt8(ascii: "&") {
      guard let secondEnd = Self.end(rest), !rest.isEmpty else {
        return rest.count > longest || isWhole ? .forbidden(end) : .unfinished
      }
      if secondEnd > 0, rest[1] == UInt8(ascii: "#"), let trail = value(rest, secondEnd),
        (0xDC00...0xDFFF).contains(trail),
        let scalar = Unicode.Scalar(0x10000 + (lead - 0xD800) << 10 + (trail - 0xDC00))
      {
        return .pair(end + secondEnd, scalar)
      }
    }
    return .forbidden(end)
  }

  /// Where the reference ends, behind its semicolon; 0 when there is none, `nil`
  /// when it may go on behind the bytes.
  private static func end(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = 1
    if place < bytes.count, bytes[place] == UInt8(ascii: "#") { place += 1 }
    let start = place
    while place < bytes.count, place < longest, TagShape.isNameByte(bytes[place]) { place += 1 }
    guard place < bytes.count else { return nil }
    let isNamed = place > start && (start == 2 || !isDigit(bytes[start]))
    return isNamed && bytes[place] == UInt8(ascii: ";") ? place + 1 : 0
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  /// The number of the character reference in `bytes`; `nil` when it has none.
  private static func value(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> UInt32? {
    var digits = String(decoding: bytes[2..<(end - 1)], as: UTF8.self)[...]
    let isHex = digits.hasPrefix("x")
    if isHex { digits = digits.dropFirst() }
    let isNumber = !digits.isEmpty && digits.allSatisfy { isHex ? $0.isHexDigit : $0.isWholeNumber }
    guard isNumber else { return nil }
    return UInt32(digits, radix: isHex ? 16 : 10) ?? .max
  }

  /// Whether XML 1.0 §2.2 allows the character.
  private static func isAllowed(_ value: UInt32) -> Bool {
    switch value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
