#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// How well the lengths of two runs of sentences go together.
///
/// Source: Gale and Church, "A program for aligning sentences in bilingual
/// corpora" (1993): the difference of the lengths is normal with a variance that
/// grows with the length.
struct LengthModel {
  /// The variance of a character, as Gale and Church measured it.
  private static let variance: Float = 6.8
  /// Characters of a text as long as its translation that are counted in: in
  /// short texts the ratio says what is missing and not how languages differ.
  private static let priorLength: Float = 500
  private static let stepsPerDeviation: Float = 32
  private static let longest: Float = 12

  /// How many characters of the target text one of the source text becomes.
  private let ratio: Float
  /// The logarithm of the probability of a difference, by its size in steps.
  private let logProbabilities: [Float]

  /// Creates the model of texts with these lengths.
  init(sourceLength: Float, targetLength: Float) {
    let measured = (targetLength + Self.priorLength) / (sourceLength + Self.priorLength)
    ratio = min(4, max(0.25, measured))
    logProbabilities = (0...Int(Self.longest * Self.stepsPerDeviation)).map { step in
      let deviations = Double(step) / Double(Self.stepsPerDeviation)
      return Float(log(max(erfc(deviations / 2.0.squareRoot()), 1e-30)))
    }
  }

  /// The logarithm of the probability that runs of these lengths translate each
  /// other, as far as the lengths tell; 0 for a perfect fit.
  @inline(__always) func score(source: Float, target: Float) -> Float {
    let expected = source * ratio
    let mean = max(1, (expected + target) / 2)
    let deviations = abs(target - expected) / (mean * Self.variance).squareRoot()
    let step = Int(min(deviations, Self.longest - 0.1) * Self.stepsPerDeviation)
    return logProbabilities[step]
  }
}
