public import CalepinCore

/// Stores what is read from files, by the rules of a policy.
public final class MemoryImporter {
  /// Why a unit is left out whose source text is there with another
  /// translation.
  public static let keptReason = "the memory has another translation, which is kept"

  /// What became of what came from the source begun last.
  public private(set) var summary = ImportSummary()

  private let writer: MemoryWriter
  private let policy: ImportPolicy
  private var source: Int?
  private var header: MemorySource.Header?
  private var keys: SourceKeys?
  /// Units that this import wrote or found equal, which it does not change:
  /// one file may well have two translations of a text.
  private var settled: Set<Int> = []
  private var entryKeys: EntryKeys?

  /// Begins an import that changes the memory through `writer`.
  public init(_ writer: MemoryWriter, policy: ImportPolicy) {
    self.writer = writer
    self.policy = policy
  }

  /// Begins the next file; the summary starts from nothing.
  public func begin(_ source: MemorySource) throws(MemoryError) {
    summary = ImportSummary()
    header = source.header
    self.source = try writer.add(source)
  }

  /// Counts something that was read and is not stored, for `reason`.
  public func skip(_ reason: String) {
    summary.read += 1
    summary.skipped[reason, default: 0] += 1
  }

  /// Stores the units of `batch`, all kept beside others: ``ImportPolicy/both``.
  public func add(_ batch: UnitBatch) throws(MemoryError) {
    precondition(policy == .both, "other policies have to see the units themselves")
    for index in 0..<batch.count { count(try writer.add(unitAt: index, of: batch, source: source)) }
  }

  /// Stores `unit` by the policy.
  public func add(_ unit: TranslationUnit) throws(MemoryError) {
    guard policy != .both else { return count(try writer.add(unit, source: source)) }
    if keys == nil { keys = try SourceKeys(writer) }
    if let id = try writer.id(equalTo: unit) {
      settled.insert(id)
      return count(.duplicate(id))
    }
    guard
      let id = try keys?.match(
        of: unit, sourceLanguage: header?.sourceLanguage, in: writer, except: settled),
      let stored = try writer.unit(id)
    else {
      let addition = try writer.add(unit, source: source)
      if case .added(let id) = addition { settled.insert(id) }
      return count(addition)
    }
    settled.insert(id)
    switch policy {
    case .keep, .both: skip(Self.keptReason)
    case .replace: try update(id, with: unit)
    case .merge:
      let merged = stored.unit.merged(with: unit)
      if merged == stored.unit { return count(.duplicate(id)) }
      try update(id, with: merged)
    }
  }

  /// Stores `entry` by the policy; entries are one when they have the same
  /// identifier, else the same first term and the same domain.
  public func add(_ entry: ConceptEntry) throws(MemoryError) {
    guard policy != .both else { return count(try writer.add(entry, source: source)) }
    if entryKeys == nil { entryKeys = try EntryKeys(writer) }
    guard let id = entryKeys?.match(of: entry), let stored = try writer.entry(id) else {
      let addition = try writer.add(entry, source: source)
      if case .added(let id) = addition { entryKeys?.insert(id, entry) }
      return count(addition)
    }
    var other = stored.entry
    other.line = entry.line
    if other == entry { return count(.duplicate(id)) }
    let new = policy == .merge ? stored.entry.merged(with: entry) : entry
    if policy == .keep { return skip(Self.keptReason) }
    if new == stored.entry { return count(.duplicate(id)) }
    try writer.replace(entry: id, with: new, source: source)
    summary.read += 1
    summary.updated += 1
  }

  private func update(_ id: Int, with unit: TranslationUnit) throws(MemoryError) {
    try writer.replace(id, with: unit, source: source)
    summary.read += 1
    summary.updated += 1
  }

  private func count(_ addition: MemoryWriter.Addition) {
    summary.read += 1
    switch addition {
    case .added: summary.added += 1
    case .duplicate: summary.duplicate += 1
    }
  }
}
