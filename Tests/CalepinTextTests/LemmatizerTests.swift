import CalepinCore
import TestSupport
import Testing

@testable import CalepinText

@Suite("The lemmatizer")
struct LemmatizerTests {
  @Test(
    "finds the lemmas of French words",
    arguments: [
      ("semi-conducteurs", "NOUN", "semi-conducteur"), ("mots-clés", "NOUN", "mot-clé"),
      ("arcs-en-ciel", "NOUN", "arc-en-ciel"), ("sous-ensembles", "NOUN", "sous-ensemble"),
      ("canaux", "NOUN", "canal"), ("bocaux", "NOUN", "bocal"), ("réseaux", "NOUN", "réseau"),
      ("tuyaux", "NOUN", "tuyau"), ("jeux", "NOUN", "jeu"), ("cailloux", "NOUN", "caillou"),
      ("nanotubes", "NOUN", "nanotube"), ("processus", "NOUN", "processus"),
      ("taux", "NOUN", "taux"), ("flux", "NOUN", "flux"), ("wafers", "NOUN", "wafer"),
      ("lithographies", "NOUN", "lithographie"), ("gravures", "NOUN", "gravure"),
      ("fonderies", "NOUN", "fonderie"), ("puces", "NOUN", "puce"), ("tests", "NOUN", "test"),
      ("concours", "NOUN", "concours"), ("capacités", "NOUN", "capacité"),
      ("machines-outils", "NOUN", "machine-outil"), ("héros", "NOUN", "héros"),
      ("vitales", "ADJ", "vital"), ("coaxiaux", "ADJ", "coaxial"), ("poreuses", "ADJ", "poreux"),
      ("adaptatives", "ADJ", "adaptatif"), ("résiduelles", "ADJ", "résiduel"),
      ("photovoltaïques", "ADJ", "photovoltaïque"), ("conductrices", "ADJ", "conducteur"),
      ("gravées", "ADJ", "gravé"), ("quotidiennes", "ADJ", "quotidien"),
      ("belles", "ADJ", "beau"), ("longues", "ADJ", "long"), ("rares", "ADJ", "rare"),
      ("grilles", "NOUN", "grille"), ("dopés", "VERB", "doper"), ("gravaient", "VERB", "graver"),
      ("réécrivent", "VERB", "réécrire"), ("coproduit", "VERB", "coproduire"),
      ("surviendra", "VERB", "survenir"), ("polissait", "VERB", "polir"),
      ("réapprennent", "VERB", "réapprendre"), ("Écoles", "NOUN", "école"),
      ("Paris", "PROPN", "Paris"), ("du", "ADP+DET", "de+le"), ("aux", "ADP+DET", "à+le"),
      ("l’", "DET", "le"), ("sont", "AUX", "être"),
    ])
  func french(word: String, tag: String, expected: String) throws {
    #expect(try lemma(of: word, tag, .french) == expected)
  }

  @Test(
    "finds the lemmas of English words",
    arguments: [
      ("batteries", "NOUN", "battery"), ("foundries", "NOUN", "foundry"),
      ("switches", "NOUN", "switch"), ("matrices", "NOUN", "matrix"), ("wolves", "NOUN", "wolf"),
      ("axes", "NOUN", "axis"), ("hypotheses", "NOUN", "hypothesis"), ("wafers", "NOUN", "wafer"),
      ("nanotubes", "NOUN", "nanotube"), ("photonics", "NOUN", "photonics"),
      ("apparatus", "NOUN", "apparatus"), ("classes", "NOUN", "class"), ("boxes", "NOUN", "box"),
      ("databases", "NOUN", "database"), ("valves", "NOUN", "valve"), ("gases", "NOUN", "gas"),
      ("etched", "VERB", "etch"), ("doping", "VERB", "dope"), ("annealing", "VERB", "anneal"),
      ("fabricated", "VERB", "fabricate"), ("overheats", "VERB", "overheat"),
      ("digitised", "VERB", "digitise"), ("rebuilt", "VERB", "rebuild"),
      ("undertook", "VERB", "undertake"), ("mapped", "VERB", "map"), ("carried", "VERB", "carry"),
      ("was", "AUX", "be"), ("better", "ADJ", "good"), ("thinnest", "ADJ", "thin"),
      ("States", "PROPN", "State"), ("Intel", "PROPN", "Intel"), ("me", "PRON", "I"),
    ])
  func english(word: String, tag: String, expected: String) throws {
    #expect(try lemma(of: word, tag, .english) == expected)
  }

