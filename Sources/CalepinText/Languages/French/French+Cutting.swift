internal import CalepinCore

extension LanguageRules {
  /// Where French words are cut and where they are not.
  mutating func addFrenchCutting() {
    elisions = Self.words("l d j m t s n c ç qu jusqu lorsqu puisqu quoiqu y")
    clitics = Self.words(
      """
      -t-il -t-elle -t-on -t-ils -t-elles -t'il -t'elle -t'on
      -il -ils -elle -elles -on -je -tu -nous -vous -ce -moi -toi -lui -leur -eux
      -le -la -les -y -en -t-y -t-en -là -ci
      """
    ).sorted()
    wholeWords = Self.words(
      """
      aujourd'hui prud'homme prud'hommes prud'homal prud'homale prud'homaux prud'homie
      quelqu'un quelqu'une presqu'île presqu'îles c'est-à-dire l'on d'aucuns
      m'as-tu-vu qu'en-dira-t-on
      peut-être rendez-vous chez-moi chez-soi vis-à-vis au-delà là-bas
      week-end week-ends celui-ci celle-ci ceux-ci celles-ci celui-là celle-là ceux-là celles-là
      garde-à-vous entre-nous sauve-qui-peut tu-tu laissez-moi tête-à-tête
      jusque-là par-là par-ci là-là ci-là oui-là holà-là de-ci de-là
      sot-l'y-laisse va-et-vient je-ne-sais-quoi on-dit
      """)
  }

  /// How French writes numbers and times of day.
  mutating func addFrenchNumbers() {
    groupsDigitsWithSpace = true
    hourMarks = ["h", "H"]
    units.formUnion(Self.words("h H ans min mn"))
  }

  /// The contractions of a preposition with an article or a pronoun.
  mutating func addFrenchContractions() {
    contractions = [
      "du": ["de", "le"], "des": ["de", "les"], "au": ["à", "le"], "aux": ["à", "les"],
      "duquel": ["de", "lequel"], "desquels": ["de", "lesquels"],
      "desquelles": ["de", "lesquelles"], "auquel": ["à", "lequel"],
      "auxquels": ["à", "lesquels"], "auxquelles": ["à", "lesquelles"],
    ]
    addClosedClass(.adpositionDeterminer, "du des au aux")
    addClosedClass(.adpositionPronoun, "duquel desquels desquelles auquel auxquels auxquelles")
  }
}
