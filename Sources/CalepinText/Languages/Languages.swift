extension LanguageRules {
  /// The languages that have a folder here; a new one is one more name.
  static let builtIn: [LanguageRules] = [.french, .english]
}
