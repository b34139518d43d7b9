import CalepinCore
import TestSupport

/// Units and entries with a little of everything, the same for the same seed.
struct SampleUnits {
  private var random: SeededGenerator
  private static let words = [
    "terres", "rares", "l’empire", "puce", "é", "𝄞", "", " ", "a\nb", "a\0b", "&", "<b>", "🇫🇷",
  ]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func number(below count: Int) -> Int {
    Int.random(in: 0..<count, using: &random)
  }

  private mutating func text() -> String {
    let count = number(below: 6)
    return (0..<count).map { _ in Self.words[number(below: Self.words.count)] }
      .joined(separator: " ")
  }

  private mutating func list<Item>(
    atMost count: Int, _ body: (inout SampleUnits) -> Item
  ) -> [Item] {
    let length = number(below: count + 1)
    return (0..<length).map { _ in body(&self) }
  }

  private mutating func attributes() -> [Attribute] {
    let names = ["tuid", "creationdate", "changeid", "usagecount", "xml:space", ""]
    return list(atMost: 4) { Attribute(names[$0.number(below: names.count)], $0.text()) }
  }

  private mutating func properties() -> [Metadata.Property] {
    list(atMost: 2) { Metadata.Property($0.text(), $0.text(), attributes: $0.attributes()) }
  }

  private mutating func metadata() -> Metadata {
    Metadata(
      attributes: attributes(), properties: properties(),
      notes: list(atMost: 2) { Metadata.Note($0.text(), attributes: $0.attributes()) })
  }

  private mutating func segment(depth: Int = 0) -> Segment {
    let text = text()
    let codes = list(atMost: depth < 2 ? 3 : 0) { sample in
      let start = sample.number(below: text.utf8.count + 1)
      let end = start + sample.number(below: text.utf8.count + 1 - start)
      return InlineCode(
        InlineCode.Kind.allCases[sample.number(below: InlineCode.Kind.allCases.count)],
        at: start..<end, attributes: sample.attributes(),
        content: sample.list(atMost: 2) { sample in
          sample.number(below: 2) == 0
            ? .code(sample.text())
            : .subflow(sample.segment(depth: depth + 1), attributes: sample.attributes())
        }, enclosedCount: sample.number(below: 3))
    }
    return Segment(text, codes: codes)
  }

  /// The next unit, which may have any number of texts.
  mutating func unit() -> TranslationUnit {
    let codes = ["fr", "fr-FR", "FR_ca", "en", "en-GB", "x", ""]
    return TranslationUnit(
      list(atMost: 4) { sample in
        TranslationUnitVariant(
          sample.segment(), languageCode: codes[sample.number(below: codes.count)],
          metadata: sample.number(below: 2) == 0 ? Metadata() : sample.metadata())
      }, metadata: number(below: 3) == 0 ? Metadata() : metadata(), line: number(below: 1000))
  }

  /// The next entry.
  mutating func entry() -> ConceptEntry {
    ConceptEntry(
      id: number(below: 2) == 0 ? nil : text(), domain: number(below: 2) == 0 ? nil : text(),
      definition: number(below: 2) == 0 ? nil : text(), note: text(), properties: properties(),
      sections: list(atMost: 3) { sample in
        LanguageSection(
          sample.number(below: 2) == 0 ? .french : .english,
          terms: sample.list(atMost: 3) {
            TermSection(
              $0.text(), status: TermStatus.allCases[$0.number(below: 4)],
              partOfSpeech: $0.number(below: 2) == 0 ? nil : .noun,
              gender: $0.number(below: 2) == 0 ? nil : .feminine, properties: $0.properties())
          }, properties: sample.properties())
      }, line: number(below: 1000))
  }
}
