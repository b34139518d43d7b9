extension LanguageRules {
  /// Where English words are cut and where they are not.
  mutating func addEnglishCutting() {
    clitics = Self.words("'s 'm 're 've 'll 'd n't").sorted()
    wholeWords = Self.words("'em 'til 'till 'cause 'bout 'n 'tis 'twas o'clock ma'am rock'n'roll")
    joinedWords = Self.words(
      """
      can|not gon|na wan|na got|ta gim|me lem|me do|nt does|nt did|nt is|nt was|nt were|nt
      would|nt could|nt should|nt have|nt has|nt had|nt ai|nt that|s there|s what|s
      """)
    units.formUnion(
      Self.words("am pm AM PM k bn ft lb lbs oz mph mi yd sq hr hrs min mins sec secs yrs mo bps"))
    joinsClitics = true
    cutsHyphens = true
    prefixes = Self.words(
      """
      ante anti arch auto bi bio co contra counter cyber de dis e eco ex extra hyper infra
      inter intra macro mal mega meta micro mid mini mis mono multi nano neo non omni over pan
      para photo poly post pre pro proto pseudo psycho quasi re retro semi socio sub super supra
      tele trans tri ultra un under uni vice
      """)
  }
}
