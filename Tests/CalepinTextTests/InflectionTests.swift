import Testing

@testable import CalepinText

@Suite("The number of nouns")
struct InflectionTests {
  @Test(
    "English plurals and back",
    arguments: [
      ("chip", "chips"), ("battery", "batteries"), ("key", "keys"), ("box", "boxes"),
      ("switch", "switches"), ("bus", "buses"), ("analysis", "analyses"), ("matrix", "matrices"),
      ("criterion", "criteria"), ("child", "children"), ("grandchild", "grandchildren"),
      ("foreman", "foremen"), ("bookshelf", "bookshelves"), ("leaf", "leaves"), ("proof", "proofs"),
      ("cache", "caches"), ("axis", "axes"), ("house", "houses"), ("size", "sizes"),
      ("database", "databases"), ("case", "cases"), ("process", "processes"), ("radius", "radii"),
      ("rare earth", "rare earths"), ("CPU", "CPUs"), ("Battery", "Batteries"), ("tie", "ties"),
      ("data centre", "data centres"), ("hypothesis", "hypotheses"), ("video", "videos"),
      ("lens", "lenses"), ("passer-by", "passers-by"), ("virus", "viruses"), ("index", "indices"),
      ("use", "uses"), ("cause", "causes"), ("tax", "taxes"), ("taxi", "taxis"),
      ("crash", "crashes"),
    ])
  func english(singular: String, plural: String) {
    #expect(EnglishInflection.plural(of: singular) == plural)
    #expect(EnglishInflection.singular(of: plural) == singular)
    #expect(EnglishInflection.singular(of: singular) == singular)
  }

  @Test(
    "English nouns with one form",
    arguments: [
      "data", "equipment", "software", "hardware", "series", "species", "physics", "information",
      "big data", "aircraft", "",
    ])
  func englishInvariable(noun: String) {
    #expect(EnglishInflection.plural(of: noun) == noun)
    #expect(EnglishInflection.singular(of: noun) == noun)
  }

  @Test(
    "French plurals and back",
    arguments: [
      ("puce", "puces"), ("signal", "signaux"), ("festival", "festivals"), ("travail", "travaux"),
      ("détail", "détails"), ("réseau", "réseaux"), ("tuyau", "tuyaux"), ("jeu", "jeux"),
      ("pneu", "pneus"), ("bijou", "bijoux"), ("trou", "trous"), ("prix", "prix"),
      ("processus", "processus"), ("gaz", "gaz"), ("œil", "yeux"), ("corps", "corps"),
      ("semi-conducteur", "semi-conducteurs"), ("arc-en-ciel", "arcs-en-ciel"),
      ("mise en œuvre", "mises en œuvre"), ("centre de données", "centres de données"),
      ("chef-d'œuvre", "chefs-d'œuvre"), ("outil", "outils"), ("ami", "amis"), ("métal", "métaux"),
      ("Canal", "Canaux"), ("caméra", "caméras"), ("écran", "écrans"),
      ("délai", "délais"), ("vélo", "vélos"), ("cas", "cas"), ("milieu", "milieux"),
      ("an", "ans"), ("quai", "quais"), ("gratte-ciel", "gratte-ciel"),
    ])
  func french(singular: String, plural: String) {
    #expect(FrenchInflection.plural(of: singular) == plural)
    #expect(FrenchInflection.singular(of: plural) == singular)
    #expect(FrenchInflection.singular(of: singular) == singular)
  }
}
