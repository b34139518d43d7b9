/// How many sentences of either side a bead has, and how usual that is.
struct BeadShape {
  /// The most sentences on a side.
  static let most = 4

  let source: Int
  let target: Int
  /// The logarithm of how often such beads occur.
  let logPrior: Float

  private init(_ source: Int, _ target: Int, _ logPrior: Float) {
    self.source = source
    self.target = target
    self.logPrior = logPrior
  }

  /// The shapes that are tried.
  ///
  /// The first six are those of Gale and Church (1993) with their frequencies;
  /// literature needs the others.
  static let all = [
    BeadShape(1, 1, -0.12), BeadShape(1, 0, -5.3), BeadShape(0, 1, -5.3),
    BeadShape(2, 1, -3.1), BeadShape(1, 2, -3.1), BeadShape(2, 2, -4.5),
    BeadShape(3, 1, -5.5), BeadShape(1, 3, -5.5), BeadShape(4, 1, -7),
    BeadShape(1, 4, -7), BeadShape(3, 2, -6.5), BeadShape(2, 3, -6.5),
  ]

  /// Those among ``all`` that the pass by length alone tries.
  static let simple = Array(all.prefix(6))
}
