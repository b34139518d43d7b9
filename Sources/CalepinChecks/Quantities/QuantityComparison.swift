/// Finds for each number of one side the number of the other side that is
/// meant by it.
struct QuantityComparison {
  /// Two numbers that belong together and yet differ.
  struct Conflict {
    /// In what they differ.
    enum Kind {
      case value, magnitude, percent, currency, unit, date, time, format
    }

    var kind: Kind
    var source: Quantity
    var target: Quantity
  }

  private let unit: UnitAnalysis
  private(set) var source: [Quantity]
  private(set) var target: [Quantity]
  /// The pairs that differ.
  private(set) var conflicts: [Conflict] = []

  /// Compares the numbers of both sides of `unit`.
  init(_ unit: UnitAnalysis) {
    self.unit = unit
    source = QuantityReader.quantities(in: unit.source)
    target = QuantityReader.quantities(in: unit.target)
    guard !source.isEmpty || !target.isEmpty else { return }
    pairEqual()
    guard hasOpen else { return }
    pairSpecial()
    guard hasOpen else { return }
    pairWithOtherTokens()
    pairWithWords()
    Self.pairMonths(&source, with: unit.target)
    Self.pairMonths(&target, with: unit.source)
    pairConverted()
    guard hasOpen else { return }
    pairConflicting()
  }

  /// The numbers of the source that have no counterpart.
  var missing: [Quantity] { source.filter { !$0.isMatched && $0.isRequired } }

  /// The numbers of the target that have no counterpart.
  var extra: [Quantity] { target.filter { !$0.isMatched && $0.isRequired } }

  private var hasOpen: Bool {
    source.contains { !$0.isMatched && $0.isRequired }
      || target.contains { !$0.isMatched && $0.isRequired }
  }

  // MARK: Equal numbers

  private mutating func pairEqual() {
    pair { $0.hasValue(of: $1) && $0.unit == $1.unit }
    pair { $0.hasValue(of: $1) && ($0.unit.isVague || $1.unit.isVague) }
    for first in source.indices where !source[first].isMatched {
      guard
        let second = target.firstIndex(where: {
          !$0.isMatched && $0.hasValue(of: source[first])
        })
      else { continue }
      report(unitConflict(source[first].unit, target[second].unit), first, second)
    }
  }

  private func unitConflict(_ one: MeasureUnit, _ two: MeasureUnit) -> Conflict.Kind {
    if one == .percent || two == .percent { return .percent }
    return one.isCurrency && two.isCurrency ? .currency : .unit
  }

  /// Marks the pairs for which `areEqual` holds, each number once.
  private mutating func pair(_ areEqual: (Quantity, Quantity) -> Bool) {
    for first in source.indices where !source[first].isMatched {
      for second in target.indices where !target[second].isMatched {
        guard areEqual(source[first], target[second]) else { continue }
        source[first].isMatched = true
        target[second].isMatched = true
        break
      }
    }
  }

  private mutating func report(_ kind: Conflict.Kind, _ first: Int, _ second: Int) {
    source[first].isMatched = true
    target[second].isMatched = true
    conflicts.append(Conflict(kind: kind, source: source[first], target: target[second]))
  }

  // MARK: The same in another shape

  /// Times against hours, months against their numbers, joined groups against
  /// single ones.
  private mutating func pairSpecial() {
    pair { Self.isHour($0, $1) || Self.isHour($1, $0) }
    pair { one, two in
      (one.kind == .month || two.kind == .month) && one.kind != two.kind
        && one.mantissa == two.wholeValue.map(Int64.init) ?? two.mantissa && two.kind != .time
        || (two.kind == .month && one.wholeValue == Int(two.mantissa))
    }
    let unit = unit
    pair { one, two in
      Self.isDecade(one, of: two, in: unit.source) || Self.isDecade(two, of: one, in: unit.target)
    }
    splitJoined()
  }

  /// Whether `short` is the decade `long` as French writes it: *années 30* for
  /// the 1930s.
  private static func isDecade(_ short: Quantity, of long: Quantity, in side: TextSide) -> Bool {
    guard side.language == .french, let tens = short.wholeValue, let year = long.wholeValue,
      tens < 100, tens % 10 == 0, (1700...2099).contains(year), year % 100 == tens,
      let index = side.tokens.firstIndex(where: { Int($0.start) >= short.digits.lowerBound }),
      index > 0
    else { return false }
    return side.tokens[index - 1].key == WordKey.key("années")
  }

  /// Measures that are converted for other readers, or stand beside the one
  /// that the other side has.
  private mutating func pairConverted() {
    let (ours, theirs) = (source, target)
    for index in source.indices where !source[index].isMatched {
      source[index].isMatched = theirs.contains { ours[index].isConverted(to: $0) }
    }
    for index in target.indices where !target[index].isMatched {
      target[index].isMatched = ours.contains { theirs[index].isConverted(to: $0) }
    }
  }

  /// Whether `time` on the hour is the number `other`.
  private static func isHour(_ time: Quantity, _ other: Quantity) -> Bool {
    guard time.kind == .time, time.mantissa % 60 == 0, let hours = other.wholeValue else {
      return false
    }
    return Int(time.mantissa / 60) == hours || Int(time.mantissa / 60) == hours + 12
  }

