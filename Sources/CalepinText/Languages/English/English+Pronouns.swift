internal import CalepinCore

extension LanguageRules {
  /// English pronouns, possessives with them as Universal Dependencies has it.
  mutating func addEnglishPronouns() {
    addClosedClass(
      .pronoun,
      """
      i you he she it we they me him her us them my your his its our their
      mine yours hers ours theirs myself yourself himself herself itself ourselves yourselves
      themselves oneself who whom whose whoever whomever that there
      someone somebody something anyone anybody anything everyone everybody everything
      nobody nothing none 'em ya y'all
      """)
  }
}
