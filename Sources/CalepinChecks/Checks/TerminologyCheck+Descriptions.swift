extension TerminologyCheck {
  static let descriptions = [
    CheckDescription(
      .termForbidden, .error, "a forbidden term stands in the translation",
      details: """
        It counts only when the source has a term of the same entry and asks for the same word \
        by no other one. Where the first of the good terms translates all its uses, a forbidden one \
        besides is told as information only. Longer terms win over shorter ones inside of them. \
        A word that translates another one of the source, or that stands in brackets behind the \
        good term, is no fault.
        """,
      examples: [
        .french("Close the windows.", "Fermez les ⟦windows⟧.", terms: [window]),
        .french("Close the windows.", "Fermez les fenêtres.", terms: [window]),
        .french("Windows opens a window.", "Windows ouvre une fenêtre.", terms: [window]),
        .french("a thread", "un fil d'exécution (*thread*)", terms: [thread]),
        .french(
          "An argument is a ``string``.", "Un ⟦paramètre⟧ est une chaîne.", terms: [argument]),
        .french(
          "The parameter takes an argument.", "Le paramètre prend un argument.", terms: [argument]),
        .english("Une fenêtre s'ouvre.", "A ⟦pane⟧ opens.", terms: [fenêtre]),
      ]),
    CheckDescription(
      .termDeprecated, .warning, "a deprecated term stands in the translation",
      details: "As term-forbidden, for terms with the status deprecated.",
      examples: [
        .french("Send an e-mail.", "Envoyez un ⟦mél⟧.", terms: [mail]),
        .french("Send an e-mail.", "Envoyez un courriel.", terms: [mail]),
      ]),
    CheckDescription(
      .termMissing, .warning, "the translation of a term is none that the termbase allows",
      details: """
        Preferred and admitted terms will do, in any inflected form. A word with a capital \
        inside a sentence that the translation keeps is a name, unless the term has one, too. It \
        is told as information only where nothing in the translation stands for the term, and \
        where the source may mean something else.
        """,
      examples: [
        .french("Close the windows.", "Fermez les ⟦vitres⟧.", terms: [window]),
        .french("Close the windows.", "Fermez les fenêtres.", terms: [window]),
        .french("the option ``window``", "l'option ``window``", terms: [window]),
      ]),
    CheckDescription(
      .dntChanged, .error, "a name that stays as it is was changed",
      details: """
        A name that a termbase has in both languages alike, with a capital, is one not to \
        translate.
        """,
      examples: [
        .french("Open Blue Bird.", "⟦Ouvrez Oiseau bleu.⟧", terms: [blueBird]),
        .french("Open Blue Bird.", "Ouvrez Blue Bird.", terms: [blueBird]),
      ]),
    CheckDescription(
      .termPartial, .info, "a term is translated less often than it occurs",
      details: "A pronoun may stand for it, so this is information only.",
      examples: [
        .french("a window in a window", "⟦une fenêtre dans une autre⟧", terms: [window]),
        .french("a window in a window", "une fenêtre dans une fenêtre", terms: [window]),
      ]),
    CheckDescription(
      .termCase, .info, isOn: false, "a term has other capitals than in the termbase",
      details: """
        It has one in the middle of a sentence that neither termbase nor source have, or lost \
        one that belongs to a name; then term-missing finds it, too.
        """,
      examples: [
        .french("Close the small window.", "Fermez la petite ⟦Fenêtre⟧.", terms: [window]),
        .french("Close the small window.", "Fermez la petite fenêtre.", terms: [window]),
        .french("Close the small Window.", "Fermez la petite Fenêtre.", terms: [window]),
      ]),
    CheckDescription(
      .termNoEquivalent, .info, isOn: false, "the termbase has no equivalent for a term",
      details: """
        The source has a term whose entry has none in the language of the translation, or only \
        ones that are not to be used: what is still to be added to the termbase.
        """,
      examples: [
        .french("a race condition", "⟦une situation de compétition⟧", terms: [race]),
        .french("Close the window.", "Fermez la fenêtre.", terms: [race, window]),
      ]),
    CheckDescription(
      .termForeignDomain, .info, "a word is translated as the term of another domain",
      details: """
        Two entries have the same source word in different domains, the translation has the term \
        of one, and the other terms of the source are of the domain of the other.
        """,
      examples: [
        .french(
          "The chip of the processor is hot.", "La ⟦frite⟧ du processeur est chaude.",
          terms: [chip, fries, processor]),
        .french(
          "The chip of the processor is hot.", "La puce du processeur est chaude.",
          terms: [chip, fries, processor]),
        .french("The chip is hot.", "La frite est chaude.", terms: [chip, fries, processor]),
      ]),
  ]

  // MARK: The terms of the examples

  private static let window = ExampleTerm("window", "fenêtre", forbidden: ["window"])
  private static let thread = ExampleTerm("thread", "fil d'exécution", forbidden: ["thread"])
  private static let argument = ExampleTerm("argument", "argument", forbidden: ["paramètre"])
  private static let fenêtre = ExampleTerm("fenêtre", "window", forbidden: ["pane"])
  private static let mail = ExampleTerm("e-mail", "courriel", deprecated: ["mél"])
  private static let blueBird = ExampleTerm("Blue Bird", "Blue Bird")
  private static let race = ExampleTerm("race condition")
  private static let chip = ExampleTerm("chip", "puce", domain: "electronics")
  private static let fries = ExampleTerm("chip", "frite", domain: "food")
  private static let processor = ExampleTerm("processor", "processeur", domain: "electronics")
}

extension CheckID {
  static let termForbidden = CheckID("term-forbidden")
  static let termDeprecated = CheckID("term-deprecated")
  static let termMissing = CheckID("term-missing")
  static let termPartial = CheckID("term-partial")
  static let dntChanged = CheckID("dnt-changed")
  static let termNoEquivalent = CheckID("term-no-equivalent")
  static let termForeignDomain = CheckID("term-foreign-domain")
}
