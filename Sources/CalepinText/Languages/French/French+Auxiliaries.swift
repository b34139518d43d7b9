internal import CalepinCore

extension LanguageRules {
  /// The forms of *être* and *avoir*; *été*, *avions* and *ait* are theirs far
  /// more often than the nouns'.
  mutating func addFrenchAuxiliaries() {
    addClosedClass(
      .auxiliary,
      """
      être suis es est sommes êtes sont étais était étions étiez étaient
      fus fut fûmes fûtes furent serai seras sera serons serez seront
      serais serait serions seriez seraient sois soit soyons soyez soient
      fusse fusses fût fussions fussiez fussent étant été
      avoir ai as a avons avez ont avais avait avions aviez avaient
      eus eut eûmes eûtes eurent aurai auras aura aurons aurez auront
      aurais aurait aurions auriez auraient aie aies ait ayons ayez aient
      eusse eusses eût eussions eussiez eussent ayant eu
      """)
  }
}
