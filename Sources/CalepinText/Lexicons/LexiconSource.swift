public import CalepinCore

/// Where a lexicon comes from: files of the system or of the user.
public enum LexiconSource: Hashable, Sendable {
  /// A hunspell dictionary with word classes.
  case hunspell(dic: String, aff: String)
  /// The folder of WordNet's database files.
  case wordNet(folder: String)

  /// The Debian package that has a lexicon for `language`, if there is one.
  public static func package(for language: LanguageTag) -> String? {
    switch language.language {
    case "fr": "hunspell-fr-comprehensive"
    case "en": "wordnet-base"
    default: nil
    }
  }

  /// The lexicon for `language` that is installed where Debian and Homebrew
  /// put it.
  public static func installed(for language: LanguageTag) -> LexiconSource? {
    switch language.language {
    case "fr":
      let names = ["fr", "fr_FR"]
      return hunspellFolders.lazy.flatMap { folder in names.map { "\(folder)/\($0)" } }
        .compactMap { hunspell($0) }.first
    case "en":
      return wordNetFolders.lazy.compactMap { wordNet(in: $0) }.first
    default: return nil
    }
  }

  /// The lexicon at `path`: a `.dic` file with its `.aff` file beside it, or a
  /// folder with the files of WordNet.
  public init?(at path: String) {
    let base = path.hasSuffix(".dic") ? String(path.dropLast(4)) : path
    guard let found = Self.hunspell(base) ?? Self.wordNet(in: path) else { return nil }
    self = found
  }

  private static let hunspellFolders = [
    "/usr/share/hunspell", "/usr/share/myspell/dicts", "/opt/homebrew/share/hunspell",
    "/usr/local/share/hunspell", "/Library/Spelling",
  ]
  private static let wordNetFolders = [
    "/usr/share/wordnet", "/opt/homebrew/opt/wordnet/dict", "/usr/local/opt/wordnet/dict",
    "/usr/local/WordNet-3.0/dict", "/usr/local/share/wordnet",
  ]

  private static func hunspell(_ base: String) -> LexiconSource? {
    let (dic, aff) = ("\(base).dic", "\(base).aff")
    guard FileStamp(dic) != nil, FileStamp(aff) != nil else { return nil }
    return .hunspell(dic: dic, aff: aff)
  }

  private static func wordNet(in folder: String) -> LexiconSource? {
    FileStamp("\(folder)/index.noun") == nil ? nil : .wordNet(folder: folder)
  }

  /// The files it is made of.
  var files: [String] {
    switch self {
    case .hunspell(let dic, let aff): [dic, aff]
    case .wordNet(let folder): WordNetReader.fileNames.map { "\(folder)/\($0)" }
    }
  }

  /// Path, size and date of the files: another one means another lexicon.
  var stamp: String {
    files.map { path in
      let stamp = FileStamp(path)
      return "\(path)\t\(stamp?.byteCount ?? -1)\t\(stamp?.modified ?? -1)"
    }.joined(separator: "\n")
  }

  /// The bytes of the compiled lexicon, or `nil` when a file cannot be read or
  /// names no word classes.
  func compiled(for language: LanguageTag) -> [UInt8]? {
    let stamp = stamp
    var contents: [[UInt8]] = []
    for path in files {
      guard let bytes = try? InputFile(path).readAll(atMost: 256 << 20) else { return nil }
      contents.append(bytes)
    }
    let builder =
      switch self {
      case .hunspell: HunspellExpander.lexicon(dic: contents[0], aff: contents[1])
      case .wordNet: WordNetReader.lexicon(contents)
      }
    guard builder.formCount > 0 else { return nil }
    return builder.bytes(language: language.language, stamp: stamp)
  }
}
