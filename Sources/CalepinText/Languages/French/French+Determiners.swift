internal import CalepinCore

extension LanguageRules {
  /// French determiners and the numerals that stand like them.
  mutating func addFrenchDeterminers() {
    addClosedClass(
      .determiner,
      """
      le la les l' un une d'
      ce cet cette ces
      mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
      chaque quelque quelques plusieurs certain certaine certains certaines
      aucun aucune nul nulle tout toute tous toutes maint mainte maints maintes divers diverses
      quel quelle quels quelles quelconque quelconques tel telle tels telles
      moult force
      """)
    addClosedClass(
      .numeral,
      """
      zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
      dix-sept dix-huit dix-neuf vingt trente quarante cinquante soixante soixante-dix
      quatre-vingt quatre-vingts quatre-vingt-dix septante octante nonante cent cents mille
      """)
  }
}
