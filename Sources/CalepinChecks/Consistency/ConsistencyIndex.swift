internal import CalepinCore

/// All units that were checked, to find the same text translated in different
/// ways.
///
/// Each unit costs 64 bytes and the bytes of its texts and its id.
public struct ConsistencyIndex: Sendable {
  /// What is kept of a unit.
  private struct Record {
    var keys: UnitKeys
    var text: Int
    var sourceCount: UInt32
    var targetCount: UInt32
    var unitCount: UInt32
    var line: UInt32
    var file: UInt32
    var ordinal: Int
  }

  private var records: [Record] = []
  private var text: [UInt8] = []
  private var files: [String] = []
  private var terms = TermUseIndex()
  /// The keys of the words alone, where they are asked for.
  private(set) var near: [(record: Int, keys: UnitKeys)] = []

  /// Creates an empty index.
  public init() {}

  /// How many units it holds.
  public var count: Int { records.count }

  /// How many bytes it takes.
  public var byteCount: Int {
    records.capacity * MemoryLayout<Record>.stride + text.capacity + terms.byteCount
  }

  /// Adds a unit, in the order of the files; an entry of a termbase may have
  /// several translations, and is left out.
  ///
  /// - Complexity: O(length of the texts), amortised.
  public mutating func add(_ unit: CheckedUnit, _ trace: UnitTrace) {
    if unit.isTerm { return }
    terms.add(trace.terms, record: records.count)
    if let keys = trace.near, keys.isComplete { near.append((records.count, keys)) }
    if files.last != unit.place.file { files.append(unit.place.file) }
    let start = text.count
    text.append(contentsOf: unit.source.text.utf8)
    let source = text.count
    text.append(contentsOf: unit.target.text.utf8)
    let target = text.count
    text.append(contentsOf: unit.place.unit.utf8)
    records.append(
      Record(
        keys: trace.keys, text: start, sourceCount: UInt32(truncatingIfNeeded: source - start),
        targetCount: UInt32(truncatingIfNeeded: target - source),
        unitCount: UInt32(truncatingIfNeeded: text.count - target),
        line: UInt32(truncatingIfNeeded: unit.place.line),
        file: UInt32(truncatingIfNeeded: files.count - 1), ordinal: unit.place.ordinal))
  }

  /// What is inconsistent among the units.
  ///
  /// - Complexity: O(n log n) in their number.
  public func findings(_ settings: CheckSettings = CheckSettings()) -> [Finding] {
    var findings: [Finding] = []
    eachGroup(by: { $0.source }) { group in
      addTargets(of: group, &findings)
      addDuplicates(in: group, &findings)
    }
    if settings.runs(.inconsistentSource) {
      eachGroup(by: { $0.target }) { addSources(of: $0, &findings) }
    }
    addNear(&findings)
    for deviation in terms.deviations() {
      var found = finding(
        .inconsistentTerm, deviation.record, deviation.message, suggestion: deviation.suggestion)
      (found.sourceRange, found.targetRange) = (deviation.source, deviation.target)
      findings.append(found)
    }
    return findings.compactMap { finding in
      guard let description = CheckRegistry.description(of: finding.check),
        settings.isOn(description)
      else { return nil }
      var finding = finding
      finding.severity = settings.severity(of: description)
      return finding
    }
  }

