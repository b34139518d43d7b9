/// Turns what the evidence weighs into how often it is right.
enum Calibration {
  /// How sure a draft is, in hundredths from 0 to 1.
  static func confidence(of draft: Draft) -> Double {
    (draft.confidence * 100).rounded() / 100
  }
}
