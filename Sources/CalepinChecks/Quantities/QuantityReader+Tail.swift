internal import Algorithms

extension QuantityReader {
  /// Reads what stands around the digits: ordinal endings, powers of ten,
  /// units and signs of money.
  ///
  /// - Returns: The last token that belongs to the number.
  func readTail(_ quantity: inout Quantity, after last: Int) -> Int {
    var last = last
    if let end = readSuffix(&quantity, at: last + 1) { last = end }
    while let token = token(last + 1), token.kind == .word,
      let power = words.magnitudes[token.key]
    {
      quantity.magnitude += power
      quantity.exponent += power
      last += 1
    }
    readUnitBefore(&quantity)
    if quantity.unit == .none, let end = readUnit(&quantity, at: last + 1) { last = end }
    quantity.range = quantity.range.lowerBound..<Int(side.tokens[last].end)
    return last
  }

  func token(_ index: Int) -> CheckToken? {
    side.tokens.indices.contains(index) ? side.tokens[index] : nil
  }

  /// Letters that touch the digits: `19th`, `1990s`, `5k`; others make it a
  /// name, as `3D` is.
  private func readSuffix(_ quantity: inout Quantity, at index: Int) -> Int? {
    guard let token = token(index), token.kind == .word, token.gap == .none else { return nil }
    if words.ordinals.contains(token.key) { return index }
    let key = token.key
    if key == WordKey.key("s"), token.count == 1 { return index }
    if words.units[key] != nil || words.magnitudes[key] != nil { return nil }
    if key == WordKey.key("k") || key == WordKey.key("m") {
      let power = key == WordKey.key("k") ? 3 : 6
      quantity.magnitude += power
      quantity.exponent += power
      return index
    }
    quantity.isRequired = false
    return index
  }

  private func readUnitBefore(_ quantity: inout Quantity) {
    guard let index = index(endingAt: quantity.digits.lowerBound) else { return }
    let before = side.tokens[index]
    if before.kind == .symbol, let unit = MeasureUnit.sign(before.key), unit.isCurrency {
      quantity.unit = unit
    } else if before.kind == .word, before.flags.contains(.isAllCapitals),
      let unit = words.units[before.key], unit.isCurrency
    {
      quantity.unit = unit
    }
  }

  /// The token before the one that begins at `start`.
  private func index(endingAt start: Int) -> Int? {
    let next = side.tokens.partitioningIndex { Int($0.start) >= start }
    return next > 0 ? next - 1 : nil
  }

  /// The unit behind the number, with `de` or a hyphen between them.
  private func readUnit(_ quantity: inout Quantity, at index: Int) -> Int? {
    guard let token = token(index) else { return nil }
    if let found = unit(at: index, of: quantity) {
      quantity.unit = found.unit
      return found.last
    }
    let isLink = token.kind == .word && words.links.contains(token.key) && quantity.magnitude > 0
    let isHyphen =
      isDash(token) && token.gap == .none && self.token(index + 1)?.gap == CheckToken.Gap.none
    guard isLink || isHyphen, let found = unit(at: index + 1, of: quantity) else { return nil }
    quantity.unit = found.unit
    return found.last
  }

  private func unit(at index: Int, of quantity: Quantity) -> (unit: MeasureUnit, last: Int)? {
    guard let token = token(index) else { return nil }
    if token.kind == .symbol || token.kind == .punctuation {
      if token.key == 0xB0, let letter = self.token(index + 1), letter.key == WordKey.key("c") {
        return (.celsius, index + 1)
      }
      return MeasureUnit.sign(token.key).map { ($0, index) }
    }
    guard token.kind == .word else { return nil }
    if let unit = words.units[token.key] { return (unit, index) }
    // `pour cent`, `per cent`, `US$`
    let next = self.token(index + 1)
    if let next, next.key == WordKey.key("cent"),
      token.key == WordKey.key("pour") || token.key == WordKey.key("per")
    {
      return (.percent, index + 1)
    }
    if let next, next.key == 0x24, next.gap == .none { return (.dollar, index + 1) }
    if let end = endOfHundred(at: index) { return (.percent, end) }
    return nil
  }

