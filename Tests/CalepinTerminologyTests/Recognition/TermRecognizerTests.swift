import CalepinCore
import CalepinTerminology
import CalepinText
import Testing

/// The terms found in `text`, each as `text in the text → term`, with `≈` in
/// front of forms that are not the term's own.
private func found(
  in text: String, _ terms: [TermSection], _ language: LanguageTag = .french,
  _ options: MatcherOptions = MatcherOptions()
) -> [String] {
  let base = Termbase(
    name: "t",
    entries: terms.map { ConceptEntry(sections: [LanguageSection(language, terms: [$0])]) })
  let matcher = TermMatcher([base], language: language, options: options)
  var recognizer = TermRecognizer(matcher)
  let bytes = Array(text.utf8)
  return recognizer.hits(in: text).map { hit in
    let words = String(decoding: bytes[hit.range], as: UTF8.self)
    return (hit.isExact ? "" : "≈") + words + " → " + matcher.term(hit.term).text
  }
}

private func found(
  in text: String, _ terms: String..., language: LanguageTag = .french,
  options: MatcherOptions = MatcherOptions()
) -> [String] {
  found(in: text, terms.map { TermSection($0) }, language, options)
}

@Suite("The recognition of terms in a text")
struct TermRecognizerTests {
  @Test(
    "finds French terms in their forms",
    arguments: [
      ("terres rares", "la terre rare", "≈terre rare"),
      ("semi-conducteur", "des Semi\u{2011}conducteurs", "≈Semi\u{2011}conducteurs"),
      ("semi-conducteur", "un semi conducteur", "semi conducteur"),
      (
        "intelligence artificielle", "d’intelligences artificielles", "≈intelligences artificielles"
      ),
      ("talon d'Achille", "le talon d’Achille", "talon d’Achille"),
      ("empire du Milieu", "l'Empire du milieu", "Empire du milieu"),
      ("contrôle des exportations", "le contrôle d'exportation", "≈contrôle d'exportation"),
      ("contrôle d'exportation", "au contrôle des exportations", "≈contrôle des exportations"),
      ("centre de données", "centre de la donnée", "≈centre de la donnée"),
      ("graver", "ils gravaient", "≈gravaient"),
      ("avancé", "les puces avancées", "≈avancées"),
      ("État", "ÉTAT, ETAT", "ÉTAT ETAT"),
      ("œuvre", "une Oeuvre", "Oeuvre"),
      ("œil", "les yeux", "≈yeux"),
      ("réseau", "RESEAUX et Réseau", "≈RESEAUX Réseau"),
      ("e\u{301}tat", "l'état", "état"),
    ])
  func french(term: String, text: String, words: String) {
    let forms = found(in: text, term).map { String($0.prefix { $0 != "→" }.dropLast()) }
    #expect(forms.joined(separator: " ") == words)
  }

  @Test(
    "finds English terms in their forms",
    arguments: [
      ("foundry", "the foundries", "≈foundries"),
      ("rare earths", "a rare-earth magnet", "≈rare-earth"),
      ("export control", "Export controls", "≈Export controls"),
      ("Achilles heel", "Achilles' heel", "Achilles' heel"),
      ("GPU", "ten GPUs", "≈GPUs"),
      ("etch", "etched, etching", "≈etched ≈etching"),
      ("TCP/IP", "a TCP/IP stack, not TCP-IP", "TCP/IP"),
      ("C++", "in C++ and C", "C++"),
      (".NET", "on .NET.", ".NET"),
      ("state of the art", "state-of-the-art chips", "state-of-the-art"),
    ])
  func english(term: String, text: String, words: String) {
    let forms = found(in: text, term, language: .english)
      .map { String($0.prefix { $0 != "→" }.dropLast()) }
    #expect(forms.joined(separator: " ") == words)
  }

  @Test(
    "leaves alone what only looks alike",
    arguments: [
      ("porte", "il portait"), ("puce électronique", "une puce, électronique"),
      ("puce électronique", "une puce\n\nélectronique"),
      ("puce électronique", "puce\télectronique"),
      ("puce électronique", "la puce - électronique"), ("marché", "la marche"),
      ("conducteur", "un semi-conducteur"), ("avion", "un porte-avions"),
      ("puce", "aucune puceron"),
      ("le Monde", "ce monde"), ("vitamine A", "de la vitamine"), ("IA", "il y a ia"),
    ])
  func near(term: String, text: String) {
    #expect(found(in: text, term) == [])
  }

