extension EnglishInflection {
  /// Singulars and plurals that follow no rule.
  static let irregularPlurals = pairs(
    """
    child children, man men, woman women, person people, foot feet, tooth teeth, goose geese,
    mouse mice, louse lice, ox oxen, die dice, penny pence,
    knife knives, wife wives, life lives, leaf leaves, loaf loaves, half halves, shelf shelves,
    self selves, elf elves, thief thieves, wolf wolves, calf calves, sheaf sheaves, hoof hooves,
    scarf scarves, wharf wharves,
    potato potatoes, tomato tomatoes, hero heroes, echo echoes, veto vetoes, torpedo torpedoes,
    embargo embargoes, cargo cargoes, mosquito mosquitoes, volcano volcanoes, buffalo buffaloes,
    analysis analyses, axis axes, basis bases, crisis crises, diagnosis diagnoses,
    ellipsis ellipses, emphasis emphases, hypothesis hypotheses, metamorphosis metamorphoses,
    neurosis neuroses, oasis oases, paralysis paralyses, parenthesis parentheses,
    prognosis prognoses, prosthesis prostheses, psychosis psychoses, synopsis synopses,
    synthesis syntheses, thesis theses, catalysis catalyses, electrolysis electrolyses,
    hydrolysis hydrolyses, dialysis dialyses, genesis geneses, nemesis nemeses,
    criterion criteria, phenomenon phenomena, automaton automata, polyhedron polyhedra,
    bacterium bacteria, curriculum curricula, datum data, erratum errata, medium media,
    memorandum memoranda, millennium millennia, ovum ova, quantum quanta, spectrum spectra,
    stratum strata, symposium symposia, addendum addenda, corrigendum corrigenda,
    alumnus alumni, bacillus bacilli, cactus cacti, focus foci, fungus fungi, locus loci,
    nucleus nuclei, radius radii, stimulus stimuli, syllabus syllabi, terminus termini,
    thesaurus thesauri, torus tori, modulus moduli, calculus calculi, corpus corpora,
    genus genera, opus opera,
    alga algae, antenna antennae, formula formulae, larva larvae, nebula nebulae, vertebra vertebrae,
    apex apices, appendix appendices, codex codices, index indices, matrix matrices,
    vertex vertices, vortex vortices, helix helices, simplex simplices,
    bureau bureaux, plateau plateaux, tableau tableaux, corps corps, château châteaux,
    bus buses, gas gases, lens lenses, virus viruses, bonus bonuses, status statuses,
    campus campuses, census censuses, consensus consensuses, surplus surpluses, bias biases,
    canvas canvases, atlas atlases, alias aliases, iris irises, chassis chassis, quiz quizzes,
    whiz whizzes, apparatus apparatuses, sinus sinuses, prospectus prospectuses,
    process processes, business businesses, address addresses, witness witnesses,
    minibus minibuses, omnibus omnibuses, tech techs, stomach stomachs, monarch monarchs,
    patriarch patriarchs, epoch epochs, loch lochs, eunuch eunuchs
    """)

  /// The same, from plural to singular.
  static let irregularSingulars: [String: String] = {
    var singulars: [String: String] = [:]
    for (singular, plural) in irregularPlurals { singulars[plural] = singular }
    return singulars.merging(latePlurals) { known, _ in known }
  }()

  /// Second plurals that are understood, but not made.
  private static let latePlurals: [String: String] = {
    var singulars: [String: String] = [:]
    for (plural, singular) in pairs(
      """
      formulas formula, antennas antenna, indexes index, appendixes appendix, matrixes matrix,
      vertexes vertex, spectrums spectrum, symposiums symposium, focuses focus, cactuses cactus,
      syllabuses syllabus, corpuses corpus, bureaus bureau, plateaus plateau, hoofs hoof,
      scarfs scarf, wharfs wharf, cargos cargo, mosquitos mosquito, volcanos volcano,
      memorandums memorandum, curriculums curriculum, movies movie, cookies cookie, ties tie,
      pies pie, lies lie, zombies zombie, calories calorie, selfies selfie, rookies rookie,
      skis ski, taxis taxi, emojis emoji, safaris safari, alibis alibi, rabbis rabbi,
      shoes shoe, toes toe, foes foe, canoes canoe, oboes oboe, hoes hoe, gloves glove
      """)
    {
      singulars[plural] = singular
    }
    return singulars
  }()

