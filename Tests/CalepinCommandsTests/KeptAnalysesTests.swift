import CalepinText
import TestSupport
import Testing

@Suite("What extract keeps of the texts it counted")
struct KeptAnalysesTests {
  /// What full stops, brackets, blanks and lines may be taken for.
  private static let pieces: [String: [String]] = [
    "en": [
      "The chip foundry exports advanced chips", "new trade policies of the government",
      "large language models and chip makers", "the meaning in Part V", "listed in Annex X",
      "see No", "5 members", "10", "000 units", "J", "Smith", "the U.S", "etc", ".", ".", ". ",
      ". ",
      "? ", ": ", "; ", ", ", " (", ") ", " \"", "\" ", "\n", "\n\n", "\n- ", "\n# ", "\u{0C}", "…",
    ],
    "fr": [
      "La fonderie exporte des puces avancées", "la politique commerciale du gouvernement",
      "des modèles de langage et des fabricants de puces", "la vitamine C", "voir l’annexe X", "M",
      "Dupont", "art", "5 membres", "10", "000 unités", "l’U.E", "etc", ".", ".", ". ", ". ", " ? ",
      " : ", " ; ", ", ", " (", ") ", " « ", " » ", "\n", "\n\n", "\n- ", "\n# ", "\u{0C}", "…",
    ],
  ]

  /// Sentences whose last full stop may belong to the word before, as the next
  /// paragraph makes one think.
  private static let initials = [
    "en": "The parts are listed in Annex X.\n\nMinisters decide on Schedule B.\n\nTrade matters.\n",
    "fr": "Les pièces sont dans l’annexe X.\n\nMinistres et vitamine C.\n\nFabricants de puces.\n",
  ]

  private func text(_ language: String, _ random: inout SeededGenerator) -> String {
    let pieces = Self.pieces[language] ?? []
    return (0..<400).map { _ in
      let piece = pieces.randomElement(using: &random) ?? ""
      return Bool.random(using: &random) ? piece : piece + " "
    }.joined()
  }

  @Test(
    "proposes what is proposed when the sentences are analysed again",
    arguments: [("en", "fr"), ("fr", "en")])
  func isLikeAnalysedAgain(language: String, target: String) throws {
    let folder = try FreshFolder()
    var random = SeededGenerator(seed: 7)
    let texts = (1...4).map { "\($0).txt" }
    for name in texts {
      try folder.write((Self.initials[language] ?? "") + text(language, &random), to: name)
    }
    let arguments = [
      "--from", language, "--to", target, "--no-glossary", "--top", "9999", "--json",
    ]
    let kept = try folder.calepin(["extract"] + texts + arguments)
    #expect(kept.status == 0 && kept.output.contains(#""origin":"composition""#))
    let counted = try folder.calepin(
      ["extract", "--partial", "-o", "all.counts"] + texts + arguments.prefix(5))
    #expect(counted.status == 0)
    // Counts hold no analysis.
    let again = try folder.calepin(["extract", "--merge", "all.counts"] + arguments)
    #expect(again == kept)
  }
}
