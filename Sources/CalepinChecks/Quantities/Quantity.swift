/// A number of a text by its value, with its unit.
struct Quantity {
  /// What kind of number it is.
  enum Kind: UInt8 {
    case number
    /// A month by its name, 1 to 12.
    case month
    /// A time of day, in minutes.
    case time
    /// Three numbers and more with full stops, compared as written.
    case version
  }

  var kind = Kind.number
  /// The value is ``mantissa`` × 10^``exponent``; the mantissa is not
  /// divisible by 10.
  var mantissa: Int64 = 0
  var exponent = 0
  var unit = MeasureUnit.none
  /// The power of ten that a word behind the digits stands for: 6 in
  /// `4 million`.
  var magnitude = 0
  /// Where it stands, in UTF-8 bytes.
  var range: Range<Int>
  /// Where its digits stand.
  var digits: Range<Int>
  /// Whether it has to have a match on the other side.
  var isRequired = true
  /// Whether it is written as the other language would write it.
  var isForeign = false
  /// Whether plain spaces join its groups of digits.
  var isJoined = false
  /// Whether a time says which half of the day is meant.
  var hasHalfDay = false
  var isMatched = false

  init(_ range: Range<Int>) {
    self.range = range
    digits = range
  }

  /// Takes factors of ten from the mantissa.
  mutating func normalize() {
    guard mantissa != 0 else {
      exponent = 0
      return
    }
    while mantissa % 10 == 0 {
      mantissa /= 10
      exponent += 1
    }
  }

  /// Whether it is worth as much as `other`.
  func hasValue(of other: Quantity) -> Bool {
    if kind == .time, other.kind == .time { return isTime(of: other) }
    return kind == other.kind && mantissa == other.mantissa && exponent == other.exponent
  }

  /// Whether it is the time `other` is, where half a day's difference counts
  /// only when both say which half they mean.
  private func isTime(of other: Quantity) -> Bool {
    if mantissa == other.mantissa { return true }
    let isOpen = !hasHalfDay && !other.hasHalfDay
    return isOpen ? false : abs(mantissa - other.mantissa) == 720 && !(isExact && other.isExact)
  }

  /// Whether a time cannot be meant on the clock of twelve hours.
  private var isExact: Bool { hasHalfDay || mantissa >= 780 || mantissa < 60 }

  /// The value where it is a whole number below a billion.
  var wholeValue: Int? {
    guard kind == .number, (0...8).contains(exponent), abs(mantissa) < 1_000_000_000 else {
      return nil
    }
    return (0..<exponent).reduce(Int(mantissa)) { value, _ in value * 10 }
  }
}
