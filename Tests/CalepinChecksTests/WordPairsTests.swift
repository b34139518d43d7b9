import CalepinCore
import Testing

@testable import CalepinChecks

@Suite("The words that translate one another")
struct WordPairsTests {
  private func analysis(
    _ source: String, _ target: String, _ languages: LanguagePair
  ) -> UnitAnalysis {
    var unit = UnitAnalysis()
    unit.source.language = SideLanguage(languages.source)
    unit.target.language = SideLanguage(languages.target)
    unit.source.load(Segment(source))
    unit.target.load(Segment(target))
    return unit
  }

  private static let english = "The server opens the connection and sends the message."
  private static let french = "Le serveur ouvre la connexion et envoie le message."

  @Test("are found in both directions")
  func directions() throws {
    let forward = LanguagePair(.french, .english)
    let backward = LanguagePair(.english, .french)
    let one = try #require(WordPairs(forward))
    let two = try #require(WordPairs(backward))
    let first = one.words(of: analysis(Self.french, Self.english, forward))
    let second = two.words(of: analysis(Self.english, Self.french, backward))
    let words = try #require(first)
    #expect(words.keyed.map(\.isPaired) == second?.keyed.map(\.isPaired))
    #expect(words.keyed.count { $0.isPaired } >= 4)
    #expect(words.source.count == words.keyed.count)
    #expect(second?.source.count == second?.others.count)
  }

  @Test("are not sought further when enough of them are known")
  func enough() throws {
    let languages = LanguagePair(.french, .english)
    let pairs = try #require(WordPairs(languages))
    let unit = analysis(Self.french, Self.english, languages)
    var asked: [Int] = []
    let words = pairs.words(of: unit) { paired, _, _ in
      asked.append(paired)
      return paired == 2
    }
    #expect(words == nil)
    #expect(asked == [0, 1, 2])
  }

  @Test("are known of French and English alone")
  func otherLanguages() throws {
    let german = try #require(LanguageTag("de"))
    #expect(WordPairs(LanguagePair(german, .english)) == nil)
  }

  @Test(
    "tell words from names",
    arguments: [("file", true), ("files", true), ("first_name", true), ("xqzv", false)])
  func names(name: String, isText: Bool) throws {
    let pairs = try #require(WordPairs(LanguagePair(.english, .french)))
    #expect(pairs.isText(Array(name.utf8)[...], in: .english) == isText)
  }
}
