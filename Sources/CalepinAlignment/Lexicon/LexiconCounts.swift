internal import CalepinText

/// How often words and phrases are linked to each other in parallel texts.
struct LexiconCounts {
  /// A pair of items that stays in the lexicon.
  struct Pair {
    var source: LexiconItem
    var target: LexiconItem
    var probability: Double
    var backProbability: Double
    var count: Int
  }

  /// A pair of folded forms.
  struct FormPair {
    var source: [UInt8]
    var target: [UInt8]
    /// From 0 to 1.
    var association: Double
  }

  /// How often something was seen, and how much that counts.
  struct Count {
    var seen: Int32 = 0
    var weight: Float = 0

    mutating func add(_ weight: Float) {
      seen += 1
      self.weight += weight
    }
  }

  private let source: LexiconText
  private let target: LexiconText
  private let corpora: [Range<Int>]
  private var pairs: [UInt64: Count] = [:]
  private var formCounts: [UInt64: Count] = [:]
  private var sourceItems = WordTable()
  private var targetItems = WordTable()
  /// How items are written, by item and way of writing.
  private var shownSource = ShownForms()
  private var shownTarget = ShownForms()

  init(_ source: LexiconText, _ target: LexiconText, _ corpora: [Range<Int>]) {
    (self.source, self.target, self.corpora) = (source, target, corpora)
  }

  /// Counts all that the links of `alignment` connect.
  mutating func count(_ alignment: WordAlignment) {
    let smallest = corpora.map(\.count).min() ?? 0
    for lines in corpora {
      let weight = (Float(max(smallest, 1)) / Float(max(lines.count, 1))).squareRoot()
      for line in lines { count(alignment, line, weight) }
    }
  }

  private mutating func count(_ alignment: WordAlignment, _ line: Int, _ weight: Float) {
    let places = (
      source: source.lemmas.range(of: line), target: target.lemmas.range(of: line)
    )
    guard !places.source.isEmpty, !places.target.isEmpty else { return }
    for link in alignment.links(of: line, .intersect) {
      let key =
        UInt64(source.forms[places.source.lowerBound + link.source]) << 32
        | UInt64(target.forms[places.target.lowerBound + link.target])
      formCounts[key, default: Count()].add(weight)
    }
    let spans = PhraseSpans(
      alignment.links(of: line, .growDiagonal),
      source: source.tags[places.source], target: target.tags[places.target])
    spans.forEach { sourceSpan, targetSpan in
      let from = sourceSpan.lowerBound + places.source.lowerBound
      let to = targetSpan.lowerBound + places.target.lowerBound
      countPair(from..<from + sourceSpan.count, to..<to + targetSpan.count, weight)
    }
  }

  private mutating func countPair(_ from: Range<Int>, _ to: Range<Int>, _ weight: Float) {
    guard let a = LexiconItem.key(of: from, in: source), let b = LexiconItem.key(of: to, in: target)
    else { return }
    let (x, y) = (sourceItems.id(of: a), targetItems.id(of: b))
    pairs[UInt64(x) << 32 | UInt64(y), default: Count()].add(weight)
    shownSource.add(LexiconItem.shownForm(of: from, in: source), item: x)
    shownTarget.add(LexiconItem.shownForm(of: to, in: target), item: y)
  }

  /// The pairs that are frequent and sure enough, in a fixed order.
  func pairs(_ options: LexiconTrainer.Options) -> [Pair] {
    var sums = (
      source: [Float](repeating: 0, count: sourceItems.count),
      target: [Float](repeating: 0, count: targetItems.count)
    )
    for (key, count) in pairs where count.seen >= 2 {
      sums.source[Int(key >> 32)] += count.weight
      sums.target[Int(key & 0xFFFF_FFFF)] += count.weight
    }
    var kept: [Pair] = []
    for (key, count) in pairs.sorted(by: { $0.key < $1.key }) where count.seen >= 2 {
      let (x, y) = (UInt32(key >> 32), UInt32(key & 0xFFFF_FFFF))
      let pair = Pair(
        source: LexiconItem(key: sourceItems.bytes(of: x), text: shownSource.best(of: x)),
        target: LexiconItem(key: targetItems.bytes(of: y), text: shownTarget.best(of: y)),
        probability: Double(count.weight / sums.source[Int(x)]),
        backProbability: Double(count.weight / sums.target[Int(y)]), count: Int(count.seen))
      if options.accepts(pair) { kept.append(pair) }
    }
    return kept
  }

  /// The pairs of forms, with how closely they belong together.
  func formPairs() -> [FormPair] {
    var sums = (
      source: [Float](repeating: 0, count: source.formWords.count),
      target: [Float](repeating: 0, count: target.formWords.count)
    )
    for (key, count) in formCounts {
      sums.source[Int(key >> 32)] += count.weight
      sums.target[Int(key & 0xFFFF_FFFF)] += count.weight
    }
    return formCounts.sorted { $0.key < $1.key }.compactMap { key, count in
      guard count.seen >= 2 else { return nil }
      let (x, y) = (UInt32(key >> 32), UInt32(key & 0xFFFF_FFFF))
      let association = Double(2 * count.weight / (sums.source[Int(x)] + sums.target[Int(y)]))
      guard association > 0.02 else { return nil }
      return FormPair(
        source: Array(source.formWords.bytes(of: x)), target: Array(target.formWords.bytes(of: y)),
        association: association)
    }
  }
}

extension LexiconTrainer.Options {
  /// Whether a pair stays.
  func accepts(_ pair: LexiconCounts.Pair) -> Bool {
    let isPhrase = pair.source.isPhrase || pair.target.isPhrase
    guard pair.count >= (isPhrase ? leastPhraseCount : leastCount),
      pair.probability >= leastProbability || pair.backProbability >= leastProbability
    else { return false }
    if pair.source.isName, pair.target.isName, pair.source.text == pair.target.text { return false }
    return !isPhrase || (pair.probability >= 0.1 && pair.backProbability >= 0.05)
  }
}
