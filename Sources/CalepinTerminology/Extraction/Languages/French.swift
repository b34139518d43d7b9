extension ExtractionRules {
  /// French.
  static let french = ExtractionRules(
    grammar: frenchGrammar,
    coordinations: CoordinationTable(
      """
      N* A C A*
      N* C N A*
      A* C A N*
      N* d* N C N*
      N* d N C d* N*
      N* t N C t* N*
      N* C N d* N*
      """, grammar: frenchGrammar),
    prepositions: [
      "de": .of, "d'": .of, "du": .ofThe, "des": .ofThe,
      "à": .to, "au": .toThe, "aux": .toThe,
      "en": .preposition, "par": .preposition, "sur": .preposition, "sous": .preposition,
      "pour": .preposition, "sans": .preposition, "entre": .preposition, "contre": .preposition,
    ],
    articles: ["le", "la", "les", "l'"],
    conjunctions: ["et", "ou"],
    emptyAdjectives: [
      "même", "autre", "tel", "quel", "certain", "plusieurs", "premier", "second", "deuxième",
      "troisième", "quatrième", "cinquième", "dixième", "dernier", "prochain", "seul", "propre",
      "divers", "différent", "nombreux", "tout", "quelque", "chaque", "aucun", "meilleur",
      "pire", "bon", "mauvais", "vrai", "simple", "récent", "possible", "capable",
      "prêt", "ancien", "éventuel", "véritable", "plein", "principal", "actuel", "présent",
      "important", "nécessaire", "suivant", "précédent", "nouveau", "futur", "beau", "tiers",
      "moindre", "supplémentaire", "notable", "similaire", "cher",
      "entier", "quelconque", "semblable", "évident", "énorme", "immense", "incroyable",
      "spectaculaire", "joli", "long", "vieux", "jeune", "pareil", "proche", "soucieux",
      "susceptible", "difficile", "facile", "dit",
      "surprenant",
    ],
    emptyNouns: [
      "an", "année", "mois", "jour", "journée", "semaine", "heure", "minute", "seconde", "siècle",
      "époque", "période", "moment", "instant", "fois", "matin", "soir", "nuit", "lendemain",
      "veille", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
      "septembre", "octobre", "novembre", "décembre", "lundi", "mardi", "mercredi", "jeudi",
      "vendredi", "samedi", "dimanche", "été", "hiver", "automne", "printemps", "début", "fin",
      "plupart", "part", "totalité", "majorité",
      "moitié", "quart", "dizaine", "douzaine", "vingtaine", "trentaine", "centaine",
      "millier", "million", "milliard", "quantité", "sorte", "espèce",
      "chose", "façon", "manière", "suite", "côté", "exemple", "raison", "sein", "égard",
      "fil", "bout", "peu", "reste", "gens", "monsieur", "madame", "m.", "mme", "pour cent",
      "plus", "moins", "faveur", "biais", "dépit", "guise", "abord",
      "propos", "hui", "aujourd'hui", "demain", "hier", "trimestre", "semestre", "décennie",
      "tout", "faire",
    ],
    jointNouns: [
      "partie", "nombre", "type", "genre", "cas", "fait", "titre", "sens", "point", "lieu",
      "place", "cause", "effet", "fond", "cadre", "matière", "face", "base", "faute", "grâce",
      "ordre", "vue", "profit", "terme", "foi", "signe", "ensemble", "tiers", "cours",
    ],
    negations: ["non"],
    unitNouns: [
      "euro", "dollar", "franc", "yen", "yuan", "rouble", "roupie", "centime", "cent",
      "mètre", "centimètre", "millimètre", "kilomètre", "hectare", "litre", "gramme",
      "kilogramme", "kilo", "tonne", "pourcent", "pourcentage",
    ],
    relationalEndings: [
      "ique", "al", "ial", "el", "iel", "aire", "if", "ien", "ois", "ais", "in", "ier", "eux",
      "ain",
    ],
    participleEndings: [
      "er": ["é", "ée", "és", "ées"],
      "ir": ["i", "ie", "is", "ies", "ise", "ises", "u", "ue", "us", "ues"]
        + ["ert", "erte", "erts", "ertes"],
      "oir": ["u", "ue", "us", "ues", "û", "ûe", "is", "ise", "ises"],
      "re": ["u", "ue", "us", "ues", "is", "ise", "ises", "i", "ie", "ies"]
        + ["it", "ite", "its", "ites", "int", "inte", "ints", "intes", "os", "ose", "oses"],
    ],
    participleComplements: [
      "par", "à", "au", "aux", "en", "vers", "dans", "contre", "pour", "sur", "depuis", "de",
      "d'", "du", "des", "avec", "lors", "chez", "sous", "entre",
    ])

  private static let frenchGrammar = PatternGrammar(
    """
    N 1.0
    N A 1.0
    A N 0.6
    N N 0.6
    N X 0.5
    N R 0.5
    N M 0.3
    N A A 0.8
    N n A 0.8
    A N A 0.6
    A A N 0.3
    N N A 0.5
    N A N 0.4
    N d N 1.0
    N d D N 0.7
    N c N 0.7
    N d R 0.5
    N d D R 0.4
    N c R 0.4
    N d X 0.5
    N d N A 0.8
    N d D N A 0.5
    N c N A 0.5
    N d A N 0.5
    N d D A N 0.3
    N c A N 0.3
    N d N N 0.4
    N d N R 0.3
    N A d N 0.7
    N A d D N 0.4
    N A c N 0.4
    A N d N 0.7
    A N d D N 0.4
    A N c N 0.4
    N d N d N 0.5
    N d N d D N 0.4
    N d N c N 0.4
    N d D N d N 0.4
    N c N d N 0.4
    N d N A A 0.4
    N A A d N 0.3
    A N d N A 0.4
    N A d N A 0.4
    N t N 0.7
    N t D N 0.5
    N u N 0.5
    N t N A 0.5
    N A t N 0.4
    N t A N 0.5
    N p N 0.4
    N p D N 0.2
    N p N A 0.3
    N A p N 0.3
    A 0.5
    V 0.4
    R 1.0
    R R 1.0
    R R R 1.0
    R R R R 1.0
    R R R R R 1.0
    R M 0.6
    R d R 0.5
    R c R 0.5
    R d D R 0.5
    R R d R 0.6
    R R c R 0.6
    R R d D R 0.6
    R R R d R 0.6
    R d R R 0.5
    R d D R R 0.5
    X X 0.6
    X X X 0.5
    X X X X 0.5
    """, head: .first)
}
