internal import CalepinCore

extension LanguageRules {
  /// English determiners and the numerals that stand like them.
  mutating func addEnglishDeterminers() {
    addClosedClass(
      .determiner,
      """
      the a an this these those each every either neither some any no all both half
      which what whatever whichever such another
      """)
    addClosedClass(
      .numeral,
      """
      zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
      sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
      hundred thousand million billion trillion
      """)
  }
}
