extension PatternParser {
  /// What `\` and the characters behind it stand for.
  mutating func escapedSet() throws(PatternError) -> ScalarSet {
    let start = position + 1
    position += 1
    guard let scalar = next else { throw expected("a character behind '\\'") }
    position += 1
    switch scalar {
    case 0x64: return .digits  // d
    case 0x44: return .not(.digits)
    case 0x77: return .wordCharacters  // w
    case 0x57: return .not(.wordCharacters)
    case 0x73: return .spaces  // s
    case 0x53: return .not(.spaces)
    case 0x68: return .blanks  // h
    case 0x48: return .not(.blanks)
    case 0x76: return .lineBreaks  // v
    case 0x56: return .not(.lineBreaks)
    case 0x70: return try property(at: start)  // p
    case 0x50: return .not(try property(at: start))  // P
    case 0x74: return .scalar(0x09)  // t
    case 0x6E: return .scalar(0x0A)  // n
    case 0x72: return .scalar(0x0D)  // r
    case 0x66: return .scalar(0x0C)  // f
    case 0x61: return .scalar(0x07)  // a
    case 0x65: return .scalar(0x1B)  // e
    case 0x78: return .scalar(try hexadecimal(1...2))  // x
    case 0x75: return .scalar(try hexadecimal(4...4))  // u
    case 0x55: return .scalar(try hexadecimal(8...8))  // U
    case 0x30: return .scalar(octal())  // 0
    case 0x41...0x5A, 0x61...0x7A, 0x31...0x39:
      throw .unsupported("'\\\(Self.text(scalar))'", at: start)
    default: return .scalar(scalar)
    }
  }

  private static func text(_ scalar: UInt32) -> String {
    Unicode.Scalar(scalar).map { String(Character($0)) } ?? ""
  }

  /// `{Lu}`, or one letter.
  private mutating func property(at start: Int) throws(PatternError) -> ScalarSet {
    var name = ""
    if take("{") {
      while let scalar = next, scalar != 0x7D {
        name += Self.text(scalar)
        position += 1
      }
      guard take("}") else { throw expected("'}'") }
    } else if let scalar = next {
      name = Self.text(scalar)
      position += 1
    }
    let isNegated = name.hasPrefix("^")
    guard let set = ScalarSet.named(isNegated ? String(name.dropFirst()) : name) else {
      throw .unknownProperty(name, at: start)
    }
    return isNegated ? .not(set) : set
  }

  private mutating func hexadecimal(_ digits: ClosedRange<Int>) throws(PatternError) -> UInt32 {
    let isBraced = digits.lowerBound == 1 && take("{")
    let most = isBraced ? 6 : digits.upperBound
    var value: UInt32 = 0
    var count = 0
    while count < most, let scalar = next, let digit = Self.digit(scalar) {
      value = value << 4 | digit
      count += 1
      position += 1
    }
    guard count >= digits.lowerBound, !isBraced || take("}"), value <= 0x10FFFF else {
      throw expected("a hexadecimal number")
    }
    return value
  }

  private static func digit(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x30...0x39: scalar - 0x30
    case 0x41...0x46: scalar - 0x41 + 10
    case 0x61...0x66: scalar - 0x61 + 10
    default: nil
    }
  }

  private mutating func octal() -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<3 {
      guard let scalar = next, 0x30...0x37 ~= scalar else { break }
      value = value << 3 | (scalar - 0x30)
      position += 1
    }
    return value
  }

  // MARK: Classes

  /// `[…]`, with classes inside, `&&` and `--`.
  mutating func characterClass() throws(PatternError) -> ScalarSet {
    try descend()
    defer { depth -= 1 }
    let start = position + 1
    _ = take("[")
    let isNegated = take("^")
    var members: [ScalarSet] = []
    var isFirst = true
    while let scalar = next, scalar != 0x5D || isFirst {
      isFirst = false
      if take("&&") || isNext("&[") && take("&") {
        members = [.intersection([.union(members), try operand()])]
      } else if take("--") || isNext("-[") && take("-") {
        members = [.intersection([.union(members), .not(try operand())])]
      } else if isNext("[:") {
        members.append(try posixClass())
      } else if isNext("[") {
        members.append(try characterClass())
      } else {
        members.append(try member())
      }
    }
    guard take("]") else { throw .expected("']' for the class that begins", at: start) }
    let set = members.count == 1 ? members[0] : ScalarSet.union(members)
    return isNegated ? .not(set) : set
  }

  /// What stands behind `&&` or `--`: a class, or the rest of this one.
  private mutating func operand() throws(PatternError) -> ScalarSet {
    if isNext("[") { return try characterClass() }
    var members: [ScalarSet] = []
    while let scalar = next, scalar != 0x5D, !isNext("&&"), !isNext("--") {
      members.append(try member())
    }
    return .union(members)
  }

  private mutating func posixClass() throws(PatternError) -> ScalarSet {
    let start = position + 1
    _ = take("[:")
    let isNegated = take("^")
    var name = ""
    while let scalar = next, scalar != 0x3A {
      name += Self.text(scalar)
      position += 1
    }
    guard take(":]") else { throw expected("':]'") }
    guard let set = ScalarSet.named(name) else { throw .unknownProperty(name, at: start) }
    return isNegated ? .not(set) : set
  }

  /// A character, a range of them or an escape.
  private mutating func member() throws(PatternError) -> ScalarSet {
    let first = try classAtom()
    guard case .ranges(let ranges) = first, let low = ranges.first?.lowerBound, ranges.count == 1,
      isNext("-"), position + 1 < scalars.count, scalars[position + 1] != 0x5D,
      scalars[position + 1] != 0x5B, scalars[position + 1] != 0x2D
    else { return first }
    position += 1
    guard case .ranges(let last) = try classAtom(), let high = last.first?.upperBound, low <= high
    else { throw expected("the upper end of a range before this place") }
    return .ranges([low...high])
  }

  private mutating func classAtom() throws(PatternError) -> ScalarSet {
    guard let scalar = next else { throw expected("']'") }
    if scalar == 0x5C {
      if isNext(#"\b"#) {
        position += 2
        return .scalar(0x08)
      }
      return try escapedSet()
    }
    position += 1
    return .scalar(scalar)
  }
}