  /// The last token of `pour 100` or `p. 100`, which begins at `index`.
  private func endOfHundred(at index: Int) -> Int? {
    guard side.language == .french, let first = token(index) else { return nil }
    var end = index + 1
    if first.key == WordKey.key("p"), token(end)?.key == 0x2E {
      end += 1
    } else if first.key != WordKey.key("pour") {
      return nil
    }
    guard let number = token(end), number.kind == .number, side.text(number) == "100" else {
      return nil
    }
    return end
  }

  // MARK: Times

  /// Reads `3:25 p.m.`, `15 h 25`, `15h25` and `3 pm`.
  ///
  /// - Returns: Where the walk goes on; `nil` when it is no time.
  mutating func readTime(_ quantity: inout Quantity, at index: Int, _ last: Int) -> Int? {
    if let end = readDottedTime(&quantity, at: index) { return end }
    guard index == last, quantity.exponent == 0, (0...24).contains(quantity.mantissa),
      let next = token(index + 1)
    else { return nil }
    var time = quantity
    time.kind = .time
    time.mantissa *= 60
    var end = index + 1
    if next.key == 0x3A, next.gap == .none, let minutes = minutes(at: index + 2, attached: true) {
      time.mantissa += minutes
      end = index + 3
    } else if next.key == WordKey.key("h"), next.kind == .word {
      end = index + 2
      if let minutes = minutes(at: index + 2, attached: false) {
        time.mantissa += minutes
        end = index + 3
      } else if side.language != .french {
        return nil
      }
    } else if let minutes = hourWord(next) {
      time.mantissa += minutes
      end = index + 2
    }
    let isPM = readHalfDay(&time, at: end)
    if isPM { end += 1 } else if end == index + 1 { return nil }
    time.range = quantity.range.lowerBound..<Int(side.tokens[end - 1].end)
    append(time)
    return end
  }

  /// Reads `5.30 pm`.
  private mutating func readDottedTime(_ quantity: inout Quantity, at index: Int) -> Int? {
    guard quantity.exponent == -2, (100..<1300).contains(quantity.mantissa),
      quantity.mantissa % 100 < 60
    else { return nil }
    var time = quantity
    time.kind = .time
    time.exponent = 0
    time.mantissa = quantity.mantissa / 100 * 60 + quantity.mantissa % 100
    guard readHalfDay(&time, at: index + 1) else { return nil }
    time.range = quantity.range.lowerBound..<Int(side.tokens[index + 1].end)
    append(time)
    return index + 2
  }

  private func minutes(at index: Int, attached: Bool) -> Int64? {
    guard let token = token(index), token.kind == .number, token.count == 2,
      !attached || token.gap == .none
    else { return nil }
    let (tens, ones) = (side.bytes[Int(token.start)], side.bytes[Int(token.start) + 1])
    let value = Int64(tens &- 0x30) * 10 + Int64(ones &- 0x30)
    return value < 60 ? value : nil
  }

  /// The minutes in the `h25` of `15h25`.
  private func hourWord(_ token: CheckToken) -> Int64? {
    guard token.kind == .word, token.gap == .none, token.count == 3,
      side.bytes[Int(token.start)] | 0x20 == UInt8(ascii: "h")
    else { return nil }
    let tens = Int64(side.bytes[Int(token.start) + 1]) - 0x30
    let ones = Int64(side.bytes[Int(token.start) + 2]) - 0x30
    guard (0...5).contains(tens), (0...9).contains(ones) else { return nil }
    return tens * 10 + ones
  }

  /// Reads `a.m.` or `p.m.`; whether it is there.
  private func readHalfDay(_ time: inout Quantity, at index: Int) -> Bool {
    guard side.language == .english, let token = token(index), token.kind == .word else {
      return false
    }
    let hour = time.mantissa / 60
    if token.key == WordKey.key("pm"), (1...12).contains(hour) {
      if hour < 12 { time.mantissa += 720 }
    } else if token.key == WordKey.key("am"), (1...12).contains(hour) {
      if hour == 12 { time.mantissa -= 720 }
    } else {
      return false
    }
    time.hasHalfDay = true
    return true
  }
}
