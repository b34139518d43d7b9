internal import CalepinCore

extension LanguageRules {
  /// English prepositions, conjunctions, particles and common adverbs.
  mutating func addEnglishParticles() {
    addClosedClass(
      .adposition,
      """
      of in on at by for from with without within into onto upon over under above below between
      among amongst through throughout during before after behind beside besides beyond across
      against along around about toward towards via per despite except like unlike near off out
      up down until till amid amidst inside outside underneath beneath concerning regarding versus
      """)
    addClosedClass(.particle, "to not n't 's")
    addClosedClass(.coordinatingConjunction, "and or but nor yet plus and/or &")
    addClosedClass(
      .subordinatingConjunction,
      """
      if because although though while whereas unless since as than whether once lest
      """)
    addClosedClass(
      .adverb,
      """
      never always often sometimes seldom rarely usually already still just only even also too very
      quite rather so thus hence therefore however moreover furthermore nevertheless nonetheless
      otherwise instead perhaps maybe almost nearly hardly barely merely really here now then
      when where why how again ever soon later today tomorrow yesterday tonight away back together
      more most less least much enough well far further ago elsewhere everywhere somewhere anywhere
      nowhere meanwhile indeed
      """)
    addClosedClass(.interjection, "yes yeah oh ah hey hello hi wow please thanks ok okay")
  }
}
