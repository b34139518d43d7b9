internal import CalepinCore
internal import CalepinText

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The measures of one group of candidates that come from its counts and its
/// words alone.
struct GroupMeasures {
  let counts: TermCounts
  let graph: KeyGraph
  let words: WordMeasures
  let rules: ExtractionRules

  /// The names of the measures, in the order of their values.
  var names: [String] {
    Self.numberNames
      + ["one", "two", "three", "more"].map { "words.\($0)" }
      + rules.grammar.patterns.map { "pattern.\($0.name.replacingSpaces)" }
      + rules.suffixes.map { "head.\($0)" } + rules.suffixes.map { "last.\($0)" }
  }

  private static let numberNames = [
    "frequency", "once", "documents", "cvalue", "independence", "extensions", "parts",
    "weirdness.least", "weirdness.mean", "weirdness.most", "weirdness.head",
    "zipf.most", "zipf.least", "zipf.head", "unseen", "left", "right", "left.share",
    "right.share", "determiner", "preposition", "adjective.behind", "preposition.behind",
    "capital", "upper", "enclosed", "heading", "filtered", "length", "hyphen", "digit", "link",
    "heads", "modifiers", "size",
  ]

  /// Appends the values of the group numbered `number`.
  func append(_ number: Int, to row: inout [Float]) {
    let group = counts.groups[number]
    let pattern = rules.grammar.patterns[Int(group.pattern)]
    let words = graph.words(of: number)
    let content = words.filter(\.isContent)
    let head = pattern.head < words.count && words[pattern.head].isContent
      ? words[pattern.head] : content.first
    appendFrequencies(group, number, content.count, to: &row)
    appendRarity(content, head, to: &row)
    appendSurroundings(group, to: &row)
    appendShape(number, content, head, frequency: group.frequency, to: &row)
    let count = max(1, content.count)
    row += (1...4).map { $0 == min(count, 4) ? 1 : 0 }
    row += rules.grammar.patterns.indices.map { $0 == Int(group.pattern) ? 1 : 0 }
    appendSuffixes(of: head, to: &row)
    appendSuffixes(of: content.last, to: &row)
  }

  private func appendFrequencies(
    _ group: TermCounts.Group, _ number: Int, _ length: Int, to row: inout [Float]
  ) {
    let frequency = Double(group.frequency)
    let containers = graph.containers[number]
    let nested = containers.count == 0 ? 0 : containers.share(of: group.frequency)
    let cValue = log2(Double(max(1, length)) + 1) * max(0, frequency - nested)
    let documents =
      counts.documents.count > 1
      ? Double(group.documentCount) / min(frequency, Double(counts.documents.count)) : 1
    row += [
      Float(log(frequency)), frequency == 1 ? 1 : 0, Float(documents), Float(log(1 + cValue)),
      Float(Double(group.tallies.maximal) / frequency), Float(log(1 + Double(containers.count))),
      Float(log(1 + Double(graph.partCounts[number]))),
    ]
  }

  private func appendRarity(
    _ content: [KeyGraph.Word], _ head: KeyGraph.Word?, to row: inout [Float]
  ) {
    let weirdness = content.map { words.weirdness[Int($0.id)] }
    let zipf = content.map { words.zipf[Int($0.id)] }
    let mean = weirdness.isEmpty ? 0 : weirdness.reduce(0, +) / Double(weirdness.count)
    let unseen = zipf.filter { $0 <= WordMeasures.unseenZipf }.count
    row += [
      Float(weirdness.min() ?? 0), Float(mean), Float(weirdness.max() ?? 0),
      Float(head.map { words.weirdness[Int($0.id)] } ?? 0),
      Float(zipf.max() ?? 0), Float(zipf.min() ?? 0),
      Float(head.map { words.zipf[Int($0.id)] } ?? 0),
      Float(unseen) / Float(max(1, zipf.count)),
    ]
  }

  private func appendSurroundings(_ group: TermCounts.Group, to row: inout [Float]) {
    let all = Float(group.tallies.all)
    let left = Self.distinctWords(group.leftWords)
    let right = Self.distinctWords(group.rightWords)
    let tallies = group.tallies
    row += [
      Float(log(left)), Float(log(right)), Float(left) / all, Float(right) / all,
      Float(tallies.leftDeterminer) / all, Float(tallies.leftPreposition) / all,
      Float(tallies.rightAdjective) / all, Float(tallies.rightPreposition) / all,
      Float(tallies.capital) / all, Float(tallies.upperCase) / all,
      Float(tallies.enclosed) / all, Float(tallies.heading) / all,
      Float(tallies.filtered) / all,
    ]
  }

  /// About how many different words set the bits of `bits`.
  ///
  /// Source: Whang, Vander-Zanden and Taylor, "A linear-time probabilistic
  /// counting algorithm" (1990).
  private static func distinctWords(_ bits: UInt64) -> Double {
    let free = max(0.5, Double(64 - bits.nonzeroBitCount))
    return max(1, 64 * log(64 / free))
  }

  private func appendShape(
    _ number: Int, _ content: [KeyGraph.Word], _ head: KeyGraph.Word?, frequency: Int,
    to row: inout [Float]
  ) {
    let key = counts.keys.bytes(of: UInt32(number))
    let total = Double(max(1, counts.tokenCount))
    let chance = content.reduce(0.0) { $0 + log(Double(counts.wordCounts[Int($1.id)]) / total) }
    let link =
      content.count > 1
      ? (log(Double(frequency) / total) - chance) / Double(content.count - 1) : 0
    let modifiers = content.filter { $0.id != head?.id }.map { graph.modifierCounts[Int($0.id)] }
    row += [
      Float(key.count) / 10, key.contains(UInt8(ascii: "-")) ? 1 : 0,
      key.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 } ? 1 : 0, Float(link),
      Float(log(1 + Double(head.map { graph.headCounts[Int($0.id)] } ?? 0))),
      Float(log(1 + Double(modifiers.max() ?? 0))), Float(log10(total)) - 4,
    ]
  }

  private func appendSuffixes(of word: KeyGraph.Word?, to row: inout [Float]) {
    let bytes = word.map { counts.words.bytes(of: $0.id) } ?? []
    // The longest one only, so that -logie is not -ie.
    let found = rules.suffixes.firstIndex { bytes.count > $0.utf8.count + 1 && bytes.ends(with: $0.utf8) }
    row += rules.suffixes.indices.map { $0 == found ? 1 : 0 }
  }
}

extension String {
  fileprivate var replacingSpaces: String { split(separator: " ").joined() }
}
