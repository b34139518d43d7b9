/// Cuts a text into the tokens that checks look at, in one walk over its
/// bytes.
///
/// Any bytes do: what is not UTF-8 becomes symbols of one byte.
struct SideScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var tokens: [CheckToken]
  var features: TextSide.Features = []
  var wordCount = 0
  var gap: CheckToken.Gap = .none
  /// How many formatting codes of manual pages are open.
  var openCodes = 0
  /// Where the last `>` stands, once it was looked for.
  var lastAngle: Int?

  /// Cuts the bytes of `side` up.
  static func scan(_ side: inout TextSide) {
    var tokens: [CheckToken] = []
    swap(&tokens, &side.tokens)
    tokens.removeAll(keepingCapacity: true)
    side.bytes.withUnsafeBufferPointer { buffer in
      var scanner = SideScanner(bytes: buffer, tokens: tokens)
      tokens = []
      scanner.walk()
      side.features = scanner.features
      side.wordCount = scanner.wordCount
      swap(&tokens, &scanner.tokens)
    }
    swap(&tokens, &side.tokens)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, tokens: [CheckToken]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private mutating func walk() {
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0x20:
        gap = .space
        if self.byte(position + 1) == 0x20 { features.insert(.doubleSpace) }
        position += 1
      case 0x61...0x7A, 0x41...0x5A: position = scanWord(from: position)
      case 0x30...0x39: position = scanNumber(from: position)
      case 0x80...: position = scanWide(at: position)
      case 0x09, 0x0A, 0x0D:
        gap = .other
        position += 1
      case 0...0x1F, 0x7F:
        features.insert(.control)
        gap = .other
        position += 1
      default: position = scanPunctuation(byte, at: position)
      }
    }
  }

  /// Adds a token, and says where the walk goes on.
  @discardableResult
  mutating func emit(
    _ kind: CheckToken.Kind, _ start: Int, _ end: Int, key: UInt32, flags: CheckToken.Flags = []
  ) -> Int {
    tokens.append(
      CheckToken(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), key: key,
        kind: kind, flags: flags, gap: gap))
    gap = .none
    return end
  }

  /// The key of the bytes from `start` to `end` as they stand.
  func rawKey(_ start: Int, _ end: Int) -> UInt32 {
    var key = WordKey.start
    for offset in start..<end { key = WordKey.adding(bytes[offset], to: key) }
    return key
  }

  /// Adds markup or program text, which is compared as it stands.
  mutating func emitRaw(_ kind: CheckToken.Kind, _ start: Int, _ end: Int) -> Int {
    features.insert(kind == .code ? .code : .markup)
    return emit(kind, start, end, key: rawKey(start, end))
  }

  // MARK: Words

  /// What a walk over the letters of a word has seen.
  private struct Letters {
    var key = WordKey.start
    var upper = 0
    var lower = 0
    var digits = 0
    var isInnerUpper = false
    var hasUnderscore = false

    @inline(__always)
    mutating func addUpper(at start: Bool) {
      upper += 1
      if !start { isInnerUpper = true }
    }

    var flags: CheckToken.Flags {
      var flags: CheckToken.Flags = []
      if digits > 0 { flags.insert(.hasDigit) }
      if upper > 1, lower == 0 { flags.insert(.isAllCapitals) }
      if isInnerUpper, lower > 0 { flags.insert(.isMixed) }
      return flags
    }
  }

  mutating func scanWord(from start: Int) -> Int {
    if byte(start + 1) == 0x3C, let end = scanFormattingCode(at: start) { return end }
    var letters = Letters()
    let end = walkLetters(from: start, &letters)
    var flags = letters.flags
    let first = bytes[start]
    if (0x41...0x5A).contains(first) || (first >= 0x80 && letters.upper > 0 && isUpper(at: start)) {
      flags.insert(.isCapitalized)
    }
    if let end = endOfIdentifier(start, end, letters.hasUnderscore) {
      return emitRaw(.code, start, end)
    }
    if end - start == 1, let end = endOfDotted(from: start) { return emitDotted(start, end, flags) }
    wordCount += 1
    guard let behind = endOfApostrophe(at: end) else {
      return emit(.word, start, end, key: letters.key, flags: flags)
    }
    flags.insert(.isElided)
    return emit(.word, start, behind, key: letters.key, flags: flags)
  }

  private mutating func walkLetters(from start: Int, _ letters: inout Letters) -> Int {
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case 0x61...0x7A:
        letters.lower += 1
        letters.key = WordKey.adding(byte, to: letters.key)
        offset += 1
      case 0x41...0x5A:
        if self.byte(offset + 1) == 0x3C, offset > start, endWithoutCode(offset + 1) == offset {
          return offset
        }
        letters.addUpper(at: offset == start)
        letters.key = WordKey.adding(byte | 0x20, to: letters.key)
        offset += 1
      case 0x30...0x39:
        letters.digits += 1
        letters.key = WordKey.adding(byte, to: letters.key)
        offset += 1
      case 0x5F:
        letters.hasUnderscore = true
        letters.key = WordKey.adding(byte, to: letters.key)
        offset += 1
      case 0xC3:
        let next = self.byte(offset + 1)
        guard next >= 0x80, next != 0x97, next != 0xB7 else { return offset }
        if next < 0x9F { letters.addUpper(at: offset == start) } else { letters.lower += 1 }
        letters.key = WordKey.adding(byte, to: letters.key)
        letters.key = WordKey.adding(next < 0x9F ? next + 0x20 : next, to: letters.key)
        offset += 2
        // What UTF-8 read in another encoding becomes: Ã©, â€™.
        if self.byte(offset) >= 0x80, next == 0x82 || next == 0x83 || next == 0x85 || next == 0xA2 {
          features.insert(.suspect)
        }
      case 0xC2, 0xC4...:
        let scalar = ScalarAt(offset, in: bytes)
        guard scalar.kind == .letter || scalar.kind == .upper || scalar.kind == .mark else {
          return offset
        }
        note(scalar)
        add(scalar, isFirst: offset == start, to: &letters)
        offset += scalar.length
      default: return offset
      }
    }
    return offset
  }

  private func add(_ scalar: ScalarAt, isFirst: Bool, to letters: inout Letters) {
    if scalar.kind == .upper { letters.addUpper(at: isFirst) } else { letters.lower += 1 }
    let value = scalar.lowercased
    letters.key = WordKey.adding(UInt8(truncatingIfNeeded: value >> 8), to: letters.key)
    letters.key = WordKey.adding(UInt8(truncatingIfNeeded: value), to: letters.key)
  }

  private func isUpper(at offset: Int) -> Bool { ScalarAt(offset, in: bytes).kind == .upper }

  /// The end of the apostrophe at `offset`, when letters follow it at once.
  private func endOfApostrophe(at offset: Int) -> Int? {
    let end: Int
    if byte(offset) == 0x27 {
      end = offset + 1
    } else if byte(offset) == 0xE2, byte(offset + 1) == 0x80, byte(offset + 2) == 0x99 {
      end = offset + 3
    } else {
      return nil
    }
    return isLetter(at: end) ? end : nil
  }

  func isLetter(at offset: Int) -> Bool {
    switch byte(offset) {
    case 0x61...0x7A, 0x41...0x5A: return true
    case 0..<0x80: return false
    default:
      let kind = ScalarAt(offset, in: bytes).kind
      return kind == .letter || kind == .upper
    }
  }

  /// The end of the `p.m.` that begins at `start`.
  private func endOfDotted(from start: Int) -> Int? {
    var offset = start
    var count = 0
    while isASCIILetter(byte(offset)), byte(offset + 1) == 0x2E {
      offset += 2
      count += 1
    }
    return count > 1 && !isLetter(at: offset) ? offset : nil
  }

  private mutating func emitDotted(_ start: Int, _ end: Int, _ flags: CheckToken.Flags) -> Int {
    var key = WordKey.start
    for offset in start..<end where bytes[offset] != 0x2E {
      key = WordKey.adding(bytes[offset] | 0x20, to: key)
    }
    wordCount += 1
    return emit(.word, start, end, key: key, flags: flags.union(.isDotted))
  }

  /// The end of the program text of which `start..<end` is the first word:
  /// `os.path`, `do_it()`.
  private func endOfIdentifier(_ start: Int, _ end: Int, _ hasUnderscore: Bool) -> Int? {
    var end = end
    var isIdentifier = hasUnderscore
    while byte(end) == 0x2E, isIdentifierStart(byte(end + 1)), end - start > 1 {
      var offset = end + 1
      while isIdentifierPart(byte(offset)) { offset += 1 }
      guard offset - end > 2 else { break }
      end = endWithoutCode(offset)
      isIdentifier = true
    }
    if byte(end) == 0x28, byte(end + 1) == 0x29 {
      end += 2
      isIdentifier = true
    }
    return isIdentifier ? end : nil
  }

  /// Whether a part of a dotted name may begin so: a capital more likely
  /// begins a sentence before which the space was forgotten.
  private func isIdentifierStart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || byte == 0x5F
  }

  func isIdentifierPart(_ byte: UInt8) -> Bool {
    isASCIILetter(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
  }

  func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  // MARK: Numbers

  private mutating func scanNumber(from start: Int) -> Int {
    var end = start
    while true {
      while isDigit(byte(end)) { end += 1 }
      guard byte(end) == 0x2E || byte(end) == 0x2C, isDigit(byte(end + 1)) else { break }
      end += 1
    }
    if isASCIILetter(byte(end)) || byte(end) == 0x5F {
      // `2to3` and `0x1F` are names, `32bit` and `19th` are numbers.
      var offset = end
      while isASCIILetter(byte(offset)) { offset += 1 }
      let isHour = offset == end + 1 && byte(end) | 0x20 == 0x68
      if !isHour, isDigit(byte(offset)) || byte(offset) == 0x5F { return scanWord(from: start) }
    }
    features.insert(.number)
    return emit(.number, start, end, key: rawKey(start, end))
  }

  func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  // MARK: Beyond ASCII

  private mutating func scanWide(at position: Int) -> Int {
    let scalar = ScalarAt(position, in: bytes)
    let end = position + scalar.length
    switch scalar.kind {
    case .letter, .upper:
      note(scalar)
      return scanWord(from: position)
    case .space:
      gap = scalar.gap
      return end
    case .invisible:
      features.insert(.invisible)
      return end
    case .mark: return emit(.symbol, position, end, key: scalar.value)
    case .punctuation, .symbol:
      note(scalar)
      let kind: CheckToken.Kind = scalar.kind == .symbol ? .symbol : .punctuation
      return emit(kind, position, end, key: scalar.value)
    }
  }

  private mutating func note(_ scalar: ScalarAt) {
    switch scalar.value {
    case 0xAB, 0xBB, 0x201C...0x201F, 0x2039, 0x203A: features.insert(.quote)
    case 0xFFFD: features.insert(.suspect)
    case 0x370...0x5FF: features.insert(.otherScript)
    case 0x80...0x9F: features.insert(.control)
    default: break
    }
  }
}
