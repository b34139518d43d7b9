import CalepinCore
import CalepinText
import Testing

@Suite("Sentences")
struct SentenceTests {
  @Test(
    "ends French sentences where they end",
    arguments: [
      ["Il dort.", "Elle lit."], ["Quoi ?", "Rien !", "Bien…", "Tant pis..."],
      ["Quoi ?!", "Non !!"],
      // Abbreviations and numbers.
      ["M. Roy voit Mme Roy et le Dr. Lam."], ["Voir p. 12 et art. 5.", "Fin."],
      ["Né en 52 av. J.-C. à Rome."], ["Des pommes, etc. et plus."],
      ["Des pommes, etc.", "Elle lit."],
      ["Le prix est de 3.14 euros.", "Il monte."], ["La version 2.0.", "Elle marche."],
      ["Voir la section 3.2.1.", "Elle suit."], ["Michael C. Horowitz écrit."],
      ["La vitamine C.", "Les autres aussi."], ["En 2020.", "12 cas suivirent."],
      ["1. Le marché grandit.", "2. Le prix baisse."],
      // Quotes and brackets.
      ["« Oui ! » dit-il."], ["« Il dort. »", "Elle lit."], ["Il dit : « Non. »", "Elle lit."],
      ["Il a dit \"non.\"", "Elle lit."], ["Il dort.", "\"Elle lit.\"", "Bien."],
      ["Il dort (bien !) ici."],
      ["Il dort (voir p. 3. Puis 4) bien."], ["Il dort.", "(Elle lit.)", "Bien."],
      ["Il dort. [12]", "Elle lit. [citation requise]", "Bien."], ["“Il dort.”", "Elle lit."],
      // Lower case goes on.
      ["Ah ! si je savais."], ["Euh... peut-être."], ["Yahoo! et lui."],
      ["Les lignes ;", "Les colonnes."], ["les lignes ; les colonnes."],
      ["Fin . . .", "Elle lit."],
      ["Étant donné.", "Être ou ne pas être."], ["Il dort.", "– Elle lit."],
    ])
  func french(sentences: [String]) {
    expectSentences(sentences, joinedWith: " ", in: .french)
    // Non-breaking spaces before marks change nothing.
    let narrow = sentences.map {
      $0.replacing(" !", with: "\u{202F}!").replacing(" »", with: "\u{A0}»")
    }
    expectSentences(narrow, joinedWith: " ", in: .french)
  }

  @Test(
    "ends a sentence where a space is missing",
    arguments: [
      ["des idées.", "Le Premier ministre."], ["des \"idées.\"", "Le Premier ministre."],
      ["Quoi ?", "Rien."], ["« Bien. »", "Elle lit."],
    ])
  func missingSpace(sentences: [String]) {
    expectSentences(sentences, joinedWith: "", in: .french)
  }

  @Test(
    "ends English sentences where they end",
    arguments: [
      ["He sleeps.", "She reads."], ["Mr. Smith met Dr. No."], ["The U.S. army left."],
      ["He left the U.S.", "The army stayed."], ["See e.g. this."], ["Acme Inc. sells it."],
      ["He works at Acme Inc.", "She reads."], ["It is 5 p.m.", "She reads."],
      ["\"Stop!\" he said."], ["He said \"stop.\"", "She left."], ["Plan B.", "The end."],
      ["See fig. 3.", "It shows."], ["Say no.", "Go on."], ["I stayed.", "she left."],
      ["J. K. Rowling writes."], ["He has a Ph.D. in art."],
    ])
  func english(sentences: [String]) {
    expectSentences(sentences, joinedWith: " ", in: .english)
  }

  @Test(
    "ends a sentence at a blank line, however it is written",
    arguments: ["\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\u{2029}", "\u{C}"])
  func blankLine(separator: String) {
    expectSentences(["le marché", "des puces"], joinedWith: separator, in: .french)
    expectSentences(["Mme", "Roy"], joinedWith: separator, in: .french)
  }

