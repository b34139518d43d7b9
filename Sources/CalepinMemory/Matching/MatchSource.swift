public import CalepinCore

/// A unit of a memory, as search shows it.
public struct MatchUnit: Hashable, Sendable {
  /// What a unit is called.
  public enum Name: Hashable, Sendable {
    /// The identifier that its file gave it, TMX `tuid`.
    case identifier(String)
    /// Its number in the memory, counted from 1.
    case number(Int)
  }

  /// The text in the language of the query.
  public var source: Segment
  /// The text in the other language.
  public var target: Segment
  /// The name.
  public var name: Name
  /// The context that its file records with it.
  public var context: SegmentContext
  /// The units beside it, where they were asked for.
  public var neighbours = SegmentContext()

  /// Creates the pair that `unit`, of the number `number`, has of two
  /// languages; `nil` when one of them is not there or empty.
  public init?(
    _ unit: TranslationUnit, number: Int,
    source: TranslationUnitVariant?, target: TranslationUnitVariant?
  ) {
    guard let source, let target else { return nil }
    self.source = source.segment
    self.target = target.segment
    name = unit.metadata["tuid"].map { .identifier($0) } ?? .number(number)
    context = SegmentContext(unit.metadata)
  }
}

extension MatchUnit.Name: CustomStringConvertible {
  /// The identifier, or the number.
  public var description: String {
    switch self {
    case .identifier(let text): text
    case .number(let number): "\(number)"
    }
  }
}

/// A memory in which segments are searched.
public protocol MatchSource: Sendable {
  /// The name by which its matches are marked.
  var name: String { get }
  /// A searcher of its segments in the language of queries, one for each
  /// thread.
  func makeSearcher() throws -> FuzzySearcher
  /// The units of the numbers `ids`, `nil` for one that is not there or lacks
  /// a language.
  ///
  /// - Parameters:
  ///   - ids: The numbers.
  ///   - withNeighbours: Whether the units beside each are wanted as well.
  /// - Returns: As many as there are numbers.
  /// - Throws: What kept the units from being read.
  func units(_ ids: [Int64], withNeighbours: Bool) throws -> [MatchUnit?]
}

/// Units that were read from a file, with their index in memory.
public final class UnitList: MatchSource {
  /// The name of the file.
  public let name: String
  private let units: [MatchUnit?]
  private let index: FuzzyIndex

  /// Indexes `units`; a unit's number is its place, counted from 1.
  ///
  /// - Throws: ``FuzzyIndexError`` when there are too many.
  public init(name: String, units: [MatchUnit?]) throws(FuzzyIndexError) {
    self.name = name
    self.units = units
    var builder = FuzzyIndexBuilder()
    for (place, unit) in units.enumerated() {
      if let unit { try builder.add(unit.source.text, id: Int64(place + 1)) }
    }
    index = try builder.finish(FuzzyBinding(identity: 0, generation: 0))
  }

  /// A searcher of the units.
  public func makeSearcher() -> FuzzySearcher { FuzzySearcher(index) }

  /// The units of the numbers `ids`.
  public func units(_ ids: [Int64], withNeighbours: Bool) -> [MatchUnit?] {
    ids.map { id in
      guard id >= 1, id <= Int64(units.count) else { return nil }
      return unit(at: Int(id) - 1, withNeighbours: withNeighbours)
    }
  }

  private func unit(at place: Int, withNeighbours: Bool) -> MatchUnit? {
    guard var unit = units[place] else { return nil }
    if withNeighbours {
      unit.neighbours.before = place > 0 ? units[place - 1]?.source.text : nil
      unit.neighbours.after = place + 1 < units.count ? units[place + 1]?.source.text : nil
    }
    return unit
  }
}
