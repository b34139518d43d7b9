public import CalepinCore

/// Keeps compiled lexicons in files that later runs map.
///
/// A file is written under another name and then renamed, so that a second
/// process sees all of it or nothing; one that is damaged, of another version
/// or of other sources is made anew. Without a folder that can be written to
/// the lexicon is made in memory each time.
public struct LexiconCache: Sendable {
  /// The folder, or `nil` for none.
  public let folder: String?

  /// Creates a cache in `folder`.
  public init(folder: String?) { self.folder = folder }

  /// The user's cache: `$XDG_CACHE_HOME/calepin`, by default
  /// `~/.cache/calepin`.
  public static let standard = LexiconCache(
    folder: environmentVariable("XDG_CACHE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
      .map { "\($0)/calepin" } ?? environmentVariable("HOME").map { "\($0)/.cache/calepin" })

  /// The lexicon of `source`, or `nil` when its files cannot be used.
  ///
  /// - Complexity: O(1) when the cache has it, else O(size of the files).
  public func lexicon(from source: LexiconSource, for language: LanguageTag) -> Lexicon? {
    let path = folder.map { "\($0)/\(fileName(of: source, language))" }
    if let path, let found = opened(path, language), found.stamp == source.stamp { return found }
    guard let bytes = source.compiled(for: language) else { return nil }
    if let folder, let path, Folder.make(folder) {
      // What cannot be kept is made again next time.
      try? AtomicFile.write(bytes, to: path, overwrite: true)
    }
    return (try? ModelFile(bytes, kind: .lexicon)).flatMap { try? Lexicon($0) }
  }

  private func opened(_ path: String, _ language: LanguageTag) -> Lexicon? {
    guard let mapped = MappedFile(path), let file = try? ModelFile(mapped, kind: .lexicon),
      let lexicon = try? Lexicon(file), lexicon.language == language.language
    else { return nil }
    return lexicon
  }

  /// A name for the compiled file of `source`: two sources have two names.
  private func fileName(of source: LexiconSource, _ language: LanguageTag) -> String {
    let files = source.files.joined(separator: "\n")
    let hash = withContiguousBytes(Array(files.utf8)) { ByteHash.of($0) }
    return "\(language.language)-\(String(hash, radix: 36)).lexicon"
  }
}

extension Lexicon {
  /// The lexicon for `language` of this system, `nil` when none is installed or
  /// the variable `$CALEPIN_LEXICON` is `none`.
  public static func installed(for language: LanguageTag) -> Lexicon? {
    switch language.language {
    case "fr": french
    case "en": english
    default: nil
    }
  }

  private static let french = found(for: .french)
  private static let english = found(for: .english)

  private static func found(for language: LanguageTag) -> Lexicon? {
    guard environmentVariable("CALEPIN_LEXICON") != "none" else { return nil }
    return LexiconSource.installed(for: language).flatMap {
      LexiconCache.standard.lexicon(from: $0, for: language)
    }
  }
}
