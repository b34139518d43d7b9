internal import CalepinCore

/// Headers of tables that are not ours: those of term banks, of memoQ and of
/// spreadsheets, whose columns are called `TERM_EN`, `Terme (fr)`, `English_Def`
/// or `Français`.
enum ForeignHeader {
  /// The columns that `cells` name; `nil` when they are no header with terms in
  /// two languages.
  static func layout(_ cells: [String]) -> TableLayout? {
    var seen: Set<TableColumn> = []
    let columns = cells.map { cell -> TableColumn in
      let column = column(cell)
      switch column {
      case .terms: return column
      // The first of several is the one that counts.
      default: return seen.insert(column).inserted ? column : .other("")
      }
    }
    let layout = TableLayout(columns)
    return layout.languages.count > 1 ? layout : nil
  }

  /// What a word in a header says of its column, the most telling first.
  private enum Role: CaseIterable {
    case ignored, definition, avoided, synonym, domain, note, source, term, id
  }

  private static func column(_ name: String) -> TableColumn {
    let words = words(name)
    let language = words.lazy.filter { roles[$0] == nil }
      .compactMap { LanguageWords.language($0) }.first
    let found = Set(words.compactMap { roles[$0] })
    let known = { (word: String) in
      roles[word] != nil || LanguageWords.language(word) != nil || LanguageWords.isRegion(word)
        || word.allSatisfy(\.isNumber) || fillers.contains(word)
    }
    guard !words.isEmpty, words.allSatisfy(known) else { return .other(name) }
    switch Role.allCases.first(where: found.contains) {
    case .ignored: return .other("")
    case .definition: return .definition
    case .avoided: return language.map { .terms($0, .deprecated) } ?? .other(name)
    case .synonym: return language.map { .terms($0, .admitted) } ?? .other(name)
    case .domain: return .domain
    case .note: return .note
    case .source: return .source
    case .term, nil: return language.map { .terms($0, nil) } ?? .other(name)
    case .id: return language == nil ? .id : .other(name)
    }
  }

  /// Words that say nothing.
  private static let fillers: Set<String> = ["a", "the", "of", "in", "le", "du", "des"]

  /// The words of a name, in lower case and without accents.
  private static func words(_ name: String) -> [String] {
    let folded = name.lowercased().map { letters[$0] ?? $0 }
    return folded.split { !$0.isLetter && !$0.isNumber }.map { String($0) }
  }

  private static let letters: [Character: Character] = [
    "é": "e", "è": "e", "ê": "e", "ë": "e", "à": "a", "â": "a", "ç": "c", "î": "i", "ï": "i",
    "ô": "o", "û": "u", "ù": "u", "ü": "u",
  ]

  private static let roles: [String: Role] = {
    let table: [(Role, String)] = [
      (.ignored, "parameter parameters parametre parametres param info example examples exemple"),
      (.ignored, "created creator lastmodified modifier clientid projectid universal"),
      (.definition, "def definition definitions textual support justification"),
      (.avoided, "avoid avoided eviter deprecated forbidden deconseille proscrit"),
      (.synonym, "synonym synonyms synonyme synonymes abbreviation abbreviations abreviation"),
      (.synonym, "abreviations acronym acronyme variant variants variante variantes alias"),
      (.domain, "subject sujet subjects domain domaine domaines field champ category"),
      (.note, "note notes remark remarks remarque remarques comment comments commentaire"),
      (.note, "observation"), (.source, "source sources reference references"),
      (.term, "term terms terme termes equivalent equivalents preferred vedette label expression"),
      (.id, "id identifier identifiant uri entry record numero number fiche"),
    ]
    var roles: [String: Role] = [:]
    for (role, words) in table {
      for word in words.split(separator: " ") { roles[String(word)] = role }
    }
    return roles
  }()
}
