public import ArgumentParser
public import CalepinCore
public import CalepinText

extension LanguageTag: ExpressibleByArgument {
  /// The tag that `argument` spells.
  public init?(argument: String) { self.init(argument) }
}

extension TermPartOfSpeech: ExpressibleByArgument {}
extension GrammaticalGender: ExpressibleByArgument {}
extension CompoundStyle: ExpressibleByArgument {}