  /// Takes numbers apart that plain spaces joined, where the parts fit.
  private mutating func splitJoined() {
    for second in target.indices where !target[second].isMatched && target[second].isJoined {
      if areOpen(parts(target[second], unit.target), in: source) { target[second].isMatched = true }
    }
    for first in source.indices where !source[first].isMatched && source[first].isJoined {
      if areOpen(parts(source[first], unit.source), in: target) { source[first].isMatched = true }
    }
  }

  private func parts(_ quantity: Quantity, _ side: TextSide) -> [Quantity] {
    side.tokens.compactMap { token in
      guard token.kind == .number, quantity.digits.contains(Int(token.start)) else { return nil }
      var part = Quantity(token.range)
      for byte in side.bytes[token.range] where byte >= 0x30 {
        part.mantissa = part.mantissa * 10 + Int64(byte - 0x30)
      }
      part.normalize()
      return part
    }
  }

  private mutating func areOpen(_ parts: [Quantity], in others: [Quantity]) -> Bool {
    let isFound = parts.allSatisfy { part in others.contains { $0.hasValue(of: part) } }
    guard isFound else { return false }
    for index in source.indices where parts.contains(where: { $0.hasValue(of: source[index]) }) {
      source[index].isMatched = true
    }
    for index in target.indices where parts.contains(where: { $0.hasValue(of: target[index]) }) {
      target[index].isMatched = true
    }
    return true
  }

  /// Digits that the other side has inside program text, names and addresses.
  private mutating func pairWithOtherTokens() {
    for index in source.indices where !source[index].isMatched {
      if hasDigits(source[index], of: unit.source, in: unit.target) {
        source[index].isMatched = true
      }
    }
    for index in target.indices where !target[index].isMatched {
      if hasDigits(target[index], of: unit.target, in: unit.source) {
        target[index].isMatched = true
      }
    }
  }

  /// Whether `other` has the digits in a token that `side` does not have as
  /// well.
  private func hasDigits(_ quantity: Quantity, of side: TextSide, in other: TextSide) -> Bool {
    let digits = Array(side.bytes[quantity.digits])
    return other.tokens.contains { token in
      guard token.kind != .number, token.kind != .punctuation, token.kind != .symbol,
        token.kind != .word || token.flags.contains(.hasDigit), token.count >= digits.count
      else { return false }
      return Self.contains(digits, in: other.bytes[token.range])
        && !side.tokens.contains { $0.key == token.key && $0.kind == token.kind }
    }
  }

  /// Whether `digits` stand in `bytes`, not inside a longer number.
  private static func contains(_ digits: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
    func isDigit(_ index: Int) -> Bool {
      bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index])
    }
    for start in bytes.indices.dropLast(digits.count - 1)
    where bytes[start...].starts(with: digits) {
      if !isDigit(start - 1), !isDigit(start + digits.count) { return true }
    }
    return false
  }

  /// Numbers that the other side spells.
  private mutating func pairWithWords() {
    if source.contains(where: { !$0.isMatched && $0.isRequired }) {
      let values = NumberWords.values(in: unit.target)
      for index in source.indices where !source[index].isMatched {
        if let value = source[index].wholeValue, values.contains(value) {
          source[index].isMatched = true
        }
      }
    }
    if target.contains(where: { !$0.isMatched && $0.isRequired }) {
      let values = NumberWords.values(in: unit.source)
      for index in target.indices where !target[index].isMatched {
        if let value = target[index].wholeValue, values.contains(value) {
          target[index].isMatched = true
        }
      }
    }
  }

  /// Months that `other` names without a number beside them: *the first day of
  /// January*.
  private static func pairMonths(_ quantities: inout [Quantity], with other: TextSide) {
    for index in quantities.indices
    where !quantities[index].isMatched && quantities[index].kind == .month {
      let months = QuantityWords.words(of: other.language).months
      let month = Int(quantities[index].mantissa)
      quantities[index].isMatched = other.tokens.contains {
        $0.kind == .word && months[$0.key] == month
      }
    }
  }

  // MARK: Different numbers

  private mutating func pairConflicting() {
    let unit = unit
    pairOpen(.format) { one, two in Self.areSpeltAlike(one, two, in: unit) }
    pairOpen(.magnitude) { one, two in
      one.mantissa == two.mantissa && one.magnitude + two.magnitude > 0 && one.kind == two.kind
        && one.kind == .number
    }
    pairOpen(.date) { one, two in one.kind == .month && two.kind == .month }
    pairOpen(.time) { one, two in one.kind == .time && two.kind == .time }
    pairOpen(.percent) { one, two in
      one.kind == .number && two.kind == .number && one.unit == .percent && two.unit == .percent
    }
    pairOpen(.value) { one, two in one.kind != .month && two.kind != .month }
  }

  /// Whether both are written with the same digits and separators and yet are
  /// not worth the same, as `1,234` in both languages.
  private static func areSpeltAlike(
    _ one: Quantity, _ two: Quantity, in unit: UnitAnalysis
  ) -> Bool {
    one.digits.count == two.digits.count && one.digits.count > 2
      && unit.source.bytes[one.digits] == unit.target.bytes[two.digits]
  }

  private mutating func pairOpen(
    _ kind: Conflict.Kind, _ belong: (Quantity, Quantity) -> Bool
  ) {
    for first in source.indices where !source[first].isMatched && source[first].isRequired {
      guard
        let second = target.firstIndex(where: {
          !$0.isMatched && $0.isRequired && belong(source[first], $0)
        })
      else { continue }
      report(kind, first, second)
    }
  }
}
