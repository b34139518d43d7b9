internal import CalepinCore
internal import CalepinText

/// Words of one origin in French and English, by their endings.
struct Cognates: Sendable {
  private let isFromFrench: Bool

  init(from source: LanguageTag, to target: LanguageTag) {
    isFromFrench = source.language == "fr" && target.language == "en"
  }

  /// What `word`, a folded lemma, may be in the other language, the likeliest
  /// first.
  func candidates(for word: String) -> [String] {
    guard isFromFrench, word.count >= 5 else { return [] }
    let plain = Folding.fold(word, options: [.withoutAccents])
    var found: [String] = []
    for (ending, others) in Self.endings where plain.hasSuffix(ending) {
      found += others.map { plain.dropLast(ending.count) + $0 }
      break
    }
    return found + [plain]
  }

  /// French endings without accents and what English has for them, the longer
  /// ones first.
  private static let endings: [(String, [String])] = [
    ("isation", ["ization", "isation"]), ("age", ["ing", "age"]), ("ologie", ["ology"]),
    ("ographie", ["ography"]),
    ("ateur", ["ator"]), ("trice", ["tor"]), ("euse", ["ous", "er"]), ("eux", ["ous"]),
    ("ique", ["ic", "ical", "ics"]), ("isme", ["ism"]), ("iste", ["ist"]), ("aire", ["ary", "ar"]),
    ("oire", ["ory"]), ("able", ["able"]), ("ible", ["ible"]), ("elle", ["al"]), ("iel", ["ial"]),
    ("uel", ["ual"]), ("ive", ["ive"]), ("eur", ["or", "er"]), ("ence", ["ence", "ency"]),
    ("ance", ["ance", "ancy"]), ("ment", ["ment"]), ("ite", ["ity", "ite"]),
    ("ete", ["ety", "ity"]),
    ("if", ["ive"]), ("el", ["al"]), ("ien", ["ian"]), ("ie", ["y", "ia"]), ("ee", ["y", "ea"]),
    ("te", ["ty"]), ("re", ["er", "re"]),
  ]
}
