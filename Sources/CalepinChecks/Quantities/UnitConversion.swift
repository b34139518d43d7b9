extension MeasureUnit {
  /// What is measured.
  private enum Dimension { case length, mass }

  /// Whether a number in this unit may be worth one without a unit, or of
  /// money: `pounds` are both.
  var isVague: Bool { self == .none || self == .pound }

  /// How many metres or kilograms it is, and whether it is metric.
  private var measure: (dimension: Dimension, size: Double, isMetric: Bool)? {
    switch self {
    case .kilometer: (.length, 1000, true)
    case .meter: (.length, 1, true)
    case .centimeter: (.length, 0.01, true)
    case .millimeter: (.length, 0.001, true)
    case .mile: (.length, 1609.344, false)
    case .yard: (.length, 0.9144, false)
    case .foot: (.length, 0.3048, false)
    case .inch: (.length, 0.0254, false)
    case .kilogram: (.mass, 1, true)
    case .gram: (.mass, 0.001, true)
    case .ton: (.mass, 1000, true)
    case .pound: (.mass, 0.453_592_37, false)
    case .ounce: (.mass, 0.028_349_5, false)
    default: nil
    }
  }

  /// How many of `other` one is, where one of both is metric and the other is
  /// not.
  func conversion(to other: MeasureUnit) -> Double? {
    guard let own = measure, let wanted = other.measure, own.dimension == wanted.dimension,
      own.isMetric != wanted.isMetric
    else { return nil }
    return own.size / wanted.size
  }
}

extension Quantity {
  /// Whether `other` is what a translator made of it for readers who measure
  /// otherwise: about the same, as *200 miles* and *300 km*.
  func isConverted(to other: Quantity) -> Bool {
    guard kind == .number, other.kind == .number,
      let factor = unit.conversion(to: other.unit)
    else { return false }
    let (expected, found) = (value * factor, other.value)
    return abs(found - expected) <= 0.15 * expected
  }

  /// The value, as exactly as a floating-point number has it.
  private var value: Double {
    var value = Double(mantissa)
    for _ in 0..<min(abs(exponent), 30) {
      if exponent < 0 { value /= 10 } else { value *= 10 }
    }
    return value
  }
}
