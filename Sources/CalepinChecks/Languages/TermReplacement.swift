internal import CalepinCore
internal import CalepinText

/// What to write in the place of a term that is not to be used.
struct TermReplacement {
  /// The text.
  let text: String
  /// How many bytes before the term are replaced as well: an article or a
  /// pronoun that the new term takes in another form.
  var byteCountBefore = 0
  /// Whether it fits in the sentence as it stands: the words around it agree
  /// with both terms.
  let isSafe: Bool

  /// The form of `wanted` for `found`; `nil` when that is none of `refused`
  /// that can be told.
  ///
  /// - Parameters:
  ///   - found: The text that stands there.
  ///   - refused: The term it is a form of.
  ///   - wanted: The term to use.
  ///   - language: The language of all three.
  ///   - isVerb: Whether both terms are known to be verbs.
  ///   - before: The text before.
  init?(
    of found: String, refused: TermSection, wanted: TermSection, language: SideLanguage,
    isVerb: Bool, before: String
  ) {
    guard let (form, isConjugated) = Self.form(of: found, refused.text, wanted.text, language)
    else { return nil }
    switch language {
    case .french:
      let joint = FrenchJoint(before: before, found, form)
      let refusedGender = TermGender.gender(of: refused) ?? joint.gender
      let gender = TermGender.gender(of: wanted)
      let isVerb =
        isVerb || isConjugated || Self.isInfinitive(refused.text) && Self.isInfinitive(wanted.text)
      let agrees = isVerb || gender != nil && gender == refusedGender
      guard let change = joint.change(gender: isVerb ? nil : gender) else {
        (text, isSafe) = (form, false)
        return
      }
      text = change.text + form
      byteCountBefore = change.byteCount
      isSafe = agrees
    case .english:
      text = form
      let article = before.split(separator: " ").last?.lowercased() ?? ""
      isSafe =
        !["a", "an"].contains(article)
        || FrenchJoint.beginsAlike(refused.text, wanted.text, unsure: "hyu")
    case .other:
      (text, isSafe) = (form, false)
    }
  }

  /// The form of `wanted`, and whether it is one that verbs alone have.
  private static func form(
    of found: String, _ refused: String, _ wanted: String, _ language: SideLanguage
  ) -> (text: String, isConjugated: Bool)? {
    let isCapital = found.first?.isUppercase == true && refused.first?.isUppercase == false
    let plain = straight(isCapital ? found.prefix(1).lowercased() + found.dropFirst() : found)
    func cased(_ form: String) -> String {
      isCapital ? form.prefix(1).uppercased() + form.dropFirst() : form
    }
    if plain == straight(refused) { return (cased(wanted), false) }
    if plain == straight(plural(of: refused, language)) {
      return (cased(plural(of: wanted, language)), false)
    }
    guard language == .french,
      let form = FrenchConjugation.form(of: wanted, like: plain, of: refused)
    else { return nil }
    return (cased(form), true)
  }

  /// Whether `term` may be an infinitive; *fichier* and its like are none.
  private static func isInfinitive(_ term: String) -> Bool {
    !term.hasSuffix("ier") && FrenchConjugation.forms(of: term) != nil
  }

  private static func plural(of term: String, _ language: SideLanguage) -> String {
    switch language {
    case .french: FrenchInflection.plural(of: term)
    case .english: EnglishInflection.plural(of: term)
    case .other: term
    }
  }

  private static func straight(_ text: String) -> String { text.replacing("\u{2019}", with: "'") }
}
