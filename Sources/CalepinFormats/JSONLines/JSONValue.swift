/// A value of JSON (RFC 8259), as far as units and entries need it.
indirect enum JSONValue: Equatable {
  case text(String)
  case number(Int)
  case list([JSONValue])
  case object([String: JSONValue])
  /// `true`, `false`, `null`, and numbers that are not whole.
  case other

  /// The member `key` of an object; `nil` when there is none.
  subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The text, if it is one.
  var string: String? { if case .text(let text) = self { text } else { nil } }
  /// The whole number, if it is one.
  var integer: Int? { if case .number(let number) = self { number } else { nil } }
  /// The elements of a list; none for anything else.
  var elements: [JSONValue] { if case .list(let elements) = self { elements } else { [] } }

  /// An object of the members that are there and not empty.
  static func object(of members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    var result: [String: JSONValue] = [:]
    for (key, value) in members {
      if let value, value != .list([]), value != .object([:]) { result[key] = value }
    }
    return .object(result)
  }

  /// The JSON, the keys in alphabetical order.
  var json: String {
    switch self {
    case .text(let text): return Self.quoted(text)
    case .number(let number): return "\(number)"
    case .list(let elements): return "[" + elements.map(\.json).joined(separator: ",") + "]"
    case .object(let members):
      let parts = members.sorted { $0.key < $1.key }.map {
        "\(Self.quoted($0.key)):\($0.value.json)"
      }
      return "{" + parts.joined(separator: ",") + "}"
    case .other: return "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result.append(contentsOf: "\\\"".unicodeScalars)
      case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        let zeros = String(repeating: "0", count: 4 - hex.count)
        result.append(contentsOf: ("\\u" + zeros + hex).unicodeScalars)
      default: result.append(scalar)
      }
    }
    result.append("\"")
    return String(result)
  }
}

/// Reads one value of JSON.
struct JSONParser {
  /// Values stand no deeper than this in each other.
  static let depthLimit = 500

  private let bytes: [UInt8]
  private var position = 0

  /// The value that `text` spells; `nil` when it spells none, or more than one.
  static func value(of text: String) -> JSONValue? {
    var parser = JSONParser(bytes: Array(text.utf8))
    guard let value = parser.value(depth: 0) else { return nil }
    return parser.next() == nil ? value : nil
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The next byte that is no white space, without going past it.
  private mutating func next() -> UInt8? {
    while position < bytes.count, ByteKind.isBlank(bytes[position]) { position += 1 }
    return position < bytes.count ? bytes[position] : nil
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next() == byte else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) -> JSONValue? {
    guard depth < Self.depthLimit, let first = next() else { return nil }
    switch first {
    case UInt8(ascii: "\""): return text().map { .text($0) }
    case UInt8(ascii: "["): return list(depth)
    case UInt8(ascii: "{"): return object(depth)
    default:
      let start = position
      while position < bytes.count, ByteKind.isWord(bytes[position]) { position += 1 }
      let word = String(decoding: bytes[start..<position], as: UTF8.self)
      if let number = Int(word) { return .number(number) }
      return ["true", "false", "null"].contains(word) || Double(word) != nil ? .other : nil
    }
  }

  private mutating func list(_ depth: Int) -> JSONValue? {
    position += 1
    var elements: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return .list([]) }
    repeat {
      guard let element = value(depth: depth + 1) else { return nil }
      elements.append(element)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? .list(elements) : nil
  }

  private mutating func object(_ depth: Int) -> JSONValue? {
    position += 1
    var members: [String: JSONValue] = [:]
    if take(UInt8(ascii: "}")) { return .object([:]) }
    repeat {
      guard next() == UInt8(ascii: "\""), let key = text(), take(UInt8(ascii: ":")),
        let member = value(depth: depth + 1)
      else { return nil }
      members[key] = member
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) ? .object(members) : nil
  }

  private mutating func text() -> String? {
    position += 1
    var result: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: result, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      guard let scalar = escape() else { return nil }
      result.append(contentsOf: String(scalar).utf8)
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"):
      guard let unit = unit() else { return nil }
      guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(UInt32(unit)) ?? "\u{FFFD}" }
      guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
        bytes[position + 1] == UInt8(ascii: "u")
      else { return "\u{FFFD}" }
      position += 2
      guard let trail = self.unit(), UTF16.isTrailSurrogate(trail) else { return "\u{FFFD}" }
      return Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00))
    default: return nil
    }
  }

  private mutating func unit() -> UInt16? {
    guard position + 4 <= bytes.count else { return nil }
    defer { position += 4 }
    return UInt16(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16)
  }

  /// What the bytes of JSON are.
  private enum ByteKind {
    static func isBlank(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    static func isWord(_ byte: UInt8) -> Bool {
      byte > 0x20 && ![0x2C, 0x5D, 0x7D, 0x3A].contains(byte)
    }
  }
}
