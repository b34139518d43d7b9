extension TokenScanner {
  /// Cuts the word, number or address that begins at `start`; the token begins
  /// at ``position``, which may be a sign before it.
  mutating func scanWord(from start: Int) {
    let run = wordRun(from: start)
    if run.isElision { return emit(upTo: run.end) }
    if let end = endOfAddress(from: start, run) { return emit(upTo: end) }
    if let end = endOfBrokenWord(from: start, run) { return emit(upTo: end) }
    var end = run.end
    if run.endsInDigits, 1...3 ~= run.tailLength { end = endOfDigitGroups(from: end) }
    if end == run.end, takesFinalPeriod(start, run) { return emit(upTo: end + 1) }
    guard tables.compounds == .cut, run.hasHyphen || run.hasSlash else {
      return emitPart(upTo: end, of: run)
    }
    for joint in joints(from: start, upTo: end) {
      emitPart(upTo: joint.lowerBound, of: run)
      emit(upTo: joint.upperBound)
    }
    emitPart(upTo: end, of: run)
  }

  // MARK: Elisions

  /// Whether the word from `start` to the apostrophe at `end` is elided:
  /// `l'|avion`, but `aujourd'hui`, `O'Brien`.
  func isElided(_ start: Int, _ end: Int) -> Bool {
    guard tables.elisions.count > 0, end - start <= TokenizerTables.longestElision,
      TokenizerTables.holds(tables.elisions, slice(start, end))
    else { return false }
    let whole = slice(start, endOfJoinedWord(from: start))
    return !TokenizerTables.holds(tables.wholeWords, whole)
  }

  /// The offset behind the letters, hyphens and apostrophes at `start`, as far
  /// as the longest whole word reaches.
  private func endOfJoinedWord(from start: Int) -> Int {
    var offset = start
    while offset - start <= TokenizerTables.longestWord {
      let scalar = text.scalar(at: offset)
      guard scalar.isLetter || scalar.kind == .hyphen || scalar.kind == .apostrophe else { break }
      offset += scalar.length
    }
    return offset
  }

  // MARK: Clitics

  /// Emits the word from ``position`` to `end`, with what leans on it as
  /// tokens of their own.
  mutating func emitWithClitics(upTo end: Int) {
    var cuts: [Int] = []
    var stem = end
    if !TokenizerTables.holds(tables.wholeWords, slice(position, end)) {
      while cuts.count < 3, let cut = startOfClitic(before: stem) {
        cuts.append(cut)
        stem = cut
      }
    }
    while let cut = cuts.popLast() { emit(upTo: cut) }
    emit(upTo: end)
  }

  private func startOfClitic(before end: Int) -> Int? {
    for clitics in [tables.hyphenClitics, tables.apostropheClitics] {
      for clitic in clitics {
        if let start = startOf(clitic, endingAt: end), start > position,
          hasCaseOfItsStem(start, end)
        {
          return start
        }
      }
    }
    return nil
  }

  /// Where `clitic` begins when the word ends with it, any case, any hyphen
  /// and any apostrophe.
  private func startOf(_ clitic: [UInt32], endingAt end: Int) -> Int? {
    var offset = end
    for value in clitic.reversed() {
      repeat { offset -= 1 } while offset > position && text.bytes[offset] & 0xC0 == 0x80
      guard offset > position else { return nil }
      let scalar = text.scalar(at: offset)
      switch value {
      case 0x2D: guard scalar.kind == .hyphen else { return nil }
      case 0x27: guard scalar.kind == .apostrophe else { return nil }
      default: guard scalar.value | 0x20 == value else { return nil }
      }
    }
    return offset
  }

  /// A clitic is in lower case unless the whole word is in upper case:
  /// `dit-il`, `DIT-IL`, but not `Huynh-Le`.
  private func hasCaseOfItsStem(_ start: Int, _ end: Int) -> Bool {
    let isUpper = slice(start, end).contains { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
    guard isUpper else { return true }
    return !slice(max(position, start - 32), start).contains {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0
    }
  }

  // MARK: Full stops of abbreviations

  /// Whether the full stop behind `run` belongs to it.
  private func takesFinalPeriod(_ start: Int, _ run: WordRun) -> Bool {
    guard text.byte(run.end) == UInt8(ascii: "."), text.scalar(at: run.end + 1).kind != .period
    else { return false }
    if run.isDotted { return true }
    guard run.end - start <= TokenizerTables.longestWord, run.last != .digit else { return false }
    let word = slice(start, run.end)
    if TokenizerTables.holds(tables.abbreviations, word)
      || TokenizerTables.holds(tables.finalAbbreviations, word)
    {
      return true
    }
    if text.scalar(at: start).kind == .uppercase,
      TokenizerTables.holds(tables.titles, word) || isInitial(start, run)
    {
      return true
    }
    return TokenizerTables.holds(tables.numberAbbreviations, word)
      && isNumber(at: endOfSpace(from: run.end + 1, limit: 2))
  }

  /// Whether an Arabic or a Roman number begins at `start`.
  private func isNumber(at start: Int) -> Bool {
    var offset = start
    while offset < start + 8, "IVXLC".utf8.contains(text.byte(offset)) { offset += 1 }
    return offset > start
      ? !text.scalar(at: offset).isWordCharacter : text.scalar(at: start).kind == .digit
  }

  /// `C.` in `Michael C. Horowitz`, but not in `la vitamine C. Les autres`.
  private func isInitial(_ start: Int, _ run: WordRun) -> Bool {
    guard run.tailLength == 1, run.tailStart == start || run.hasHyphen else { return false }
    let next = endOfSpace(from: run.end + 1, limit: 2)
    let scalar = text.scalar(at: next)
    if scalar.value == 0x2C { return true }
    guard scalar.kind == .uppercase else { return false }
    let end = endOfWordCharacters(from: next, limit: 24)
    return !TokenizerTables.holds(tables.closedClasses, slice(next, end))
      || end - next == 1
  }

  /// The same as ``endOfWordCharacters(from:)``, looking at `limit` scalars.
  func endOfWordCharacters(from start: Int, limit: Int) -> Int {
    var offset = start
    for _ in 0..<limit {
      let scalar = text.scalar(at: offset)
      guard scalar.isWordCharacter || scalar.kind == .mark else { break }
      offset += scalar.length
    }
    return offset
  }
}
