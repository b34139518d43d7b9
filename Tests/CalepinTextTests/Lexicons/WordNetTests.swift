import Testing

@testable import CalepinText

@Suite("WordNet")
struct WordNetTests {
  static func lexicon() throws -> Lexicon {
    let files = [
      "  1 a licence of our own\nzorb n 1 1 @ 1 0 00000001\nzorbity n 1 1 @ 1 0 00000002\n"
        + "blick n 1 1 @ 1 0 00000003\nzorb_line n 1 1 @ 1 0 00000004\nzorbia n 1 1 @i 1 0 00000005\n",
      "drip v 1 1 @ 1 0 00000001\nblimy v 1 0 1 0 00000002\nfrore v 1 0 1 0 00000003\n",
      "thim a 1 0 1 0 00000001\n", "blickly r 1 0 1 0 00000001\n",
      "blickena blick\n", "frorn frore\n", "", "",
    ]
    let builder = WordNetReader.lexicon(files.map { Array($0.utf8) })
    return try Lexicon(ModelFile(builder.bytes(language: "en", stamp: ""), kind: .lexicon))
  }

  @Test(
    "makes regular and irregular forms",
    arguments: [
      ("zorbs", "zorb pluralNoun"), ("zorbities", "zorbity pluralNoun"),
      ("blickena", "blick pluralNoun"), ("Zorbia", "zorbia properName"),
      ("drips", "drip finiteVerb"), ("dripped", "drip pastParticiple"),
      ("dripping", "drip presentParticiple"), ("blimied", "blimy pastParticiple"),
      ("frorn", "frore pastParticiple"), ("froring", "frore presentParticiple"),
      ("thimmest", "thim comparedAdjective"), ("blickly", "blickly adverb"),
    ])
  func makesForms(word: String, expected: String) throws {
    let found = try Self.lexicon().readings(of: word).map { "\($0.lemma) \($0.wordClass)" }
    #expect(found == [expected])
  }

  @Test(
    "makes no form beside an irregular one, none of several words",
    arguments: ["blicks", "frored", "zorb_line", "licence"])
  func leavesOut(word: String) throws {
    #expect(try Self.lexicon().readings(of: word).isEmpty)
  }
}
