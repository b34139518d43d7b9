internal import CalepinCore

extension LanguageRules {
  /// French prepositions, conjunctions, common adverbs and interjections.
  mutating func addFrenchParticles() {
    addClosedClass(
      .adposition,
      """
      à de en dans par pour sur avec sans sous vers chez entre contre depuis pendant dès durant
      avant après devant derrière parmi malgré selon hors outre envers jusque jusqu' hormis excepté
      sauf via voici voilà moyennant concernant suivant versus nonobstant passé vu es ès lès
      attendu touchant près afin dessus dessous
      """)
    addClosedClass(.coordinatingConjunction, "et ou mais ni or car donc soit et/ou")
    addClosedClass(
      .subordinatingConjunction,
      """
      que qu' quand lorsque lorsqu' puisque puisqu' quoique quoiqu' comme si s' parce tandis
      """)
    addClosedClass(
      .adverb,
      """
      ne n' pas plus moins très trop assez peu beaucoup tant tellement aussi autant si bien mal
      mieux pis jamais toujours souvent parfois encore déjà bientôt tôt tard hier aujourd'hui demain
      maintenant alors puis ensuite enfin ainsi ici là là-bas ailleurs partout dedans dehors
      cependant pourtant néanmoins toutefois notamment surtout presque environ seulement même
      guère point davantage plutôt quasi quasiment comment pourquoi combien peut-être certes oui
      désormais dorénavant autrefois jadis naguère auparavant longtemps ensemble vite exprès
      c'est-à-dire au-delà au-dessus au-dessous ci-dessus ci-dessous ci-après ci-joint en-dessous
      non etc. cf.
      """)
    addClosedClass(.interjection, "ah oh eh hé hélas bah ouf bravo merci bonjour salut allô")
  }
}
