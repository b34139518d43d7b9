extension TokenScanner {
  /// Emits the word `run`, or the part of a compound up to `end`, with its unit
  /// and what leans on it as tokens of their own.
  mutating func emitPart(upTo end: Int, of run: WordRun) {
    if let start = startOfUnit(before: end) {
      emit(upTo: start)
    } else if let mark = hourMark(before: end) {
      emit(upTo: mark)
      emit(upTo: mark + 1)
    } else if tables.joinedEnds.mayHold(slice(position, end)),
      let length = tables.joinedWords.cut(of: slice(position, end))
    {
      emit(upTo: position + length)
    } else if run.hasHyphen || run.hasApostrophe {
      return emitWithClitics(upTo: end)
    }
    emit(upTo: end)
  }

  /// The hyphens and slashes between `start` and `end` that treebanks make
  /// tokens of.
  func joints(from start: Int, upTo end: Int) -> [Range<Int>] {
    var joints: [Range<Int>] = []
    let isCode = isNumberCode(start, end)
    var element = start
    var offset = start
    var before = TextScalar.end
    while offset < end {
      let scalar = text.scalar(at: offset)
      let behind = offset + scalar.length
      let isJoint =
        switch scalar.kind {
        case .hyphen:
          tables.cutsHyphens && !isCode && !(element == start && isPrefix(start, offset))
        case .punctuation:
          scalar.value == 0x2F && before.isLetter && text.scalar(at: behind).isLetter
        default: false
        }
      if isJoint, behind < end { joints.append(offset..<behind) }
      if scalar.kind == .hyphen || isJoint { element = behind }
      before = scalar
      offset = behind
    }
    return joints
  }

  private func isPrefix(_ start: Int, _ end: Int) -> Bool {
    TokenizerTables.holds(tables.prefixes, slice(start, end))
  }

  /// Whether the digits from `start` to `end` with their hyphens are a
  /// telephone number, a date or another code rather than a range.
  private func isNumberCode(_ start: Int, _ end: Int) -> Bool {
    var groups = [0]
    var offset = start
    while offset < end {
      let scalar = text.scalar(at: offset)
      switch scalar.kind {
      case .digit: groups[groups.count - 1] += 1
      case .hyphen: groups.append(0)
      default: return false
      }
      offset += scalar.length
    }
    return groups.count > 2 || groups.count == 2 && groups[1] == 4 && groups[0] != 4
  }

  /// The end of a word that breaks off with a hyphen, *th- the*, where words
  /// are cut at hyphens.
  func endOfBrokenWord(from start: Int, _ run: WordRun) -> Int? {
    guard tables.cutsHyphens, run.end - start <= 2, run.last == .letter || run.last == .uppercase
    else { return nil }
    let hyphen = text.scalar(at: run.end)
    guard hyphen.kind == .hyphen else { return nil }
    return text.scalar(at: run.end + hyphen.length).kind == .space ? run.end + hyphen.length : nil
  }
}
