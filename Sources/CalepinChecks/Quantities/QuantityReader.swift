/// Finds the numbers of a text with their values and units.
struct QuantityReader {
  let side: TextSide
  let words: QuantityWords
  private(set) var quantities: [Quantity] = []
  /// The token of the month found last.
  private var lastMonth = -1

  /// The numbers of `side`, from front to back.
  static func quantities(in side: TextSide) -> [Quantity] {
    guard side.features.contains(.number) else { return [] }
    var reader = QuantityReader(side: side, words: QuantityWords.words(of: side.language))
    reader.walk()
    return reader.quantities
  }

  private mutating func walk() {
    var index = 0
    while index < side.tokens.count {
      if side.tokens[index].kind == .number {
        index = readNumber(at: index)
      } else {
        index += 1
      }
    }
  }

  /// Reads the number that begins at the token `index`, and says where the
  /// next may begin.
  private mutating func readNumber(at index: Int) -> Int {
    let token = side.tokens[index]
    var quantity = Quantity(token.range)
    var last = index
    switch reading(token) {
    case .version:
      quantity.kind = .version
      quantity.mantissa = Int64(token.key)
    case .list:
      readList(token)
      return index + 1
    case .value(let mantissa, let exponent, let isForeign):
      quantity.mantissa = mantissa
      quantity.exponent = exponent
      quantity.isForeign = isForeign
      if exponent == 0, !isForeign { last = join(&quantity, from: index) }
    }
    quantity.digits = token.range.lowerBound..<Int(side.tokens[last].end)
    quantity.range = quantity.digits
    if quantity.kind == .number {
      if let next = readTime(&quantity, at: index, last) { return next }
      expandYear(&quantity, before: index)
      last = readTail(&quantity, after: last)
    }
    if isPartOfName(index) { quantity.isRequired = false }
    quantity.normalize()
    readMonth(before: index, after: last)
    quantities.append(quantity)
    return last + 1
  }

  private func reading(_ token: CheckToken) -> NumberText.Reading {
    side.bytes.withUnsafeBufferPointer {
      NumberText.reading($0[token.range], in: side.language)
    }
  }

  /// `1,2,3`: each number by itself.
  private mutating func readList(_ token: CheckToken) {
    var start = token.range.lowerBound
    for offset in token.range.lowerBound...token.range.upperBound
    where offset == token.range.upperBound || side.bytes[offset] == 0x2C {
      var quantity = Quantity(start..<offset)
      for byte in side.bytes[start..<offset] where byte != 0x2E {
        quantity.mantissa = (quantity.mantissa % 1_000_000_000_000) * 10 + Int64(byte - 0x30)
      }
      quantity.normalize()
      quantities.append(quantity)
      start = offset + 1
    }
  }

  /// Joins groups of three digits that spaces keep apart.
  ///
  /// - Returns: The last token of the number.
  private func join(_ quantity: inout Quantity, from index: Int) -> Int {
    var last = index
    guard side.tokens[index].count <= 3, side.byte(Int(side.tokens[index].start)) != 0x30 else {
      return last
    }
    while last + 1 < side.tokens.count, side.tokens[last + 1].kind == .number {
      let next = side.tokens[last + 1]
      let isPlain = next.gap == .space
      guard next.gap != .none, next.gap != .other, leadingDigits(next) == 3 else { break }
      // English has commas, so it has to be certain there.
      if isPlain, side.language != .french, !isGroup(next) { break }
      guard case .value(let mantissa, let exponent, let isForeign) = reading(next), !isForeign,
        quantity.mantissa < 1_000_000_000_000, exponent > -6
      else { break }
      let shift = (0..<(3 - exponent)).reduce(Int64(1)) { value, _ in value * 10 }
      quantity.mantissa = quantity.mantissa * shift + mantissa
      quantity.exponent = exponent
      quantity.isJoined = quantity.isJoined || isPlain
      last += 1
      if exponent < 0 { break }
    }
    return last
  }

  /// Whether a token after a space can only go on with a number: `000`, `675.8`.
  private func isGroup(_ token: CheckToken) -> Bool {
    token.count > 3 || side.byte(Int(token.start)) == 0x30
  }

  private func leadingDigits(_ token: CheckToken) -> Int {
    token.range.prefix { (0x30...0x39).contains(side.bytes[$0]) }.count
  }

  /// `2029-30` means 2030, too.
  private func expandYear(_ quantity: inout Quantity, before index: Int) {
    guard index >= 2, let year = quantities.last?.wholeValue, (1000...2999).contains(year),
      side.tokens[index].count == 2, quantity.exponent == 0,
      Int(quantity.mantissa) > year % 100 || year % 100 == 99 && quantity.mantissa == 0,
      isDash(side.tokens[index - 1]),
      side.tokens[index - 1].gap == .none, side.tokens[index].gap == .none,
      Int(side.tokens[index - 1].start) == quantities.last?.range.upperBound
    else { return }
    let century = quantity.mantissa == 0 ? year + 1 : year / 100 * 100
    quantity.mantissa += Int64(century)
  }

  func isDash(_ token: CheckToken) -> Bool {
    token.key == 0x2D || token.key == 0x2013 || token.key == 0x2010 || token.key == 0x2011
  }

  /// Whether the number at `index` belongs to a name: `UTF-8`, `n°3`.
  private func isPartOfName(_ index: Int) -> Bool {
    guard index >= 2, side.tokens[index].gap == .none else { return false }
    let before = side.tokens[index - 1]
    guard isDash(before) || before.key == 0x2E || before.key == 0x5F, before.gap == .none else {
      return false
    }
    let word = side.tokens[index - 2]
    return word.kind == .word && word.end == before.start
  }

  /// Reads the month beside a number.
  private mutating func readMonth(before first: Int, after last: Int) {
    var candidates = [first - 1, last + 1]
    if first > 1, side.tokens[first - 1].key == 0x2C { candidates.append(first - 2) }
    if first > 1, side.tokens[first - 1].key == 0x2E, side.tokens[first - 1].gap == .none {
      candidates.append(first - 2)
    }
    if last + 2 < side.tokens.count, words.links.contains(side.tokens[last + 1].key) {
      candidates.append(last + 2)
    }
    for index in candidates where index > lastMonth && side.tokens.indices.contains(index) {
      let token = side.tokens[index]
      guard token.kind == .word, let month = words.months[token.key],
        token.flags.contains(.isCapitalized) || !words.capitalMonths.contains(token.key)
      else { continue }
      lastMonth = index
      var quantity = Quantity(token.range)
      quantity.kind = .month
      quantity.mantissa = Int64(month)
      quantities.append(quantity)
      return
    }
  }

  mutating func append(_ quantity: Quantity) { quantities.append(quantity) }
}
