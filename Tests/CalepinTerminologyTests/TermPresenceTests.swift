import CalepinCore
import TestSupport
import Testing

@testable import CalepinTerminology

@Suite("The presence of a term")
struct TermPresenceTests {
  private let index = TermIndex([chips], language: .french)

  @Test("is denied of no text that an entry matches", arguments: 1...100 as ClosedRange<UInt64>)
  func agreesWithLookup(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = [
      "puce", "Puces", "terre", "terres", "rare", "rares", "RARES", "la", "les", "l’", "empire",
      "du", "de", "Milieu", "milieu", "Etats-Unis", "États", "Unis", "semi", "conducteurs",
      "semi-conducteur", "intelligences", "artificielle", "avancées", "chinoises", "chat", "",
    ]
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }.joined(separator: " ")
      // Found without asking whether words may match.
      let found = index.matches(
        for: text, options: LookupOptions(limit: .max, minimumFuzzyScore: nil)
      ).filter { $0.kind != .part }
      #expect(found.isEmpty || index.mayMatch(Array(text.utf8)[...]), "'\(text)'")
      #expect(index.entries(matching: text).map(\.term) == found.map(\.term), "'\(text)'")
    }
  }

  @Test(
    "is denied where a word is of no term, or the words are of several",
    arguments: ["chat", "terres chinoises", "puce rare", "la", "", "rares terres", "empire"])
  func absent(text: String) {
    #expect(!index.mayMatch(Array(text.utf8)[...]))
  }

  @Test(
    "is seen in every form",
    arguments: ["puces", "la puce", "TERRES RARES", "semi conducteur"])
  func present(text: String) {
    #expect(index.mayMatch(Array(text.utf8)[...]))
  }
}