  @Test(
    "offers the lemmas of a word whose class is not known",
    arguments: [
      ("fr", "portes", ["porte", "porter"]), ("fr", "semi-conducteurs", ["semi-conducteur"]),
      ("fr", "signaux", ["signal"]), ("fr", "gravées", ["gravé", "graver"]),
      ("en", "chips", ["chip"]), ("en", "batteries", ["battery"]), ("en", "data", ["data"]),
      ("en", "etched", ["etch"]),
    ])
  func candidates(language: String, word: String, expected: [String]) throws {
    let tag = try #require(LanguageTag(language))
    let lemmatizer = try #require(Lemmatizer.builtIn(for: tag))
    let found = Array(word.utf8).withUnsafeBufferPointer {
      lemmatizer.candidateLemmas(of: $0).map(\.text)
    }
    #expect(Set(expected).isSubset(of: found), "got: \(found)")
    #expect(Set(found).count == found.count)
  }

  @Test(
    "offers no lemma that nobody writes",
    arguments: [("vitesses", ["vitesse"]), ("lithographies", ["lithographie"])])
  func noOddities(word: String, expected: [String]) throws {
    let lemmatizer = try #require(Lemmatizer.builtIn(for: .french))
    let found = Array(word.utf8).withUnsafeBufferPointer {
      lemmatizer.candidateLemmas(of: $0).map(\.text)
    }
    #expect(found == expected)
  }

  @Test(
    "a word of noise has at least one lemma and no lemma crashes",
    arguments: 1...100 as ClosedRange<UInt64>)
  func survivesNoise(seed: UInt64) throws {
    let lemmatizer = try #require(Lemmatizer.builtIn(for: .french))
    var random = SeededGenerator(seed: seed)
    let word = (0..<Int.random(in: 0...40, using: &random)).map { _ in
      UInt8.random(in: 0...255, using: &random)
    }
    word.withUnsafeBufferPointer { word in
      #expect(!lemmatizer.candidateLemmas(of: word).isEmpty)
      var lemma: [UInt8] = []
      for tag in PartOfSpeech.allCases {
        lemmatizer.lemma(of: word, tag: tag, into: &lemma)
        #expect(word.isEmpty || !lemma.isEmpty)
      }
    }
  }

  @Test("every rule makes the lemma it was made for", arguments: 1...200 as ClosedRange<UInt64>)
  func rulesRoundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let letters = Array("aéèsx").map(String.init)
    func word() -> [UInt8] {
      let length = Int.random(in: 1...6, using: &random)
      return Array(
        (0..<length).map { _ in letters[Int.random(in: 0..<5, using: &random)] }.joined().utf8)
    }
    let (form, lemma) = (word(), word())
    let section = LemmaRuleTable.section(for: [.identity, LemmaRule(from: form, to: lemma)])
    var found: [UInt8] = []
    try section.withUnsafeBytes { section in
      let table = try LemmaRuleTable(section)
      form.withUnsafeBufferPointer { form in
        found = Array(repeating: 0, count: table.room(for: form))
        let count = found.withUnsafeMutableBufferPointer { room in
          room.baseAddress.map { table.apply(1, to: form, into: $0) } ?? 0
        }
        found.removeLast(found.count - count)
      }
    }
    #expect(found == lemma)
  }

  @Test("learns from a treebank, with the same bytes each time")
  func learns() throws {
    let treebank = [
      TaggedSentence(words: [
        TaggedWord(form: "Zorbles", lemma: "zorble", tag: .noun),
        TaggedWord(form: "ZX", lemma: "ZX", tag: .noun),
      ])
    ]
    let model = LemmatizerTrainer.model(from: treebank, language: .french)
    #expect(model == LemmatizerTrainer.model(from: treebank, language: .french))
    let lemmatizer = try Lemmatizer(model: model)
    var lemma: [UInt8] = []
    for (word, expected) in [
      ("zorbles", "zorble"), ("ZX", "ZX"), ("zx", "zx"), ("bocaux", "bocal"),
    ] {
      Array(word.utf8).withUnsafeBufferPointer {
        lemmatizer.lemma(of: $0, tag: .noun, into: &lemma)
      }
      #expect(String(decoding: lemma, as: UTF8.self) == expected)
    }
  }

  private func lemma(of word: String, _ tag: String, _ language: LanguageTag) throws -> String {
    let lemmatizer = try #require(Lemmatizer.builtIn(for: language))
    let tag = try #require(PartOfSpeech(tag: tag))
    var lemma: [UInt8] = []
    Array(word.utf8).withUnsafeBufferPointer {
      lemmatizer.lemma(of: $0, tag: tag, into: &lemma)
    }
    return String(decoding: lemma, as: UTF8.self)
  }
}
