extension LanguageRules {
  /// French abbreviations.
  mutating func addFrenchAbbreviations() {
    titles = Self.words(
      """
      m mm mr mrs mme mmes mlle mlles dr drs pr prof me mgr st ste cdt cne col cap gal gén lt sgt
      adj vve ing arch hon rév
      """)
    abbreviations = Self.words(
      """
      cf av apr env ex p.ex c.-à-d c-à-d i.e e.g q.v s.v vs j.-c hab adr tél
      éd édit réf coord trad dir boul bd bld chap al op.cit ibid id sq sqq suiv
      s.a s.a.s s.a.r.l r.-v n.b n.d.l.r n.d.t p.-s p.s ann append suppl
      janv févr sept oct nov déc anc min max
      """)
    finalAbbreviations = Self.words("etc etc.. al inc ltd corp cie co bros a.m p.m")
    numberAbbreviations = Self.words(
      """
      p pp n no nos num art vol fig figs tab tabl sect ch par § l ll f ff t pl col cat paragr
      jan fév mar avr juil sem v
      """)
  }
}
