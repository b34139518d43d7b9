internal import CalepinCore
internal import CalepinText

/// What to write in the place of a term that is not to be used.
struct TermReplacement {
  /// The text.
  let text: String
  /// Whether it fits in the sentence as it stands: the words around it agree
  /// with both terms.
  let isSafe: Bool

  /// The form of `wanted` for `found`; `nil` when that is neither `refused`
  /// itself nor its plural.
  ///
  /// - Parameters:
  ///   - found: The text that stands there.
  ///   - refused: The term it is a form of.
  ///   - wanted: The term to use.
  ///   - language: The language of all three.
  ///   - before: The word before, in small letters.
  init?(
    of found: String, refused: TermSection, wanted: TermSection, language: SideLanguage,
    before: String
  ) {
    guard let form = Self.form(of: found, refused.text, wanted.text, language) else { return nil }
    text = form
    isSafe =
      switch language {
      case .french:
        Self.gender(of: refused) != nil && Self.gender(of: refused) == Self.gender(of: wanted)
          && Self.beginsAlike(refused.text, wanted.text, unsure: "hy")
      case .english:
        !["a", "an"].contains(before)
          || Self.beginsAlike(refused.text, wanted.text, unsure: "hyu")
      case .other: false
      }
  }

  private static func form(
    of found: String, _ refused: String, _ wanted: String, _ language: SideLanguage
  ) -> String? {
    let plural: (String) -> String =
      switch language {
      case .french: FrenchInflection.plural
      case .english: EnglishInflection.plural
      case .other: { $0 }
      }
    let isCapital = found.first?.isUppercase == true && refused.first?.isUppercase == false
    let plain = straight(isCapital ? found.prefix(1).lowercased() + found.dropFirst() : found)
    let form: String
    if plain == straight(refused) {
      form = wanted
    } else if plain == straight(plural(refused)) {
      form = plural(wanted)
    } else {
      return nil
    }
    return isCapital ? form.prefix(1).uppercased() + form.dropFirst() : form
  }

  private static func straight(_ text: String) -> String { text.replacing("\u{2019}", with: "'") }

  // MARK: Agreement

  /// The gender of `term` in the termbase, else that of its ending.
  ///
  /// Infinitives have that of the nouns in *-er*: two of them agree as well.
  private static func gender(of term: TermSection) -> GrammaticalGender? {
    if let gender = term.gender { return gender == .other ? nil : gender }
    let head = (term.text.split(whereSeparator: { $0 == " " || $0 == "-" }).first ?? "")
      .lowercased()
    guard head.count > 4, !exceptions.contains(head) else { return nil }
    if masculine.contains(where: head.hasSuffix) { return .masculine }
    return feminine.contains(where: head.hasSuffix) ? .feminine : nil
  }

  private static let masculine = ["ment", "isme", "teur", "oir", "er", "ir"]
  private static let feminine = ["tion", "sion", "ité", "ance", "ence", "ette", "trice", "itude"]
  private static let exceptions: Set<String> = [
    "jument", "comité", "silence", "squelette", "cuiller", "bastion",
  ]

  /// Whether both take the same articles for their first letter: *l'* or *le*,
  /// *a* or *an*; a letter among `unsure` may take either, as *h* does.
  private static func beginsAlike(_ one: String, _ other: String, unsure: String) -> Bool {
    func opening(_ text: String) -> Int {
      guard let letter = text.first?.lowercased() else { return 0 }
      if unsure.contains(letter) || letter.first?.isLetter == false { return 2 }
      return "aeiouàâéèêëîïôœæ".contains(letter) ? 1 : 3
    }
    return opening(one) == opening(other) && opening(one) != 2
  }
}
