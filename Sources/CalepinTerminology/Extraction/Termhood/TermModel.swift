internal import CModelData
public import CalepinCore

/// Why a model of termhood could not be read.
public enum TermModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A line is not a name, a tab and a number.
  case badLine(Int)
  /// One of the values that every model has is missing.
  case missing(String)

  /// What is wrong and what was expected.
  public var description: String {
    switch self {
    case .badLine(let line): "line \(line): expected a name, a tab and a number"
    case .missing(let name): "there is no line '\(name)': not a model of termhood"
    }
  }
}

/// A logistic regression that tells how likely candidates are terms.
///
/// It is kept as text, a line a feature: its name, a tab, its weight. It was
/// trained on terms that some list has (labelled) against all the rest
/// (unlabelled), so what it gives is how likely a candidate is *labelled*;
/// divided by how often terms are, that is how likely it is a term.
///
/// Source: Elkan and Noto, "Learning classifiers from only positive and
/// unlabeled data" (2008).
public struct TermModel: Hashable, Sendable {
  /// The weight of each feature, by its name.
  public var weights: [String: Double]
  /// What is added to the weighted sum of the features.
  public var bias: Double
  /// The share of terms that are labelled, greater than 0.
  public var labelledShare: Double

  /// Below 1: the tail of the list has more terms than the sums say.
  private static let flatness = 0.9

  private static let biasName = "(bias)"
  private static let shareName = "(labelled share)"

  /// Creates a model.
  public init(weights: [String: Double], bias: Double, labelledShare: Double) {
    self.weights = weights
    self.bias = bias
    self.labelledShare = labelledShare
  }

  /// Reads a model.
  public init(text: some StringProtocol) throws(TermModelError) {
    var values: [String: Double] = [:]
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2, let value = Double(fields[1]), value.isFinite else {
        throw .badLine(number + 1)
      }
      values[String(fields[0])] = value
    }
    guard let bias = values.removeValue(forKey: Self.biasName) else {
      throw .missing(Self.biasName)
    }
    guard let share = values.removeValue(forKey: Self.shareName), share > 0 else {
      throw .missing(Self.shareName)
    }
    self.init(weights: values, bias: bias, labelledShare: share)
  }

  /// The model as text, the features in the order of their names.
  public var text: String {
    let lines =
      [(Self.biasName, bias), (Self.shareName, labelledShare)]
      + weights.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return lines.map { "\($0.0)\t\($0.1)\n" }.joined()
  }

  /// The model for `language` that is built into the program, or `nil` when
  /// there is none.
  public static func builtIn(for language: LanguageTag) -> TermModel? {
    switch language.language {
    case "fr": french
    case "en": english
    default: nil
    }
  }

  private static let french = opened(calepin_terms_fr())
  private static let english = opened(calepin_terms_en())

  private static func opened(_ blob: calepin_blob) -> TermModel? {
    let bytes = UnsafeBufferPointer(start: blob.bytes, count: blob.count)
    return try? TermModel(text: String(decoding: bytes, as: UTF8.self))
  }

  /// The weights of the features called `names`, in their order.
  func weights(of names: [String]) -> [Double] { names.map { weights[$0] ?? 0 } }

  /// The weighted sum of `row`, which has the values of the first weights, with the
  /// bias.
  func logit(_ row: [Float], _ weights: [Double]) -> Double {
    var sum = bias
    for (value, weight) in zip(row, weights) { sum += Double(value) * weight }
    return sum
  }

  /// How likely a candidate with this sum is a term.
  ///
  /// The share of labelled terms is an estimate: what the quotient would have
  /// above 1 is bent below it.
  func probability(ofLogit logit: Double) -> Double {
    let labelled = 1 / (1 + exponential(-logit))
    return power(labelled / (labelled + labelledShare / 2), Self.flatness)
  }
}
