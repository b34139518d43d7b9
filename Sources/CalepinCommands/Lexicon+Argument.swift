internal import ArgumentParser
internal import CalepinCore
internal import CalepinText
internal import FoundationEssentials

extension Lexicon {
  /// The lexicon that an option `--lexicon`, or without one the variable
  /// `$CALEPIN_LEXICON`, names.
  ///
  /// - Parameters:
  ///   - path: A `.dic` file or a folder of WordNet; `none` for no lexicon, and
  ///     without an option the one that is installed.
  ///   - language: The language.
  /// - Returns: The lexicon, or `nil` when there is to be none or none is
  ///   installed.
  /// - Throws: `ValidationError` when there is no lexicon at `path`.
  static func named(_ path: String?, for language: LanguageTag) throws -> Lexicon? {
    let variable = ProcessInfo.processInfo.environment["CALEPIN_LEXICON"] ?? ""
    guard let path = path ?? (variable.isEmpty ? nil : variable) else {
      return installed(for: language)
    }
    if path == "none" { return nil }
    guard let source = LexiconSource(at: path),
      let lexicon = LexiconCache.standard.lexicon(from: source, for: language)
    else {
      throw ValidationError(
        "'--lexicon': no lexicon at '\(path)' (expected a .dic file that names word classes, "
          + "with its .aff file, a folder of WordNet, or 'none').")
    }
    return lexicon
  }
}
