internal import CalepinCore

extension LanguageRules {
  /// French pronouns, free, clitic and behind a verb with a hyphen.
  mutating func addFrenchPronouns() {
    addClosedClass(
      .pronoun,
      """
      je j' tu il elle on nous vous ils elles
      me m' te t' se s' lui y eux moi toi soi
      -je -tu -il -elle -on -nous -vous -ils -elles -ce -moi -toi -lui -leur -le -la -les -y -en
      -t-il -t-elle -t-on -t-ils -t-elles
      moi-même toi-même soi-même lui-même elle-même nous-mêmes vous-même vous-mêmes
      eux-mêmes elles-mêmes
      c' ç' ça ceci cela celui celle ceux celles
      celui-ci celle-ci ceux-ci celles-ci celui-là celle-là ceux-là celles-là
      mien mienne miens miennes tien tienne tiens tiennes sien sienne siens siennes
      nôtre nôtres vôtre vôtres
      qui quoi dont où lequel laquelle lesquels lesquelles
      quiconque autrui personne rien quelqu'un quelqu'une quelques-uns quelques-unes
      chacun chacune l'on certains aucuns d'aucuns
      """)
  }
}
