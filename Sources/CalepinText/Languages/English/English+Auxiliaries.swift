internal import CalepinCore

extension LanguageRules {
  /// The forms of *be*, *have* and *do*, and the modal verbs; short forms as
  /// they are cut: `ca` of *can't*, `wo` of *won't*.
  mutating func addEnglishAuxiliaries() {
    addClosedClass(
      .auxiliary,
      """
      be am is are was were been being 'm 're have has had having 've do does did doing
      can could may might must shall should will would ought 'll 'd ca wo sha ai cannot
      """)
  }
}
