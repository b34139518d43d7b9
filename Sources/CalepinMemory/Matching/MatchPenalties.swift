/// How many percent a match loses for what the bare score does not see.
///
/// Each is taken off once, however often the difference occurs.
public struct MatchPenalties: Hashable, Sendable {
  /// A word is written with other capitals.
  public var letterCase = 1
  /// The marks are not the same in the same order.
  public var punctuation = 1
  /// The numbers are not the same in the same order.
  public var numbers = 2
  /// The inline codes are not of the same kinds in the same order.
  public var codes = 1
  /// The text beside the segment is known, and is not that of the query.
  public var context = 1

  /// The usual penalties.
  public init() {}

  /// No penalties: the bare score.
  public static let none: MatchPenalties = {
    var penalties = MatchPenalties()
    for path in paths.values { penalties[keyPath: path] = 0 }
    return penalties
  }()

  /// The penalties by the names that people give them.
  private static var paths: [String: WritableKeyPath<MatchPenalties, Int>] {
    [
      "case": \.letterCase, "punctuation": \.punctuation, "numbers": \.numbers, "codes": \.codes,
      "context": \.context,
    ]
  }

  /// The names, in the order in which they are told.
  public static let names = ["case", "punctuation", "numbers", "codes", "context"]

  /// The penalties that `text` spells: `none`, or `case=1,numbers=5` with the
  /// others as usual; `nil` when it is neither.
  public init?(_ text: String) {
    self.init()
    if text == "none" {
      self = .none
      return
    }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, let path = Self.paths[String(sides[0])], let value = Int(sides[1]),
        (0...100).contains(value)
      else { return nil }
      self[keyPath: path] = value
    }
  }

  /// The most that a match can lose.
  var greatest: Int { letterCase + punctuation + numbers + codes + context }
}

/// How much a match is worth to a translator.
public struct MatchScore: Hashable, Sendable {
  /// The number of edits, and the tokens of the longer text.
  public let distance: Int
  /// How many tokens the longer of query and source has.
  public let length: Int
  /// What the match loses for what the edits do not count, in percent.
  public let penalty: Int
  /// Whether the segments around it are the same as well.
  public let isInContext: Bool

  /// Creates the score of a match.
  public init(distance: Int, length: Int, penalty: Int = 0, isInContext: Bool = false) {
    self.distance = distance
    self.length = length
    self.penalty = penalty
    self.isInContext = isInContext
  }

  /// The score in whole percent, rounded down: `100 (1 - distance / length)`
  /// minus the penalty, from 0 to 100; 101 when all is the same in the same
  /// context.
  public var percent: Int {
    if isExact { return isInContext ? 101 : 100 }
    return max(0, 100 * (length - distance) / length - penalty)
  }

  /// The score with `points` percent more taken off.
  func lessened(by points: Int) -> MatchScore {
    MatchScore(
      distance: distance, length: length, penalty: penalty + points, isInContext: isInContext)
  }

  /// Whether nothing differs.
  public var isExact: Bool { distance == 0 && penalty == 0 }

  /// Whether the score is at least `percent` before it is rounded.
  public func isAtLeast(_ percent: Int) -> Bool {
    100 * (length - distance) >= (percent + penalty) * length
  }

  /// What the match is called.
  public var kind: String { isExact ? isInContext ? "context" : "exact" : "fuzzy" }

  /// Whether the match is worth less than one of the score `other`, before
  /// rounding; in context is worth more than exact.
  func isBelow(_ other: MatchScore) -> Bool {
    let (own, others) = (points * other.length, other.points * length)
    if own != others { return own < others }
    return percent < 101 && other.percent == 101
  }

  /// Hundred times the tokens that are the same, less the penalty.
  private var points: Int { 100 * (length - distance) - penalty * length }
}
