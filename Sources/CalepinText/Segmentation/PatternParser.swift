/// Reads regular expressions in the syntax of ICU, without what needs more
/// than one pass: back references, and looking around at more than one
/// character.
///
/// Source: ICU user guide, "Regular Expressions".
struct PatternParser {
  /// How deep groups and classes may stand inside each other.
  private static let deepest = 200
  /// The largest number of a repetition.
  private static let mostRepetitions = 10_000

  let scalars: [UInt32]
  var position = 0
  private var ignoresCase = false
  private var isMultiline = false
  private var dotTakesAll = false
  var depth = 0

  private init(_ text: String) { scalars = text.unicodeScalars.map(\.value) }

  /// The tree of `text`.
  ///
  /// - Throws: ``PatternError``.
  static func pattern(of text: String) throws(PatternError) -> Pattern {
    var parser = PatternParser(text)
    let pattern = try parser.alternatives()
    guard parser.position == parser.scalars.count else {
      throw .expected("the end instead of ')'", at: parser.position + 1)
    }
    return pattern
  }

  // MARK: Scalars

  var next: UInt32? { position < scalars.count ? scalars[position] : nil }

  func isNext(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= scalars.count else { return false }
    for offset in 0..<count where scalars[position + offset] != UInt32(text.utf8Start[offset]) {
      return false
    }
    return true
  }

