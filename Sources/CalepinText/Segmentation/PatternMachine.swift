/// Says which patterns end at each place of a text, in one walk: a
/// deterministic automaton made as far as texts ask for it.
///
/// A step costs a look into a table when it was made before and O(steps of the
/// program) when not, so time grows with the length of the text whatever the
/// patterns are.
///
/// Source: Cox, "Regular expression matching: the virtual machine approach"
/// (2009), and the lazy automaton of RE2.
struct PatternMachine {
  /// A scalar as far as the patterns tell it from others; 0 is the edge of a
  /// text.
  typealias SymbolClass = Int

  private struct State: Hashable {
    var steps: [Int32]
    /// What the patterns ask of the scalar before.
    var before: [Bool]
  }

  /// States kept at most; then all are forgotten.
  private static let stateLimit = 2_000
  private static let unknown: Int64 = -1

  private let program: PatternProgram
  private var states: [State] = []
  private var numbers: [State: Int] = [:]
  /// By state and class: the next state and which patterns end here.
  private var table: [[Int64]] = []
  /// Patterns that end at one place, in ascending order.
  private(set) var accepts: [[Int]] = [[]]
  private var acceptNumbers: [[Int]: Int] = [[]: 0]

  /// By class: in which sets its scalars are.
  private var members: [[Bool]]
  private var classNumbers: [[Bool]: SymbolClass] = [:]
  private var classOfScalar: [UInt16]
  private var classOfRareScalar: [UInt32: SymbolClass] = [:]

  // Reused from step to step.
  private var mark: [Int] = []
  private var round = 0

  init(_ program: PatternProgram) {
    self.program = program
    members = [Array(repeating: false, count: program.sets.count)]
    classOfScalar = Array(repeating: 0, count: 0x10000)
    mark = Array(repeating: 0, count: program.steps.count)
  }

  /// The number in ``accepts`` of the patterns that end at each place of
  /// `text`: before its first scalar, behind it, and so on.
  ///
  /// - Complexity: O(count) once the automaton is made.
  mutating func ends(in text: some Sequence<UInt32>) -> [Int32] {
    var found: [Int32] = []
    var state = start()
    for scalar in text {
      let (next, accept) = step(from: state, over: symbolClass(of: scalar))
      found.append(Int32(accept))
      state = next
    }
    found.append(Int32(step(from: state, over: 0).accept))
    return found
  }

  private mutating func start() -> Int { number(of: State(steps: [], before: before(0))) }

  // MARK: Classes

  private mutating func symbolClass(of scalar: UInt32) -> SymbolClass {
    if scalar < 0x10000 {
      let known = Int(classOfScalar[Int(scalar)])
      if known != 0 { return known }
    } else if let known = classOfRareScalar[scalar] {
      return known
    }
    let signature = program.sets.map { $0.contains(scalar) }
    let number = classNumbers[signature] ?? members.count
    if number == members.count {
      members.append(signature)
      classNumbers[signature] = number
    }
    if scalar < 0x10000, number <= UInt16.max {
      classOfScalar[Int(scalar)] = UInt16(number)
    } else {
      classOfRareScalar[scalar] = number
    }
    return number
  }

  private func before(_ symbol: SymbolClass) -> [Bool] {
    var answers = program.setsBefore.sorted().map { members[symbol][$0] }
    if program.asksForStart { answers.append(symbol == 0) }
    return answers
  }

  // MARK: States

  private mutating func number(of state: State) -> Int {
    if let known = numbers[state] { return known }
    if states.count >= Self.stateLimit {
      states.removeAll()
      numbers.removeAll()
      table.removeAll()
    }
    states.append(state)
    table.append([])
    numbers[state] = states.count - 1
    return states.count - 1
  }

  private mutating func step(
    from state: Int, over symbol: SymbolClass
  ) -> (next: Int, accept: Int) {
    if symbol < table[state].count {
      let known = table[state][symbol]
      if known != Self.unknown { return (Int(known >> 32), Int(known & 0xFFFF_FFFF)) }
    }
    let from = states[state]
    let (steps, accepted) = successors(of: from, over: symbol)
    let accept = acceptNumbers[accepted] ?? accepts.count
    if accept == accepts.count {
      accepts.append(accepted)
      acceptNumbers[accepted] = accept
    }
    let next = number(of: State(steps: steps, before: before(symbol)))
    // The states may have been forgotten in between.
    if state < states.count, states[state] == from {
      while table[state].count <= symbol { table[state].append(Self.unknown) }
      table[state][symbol] = Int64(next) << 32 | Int64(accept)
    }
    return (next, accept)
  }

  /// The steps behind `symbol`, and the patterns that end before it.
  private mutating func successors(
    of state: State, over symbol: SymbolClass
  ) -> (steps: [Int32], accepted: [Int]) {
    round += 1
    var work = state.steps.map(Int.init)
    work += program.starts
    var taken: Set<Int32> = []
    var accepted: [Int] = []
    while let number = work.popLast() {
      guard mark[number] != round else { continue }
      mark[number] = round
      switch program.steps[number] {
      case .split(let first, let second):
        work.append(first)
        work.append(second)
      case .take(let set, let next):
        if members[symbol][set] { taken.insert(Int32(next)) }
      case .require(let set, let isAhead, let isNegated, let next):
        let holds =
          isAhead ? set.map { members[symbol][$0] } ?? (symbol == 0) : held(set, before: state)
        if holds != isNegated { work.append(next) }
      case .accept(let pattern): accepted.append(pattern)
      }
    }
    return (taken.sorted(), accepted.sorted())
  }

  private func held(_ set: Int?, before state: State) -> Bool {
    guard let set else { return state.before.last ?? false }
    guard let place = program.setsBefore.sorted().firstIndex(of: set) else { return false }
    return state.before[place]
  }
}