  /// Irregular words that end longer ones: *chairwoman*, *shelf* in
  /// *bookshelf*.
  static let prefixable = [
    ("woman", "women"), ("man", "men"), ("child", "children"), ("wife", "wives"),
    ("shelf", "shelves"), ("life", "lives"), ("foot", "feet"), ("tooth", "teeth"),
    ("mouse", "mice"), ("thesis", "theses"), ("knife", "knives"), ("analysis", "analyses"),
    ("medium", "media"), ("nucleus", "nuclei"), ("spectrum", "spectra"),
    ("virus", "viruses"), ("quantum", "quanta"),
  ]

  /// Words that only look as if they ended in one of ``prefixable``; their
  /// plural has an *s*.
  static let lookalikes = words(
    """
    human german roman norman ottoman shaman caiman talisman superhuman specimen regimen abdomen
    acumen omen stamen bitumen semen pumice olive
    """)

  /// What may follow the noun that carries the number.
  static let compoundTails = ["-by", "-in-law", "-up", "-in-chief", "-general", "-on", "-off"]

  /// Nouns with one form for both numbers, or without a plural.
  static let invariables = words(
    """
    advice aircraft baggage bandwidth bread cattle chaos chassis clothing concrete copper corps
    cryptography cutlery data deer electricity equipment evidence feedback firmware fish
    freeware furniture garbage gold hardware headquarters homework hovercraft hydrogen
    information infrastructure-as-code jewellery jewelry knowledge lithium luck luggage machinery
    mail malware means merchandise middleware money moose music news nitrogen offspring oxygen
    police progress radar rain ransomware research rice salmon scenery series shareware sheep
    shellfish shrimp silicon software spacecraft species spyware staff steel swine traffic
    transportation trout uranium watercraft weather wildlife work-in-progress adware groupware
    vaporware crossroads gallows barracks innings sms plutonium cobalt graphite gallium germanium
    mathematics physics economics politics electronics mechanics robotics linguistics statistics
    ethics logistics genetics optics photonics informatics analytics thermodynamics cybernetics
    semantics mechatronics aerodynamics acoustics ergonomics genomics avionics
    """)

  /// Nouns that have a plural only.
  static let pluralsOnly = words(
    """
    scissors trousers glasses jeans goods outskirts premises proceeds surroundings thanks
    earnings savings belongings remains riches binoculars pliers tweezers tongs shorts tights
    pants clothes arms customs dregs
    """)

  /// Plurals whose singular ends in a silent *e* behind *ch*, *sh*, *x* or *ss*.
  static let silentE = words(
    """
    caches headaches aches toothaches avalanches axes niches quiches pastiches psyches creches
    moustaches mustaches cliches microfiches finesses impasses crevasses lacrosses deluxes
    backaches stomachaches tranches
    """)

  /// Ends of plurals in *-uses* whose singular ends in *-us*.
  static let esAfterS = words(
    """
    buses viruses bonuses statuses campuses censuses consensuses surpluses apparatuses sinuses
    prospectuses walruses choruses circuses foetuses fetuses geniuses hiatuses isthmuses
    minuses pluses crocuses octopuses platypuses
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  private static func pairs(_ text: String) -> [String: String] {
    var table: [String: String] = [:]
    for pair in text.split(separator: ",") {
      let words = pair.split { $0 == " " || $0 == "\n" }.map(String.init)
      if words.count == 2 { table[words[0]] = words[1] }
    }
    return table
  }
}
