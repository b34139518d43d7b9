extension TokenScanner {
  /// Takes groups of three digits behind a space into the number that ends at
  /// `end`: `10 000`, `1 234 567,89`.
  func endOfDigitGroups(from end: Int) -> Int {
    var end = end
    while true {
      let space = text.scalar(at: end)
      let joins =
        switch space.value {
        case 0x20: tables.groupsDigitsWithSpace
        case 0xA0, 0x2007, 0x2009, 0x202F: true
        default: false
        }
      guard joins, let groupEnd = endOfThreeDigits(from: end + space.length) else { break }
      end = groupEnd
    }
    let mark = text.byte(end)
    if mark == UInt8(ascii: ",") || mark == UInt8(ascii: "."),
      text.scalar(at: end + 1).isASCIIDigit
    {
      end += 1
      while text.scalar(at: end).isASCIIDigit { end += 1 }
    }
    return end
  }

  private func endOfThreeDigits(from start: Int) -> Int? {
    for offset in start..<start + 3 where !text.scalar(at: offset).isASCIIDigit { return nil }
    return text.scalar(at: start + 3).isWordCharacter ? nil : start + 3
  }

  // MARK: Units

  /// Where the unit begins that the number from ``position`` to `end` ends
  /// with: `35|mm`, `7:30|pm`.
  func startOfUnit(before end: Int) -> Int? {
    guard text.scalar(at: position).kind == .digit else { return nil }
    var start = end
    while start > position, end - start <= TokenizerTables.longestUnit {
      let byte = text.bytes[start - 1]
      if byte >= 0x30, byte <= 0x39 { break }
      start -= 1
    }
    guard start > position, start < end, text.scalar(at: start).kind != .digit else { return nil }
    return tables.units.existingID(of: slice(start, end)) == nil ? nil : start
  }

  /// Where the letter stands in a time of day from ``position`` to `end`:
  /// `20|h|30`.
  func hourMark(before end: Int) -> Int? {
    guard tables.compounds == .cut, 4...5 ~= end - position else { return nil }
    let mark = end - 3
    guard tables.hourMarks.existingID(of: slice(mark, mark + 1)) != nil else { return nil }
    for offset in position..<end where offset != mark {
      guard text.scalar(at: offset).isASCIIDigit else { return nil }
    }
    return mark
  }
}
