extension FrenchInflection {
  /// Singulars and plurals that follow no rule.
  static let irregularPlurals: [String: String] = [
    "œil": "yeux", "oeil": "yeux", "ciel": "cieux", "aïeul": "aïeux", "monsieur": "messieurs",
    "madame": "mesdames", "mademoiselle": "mesdemoiselles", "bonhomme": "bonshommes",
    "gentilhomme": "gentilshommes", "bail": "baux", "corail": "coraux", "émail": "émaux",
    "soupirail": "soupiraux", "travail": "travaux", "vantail": "vantaux", "vitrail": "vitraux",
    "ail": "ails",
  ]

  /// The same, from plural to singular.
  static let irregularSingulars: [String: String] = {
    var singulars: [String: String] = [:]
    for (singular, plural) in irregularPlurals where singular != "oeil" {
      singulars[plural] = singular
    }
    return singulars
  }()

  /// Nouns in *-al* with the plural *-als*.
  static let alExceptions = words(
    """
    aval bal cal cantal cérémonial chacal choral carnaval festival futal gavial narval nopal
    pal récital régal rorqual santal serval sial sisal
    """)

  /// Nouns in *-ou* and *-au* with the plural in *-x*.
  static let pluralsInX = words(
    "bijou caillou chou genou hibou joujou pou boyau noyau tuyau joyau aloyau hoyau étau fabliau")

  /// Nouns in *-au*, *-eu* and *-œu* with the plural in *-s*.
  static let sPlurals = words("bleu pneu émeu landau sarrau enfeu")

  /// Plurals in *-eux* that are not adjectives used as nouns.
  static let pluralsInEux = words(
    """
    jeux feux lieux milieux cheveux neveux vœux voeux aveux enjeux dieux essieux moyeux pieux
    adieux hébreux épieux désaveux couvre-feux caïeux
    """)

  /// Ends of plurals in *-s* that look like a singular.
  static let regularInS = [
    "ous", "eus", "minerais", "quais", "emojis", "skis",
    "amis", "ennemis", "demis", "outils", "délais", "essais", "emplois", "lois", "conseillers",
    "tissus", "contenus", "revenus", "élus", "individus", "menus", "statuts", "fourmis",
    "convois", "envois", "tournois", "parois", "balais",
    "défis", "semis", "cris", "écrans", "schémas", "médias", "caméras",
    "agendas", "opéras", "pandas", "visas", "aléas", "extras", "panoramas", "cinémas", "dilemmas",
    "robots", "vidéos", "photos", "radios", "studios", "scénarios", "kilos", "logos", "euros",
    "mémos", "métros", "autos", "motos", "infos", "numéros", "zéros", "pianos", "ratios",
    "portfolios", "duos", "trios", "micros", "démos", "promos", "labos", "vélos", "risottos",
    "quotas", "attendus", "prévenus", "aperçus", "résidus", "reçus",
    "imprévus", "malentendus", "tribus", "vertus", "rues", "vues", "avenues", "issues", "étendues",
    "retenues", "tenues", "statues", "revues", "plus-values", "moins-values", "mercis", "taxis",
    "alibis", "kakis", "wapitis", "parties", "appuis", "ennuis", "étuis", "oublis",
    "replis", "plis", "rôtis", "confettis", "bistouris", "partis", "apprentis", "convertis",
    "rois", "effrois", "octrois", "désarrois", "charrois",
  ]

  /// Nouns that end like a plural in both numbers.
  static let invariables = words(
    """
    accès abcès abus avis bois bras bus choix colis concours corps cours croix débris décès 
    dos engrais excès fois flux faux fonds gaz gros houx héros index influx jus lapis
    legs lis lynx mois nez noix obus os palais parcours pardessus pas pays permis poids pois
    prix processus procès progrès propos puits rabais ras radis recours rébus refus relais remords remous dessous rendez-vous
    gens tiers alentours environs frais mœurs obsèques gratte-ciel porte-avions hors-d'œuvre
    après-vente porte-conteneurs brise-glace sans-papiers compte-tours
    repas repos rhinocéros riz rubis sas secours sens silex souris succès sursis talus tapis taux temps
    thorax toux tournevis univers velours vernis verglas virus vis voix vénus campus cactus
    consensus corpus lotus malus bonus rictus sinus terminus tumulus utérus cosmos logos chaos
    pathos tennis oasis iris maïs laps biceps forceps mors ours discours cas atlas bis mas
    matelas compas canevas fracas embarras trépas tracas verglas lilas amas appas coutelas
    redoux époux courroux roux saindoux deux mieux vieux lépreux chaux
    faix paix crucifix perdrix phénix
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
