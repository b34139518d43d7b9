/// A stretch of letters, digits and what joins them, before anything is cut
/// off it: `L'après-midi`, `3.14`, `U.S`, `km/h`, `traité(e)`.
struct WordRun {
  /// The offset behind the run.
  var end: Int
  var hasHyphen = false
  var hasSlash = false
  var hasApostrophe = false
  /// Whether it is an elided word with its apostrophe.
  var isElision = false
  /// Whether everything behind the last joining character is ASCII digits.
  var endsInDigits = true
  /// Whether there is a full stop inside and only single letters around.
  var isDotted = false
  /// How many letters or digits stand behind the last joining character.
  var tailLength = 0
  /// Where the part behind the last joining character begins.
  var tailStart: Int
  /// Whether the last letter or digit is a capital.
  var endsInCapital = false

  fileprivate var onlySingleLetters = true
  fileprivate(set) var last = TextScalar.Kind.end

  fileprivate init(from start: Int) { (end, tailStart) = (start, start) }

  fileprivate mutating func take(_ scalar: TextScalar) {
    end += scalar.length
    guard scalar.kind != .mark else { return }
    last = scalar.kind
    endsInCapital = scalar.kind == .uppercase
    tailLength += 1
    if !scalar.isASCIIDigit { endsInDigits = false }
    if tailLength > 1 || scalar.kind == .digit { onlySingleLetters = false }
  }

  /// Takes the ASCII letters in lower case that begin at ``end``.
  @inline(__always) fileprivate mutating func takeLetters(of text: ScalarText) {
    var next = end
    while next < text.count, text.bytes[next] &- UInt8(ascii: "a") < 26 { next += 1 }
    guard next > end else { return }
    tailLength += next - end
    end = next
    last = .letter
    endsInCapital = false
    endsInDigits = false
    if tailLength > 1 { onlySingleLetters = false }
  }

  fileprivate mutating func join(_ length: Int) {
    end += length
    tailLength = 0
    tailStart = end
    endsInDigits = true
  }
}

extension TokenScanner {
  /// The run that begins at `start`; behind an elision the run ends
  /// with the apostrophe.
  func wordRun(from start: Int) -> WordRun {
    var run = WordRun(from: start)
    while true {
      run.takeLetters(of: text)
      let scalar = text.scalar(at: run.end)
      if scalar.isWordCharacter || scalar.kind == .mark {
        run.take(scalar)
      } else if !extend(&run, over: scalar, from: start) {
        run.isDotted = run.isDotted && run.onlySingleLetters
        return run
      }
    }
  }

  /// Takes the joining character `scalar` into `run` when what follows it
  /// belongs to the same word.
  private func extend(_ run: inout WordRun, over scalar: TextScalar, from start: Int) -> Bool {
    let next = text.scalar(at: run.end + scalar.length)
    switch scalar.kind {
    case .hyphen:
      guard next.isWordCharacter, run.last != .end else { return false }
      run.hasHyphen = true
    case .apostrophe:
      // The run ends here, or a line of `l'l'l'…` would be read again at each
      // cut.
      if run.tailStart == start, isElided(start, run.end) {
        run.isElision = true
        run.join(scalar.length)
        return false
      }
      guard run.last != .end, next.isLetter || (next.kind == .digit && run.last == .digit) else {
        return false
      }
      run.hasApostrophe = true
      run.onlySingleLetters = false
    case .period: return extendOverPeriod(&run, next, from: start)
    case .punctuation, .symbol:
      guard isJoiner(scalar.value, between: run, and: next) else {
        return extendOverBracket(&run, scalar, next)
      }
      run.onlySingleLetters = false
      run.hasSlash = run.hasSlash || scalar.value == 0x2F
    default: return false
    }
    run.join(scalar.length)
    return true
  }

