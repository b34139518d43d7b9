import CalepinCore
import TestSupport
import Testing

@testable import CalepinText

@Suite("A hunspell dictionary")
struct HunspellTests {
  static let aff = """
    SET UTF-8
    FLAG long
    NEEDAFFIX ()
    PFX L' Y 1
    PFX L' 0 l' [aeiou]
    SFX S. Y 2
    SFX S. 0 0/L' [^s] is:sg
    SFX S. 0 s [^s] is:pl
    SFX V1 Y 6
    SFX V1 er er/L' er po:infi
    SFX V1 er e [^g]er po:ipre po:spre po:1sg po:3sg
    SFX V1 ger geons ger po:ipre po:1pl
    SFX V1 er é er po:ppas po:adj is:mas is:sg
    SFX V1 er ée er po:ppas po:adj is:fem is:sg
    SFX V1 er oir/S. zer po:nom
    """
  static let dic = """
    7
    zorbe/S.() po:nom is:fem
    blimer/V1() po:v1__t___zz
    ganger/V1() po:v1__t___zz
    Zorbie po:npr is:fem is:inv
    zeux po:nom is:mas is:pl st:zeil
    frazer/V1() po:v1_i____zz
    nothing/S.()
    """

  static func lexicon() throws -> Lexicon {
    let builder = HunspellExpander.lexicon(dic: Array(dic.utf8), aff: Array(aff.utf8))
    return try Lexicon(
      ModelFile(builder.bytes(language: "fr", stamp: "test"), kind: .lexicon))
  }

  @Test(
    "has every form with lemma, class and features",
    arguments: [
      ("zorbes", ["zorbe noun Gender=Fem|Number=Plur"]),
      ("ZORBE", ["zorbe noun Gender=Fem|Number=Sing"]),
      ("blime", ["blimer finiteVerb Mood=Ind|Number=Sing|Tense=Pres|VerbForm=Fin"]),
      (
        "gangeons",
        ["ganger finiteVerb Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin"]
      ),
      (
        "blimée",
        [
          "blimer pastParticiple Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part",
          "blimé adjective Gender=Fem|Number=Sing",
        ]
      ),
      ("Zorbie", ["zorbie properName Gender=Fem"]),
      ("zeux", ["zeil noun Gender=Masc|Number=Plur"]),
    ])
  func expands(word: String, expected: [String]) throws {
    let found = try Self.lexicon().readings(of: word)
    #expect(
      Set(found.map { "\($0.lemma) \($0.wordClass) \($0.morphology.features)" }) == Set(expected))
  }

  @Test(
    "has no stem that needs a suffix, no form whose condition fails, nothing without a class",
    arguments: ["gange", "nothing", "nothings", "l'zorbe", "zer", "", "inconnu"])
  func leavesOut(word: String) throws {
    #expect(try Self.lexicon().readings(of: word).isEmpty)
  }

  @Test("a suffix goes on from a suffix, twice at most")
  func continues() throws {
    #expect(try Self.lexicon().readings(of: "frazoirs").map(\.lemma).contains("frazer"))
  }

  @Test("gives the forms of a lemma")
  func inflects() throws {
    let forms = try Self.lexicon().inflections(of: "zorbe", .noun)
    #expect(Set(forms.map(\.form)) == ["zorbe", "zorbes"])
    #expect(try Self.lexicon().inflections(of: "zorbe", .verb).isEmpty)
  }

  @Test(
    "a condition is matched letter by letter from the end",
    arguments: [
      (".", "", true), ("er", "parler", true), ("[^cg]er", "manger", false),
      ("[^cg]er", "parler", true), ("[éè]", "allé", true), ("[éè]", "alle", false),
      ("[aou]yer", "payer", true), ("abc", "bc", false), ("[", "x", false),
    ])
  func conditions(condition: String, word: String, expected: Bool) {
    let found = AffixCondition(Array(condition.utf8)[...])
      .matches(word.unicodeScalars.map(\.value))
    #expect(found == (expected || condition == "["))
  }

  @Test("survives files that are no dictionaries", arguments: 1...50 as ClosedRange<UInt64>)
  func survivesNoise(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "SFX", " ", "\n", "S.", "()", "/", "po:nom", "0", "é", "[", "]", "^", "st:", "\\",
    ]
    func noise() -> [UInt8] {
      (0..<300).flatMap { _ in
        Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
      }
    }
    let builder = HunspellExpander.lexicon(dic: noise(), aff: noise())
    #expect(!builder.bytes(language: "fr", stamp: "").isEmpty)
  }
}
