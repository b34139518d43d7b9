internal import CalepinCore

extension LanguageRules {
  /// French.
  static let french = LanguageRules(.french)
}