  /// Calls `body` with the places of all units that share a key and have words
  /// on both sides, two and more, in the order of the files.
  private func eachGroup(by key: (UnitKeys) -> UInt64, _ body: (ArraySlice<Int>) -> Void) {
    var keyed: [(key: UInt64, index: Int)] = []
    keyed.reserveCapacity(records.count)
    for (index, record) in records.enumerated() where record.keys.isComplete {
      keyed.append((key(record.keys), index))
    }
    keyed.sort { $0.key == $1.key ? $0.index < $1.index : $0.key < $1.key }
    let order = keyed.map(\.index)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, keyed[end].key == keyed[start].key { end += 1 }
      if end - start > 1 { body(order[start..<end]) }
      start = end
    }
  }

  // MARK: Targets

  /// A way to translate a source.
  private struct Variant {
    var text: String
    var count: Int
  }

  private func addTargets(of all: ArraySlice<Int>, _ findings: inout [Finding]) {
    let right = all.filter { !records[$0].keys.isWrong }
    let group = right.isEmpty ? all : right[...]
    let first = group[group.startIndex]
    guard group.contains(where: { target($0) != target(first) }) else { return }
    let isLoose = group.allSatisfy { records[$0].keys.target == records[first].keys.target }
    var variants: [Variant] = []
    for index in group {
      let text = String(decoding: target(index), as: UTF8.self)
      if let place = variants.firstIndex(where: { $0.text == text }) {
        variants[place].count += 1
      } else {
        variants.append(Variant(text: text, count: 1))
      }
    }
    // The sort is not stable by itself: the place breaks the tie.
    let sorted = variants.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    let list = sorted.prefix(5).map { "'\($0.text)' (\($0.count))" }.joined(separator: ", ")
    let more = sorted.count > 5 ? " and \(sorted.count - 5) more" : ""
    for index in group {
      let isMajority = Array(sorted[0].text.utf8) == Array(target(index))
      let hasMajority = sorted[0].count > sorted[1].count
      findings.append(
        finding(
          isLoose ? .inconsistentTargetLoose : .inconsistentTarget, index,
          "translated in \(sorted.count) ways: \(list)\(more)",
          suggestion: hasMajority && !isMajority ? sorted[0].text : nil))
    }
  }

  private func addDuplicates(in group: ArraySlice<Int>, _ findings: inout [Finding]) {
    var seen: [UInt64: Int] = [:]
    for index in group {
      guard let first = seen[records[index].keys.target] else {
        seen[records[index].keys.target] = index
        continue
      }
      guard
        text[records[first].text..<unitStart(first)]
          == text[records[index].text..<unitStart(index)]
      else { continue }
      let place = place(of: first)
      findings.append(
        finding(.duplicateTU, index, "the same unit stands at \(place.file):\(place.line)"))
    }
  }

  private func addSources(of group: ArraySlice<Int>, _ findings: inout [Finding]) {
    let first = group[group.startIndex]
    guard group.contains(where: { records[$0].keys.source != records[first].keys.source })
    else { return }
    for index in group {
      let other = group.first { records[$0].keys.source != records[index].keys.source } ?? first
      findings.append(
        finding(
          .inconsistentSource, index,
          "'\(sourceText(other))' is translated so, too"))
    }
  }

  func finding(
    _ check: CheckID, _ index: Int, _ message: String, suggestion: String? = nil
  ) -> Finding {
    let target = target(index)
    return Finding(
      check: check, severity: .info, place: place(of: index), message: message,
      source: sourceText(index),
      target: String(decoding: target, as: UTF8.self), sourceRange: nil,
      targetRange: 0..<target.count, suggestion: suggestion, isSafeFix: false)
  }

  // MARK: Texts

  private func source(_ index: Int) -> ArraySlice<UInt8> {
    text[records[index].text..<records[index].text + Int(records[index].sourceCount)]
  }

  private func target(_ index: Int) -> ArraySlice<UInt8> {
    text[records[index].text + Int(records[index].sourceCount)..<unitStart(index)]
  }

  /// The text translated from of the unit numbered `index`.
  func sourceText(_ index: Int) -> String { String(decoding: source(index), as: UTF8.self) }

  /// The translation of the unit numbered `index`.
  func targetText(_ index: Int) -> String { String(decoding: target(index), as: UTF8.self) }

  /// The key of the source of the unit numbered `index`.
  func sourceKey(_ index: Int) -> UInt64 { records[index].keys.source }

  private func unitStart(_ index: Int) -> Int {
    records[index].text + Int(records[index].sourceCount) + Int(records[index].targetCount)
  }

  private func place(of index: Int) -> UnitPlace {
    let start = unitStart(index)
    return UnitPlace(
      file: files[Int(records[index].file)], line: Int(records[index].line),
      unit: String(decoding: text[start..<start + Int(records[index].unitCount)], as: UTF8.self),
      ordinal: records[index].ordinal)
  }
}
