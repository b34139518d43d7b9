import CalepinCore
import Testing

@testable import CalepinText

@Suite("The forms of words")
struct FormGeneratorTests {
  @Test(
    "are made by rule where no lexicon helps",
    arguments: [
      ("signal", "signaux", "NOUN"), ("réseau", "réseaux", "NOUN"),
      ("processus", "processus", "NOUN"),
    ])
  func pluralByRule(word: String, plural: String, tag: String) throws {
    let forms = FormGenerator(language: .french, lexicon: nil)
    let tag = try #require(PartOfSpeech(tag: tag))
    #expect(forms.plural(of: word, tag) == plural)
    #expect(forms.singular(of: plural, tag) == word)
  }

  @Test(
    "of French adjectives have a feminine",
    arguments: [
      ("conducteur", "conductrice"), ("poreux", "poreuse"), ("actif", "active"), ("rare", "rare"),
      ("électronique", "électronique"), ("ancien", "ancienne"), ("vital", "vitale"),
    ])
  func feminineByRule(word: String, feminine: String) {
    #expect(FormGenerator(language: .french, lexicon: nil).feminine(of: word) == feminine)
    #expect(FormGenerator(language: .english, lexicon: nil).feminine(of: word) == word)
  }

  @Test("are the lexicon's where it has the word")
  func byLexicon() throws {
    let dic = "2\nzorbal/Z.() po:nom is:mas\nblix/B.() po:adj\n"
    let aff = """
      FLAG long
      NEEDAFFIX ()
      SFX Z. Y 2
      SFX Z. 0 0 al is:sg
      SFX Z. al olz al is:pl
      SFX B. Y 3
      SFX B. 0 0 x is:mas is:inv
      SFX B. x che x is:fem is:sg
      SFX B. x ches x is:fem is:pl
      """
    let builder = HunspellExpander.lexicon(dic: Array(dic.utf8), aff: Array(aff.utf8))
    let lexicon = try Lexicon(
      ModelFile(builder.bytes(language: "fr", stamp: ""), kind: .lexicon))
    let forms = FormGenerator(language: .french, lexicon: lexicon)
    #expect(forms.plural(of: "zorbal") == "zorbolz")
    #expect(forms.singular(of: "zorbolz") == "zorbal")
    #expect(forms.feminine(of: "blix") == "bliche")
    #expect(forms.plural(of: "blix", .adjective) == "blix")
    #expect(forms.plural(of: "réseau") == "réseaux")
  }

  @Test("are told by the analysis, with the lexicon's lemmas")
  func analysis() throws {
    let analyzer = Analyzer(language: .french, lexicon: try HunspellTests.lexicon())
    let text = analyzer.analyze(Array("Les zorbes rares sont là.".utf8))
    #expect(text.lemmaText(of: 1) == "zorbe")
    #expect(text.morphology(of: 1) == [.feminine, .plural])
    #expect(text.morphology(of: 4) == [])
    let plain = Analyzer(language: .french, lexicon: nil).analyze(text.bytes)
    #expect(plain.morphology(of: 1) == [])
  }

  @Test("candidate lemmas are the lexicon's readings")
  func candidates() throws {
    var lemmatizer = try #require(Lemmatizer.builtIn(for: .french))
    lemmatizer.lexicon = try HunspellTests.lexicon()
    let found = Array("blimée".utf8).withUnsafeBufferPointer { lemmatizer.candidateLemmas(of: $0) }
    #expect(
      Set(found) == [
        CandidateLemma(text: "blimer", tag: .verb), CandidateLemma(text: "blimé", tag: .adjective),
      ])
  }
}
