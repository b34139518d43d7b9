extension LanguageRules {
  /// English abbreviations.
  mutating func addEnglishAbbreviations() {
    titles = Self.words(
      """
      mr mrs ms dr prof rev hon pres gov sen rep gen col maj capt cmdr lt sgt cpl pvt adm
      st ste mt ft messrs mme mlle supt reps tue tues wed thu thur thurs fri
      """)
    abbreviations = Self.words(
      """
      e.g i.e eg ie cf vs viz approx esp incl dept div attn ed eds est ext tel ca c.f
      ph.d m.sc b.sc ll.b u.s u.k e.u u.n d.c a.k.a w.r.t r.s.v.p jr sr bros ave blvd
      """)
    finalAbbreviations = Self.words("etc inc ltd co corp al a.m p.m plc llc ph.d u.s.a jr sr")
    numberAbbreviations = Self.words(
      """
      no nos p pp fig figs vol vols ch chap sec sect art eq eqs ref refs para pt
      c sat sun mon jan feb mar apr jun jul aug sep sept oct nov dec
      """)
  }
}
