public import ArgumentParser
public import CalepinCore

extension LanguageTag: ExpressibleByArgument {
  /// The tag that `argument` spells, `fr_FR` and `fra` like `fr-FR` and `fr`.
  public init?(argument: String) { self.init(lenient: argument) }
}

extension TermPartOfSpeech: ExpressibleByArgument {}
extension GrammaticalGender: ExpressibleByArgument {}
