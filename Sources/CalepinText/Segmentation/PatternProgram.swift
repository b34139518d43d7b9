/// Several patterns as one nondeterministic automaton, by Thompson's
/// construction.
///
/// Source: Thompson, "Regular expression search algorithm" (1968).
struct PatternProgram: Sendable {
  /// A step.
  enum Step: Sendable {
    /// Takes a scalar of a set of ``sets``.
    case take(set: Int, next: Int)
    case split(Int, Int)
    /// Goes on when the scalar beside the place is in a set; `nil` is the edge.
    case require(set: Int?, isAhead: Bool, isNegated: Bool, next: Int)
    /// The pattern with this number fits.
    case accept(Int)
  }

  /// How many steps a program has at most.
  static let limit = 60_000

  private(set) var steps: [Step] = []
  private(set) var sets: [ScalarSet] = []
  /// Where each pattern begins.
  private(set) var starts: [Int] = []
  private var setNumbers: [ScalarSet: Int] = [:]

  /// The sets that are asked of the scalar before a place.
  private(set) var setsBefore: Set<Int> = []
  /// Whether the edge before a place is asked for.
  private(set) var asksForStart = false

  /// Adds `pattern`, numbered from 0 in the order they are added.
  ///
  /// - Throws: `PatternError.tooLarge`.
  mutating func add(_ pattern: Pattern) throws(PatternError) {
    let accept = try append(.accept(starts.count))
    starts.append(try compile(pattern, before: accept))
  }

  private mutating func append(_ step: Step) throws(PatternError) -> Int {
    guard steps.count < Self.limit else { throw .tooLarge(limit: Self.limit) }
    steps.append(step)
    return steps.count - 1
  }

  private mutating func number(of set: ScalarSet) -> Int {
    if let number = setNumbers[set] { return number }
    sets.append(set)
    setNumbers[set] = sets.count - 1
    return sets.count - 1
  }

  /// Compiles `pattern` so that it goes on at `next`; the step it begins with.
  private mutating func compile(
    _ pattern: Pattern, before next: Int
  ) throws(PatternError) -> Int {
    switch pattern {
    case .set(let set): return try append(.take(set: number(of: set), next: next))
    case .sequence(let parts):
      var start = next
      for part in parts.reversed() { start = try compile(part, before: start) }
      return start
    case .alternatives(let parts):
      guard let last = parts.last else {
        return try append(.take(set: number(of: .ranges([])), next: next))
      }
      var start = try compile(last, before: next)
      for part in parts.dropLast().reversed() {
        start = try append(.split(try compile(part, before: next), start))
      }
      return start
    case .repeated(let part, let range, let least):
      return try compileRepetition(of: part, range, from: least, before: next)
    case .condition(let condition):
      let set = condition.set.map { number(of: $0) }
      if !condition.isAhead {
        if let set { setsBefore.insert(set) } else { asksForStart = true }
      }
      return try append(
        .require(
          set: set, isAhead: condition.isAhead, isNegated: condition.isNegated, next: next))
    }
  }

  private mutating func compileRepetition(
    of part: Pattern, _ range: ClosedRange<Int>?, from least: Int, before next: Int
  ) throws(PatternError) -> Int {
    var start = next
    if let range {
      for _ in 0..<(range.upperBound - least) {
        start = try append(.split(try compile(part, before: start), next))
      }
    } else {
      let loop = try append(.split(next, next))
      steps[loop] = .split(try compile(part, before: loop), next)
      start = loop
    }
    for _ in 0..<least { start = try compile(part, before: start) }
    return start
  }
}
