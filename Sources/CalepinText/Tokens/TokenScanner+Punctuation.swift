extension TokenScanner {
  /// Cuts the punctuation mark or symbol `first`, which stands at
  /// ``position``, or the word it belongs to.
  mutating func scanPunctuation(_ first: TextScalar) {
    let next = text.scalar(at: position + first.length)
    switch first.value {
    case 0x2E where isSuffix(next): scanWord(from: position + 1)  // .
    case 0x2E, 0x2026: emit(upTo: endOfRun { $0.value == 0x2E || $0.value == 0x2026 })  // . …
    case 0x21, 0x3F: emit(upTo: endOfRun { $0.value == 0x21 || $0.value == 0x3F })  // ! ?
    case 0x23, 0x40: scanMarkedWord(first, next)  // # @
    case 0xB0: scanDegree(next)  // °
    case 0x3A, 0x3B, 0x3D: emit(upTo: endOfSmiley(next) ?? endOfSameScalars(first))  // : ; =
    // $ * < > ^ _ ` | ~ – —
    case 0x24, 0x2A, 0x3C, 0x3E, 0x5E, 0x5F, 0x60, 0x7C, 0x7E, 0x2013, 0x2014:
      emit(upTo: endOfSameScalars(first))
    default:
      switch first.kind {
      case .apostrophe: scanApostrophe(first, next)
      case .hyphen: scanSign(first, next)
      case .symbol: first.value == 0x2B ? scanSign(first, next) : emit(upTo: endOfSymbol(first))
      default: emit(upTo: endWithMarks(position + first.length))
      }
    }
  }

  /// Whether the full stop at ``position`` begins a name such as `.doc` or
  /// `.NET`.
  private func isSuffix(_ next: TextScalar) -> Bool {
    guard !isAttached else { return false }
    return next.kind == .letter
      || next.kind == .uppercase && text.scalar(at: position + 1 + next.length).kind == .uppercase
  }

  private func endOfRun(where belongs: (TextScalar) -> Bool) -> Int {
    var end = position
    while true {
      let scalar = text.scalar(at: end)
      guard belongs(scalar) else { return endWithMarks(end) }
      end += scalar.length
    }
  }

  private func endOfSameScalars(_ first: TextScalar) -> Int {
    // ":" and ";" do not come in runs that mean something.
    guard first.value != 0x3A, first.value != 0x3B else { return position + first.length }
    return endOfRun { $0.value == first.value }
  }

  private func endWithMarks(_ start: Int) -> Int {
    var end = start
    while true {
      let scalar = text.scalar(at: end)
      guard scalar.kind == .mark else { return end }
      end += scalar.length
    }
  }

  /// `@name`, `#tag`, `##`.
  private mutating func scanMarkedWord(_ first: TextScalar, _ next: TextScalar) {
    guard next.isLetter, !isAttached else {
      return emit(upTo: endOfSameScalars(first))
    }
    emit(upTo: wordRun(from: position + 1).end)
  }

  /// `°C` and `°F`.
  private mutating func scanDegree(_ next: TextScalar) {
    let isScale = next.value == 0x43 || next.value == 0x46
    let behind = text.scalar(at: position + 2 + next.length)
    emit(upTo: position + (isScale && !behind.isWordCharacter ? 3 : 2))
  }

  /// `-1,5`, `+14`, `--`, a dash.
  private mutating func scanSign(_ first: TextScalar, _ next: TextScalar) {
    let end = position + first.length
    if next.kind == .digit, !isAttached || isBehindOpener { return scanWord(from: end) }
    if first.value == 0x2B, next.value == 0x2F, text.scalar(at: end + 1).kind == .hyphen {
      return emit(upTo: end + 1 + text.scalar(at: end + 1).length)  // +/-
    }
    emit(upTo: endOfRun { $0.kind == first.kind && $0.value == first.value })
  }

  private var isBehindOpener: Bool {
    position > 0 && [UInt8(ascii: "("), UInt8(ascii: "[")].contains(text.byte(position - 1))
  }

  /// `'em`, `'s` apart from its word, `'60s`, `''`, a quote.
  private mutating func scanApostrophe(_ first: TextScalar, _ next: TextScalar) {
    let start = position + first.length
    if next.kind == .apostrophe {
      return emit(upTo: start + next.length)
    }
    let end = endOfWordCharacters(from: start, limit: 6)
    let isWord =
      text.scalar(at: end).isWordCharacter
      ? false
      : next.kind == .digit && !isAttached
        ? isDecade(start, end) : isKnownAfterApostrophe(position, end)
    emit(upTo: isWord ? end : start)
  }

  private func isDecade(_ start: Int, _ end: Int) -> Bool {
    let isPlural = end - start == 3 && text.byte(end - 1) == UInt8(ascii: "s")
    return (end - start == 2 || isPlural) && text.scalar(at: start + 1).isASCIIDigit
  }

  private func isKnownAfterApostrophe(_ start: Int, _ end: Int) -> Bool {
    guard end > start + 1 else { return false }
    var folded: [UInt8] = []
    Folding.fold(slice(start, end), into: &folded)
    return tables.apostropheWords.existingID(of: folded) != nil
      || tables.wholeWords.existingID(of: folded) != nil
  }

  /// `:-)`, `;)`, `=(`, apart from the words around.
  private func endOfSmiley(_ next: TextScalar) -> Int? {
    guard !isAttached else { return nil }
    let hasNose = next.kind == .hyphen || next.kind == .apostrophe
    let mouthStart = position + 1 + (hasNose ? next.length : 0)
    let mouth = text.scalar(at: mouthStart)
    switch mouth.value {
    case 0x28, 0x29, 0x44, 0x50, 0x70, 0x7C, 0x5C, 0x2F:  // ( ) D P p | \ /
      let end = mouthStart + mouth.length
      let behind = text.scalar(at: end)
      return behind.kind == .space || behind.kind == .end ? end : nil
    default: return nil
    }
  }

  /// A symbol with what modifies it: variation selectors, skin tones, joined
  /// emoji, the second letter of a flag.
  private func endOfSymbol(_ first: TextScalar) -> Int {
    var end = endWithMarks(position + first.length)
    guard first.value >= 0x2190 else { return end }
    var isFlag = 0x1F1E6...0x1F1FF ~= first.value
    while true {
      let next = text.scalar(at: end)
      let isJoined = end >= 3 && slice(end - 3, end).elementsEqual([0xE2, 0x80, 0x8D])
      switch next.value {
      case 0x1F3FB...0x1F3FF: break
      case 0x1F1E6...0x1F1FF where isFlag: isFlag = false
      case 0x2190... where isJoined && next.kind == .symbol: break
      default: return end
      }
      end = endWithMarks(end + next.length)
    }
  }
}
