internal import CalepinCore

/// The weights of a perceptron in training, with what is needed to average
/// them.
///
/// Everything is a whole number, so that training gives the same weights on
/// every machine.
///
/// Source: the lazy averaging is that of Daumé, "Practical structured learning
/// techniques" (2006), §2.
struct PerceptronWeights {
  private let tagCount: Int
  private var ids: [UInt64: Int32] = [:]
  private(set) var features: [UInt64] = []
  private var weights: [Int32] = []
  private var totals: [Int64] = []
  private var stamps: [Int32] = []
  private var step: Int32 = 0

  init(tagCount: Int) { self.tagCount = tagCount }

  /// The number of `feature`, given to it when it is new.
  mutating func id(of feature: UInt64) -> Int32 {
    if let found = ids[feature] { return found }
    let id = Int32(features.count)
    ids[feature] = id
    features.append(feature)
    let zeros = repeatElement(0, count: tagCount)
    weights.append(contentsOf: zeros.lazy.map { Int32($0) })
    totals.append(contentsOf: zeros.lazy.map { Int64($0) })
    stamps.append(contentsOf: zeros.lazy.map { Int32($0) })
    return id
  }

  /// The class with the highest score; the first of equals.
  func best(_ features: [Int32], scores: inout [Int32]) -> Int {
    for tag in 0..<tagCount { scores[tag] = 0 }
    weights.withUnsafeBufferPointer { weights in
      scores.withUnsafeMutableBufferPointer { scores in
        for feature in features {
          let row = Int(feature) * tagCount
          for tag in 0..<tagCount { scores[tag] &+= weights[row + tag] }
        }
      }
    }
    var best = 0
    for tag in 1..<tagCount where scores[tag] > scores[best] { best = tag }
    return best
  }

  /// Counts one more decision.
  mutating func advance() { step += 1 }

  /// Moves the weights of `features` from the class `wrong` to `right`.
  mutating func update(_ features: [Int32], right: Int, wrong: Int) {
    for feature in features {
      change(Int(feature) * tagCount + right, by: 1)
      change(Int(feature) * tagCount + wrong, by: -1)
    }
  }

  private mutating func change(_ index: Int, by amount: Int32) {
    totals[index] += Int64(step - stamps[index]) * Int64(weights[index])
    stamps[index] = step
    weights[index] += amount
  }

  /// The average weights over all decisions of the feature with this number.
  func averages(of id: Int) -> [Double] {
    (0..<tagCount).map { tag in
      let index = id * tagCount + tag
      let total = totals[index] + Int64(step - stamps[index]) * Int64(weights[index])
      return Double(total) / Double(max(step, 1))
    }
  }
}
