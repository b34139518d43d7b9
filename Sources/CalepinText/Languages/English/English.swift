internal import CalepinCore

extension LanguageRules {
  /// English.
  static let english = LanguageRules(.english)
}