  mutating func take(_ text: StaticString) -> Bool {
    guard isNext(text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  func expected(_ what: String) -> PatternError { .expected(what, at: position + 1) }

  mutating func descend() throws(PatternError) {
    depth += 1
    guard depth <= Self.deepest else {
      throw .unsupported("a group more than \(Self.deepest) deep", at: position + 1)
    }
  }

  // MARK: Structure

  private mutating func alternatives() throws(PatternError) -> Pattern {
    try descend()
    defer { depth -= 1 }
    let flags = (ignoresCase, isMultiline, dotTakesAll)
    defer { (ignoresCase, isMultiline, dotTakesAll) = flags }
    var found = [try sequence()]
    while take("|") { found.append(try sequence()) }
    return found.count == 1 ? found[0] : .alternatives(found)
  }

  private mutating func sequence() throws(PatternError) -> Pattern {
    var parts: [Pattern] = []
    while let scalar = next, scalar != 0x7C, scalar != 0x29 {
      if let quoted = quoted() {
        parts += quoted
        continue
      }
      guard let atom = try atom() else { continue }
      parts.append(try repetitions(of: atom))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  /// `\Q…\E`.
  private mutating func quoted() -> [Pattern]? {
    guard take(#"\Q"#) else { return nil }
    var parts: [Pattern] = []
    while let scalar = next, !take(#"\E"#) {
      position += 1
      parts.append(single(scalar))
    }
    return parts
  }

  private mutating func atom() throws(PatternError) -> Pattern? {
    guard let scalar = next else { return nil }
    switch scalar {
    case 0x28: return try group()  // (
    case 0x5B: return .set(cased(try characterClass()))  // [
    case 0x2E:  // .
      position += 1
      return .set(dotTakesAll ? .all : .not(.lineBreaks))
    case 0x5E, 0x24:  // ^ $
      position += 1
      let isAhead = scalar == 0x24
      return isMultiline ? .lineEdge(isAhead: isAhead) : .edge(isAhead: isAhead)
    case 0x5C: return try escape()  // \
    case 0x2A, 0x2B, 0x3F: throw expected("something to repeat before the mark")  // * + ?
    default:
      position += 1
      return single(scalar)
    }
  }

  private func single(_ scalar: UInt32) -> Pattern { .set(cased(.scalar(scalar))) }

  private func cased(_ set: ScalarSet) -> ScalarSet { ignoresCase ? .anyCase(set) : set }

  private mutating func repetitions(of atom: Pattern) throws(PatternError) -> Pattern {
    var pattern = atom
    while true {
      if take("*") {
        pattern = .repeated(pattern, nil, from: 0)
      } else if take("+") {
        pattern = .repeated(pattern, nil, from: 1)
      } else if take("?") {
        pattern = .repeated(pattern, 0...1, from: 0)
      } else if isNext("{") {
        pattern = try counted(pattern)
      } else {
        return pattern
      }
      // Lazy and possessive repetition.
      if !take("?") { _ = take("+") }
    }
  }

  private mutating func counted(_ pattern: Pattern) throws(PatternError) -> Pattern {
    _ = take("{")
    guard let least = number() else { throw expected("a number") }
    var most: Int? = least
    if take(",") { most = number() }
    guard take("}") else { throw expected("'}'") }
    guard let most else { return .repeated(pattern, nil, from: least) }
    guard least <= most else { throw expected("a number of at least \(least)") }
    return .repeated(pattern, least...most, from: least)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = next, 0x30...0x39 ~= scalar {
      value = min((value ?? 0) * 10 + Int(scalar - 0x30), Self.mostRepetitions)
      position += 1
    }
    return value
  }

  // MARK: Groups

  private mutating func group() throws(PatternError) -> Pattern? {
    let start = position + 1
    _ = take("(")
    var looking: (isAhead: Bool, isNegated: Bool)?
    if take("?=") {
      looking = (true, false)
    } else if take("?!") {
      looking = (true, true)
    } else if take("?<=") {
      looking = (false, false)
    } else if take("?<!") {
      looking = (false, true)
    } else if take("?#") {
      while let scalar = next, scalar != 0x29 { position += 1 }
      guard take(")") else { throw expected("')'") }
      return nil
    } else if take("?<") {
      while let scalar = next, scalar != 0x3E { position += 1 }
      guard take(">") else { throw expected("'>'") }
    } else if take("?>") {
    } else if take("?") {
      return try flagged()
    }
    let inner = try alternatives()
    guard take(")") else { throw expected("')'") }
    guard let looking else { return inner }
    return try Self.condition(inner, looking.isAhead, looking.isNegated, at: start)
  }

  /// `(?i)` up to the end of the group around it, `(?i:…)`, `(?:…)`.
  private mutating func flagged() throws(PatternError) -> Pattern? {
    let outer = (ignoresCase, isMultiline, dotTakesAll)
    var value = true
    while let scalar = next, scalar != 0x29, scalar != 0x3A {
      switch scalar {
      case 0x2D: value = false  // -
      case 0x69: ignoresCase = value  // i
      case 0x6D: isMultiline = value  // m
      case 0x73: dotTakesAll = value  // s
      case 0x75, 0x77: break  // u, w: the only way here
      default: throw .unsupported("a flag", at: position + 1)
      }
      position += 1
    }
    if take(")") { return nil }
    guard take(":") else { throw expected("')'") }
    let inner = try alternatives()
    (ignoresCase, isMultiline, dotTakesAll) = outer
    guard take(")") else { throw expected("')'") }
    return inner
  }

  /// Looking around, where one character is enough to decide.
  private static func condition(
    _ pattern: Pattern, _ isAhead: Bool, _ isNegated: Bool, at place: Int
  ) throws(PatternError) -> Pattern {
    var sets: [ScalarSet] = []
    var hasEdge = false
    for part in alternatives(of: pattern) {
      switch part {
      case .set(let set): sets.append(set)
      case .condition(let condition)
      where condition.set == nil && condition.isAhead == isAhead && !condition.isNegated:
        hasEdge = true
      default: throw .unsupported("looking around at more than one character", at: place)
      }
    }
    var conditions: [Pattern] = []
    if !sets.isEmpty {
      let set = sets.count == 1 ? sets[0] : .union(sets)
      conditions.append(
        .condition(.init(set: set, isAhead: isAhead, isNegated: isNegated)))
    }
    if hasEdge {
      conditions.append(.condition(.init(set: nil, isAhead: isAhead, isNegated: isNegated)))
    }
    return isNegated ? .sequence(conditions) : .alternatives(conditions)
  }

  private static func alternatives(of pattern: Pattern) -> [Pattern] {
    guard case .alternatives(let parts) = pattern else { return [pattern] }
    return parts.flatMap { alternatives(of: $0) }
  }

  // MARK: Escapes

  private mutating func escape() throws(PatternError) -> Pattern {
    let start = position + 1
    guard position + 1 < scalars.count else { throw expected("a character behind '\\'") }
    switch scalars[position + 1] {
    case 0x62: return place(.wordEdge(isNegated: false))  // b
    case 0x42: return place(.wordEdge(isNegated: true))  // B
    case 0x41: return place(.edge(isAhead: false))  // A
    case 0x5A, 0x7A: return place(.edge(isAhead: true))  // Z z
    case 0x52:  // R
      return place(
        .alternatives([
          .sequence([.set(.scalar(0x0D)), .set(.scalar(0x0A))]), .set(.lineBreaks),
        ]))
    case 0x31...0x39, 0x6B: throw .unsupported("a back reference", at: start)  // 1…9 k
    case 0x47, 0x58: throw .unsupported("'\\G' or '\\X'", at: start)
    default: return .set(cased(try escapedSet()))
    }
  }

  private mutating func place(_ pattern: Pattern) -> Pattern {
    position += 2
    return pattern
  }
}
