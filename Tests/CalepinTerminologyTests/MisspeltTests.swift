import CalepinCore
import CalepinTerminology
import TestSupport
import Testing

@Suite("Misspelt queries")
struct MisspeltTests {
  /// The edit distance as the textbook has it.
  private func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(diagonal + (letter == other ? 0 : 1), above + 1, row[j] + 1)
        diagonal = above
      }
    }
    return row[b.count]
  }

  @Test("are answered as if all terms were read", arguments: 1...40 as ClosedRange<UInt64>)
  func agreesWithReference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    // No word of these letters has a lemma to be found by.
    func word() -> String {
      String(
        (0..<Int.random(in: 4...12, using: &random)).map { _ in
          "xzqw".randomElement(using: &random) ?? "x"
        })
    }
    let terms = (0..<300).map { _ in word() }
    let base = Termbase(
      name: "t",
      entries: terms.map {
        ConceptEntry(sections: [LanguageSection(.french, terms: [TermSection($0)])])
      })
    let index = TermIndex([base], language: .french)
    for _ in 0..<20 {
      let query = word()
      let matches = index.matches(
        for: query, options: LookupOptions(limit: 1000, minimumFuzzyScore: 70))
      guard matches.first?.kind ?? .fuzzy == .fuzzy else { continue }
      let expected = terms.indices.compactMap { number -> [Int]? in
        let longer = max(query.count, terms[number].count)
        let edits = distance(Array(query), Array(terms[number]))
        return edits <= longer * 30 / 100 ? [100 * (longer - edits) / longer] : nil
      }
      #expect(matches.map(\.score).sorted() == expected.flatMap(\.self).sorted())
    }
  }
}
