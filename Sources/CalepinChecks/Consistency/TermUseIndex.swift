/// Which terms the units use for the entries of termbases, to find entries that
/// are translated now by one of their terms and now by another.
struct TermUseIndex: Sendable {
  static let descriptions = [
    CheckDescription(
      .inconsistentTerm, .warning, isOn: false,
      "a term is translated now by one of its equivalents and now by another",
      details: """
        It needs a termbase that allows both, and at least three units with the term. Told are \
        the units that do not use the most frequent equivalent; all of them where two are as \
        frequent.
        """,
      examples: [
        .french(
          "No setting", "Pas de ⟦réglage⟧", terms: [setting],
          after: [
            ExamplePair("The setting", "Le paramètre"), ExamplePair("A setting", "Un paramètre"),
          ]),
        .french(
          "No setting", "Pas de paramètre", terms: [setting],
          after: [
            ExamplePair("The setting", "Le paramètre"), ExamplePair("A setting", "Un paramètre"),
          ]),
      ])
  ]

  private static let setting = ExampleTerm("setting", "paramètre", "réglage")

  /// The fewest units from which a habit can be told.
  private static let fewestUses = 3

  /// A term in a unit.
  private struct Use {
    var entry: UInt64
    var term: UInt32
    var record: Int
    var source: Range<Int>
    var target: Range<Int>
  }

  /// A unit that is to be told.
  struct Deviation {
    /// The number of the unit in the index.
    var record: Int
    var source: Range<Int>
    var target: Range<Int>
    var message: String
    /// The most frequent term, where there is one.
    var suggestion: String?
  }

  private var uses: [Use] = []
  private var terms: [String] = []
  private var numbers: [String: UInt32] = [:]

  /// How many bytes it takes, but for the terms.
  var byteCount: Int { uses.capacity * MemoryLayout<Use>.stride }

  /// Adds what the unit numbered `record` uses.
  mutating func add(_ found: [TermUse], record: Int) {
    for use in found {
      // A hyphen is no other way to translate.
      let folded = use.term.replacing("-", with: " ")
      let number = numbers[folded] ?? UInt32(terms.count)
      if number == terms.count {
        terms.append(use.term)
        numbers[folded] = number
      }
      uses.append(
        Use(
          entry: use.entry, term: number, record: record, source: use.source, target: use.target))
    }
  }

  /// The uses that differ from others of the same entry.
  ///
  /// - Complexity: O(n) in their number.
  func deviations() -> [Deviation] {
    Dictionary(grouping: uses.indices, by: { uses[$0].entry })
      .sorted { $0.key < $1.key }.flatMap { deviations(in: $0.value) }
  }

  private func deviations(in group: [Int]) -> [Deviation] {
    var counts: [UInt32: Int] = [:]
    for index in group { counts[uses[index].term, default: 0] += 1 }
    guard counts.count > 1, Set(group.map { uses[$0].record }).count >= Self.fewestUses else {
      return []
    }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let majority = sorted[0].value > sorted[1].value ? sorted[0].key : nil
    let list = sorted.map { "'\(terms[Int($0.key)])' (\($0.value))" }.joined(separator: ", ")
    return group.filter { uses[$0].term != majority }.map { index in
      Deviation(
        record: uses[index].record, source: uses[index].source, target: uses[index].target,
        message: "the term is translated in \(sorted.count) ways: \(list)",
        suggestion: majority.map { terms[Int($0)] })
    }
  }
}

extension CheckID {
  static let inconsistentTerm = CheckID("inconsistent-term")
}
