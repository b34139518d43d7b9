internal import CalepinCore

/// The names people give languages in the headers of their tables.
enum LanguageWords {
  /// The language called `word`, in lower case and without accents, in English
  /// or French or by a code of ISO 639; `nil` when none is.
  static func language(_ word: String) -> LanguageTag? {
    if let code = codes[word] { return LanguageTag(code) }
    guard word.utf8.count == 2 || word.utf8.count == 3 else { return nil }
    let tag = LanguageTag(lenient: word)
    return tag.flatMap { LanguageTag.isISO639(twoLetter: $0.language) ? $0 : nil }
  }

  /// The English name of `language`, its region after an underscore as memoQ has
  /// it; the tag for one without a name here.
  static func english(_ language: LanguageTag) -> String {
    guard let name = names[language.language] else { return language.description }
    let region = language.description.split(separator: "-").last.map(String.init) ?? ""
    return regions[region].map { "\(name)_\($0)" } ?? name
  }

  /// Whether `word`, in lower case, only says which region a language is of.
  static func isRegion(_ word: String) -> Bool { regionWords.contains(word) }

  private static let table = """
    fr French french francais francaise
    en English english anglais anglaise
    de German german allemand
    es Spanish spanish espagnol
    it Italian italian italien
    pt Portuguese portuguese portugais
    nl Dutch dutch neerlandais
    ca Catalan catalan
    da Danish danish danois
    sv Swedish swedish suedois
    fi Finnish finnish finnois
    pl Polish polish polonais
    cs Czech czech tcheque
    hu Hungarian hungarian hongrois
    ro Romanian romanian roumain
    el Greek greek grec
    ru Russian russian russe
    uk Ukrainian ukrainian ukrainien
    tr Turkish turkish turc
    ar Arabic arabic arabe
    zh Chinese chinese chinois
    ja Japanese japanese japonais
    ko Korean korean coreen
    la Latin latin
    """

  private static let codes: [String: String] = {
    var codes: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      for word in words.dropFirst(2) { codes[word] = words[0] }
    }
    return codes
  }()

  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      names[words[0]] = words[1]
    }
    return names
  }()

  private static let regions = [
    "FR": "France", "CA": "Canada", "BE": "Belgium", "CH": "Switzerland", "GB": "United_Kingdom",
    "US": "United_States", "AU": "Australia", "IE": "Ireland",
  ]

  private static let regionWords: Set<String> = {
    let words = regions.values.flatMap { $0.lowercased().split(separator: "_").map(String.init) }
    return Set(words + regions.keys.map { $0.lowercased() } + ["uk", "usa", "royaume", "uni"])
  }()
}
