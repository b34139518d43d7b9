import CalepinCore
import Testing

@testable import CalepinChecks

@Suite("Numbers")
struct NumberTests {
  @Test(
    "are the same in both languages, whatever they are written with",
    arguments: [
      ("The index rose to 35.7 points.", "L'indice est monté à 35,7 points."),
      ("It employs 559,549 people.", "Elle emploie 559\u{202F}549 personnes."),
      ("It employs 559,549 people.", "Elle emploie 559 549 personnes."),
      ("It invested 4.2 billion dollars.", "Elle a investi 4,2 milliards de dollars."),
      ("Its value passed $3 trillion.", "Sa valeur a dépassé 3\u{A0}000 milliards de dollars."),
      ("Exports fell by 12% in a year.", "Les exportations ont reculé de 12\u{A0}% en un an."),
      ("12 percent", "12 pour cent"),
      ("The chip costs $1,200.", "La puce coûte 1 200 $."),
      ("It was signed on March 12, 2024.", "Elle a été signée le 12 mars 2024."),
      ("on the 1st of May 2024", "le 1er mai 2024"),
      ("at 3:25 p.m. on Monday", "à 15 h 25 lundi"),
      ("at 12:05 a.m.", "à 0 h 05"),
      ("at 3 p.m.", "à 15 h"),
      ("Two companies", "2 entreprises"),
      ("In the 19th century", "Au XIXe siècle"),
      ("the twenty-first year", "la 21e année"),
      ("eighty-seven days", "87 jours"),
      ("87 days", "quatre-vingt-sept jours"),
      ("Between 20–25% of the 2029-30 output", "Entre 20 et 25 % de la production 2029-2030"),
      ("the 1990s", "les années 1990"),
      ("a 32-bit processor", "un processeur 32 bits"),
      ("Python 3.12.1 and UTF-8", "Python 3.12.1 et UTF-8"),
      ("the value ``42``", "la valeur 42"),
      ("in 2020 300 people came", "en 2020 300 personnes sont venues"),
      ("1,2,3", "1,2,3"),
      ("from Aug. 1 to Oct. 31", "du 1er août au 31 oct."),
      ("on the first day of January", "le 1er janvier"),
      ("the 120th day", "le cent vingtième jour"),
      ("the 19th round", "le dix-neuvième tour"),
      ("a length of 1 675.8 m", "une longueur de 1 675,8 m"),
      ("the 1999-00 season", "la saison 1999-2000"),
      ("within 200 miles of it", "dans un rayon de 300 km"),
      ("a pig of 650 pounds", "un porc de 295 kg"),
      ("130 miles of coastline", "209 km (130 miles) de côtes"),
      ("It costs £10.", "Cela coûte 10 £."),
      ("in the 1930s", "dans les années 30"),
      ("at 5.30 pm", "à 17 h 30"),
      ("15 per cent of it", "15 p. 100 de celui-ci"),
      ("10% of it", "10 pour 100 de celui-ci"),
      ("1,3-dihydro", "dihydro-1,3"),
      ("under section 18.11 of it", "visé à l'article 18.11 de celle-ci"),
    ])
  func equal(english: String, french: String) {
    #expect(found(english, french, only: NumberChecks.descriptions.map(\.id)) == [])
    #expect(found(french, english, into: .english, only: NumberChecks.descriptions.map(\.id)) == [])
  }

  @Test(
    "that differ are told by what differs",
    arguments: [
      ("35.7 points", "35,8 points", "number-mismatch"),
      ("4.2 billion dollars", "4,2 millions de dollars", "magnitude-mismatch"),
      ("It fell by 12%.", "Il a reculé de 14 %.", "percent-mismatch"),
      ("It costs $1,200.", "Elle coûte 1 200 €.", "currency-mismatch"),
      ("12.5 km", "12,5 m", "unit-mismatch"),
      ("200 miles", "600 km", "number-mismatch"),
      ("12 miles", "12 km", "unit-mismatch"),
      ("on March 12", "le 12 avril", "date-mismatch"),
      ("at 3:25 p.m.", "à 14 h 25", "time-mismatch"),
      ("at 3:25 a.m.", "à 15 h 25", "time-mismatch"),
      ("559,549 people", "559,549 personnes", "number-format"),
      ("It took 45 minutes.", "Cela a pris du temps.", "number-missing"),
      ("the plan", "les 12 plans", "number-extra"),
      ("under section 12 of the Act", "visé par la section de la loi", "number-missing"),
    ])
  func different(english: String, french: String, check: String) {
    #expect(
      found(english, french, only: NumberChecks.descriptions.map(\.id)).map(\.rawValue) == [check])
  }

  @Test("of one side are read by the rules of that side")
  func sides() {
    #expect(found("1,234 files", "1,234 fichiers") == [.numberFormat])
    #expect(found("1,234 fichiers", "1.234 files", into: .english) == [])
  }

  @Test(
    "of a part of a text may be left out with their word, or the second time",
    arguments: [
      ("An order under subsection (1) ends.", "Cette ordonnance prend fin."),
      ("as section 4 says, when section 4 starts", "selon l'article 4, quand cet article débute"),
    ])
  func references(english: String, french: String) {
    var settings = CheckSettings()
    settings.only = [.numberMissing, .numberMismatch]
    var checker = Checker(LanguagePair(.english, .french), settings: settings)
    #expect(checker.findings(in: unit(english, french)).map(\.severity) == [.info])
  }
}
