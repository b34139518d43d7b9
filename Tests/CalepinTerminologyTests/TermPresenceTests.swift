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
    let presence = TermPresence(index)
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }.joined(separator: " ")
      if !index.entries(matching: text).isEmpty {
        #expect(mayMatch(text, presence), "'\(text)'")
      }
    }
  }

  @Test(
    "is denied where a word is of no term, or the words are of several",
    arguments: ["chat", "terres chinoises", "puce rare", "la", "", "rares terres", "empire"])
  func absent(text: String) {
    #expect(!mayMatch(text, TermPresence(index)))
  }

  @Test(
    "is seen in every form",
    arguments: ["puces", "la puce", "TERRES RARES", "semi conducteur"])
  func present(text: String) {
    #expect(mayMatch(text, TermPresence(index)))
  }

  private func mayMatch(_ text: String, _ presence: TermPresence) -> Bool {
    presence.mayMatch(presence.words(of: Array(text.utf8)[...]))
  }
}
