import CalepinText
import Testing

@Suite("French verbs in -er")
struct FrenchConjugationTests {
  @Test(
    "change their stems as the endings ask",
    arguments: [
      ("donner", "donne donnons donnent donnera donnait donnée donnant"),
      ("placer", "place plaçons placent placera plaçait placée plaçant"),
      ("manger", "mange mangeons mangent mangera mangeait mangée mangeant"),
      ("lever", "lève levons lèvent lèvera levait levée levant"),
      ("céder", "cède cédons cèdent cédera cédait cédée cédant"),
      ("intégrer", "intègre intégrons intègrent intégrera intégrait intégrée intégrant"),
      ("employer", "emploie employons emploient emploiera employait employée employant"),
      ("renvoyer", "renvoie renvoyons renvoient renverra renvoyait renvoyée renvoyant"),
      ("appeler", "appelle appelons appellent appellera appelait appelée appelant"),
      ("jeter", "jette jetons jettent jettera jetait jetée jetant"),
      ("acheter", "achète achetons achètent achètera achetait achetée achetant"),
      ("presser", "presse pressons pressent pressera pressait pressée pressant"),
      ("installer", "installe installons installent installera installait installée installant"),
      ("rester", "reste restons restent restera restait restée restant"),
      ("crier", "crie crions crient criera criait criée criant"),
      ("créer", "crée créons créent créera créait créée créant"),
    ])
  func stems(verb: String, forms: String) throws {
    let found = try #require(FrenchConjugation.forms(of: verb))
    let slots: [FrenchConjugation.Slot] = [
      .present(2), .present(3), .present(5), .future(2), .imperfect(2), .pastParticiple(1),
      .presentParticiple,
    ]
    #expect(slots.map { found[$0] } == forms.split(separator: " ").map(String.init))
  }

  @Test("are the form of another verb, where one form is meant")
  func analogy() {
    #expect(
      FrenchConjugation.form(of: "renvoyer", like: "retourneraient", of: "retourner")
        == "renverraient")
    #expect(FrenchConjugation.form(of: "lever", like: "soulève", of: "soulever") == "lève")
    #expect(FrenchConjugation.form(of: "lever", like: "soulevez", of: "porter") == nil)
    #expect(FrenchConjugation.form(of: "finir", like: "portez", of: "porter") == nil)
  }

  @Test("are not those of aller, nor verbs with other endings")
  func others() {
    #expect(FrenchConjugation.forms(of: "aller") == nil)
    #expect(FrenchConjugation.forms(of: "finir") == nil)
    #expect(FrenchConjugation.forms(of: "er") == nil)
    #expect(FrenchConjugation.forms(of: "installer") != nil)
  }
}
