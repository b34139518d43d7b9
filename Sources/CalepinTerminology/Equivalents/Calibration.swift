internal import CalepinCore

/// Turns what the evidence weighs into how often such a proposal is right, as
/// it was measured: Documentation/Methods/equivalents.md.
enum Calibration {
  /// How sure a draft is, in hundredths from 0 to 1.
  static func confidence(of draft: Draft) -> Double {
    let sure =
      switch draft.origin {
      case .lexicon: interpolated(draft.confidence, in: lexicon)
      case .composition: interpolated(draft.confidence, in: composition)
      case .cognate: 0.7
      case .termbase, .sameForm: draft.confidence
      }
    return (sure * 100).rounded() / 100
  }

  /// What was weighed, and how often it was right; both ascend.
  private typealias Curve = [(weight: Double, share: Double)]

  private static let lexicon: Curve = [
    (0, 0.07), (0.05, 0.26), (0.15, 0.43), (0.25, 0.58), (0.35, 0.65), (0.45, 0.71), (0.55, 0.74),
    (0.65, 0.78), (0.75, 0.81), (0.85, 0.84), (0.95, 0.88), (1, 0.9),
  ]

  private static let composition: Curve = [
    (0, 0.02), (0.05, 0.09), (0.14, 0.23), (0.24, 0.33), (0.34, 0.42), (0.44, 0.46), (0.54, 0.5),
    (0.64, 0.6), (0.73, 0.7), (0.82, 0.76), (0.95, 0.94), (1, 0.96),
  ]

  private static func interpolated(_ weight: Double, in curve: Curve) -> Double {
    for (low, high) in zip(curve, curve.dropFirst()) where weight <= high.weight {
      let part = (weight - low.weight) / (high.weight - low.weight)
      return low.share + (high.share - low.share) * max(0, part)
    }
    return curve.last?.share ?? 0
  }
}