  @Test("ends a sentence behind titles and items of a list")
  func titles() {
    expectSentences(
      ["Introduction", "Le marché grandit.", "Prix :", "- le cuivre ;", "- l'or.", "1. Le zinc"],
      joinedWith: "\n", in: .french)
    expectSentences(["Le prix monte", "Paris baisse"], joinedWith: "\r\n", in: .french)
  }

  @Test(
    "Markdown: headings, lists, rules, tables and code end with their lines",
    arguments: [
      ["# Le marché", "Il grandit."], ["Le texte", "## Le prix des", "puces monte."],
      ["Titre", "=====", "Le texte."], ["Le texte des puces", "---", "Fin."],
      ["- la puce", "- le prix", "* l'or", "1. un", "2) deux", "(iii) trois"],
      ["| mot | word |", "| --- | --- |", "| puce | chip |"],
      ["```swift", "let x = 1", "print(x)", "```", "Le texte."],
      ["~~~", "la puce", "~~~"], ["Il dit ceci", "> Le marché\n> grandit."],
      ["Voir [la page](http://exemple.fr/a_b).", "Elle est _là_."],
    ])
  func markdown(sentences: [String]) {
    expectSentences(sentences, joinedWith: "\n", in: .french)
  }

  @Test("Markdown: a form feed ends code that is still open")
  func pageBreaks() {
    let page = "Le prix des\npuces monte."
    expectSentences(["```", "un", page], of: "```\nun\u{0C}\(page)", in: .french)
    let lines = ["Le prix des", "puces monte."]
    expectSentences(["```", "un"] + lines, of: "```\nun\n\n\(page)", in: .french)
  }

  @Test(
    "emphasis and code spans belong to their sentence",
    arguments: [
      ["**Attention.**", "Le prix monte."], ["Il est *grand.*", "Elle lit."],
      ["Le **prix des puces** monte.", "_Elle lit._", "Fin."],
      ["Taper `calepin add` maintenant.", "`lookup` cherche."],
    ])
  func emphasis(sentences: [String]) {
    expectSentences(sentences, joinedWith: " ", in: .french)
  }

  @Test(
    "the items of a list in one line are sentences",
    arguments: [
      ["1) le cuivre", "2) l'or", "3) le zinc"], ["1.) Le cuivre", "2.) L'or"],
      ["a) le cuivre", "b) l'or"], ["(a) le cuivre", "(b) l'or"], ["• le cuivre", "• l'or"],
      ["1) le cuivre 3) l'or"], ["1. Voir la section 2. et la suite"],
    ])
  func listsInLine(sentences: [String]) {
    expectSentences(sentences, joinedWith: " ", in: .french)
  }

  @Test("does not end a sentence at a line break in the middle")
  func wrapped() {
    expectSentences(["Le marché des\npuces grandit.", "Il double."], joinedWith: "\n", in: .french)
    expectSentences(["Il a vu la\nFrance."], joinedWith: "\n", in: .french)
    expectSentences(["Il a vu M.\nRoy."], joinedWith: "\n", in: .french)
    expectSentences(["À Rome, Paris,\nLondres."], joinedWith: "\n", in: .french)
    let paragraph = """
      Le fabricant de semi-conducteurs annonce une usine près de Grenoble
      Isère, qui emploiera mille personnes, et un centre de recherche à
      Paris, où travailleront des ingénieurs venus de toute la région.
      """
    expectSentences([paragraph], joinedWith: "\n", in: .french)
  }

  @Test("has no sentence without tokens")
  func empty() {
    for text in ["", " ", "\n\n\n"] { expectSentences([], of: text, in: .french) }
  }

  private func expectSentences(
    _ sentences: [String], joinedWith separator: String, in language: LanguageTag
  ) {
    expectSentences(sentences, of: sentences.joined(separator: separator), in: language)
  }

  private func expectSentences(_ sentences: [String], of text: String, in language: LanguageTag) {
    let analyzed = Analyzer(language: language).analyze(Array(text.utf8))
    #expect(analyzed.sentences.map { analyzed.text(of: $0) } == sentences)
  }
}
