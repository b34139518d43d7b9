extension LanguageRules {
  /// Where English words are cut and where they are not.
  mutating func addEnglishCutting() {
    clitics = Self.words("'s 'm 're 've 'll 'd n't").sorted()
    wholeWords = Self.words("'em 'til 'till 'cause 'bout 'n 'tis 'twas o'clock ma'am rock'n'roll")
  }
}
