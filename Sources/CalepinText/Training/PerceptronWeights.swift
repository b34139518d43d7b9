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
  private var scores: [Int32]

  init(tagCount: Int) {
    self.tagCount = tagCount
    scores = Array(repeating: 0, count: tagCount)
  }

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

  /// The class with the highest score, the first of equals; moves the weights
  /// when `right` does not win by `margin`.
  mutating func learn(_ features: [Int32], right: Int, margin: Int32) -> Int {
    sum(features)
    var best = 0
    var rival = right == 0 ? 1 : 0
    for tag in 0..<tagCount {
      if scores[tag] > scores[best] { best = tag }
      if tag != right, scores[tag] > scores[rival] { rival = tag }
    }
    step += 1
    if best != right || scores[right] - scores[rival] < margin {
      for feature in features {
        change(Int(feature) * tagCount + right, by: 1)
        change(Int(feature) * tagCount + rival, by: -1)
      }
    }
    return best
  }

  private mutating func sum(_ features: [Int32]) {
    weights.withUnsafeBufferPointer { weights in
      scores.withUnsafeMutableBufferPointer { scores in
        scores.update(repeating: 0)
        for feature in features {
          let row = Int(feature) * tagCount
          for tag in 0..<tagCount { scores[tag] &+= weights[row + tag] }
        }
      }
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
