/// A logistic regression with ridge penalty, fitted by Newton's method.
///
/// Source: Hastie, Tibshirani and Friedman, "The Elements of Statistical
/// Learning" (2009), 4.4.1.
struct LogisticRegression {
  /// Rows of numbers with a yes or no each.
  struct Data {
    private(set) var labels: [Bool] = []
    /// The group (corpus) of each row.
    private(set) var groups: [Int] = []
    private(set) var width = 0
    private var values: [Float] = []

    mutating func append(_ row: [Float], isPositive: Bool, group: Int) {
      precondition(labels.isEmpty || row.count == width, "all rows have the same length")
      width = row.count
      values += row
      labels.append(isPositive)
      groups.append(group)
    }

    func value(_ row: Int, _ column: Int) -> Float { values[row * width + column] }
  }

  /// Weights for columns brought to mean 0 and variance 1; the last is the
  /// bias.
  private var weights: [Double]
  private var means: [Double]
  private var deviations: [Double]

  /// Fits the rows of `data` whose group `includes` accepts.
  init(_ data: Data, ridge: Double, includes: (Int) -> Bool) {
    let rows = data.labels.indices.filter { includes(data.groups[$0]) }
    (means, deviations) = Self.moments(of: data, rows)
    weights = Array(repeating: 0, count: data.width + 1)
    for _ in 0..<25 {
      let step = newtonStep(data, rows, ridge: ridge)
      for column in weights.indices { weights[column] += step[column] }
      if step.allSatisfy({ abs($0) < 1e-6 }) { break }
    }
  }

  /// How likely the row numbered `row` is positive.
  func probability(of data: Data, _ row: Int) -> Double {
    var values = [Double](repeating: 0, count: weights.count)
    fill(&values, data, row)
    return Self.logistic(dot(values))
  }

  /// The weights for columns as they are, and the bias.
  var plainWeights: (weights: [Double], bias: Double) {
    let width = weights.count - 1
    let plain = (0..<width).map { weights[$0] / deviations[$0] }
    let bias = (0..<width).reduce(weights[width]) { $0 - plain[$1] * means[$1] }
    return (plain, bias)
  }

  private static func moments(of data: Data, _ rows: [Int]) -> ([Double], [Double]) {
    let count = Double(max(1, rows.count))
    var means: [Double] = []
    var deviations: [Double] = []
    for column in 0..<data.width {
      let mean = rows.reduce(0.0) { $0 + Double(data.value($1, column)) } / count
      let squares = rows.reduce(0.0) {
        let difference = Double(data.value($1, column)) - mean
        return $0 + difference * difference
      }
      means.append(mean)
      let deviation = (squares / count).squareRoot()
      deviations.append(deviation > 1e-9 ? deviation : 1)
    }
    return (means, deviations)
  }

  private func fill(_ values: inout [Double], _ data: Data, _ row: Int) {
    for column in 0..<data.width {
      values[column] = (Double(data.value(row, column)) - means[column]) / deviations[column]
    }
    values[data.width] = 1
  }

  private func dot(_ values: [Double]) -> Double {
    var sum = 0.0
    for (value, weight) in zip(values, weights) { sum += value * weight }
    return sum
  }

  private static func logistic(_ value: Double) -> Double { 1 / (1 + exponential(-value)) }

  private func newtonStep(_ data: Data, _ rows: [Int], ridge: Double) -> [Double] {
    let size = weights.count
    var gradient = [Double](repeating: 0, count: size)
    var hessian = [Double](repeating: 0, count: size * size)
    var values = [Double](repeating: 0, count: size)
    for row in rows {
      fill(&values, data, row)
      let probability = Self.logistic(dot(values))
      let error = (data.labels[row] ? 1 : 0) - probability
      let curvature = max(1e-9, probability * (1 - probability))
      for first in 0..<size {
        gradient[first] += error * values[first]
        let scaled = curvature * values[first]
        for second in 0...first { hessian[first * size + second] += scaled * values[second] }
      }
    }
    // The bias is not drawn to 0.
    for column in 0..<(size - 1) {
      gradient[column] -= ridge * weights[column]
      hessian[column * size + column] += ridge
    }
    return Self.solve(&hessian, gradient)
  }

  /// Solves the system of a symmetric positive matrix, of which the lower half
  /// is given, by Cholesky's method.
  private static func solve(_ matrix: inout [Double], _ right: [Double]) -> [Double] {
    let size = right.count
    var solution = right
    for row in 0..<size {
      for column in 0...row {
        var sum = matrix[row * size + column]
        for inner in 0..<column {
          sum -= matrix[row * size + inner] * matrix[column * size + inner]
        }
        matrix[row * size + column] =
          row == column ? max(1e-12, sum).squareRoot() : sum / matrix[column * size + column]
      }
    }
    for row in 0..<size {
      for inner in 0..<row { solution[row] -= matrix[row * size + inner] * solution[inner] }
      solution[row] /= matrix[row * size + row]
    }
    for row in (0..<size).reversed() {
      for inner in (row + 1)..<size {
        solution[row] -= matrix[inner * size + row] * solution[inner]
      }
      solution[row] /= matrix[row * size + row]
    }
    return solution
  }
}