  private func isJoiner(_ value: UInt32, between run: WordRun, and next: TextScalar) -> Bool {
    switch value {
    case 0x2C, 0x3A: run.last == .digit && next.kind == .digit  // , :
    case 0x2F: run.tailLength > 0 && next.isWordCharacter  // /
    case 0x26: run.last == .uppercase && next.kind == .uppercase  // &
    case 0x5F: next.isWordCharacter || next.value == 0x5F  // _
    default: false
    }
  }

  /// `3.14`, `U.S.`, `e.g.`, `J.-C.`, `node.js`; not `idées.Le`.
  private func extendOverPeriod(_ run: inout WordRun, _ next: TextScalar, from start: Int) -> Bool {
    let behind = text.scalar(at: run.end + 1 + next.length)
    guard run.tailLength > 0 else { return false }
    if next.kind == .hyphen, run.tailLength == 1, run.last != .digit, behind.isLetter {
      run.hasHyphen = true
      run.isDotted = true
      run.join(1 + next.length)
      return true
    }
    let isAfterLetter = run.last != .digit
    let joins =
      switch next.kind {
      case .digit: true
      case .letter: !isAfterLetter || next.value < 0x80
      case .uppercase:
        behind.kind == .period || (run.tailLength == 1 && isAfterLetter && !behind.isLetter)
          || (run.isDotted && run.onlySingleLetters && !behind.isLetter)
          || isFileExtension(at: run.end + 1) || isMailAddress(from: run.end + 1)
      default: false
      }
    guard joins else { return false }
    run.isDotted = isAfterLetter
    run.join(1)
    return true
  }

  /// `traité(e)`, `étudiant(e)s`, `C++`, `n°`.
  private func extendOverBracket(
    _ run: inout WordRun, _ scalar: TextScalar, _ next: TextScalar
  ) -> Bool {
    switch scalar.value {
    case 0x28 where run.last == next.kind && next.isLetter && run.tailLength > 1:  // (
      var offset = run.end + 1
      for _ in 0..<(next.kind == .letter ? 6 : 3) {
        let inner = text.scalar(at: offset)
        offset += inner.length
        guard inner.kind != next.kind else { continue }
        guard inner.value == 0x29 else { return false }
        run.join(offset - run.end)
        return true
      }
      return false
    case 0x2B where run.tailLength == 1 && next.value == 0x2B && run.endsInCapital:  // C++
      run.join(2)
      return false
    case 0x23 where run.tailLength == 1 && run.endsInCapital && !next.isWordCharacter:  // C#
      run.join(1)
      return false
    case 0xB0 where run.tailLength == 1 && isNumberSign(run):  // n°
      run.join(2)
      return false
    default: return false
    }
  }

  /// Whether an extension in capitals begins at `start`: `RAPPORT.PDF`.
  private func isFileExtension(at start: Int) -> Bool {
    let end = endOfWordCharacters(from: start, limit: 6)
    return TokenizerTables.holds(Self.extensions, slice(start, end))
  }

  private static let extensions = WordTable(
    LanguageRules.words(
      """
      doc docx xls xlsx ppt pptx pdf odt ods rtf txt csv tsv xml html htm json md tex
      tmx tbx xlf xliff po srx jpg jpeg png gif tif tiff svg bmp mp3 mp4 avi zip gz tar exe dll
      """))

  /// Whether the rest of the local part of a mail address begins at `start`;
  /// it has at most 64 bytes (RFC 5321 §4.5.3.1.1).
  private func isMailAddress(from start: Int) -> Bool {
    for offset in start..<start + 64 {
      switch text.byte(offset) {
      case UInt8(ascii: "@"): return text.scalar(at: offset + 1).isWordCharacter
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): break
      default: guard text.scalar(at: offset).isWordCharacter else { return false }
      }
    }
    return false
  }

  private func isNumberSign(_ run: WordRun) -> Bool {
    text.byte(run.end - 1) | 0x20 == UInt8(ascii: "n") && run.tailStart == run.end - 1
  }
}
