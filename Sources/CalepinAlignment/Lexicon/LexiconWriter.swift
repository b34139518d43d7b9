internal import CalepinCore
internal import CalepinText

/// Writes the layout that ``BilingualLexicon`` reads.
struct LexiconWriter {
  let source: LanguageTag
  let target: LanguageTag
  let pairs: [LexiconCounts.Pair]
  let forms: [LexiconCounts.FormPair]
  /// How many translations an item has at the most.
  var width = LexiconTrainer.Options().width

  /// The whole file.
  func bytes() -> [UInt8] {
    var writer = ModelWriter(
      kind: .bilingual, language: "\(source.language)-\(target.language)")
    let items = (source: Items(pairs.map(\.source)), target: Items(pairs.map(\.target)))
    for section in sections(items.source, items.target, pairs.map { ($0.source, $0.target, $0) }) {
      writer.append(section)
    }
    let reversed = pairs.map { pair in
      var pair = pair
      swap(&pair.probability, &pair.backProbability)
      return (pair.target, pair.source, pair)
    }
    for section in sections(items.target, items.source, reversed) { writer.append(section) }
    for section in formSections() { writer.append(section) }
    return writer.bytes()
  }

  /// The items of one side, numbered as their table numbers them.
  private struct Items {
    let table: [UInt8]
    let texts: [(BilingualLexicon.WordClass, String)]
    private let numbers: [UInt64: Int]

    init(_ items: [LexiconItem]) {
      var hashes: [UInt64] = []
      var contents: [(BilingualLexicon.WordClass, String)] = []
      var seen: Set<UInt64> = []
      for item in items where seen.insert(Self.hash(item)).inserted {
        hashes.append(Self.hash(item))
        contents.append((item.wordClass, item.text))
      }
      let (bytes, order) = FingerprintTable<UInt32>.section(
        for: hashes, keysPerBucket: LexiconSide.keysPerBucket)
      table = bytes
      texts = order.map { contents[$0] }
      numbers = Dictionary(
        order.enumerated().map { (hashes[$0.element], $0.offset) }, uniquingKeysWith: { a, _ in a })
    }

    static func hash(_ item: LexiconItem) -> UInt64 {
      LexiconSide.hash(of: [item.wordClass.rawValue] + item.lemmas)
    }

    func number(of item: LexiconItem) -> Int? { numbers[Self.hash(item)] }
  }

  private func sections(
    _ items: Items, _ others: Items, _ pairs: [(LexiconItem, LexiconItem, LexiconCounts.Pair)]
  ) -> [[UInt8]] {
    var lists: [[LexiconSide.Pair]] = Array(repeating: [], count: items.texts.count)
    for (item, other, pair) in pairs {
      guard let number = items.number(of: item), let other = others.number(of: other) else {
        continue
      }
      lists[number].append(
        LexiconSide.Pair(
          item: other, probability: pair.probability, backProbability: pair.backProbability,
          count: pair.count))
    }
    var (textEnds, texts, pairEnds, pairBytes): ([UInt8], [UInt8], [UInt8], [UInt8]) = (
      [], [], [], []
    )
    for (number, (wordClass, text)) in items.texts.enumerated() {
      texts += [wordClass.rawValue] + Array(text.utf8)
      textEnds.append(number: UInt32(texts.count))
      let best = lists[number].sorted { ($1.probability, $0.item) < ($0.probability, $1.item) }
      for pair in best.prefix(width) {
        pairBytes.append(number: UInt32(pair.item))
        pairBytes.append(LexiconSide.step(of: pair.probability))
        pairBytes.append(LexiconSide.step(of: pair.backProbability))
        pairBytes.append(LexiconSide.step(ofCount: pair.count))
      }
      pairEnds.append(number: UInt32(pairBytes.count / LexiconSide.pairSize))
    }
    return [items.table, textEnds, texts, pairEnds, pairBytes]
  }

  private func formSections() -> [[UInt8]] {
    var lists: [[UInt8]: [LexiconCounts.FormPair]] = [:]
    for pair in forms { lists[pair.source, default: []].append(pair) }
    let keys = lists.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let (table, order) = FingerprintTable<UInt16>.section(
      for: keys.map { LexiconSide.hash(of: $0) }, keysPerBucket: LexiconSide.keysPerBucket)
    var (ends, bytes): ([UInt8], [UInt8]) = ([], [])
    for key in order {
      for pair in lists[keys[key]] ?? [] {
        bytes.append(number: BilingualLexicon.hash(ofForm: pair.target))
        bytes.append(UInt8(max(1, min(255, (pair.association * 255).rounded()))))
      }
      ends.append(number: UInt32(bytes.count / FormPairs.pairSize))
    }
    return [table, ends, bytes]
  }
}
