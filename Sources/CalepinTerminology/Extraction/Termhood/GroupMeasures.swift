internal import CalepinCore
internal import CalepinText

/// The measures of one group of candidates that come from its counts and its
/// words alone.
struct GroupMeasures {
  let context: TermContext
  var counts: TermCounts { context.counts }
  private var graph: KeyGraph { context.graph }

  /// A measure that comes as a number.
  enum Number: String, CaseIterable {
    case frequency, once, cValue, independence, extensions, parts
    case leastWeirdness, meanWeirdness, mostWeirdness, headWeirdness
    case mostZipf, headZipf
    case leastDistinctness, meanDistinctness, mostDistinctness, headDistinctness
    case mostBackground, headBackground, phraseBackground
    case left, right, determiner, preposition, capital, upper, enclosed
    case length, hyphen, digit, link, heads, modifiers, patternWeight
  }

  /// The names of the measures, in the order of their values.
  static func names(for patterns: [PatternGrammar.Pattern]) -> [String] {
    Number.allCases.map(\.rawValue) + (1...lengthCount).map { "words\($0)" } + patterns.map(\.name)
  }

  /// Puts the values of the group numbered `number` into `row`.
  func fill(_ row: inout [Float], with number: Int) {
    let ones = fillNumbers(&row, with: number)
    for place in row.count..<(row.count + Self.lengthCount + context.patterns.count) {
      row.append(place == ones.length || place == ones.pattern ? 1 : 0)
    }
  }

  /// Up to how many words the names tell how many there are.
  private static let lengthCount = 4

  /// Puts the values of the first names, those of ``Number``, into `row`; all others
  /// are 0 but two, which are 1: gives the places of these.
  func fillNumbers(
    _ row: inout [Float], with number: Int
  ) -> (length: Int, pattern: Int) {
    row.removeAll(keepingCapacity: true)
    let group = counts.groups[number]
    let pattern = Int(group.pattern)
    let key = graph.words(of: number)
    // Most keys have nothing else: no copy is made of them.
    let content = key.allSatisfy { $0.isContent } ? key : key.filter { $0.isContent }[...]
    let place = key.startIndex + context.patterns[pattern].head
    let hasHead = place < key.endIndex && key[place].isContent
    let head = hasHead ? key[place] : content.first
    appendFrequencies(group, number, content.count, to: &row)
    // Arrays that are handed over are counted, and each core waits for the count of the other.
    appendRarity(
      content, head, by: { context.words.weirdness[Int($0.id)] },
      { context.words.zipf[Int($0.id)] }, to: &row)
    appendRarity(
      content, head, by: { context.words.distinctness[Int($0.id)] },
      { context.words.backgroundZipf[Int($0.id)] }, to: &row)
    row.append(Float(backgroundOfPhrase(number, length: key.count)))
    appendSurroundings(group, to: &row)
    appendShape(number, content, head, frequency: group.frequency, to: &row)
    row.append(Float(context.patterns[pattern].weight))
    let length = min(max(1, content.count), Self.lengthCount)
    return (row.count + length - 1, row.count + Self.lengthCount + pattern)
  }

  private func appendFrequencies(
    _ group: TermCounts.Group, _ number: Int, _ length: Int, to row: inout [Float]
  ) {
    let frequency = Double(group.frequency)
    let containers = graph.containers[number]
    let nested = containers.share(of: group.frequency)
    let cValue = binaryLog(Double(max(1, length)) + 1) * max(0, frequency - nested)
    row.append(Float(naturalLog(frequency)))
    row.append(frequency == 1 ? 1 : 0)
    row.append(Float(naturalLog(1 + cValue)))
    row.append(Float(Double(group.tallies.maximal) / frequency))
    row.append(Float(naturalLog(1 + Double(containers.count))))
    row.append(Float(naturalLog(1 + Double(graph.partCounts[number]))))
  }

  /// Appends how special the words are, and how frequent the commonest one and
  /// the head are elsewhere.
  private func appendRarity(
    _ content: ArraySlice<KeyGraph.Word>, _ head: KeyGraph.Word?,
    by weirdness: (KeyGraph.Word) -> Double, _ zipf: (KeyGraph.Word) -> Double,
    to row: inout [Float]
  ) {
    var (sum, least, most, mostZipf) = (0.0, Double.infinity, -Double.infinity, -Double.infinity)
    for word in content {
      let value = weirdness(word)
      sum += value
      (least, most, mostZipf) = (min(least, value), max(most, value), max(mostZipf, zipf(word)))
    }
    if content.isEmpty { (least, most, mostZipf) = (0, 0, 0) }
    row.append(Float(least))
    row.append(Float(content.isEmpty ? 0 : sum / Double(content.count)))
    row.append(Float(most))
    row.append(Float(head.map(weirdness) ?? 0))
    row.append(Float(mostZipf))
    row.append(Float(head.map(zipf) ?? 0))
  }

  /// How frequent a group of several words is in texts of many fields, a Zipf
  /// value; 0 when they do not share it.
  private func backgroundOfPhrase(_ number: Int, length: Int) -> Double {
    guard length > 1 else { return 0 }
    return context.background?.zipf(of: counts.keys.bytes(of: UInt32(number))) ?? 0
  }

  private func appendSurroundings(_ group: TermCounts.Group, to row: inout [Float]) {
    let tallies = group.tallies
    row.append(Float(naturalLog(Self.distinctWords(group.leftWords))))
    row.append(Float(naturalLog(Self.distinctWords(group.rightWords))))
    let all = Float(tallies.all)
    row.append(Float(tallies.leftDeterminer) / all)
    row.append(Float(tallies.leftPreposition) / all)
    row.append(Float(tallies.capital) / all)
    row.append(Float(tallies.upperCase) / all)
    row.append(Float(tallies.enclosed) / all)
  }

  /// About how many different words set the bits of `bits`.
  ///
  /// Source: Whang, Vander-Zanden and Taylor, "A linear-time probabilistic
  /// counting algorithm" (1990).
  private static func distinctWords(_ bits: UInt64) -> Double {
    let free = max(0.5, Double(64 - bits.nonzeroBitCount))
    return max(1, 64 * naturalLog(64 / free))
  }

  private func appendShape(
    _ number: Int, _ content: ArraySlice<KeyGraph.Word>, _ head: KeyGraph.Word?, frequency: Int,
    to row: inout [Float]
  ) {
    let key = counts.keys.bytes(of: UInt32(number))
    row.append(Float(key.count) / 10)
    row.append(key.contains(UInt8(ascii: "-")) ? 1 : 0)
    row.append(key.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 } ? 1 : 0)
    row.append(Float(link(of: content, frequency: frequency)))
    let modifiers = content.lazy.filter { content.count == 1 || $0.id != head?.id }
      .map { graph.modifierCounts[Int($0.id)] }
    row.append(Float(naturalLog(1 + Double(head.map { graph.headCounts[Int($0.id)] } ?? 0))))
    row.append(Float(naturalLog(1 + Double(modifiers.max() ?? 0))))
  }

  /// How much oftener the words meet than by chance, a link between two of them
  /// (pointwise mutual information, natural logarithm).
  private func link(of content: ArraySlice<KeyGraph.Word>, frequency: Int) -> Double {
    guard content.count > 1 else { return 0 }
    let chance = content.reduce(0.0) {
      $0 + naturalLog(Double(counts.wordCounts[Int($1.id)]) / context.words.total)
    }
    let together = naturalLog(Double(frequency) / context.words.total)
    return (together - chance) / Double(content.count - 1)
  }
}