  @Test("lets terms begin and end at hyphens where they are words of their own")
  func hyphens() {
    #expect(found(in: "ces puces-là", "puce") == ["≈puces → puce"])
    #expect(found(in: "l'axe Paris-Berlin", "Berlin", "Paris").count == 2)
    #expect(found(in: "la Covid-19", "Covid") == ["Covid → Covid"])
    #expect(found(in: "an AI-driven chip-maker", "AI", "chip", language: .english).count == 2)
    #expect(found(in: "the non-compliance", "compliance", language: .english) == [])
    #expect(found(in: "state-of-the-art", "state", language: .english) == [])
  }

  @Test("takes the term that begins first, then the longest")
  func longest() {
    let terms = ["terres rares", "exportation", "exportation de terres rares", "rares minéraux"]
      .map { TermSection($0) }
    #expect(
      found(in: "les exportations de terres rares minéraux", terms)
        == ["≈exportations de terres rares → exportation de terres rares"])
    #expect(
      found(in: "exportation de terres rares-là et terres rares", terms).count == 2)
  }

  @Test("falls back to a shorter term when the longest one may not stand there")
  func fallsBack() {
    let terms = [TermSection("puce"), TermSection("puce IA")]
    #expect(found(in: "une puce ia", terms) == ["puce → puce"])
    #expect(found(in: "une puce IA", terms) == ["puce IA → puce IA"])
  }

  @Test("gives all terms that are the same words, exact ones first")
  func homographs() {
    let terms = [TermSection("marcher"), TermSection("marche"), TermSection("marche")]
    #expect(
      found(in: "la marche", terms)
        == ["marche → marche", "marche → marche", "≈marche → marcher"])
  }

  @Test("asks for the capitals of names and short forms, or all, or none")
  func capitals() {
    let name = TermSection("Apple", partOfSpeech: .properNoun)
    #expect(found(in: "an apple by Apple, APPLE", [name], .english).count == 2)
    #expect(found(in: "us and the US", "US", language: .english) == ["US → US"])
    #expect(found(in: "the CHIP", "chip", language: .english) == ["CHIP → chip"])
    #expect(found(in: "an iphone, an iPhone", "iPhone", language: .english).count == 1)
    let ignoring = MatcherOptions(capitals: .ignored)
    #expect(found(in: "us and the US", "US", language: .english, options: ignoring).count == 2)
    let strict = MatcherOptions(capitals: .everywhere)
    #expect(found(in: "une Puce, une puce", "Puce", options: strict).count == 1)
  }

  @Test("finds the very words alone when asked for exact forms")
  func exactForms() {
    let options = MatcherOptions(forms: .exact)
    #expect(
      found(in: "Terres rares, terre rare", "terres rares", options: options)
        == ["Terres rares → terres rares"])
    #expect(
      found(in: "contrôle d'exportation", "contrôle des exportations", options: options) == [])
  }

  @Test("reads a noun as no verb, and a name in one form only")
  func wordClasses() {
    #expect(found(in: "ils conseillaient", [TermSection("conseiller", partOfSpeech: .noun)]) == [])
    #expect(
      found(in: "ils conseillaient", [TermSection("conseiller", partOfSpeech: .verb)]).count == 1)
    #expect(found(in: "les Orange", [TermSection("Oranges", partOfSpeech: .properNoun)]) == [])
  }

  @Test("gives places in bytes, also in long texts")
  func longText() {
    let sentence = "Les fonderies, près d’ici, gravent des puces électroniques-là. "
    let text = String(repeating: sentence, count: 3000)
    let base = smallTermbase([
      ("fonderie", "foundry", .noun, ""), ("puce électronique", "chip", .noun, ""),
    ])
    var recognizer = TermRecognizer(TermMatcher([base], language: .french))
    let hits = recognizer.hits(in: text)
    #expect(hits.count == 6000)
    let length = sentence.utf8.count
    #expect(hits[0].range == 4..<13)
    let offset = hits[1].start
    for (number, hit) in hits.enumerated() {
      #expect(hit.start == (number / 2) * length + (number % 2 == 0 ? 4 : offset))
    }
    #expect(recognizer.hits(in: "") == [])
  }

  @Test("survives bytes that are no text, words without end, and terms of nothing")
  func hostile() {
    #expect(found(in: "\u{0}puce\u{0}", "puce", "", "   ", "!") == ["puce → puce"])
    let long = String(repeating: "a", count: 10_000)
    #expect(found(in: long + " puce", long, "puce") == ["puce → puce"])
    let manyWords = String(repeating: "a ", count: 10_000)
    #expect(found(in: manyWords, manyWords) == [])
    var recognizer = TermRecognizer(TermMatcher([chips], language: .french))
    let bytes: [UInt8] = [0xFF, 0xC3] + "puce".utf8 + [0xE2, 0x80]
    bytes.withUnsafeBufferPointer { recognizer.findHits(in: $0) }
    #expect(recognizer.hits.map(\.range) == [2..<6, 2..<6])
  }
}
