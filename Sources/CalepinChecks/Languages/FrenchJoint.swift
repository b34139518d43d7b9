internal import CalepinCore

/// The word before a French term, whose form the first letter of the term
/// decides: *le*, *l'*; *du*, *de l'*; *ce*, *cet*.
struct FrenchJoint {
  /// What to write before the new term, in place of how many bytes.
  struct Change: Equatable {
    var text = ""
    var byteCount = 0
  }

  /// The words that matter, with the space behind them; empty for others.
  private let word: String
  /// With the byte counts of what stands there.
  private let byteCount: Int
  private let isCapital: Bool
  private let apostrophe: Character
  private let isVowel: (found: Bool?, wanted: Bool?)

  /// Looks at the end of `before`, the text before the term `found` in whose
  /// place `wanted` shall stand.
  init(before: String, _ found: String, _ wanted: String) {
    let tail = Self.tail(of: before)
    byteCount = tail.utf8.count
    isCapital = tail.first?.isUppercase == true
    apostrophe = tail.last { $0 == "'" || $0 == "\u{2019}" } ?? "'"
    word = String(
      tail.lowercased().map { $0 == "\u{2019}" ? "'" : $0 == "\u{A0}" ? " " : $0 })
    isVowel = (Self.beginsWithVowel(found), Self.beginsWithVowel(wanted))
  }

  /// The last word of `text` with the space behind it; two for *de l'* and *à
  /// l'*.
  private static func tail(of text: String) -> Substring {
    func isLetter(_ character: Character) -> Bool { character.isLetter }
    let gap = text.reversed().prefix { $0 == " " || $0 == "\u{A0}" || isApostrophe($0) }.count
    guard gap == 1 else { return "" }
    let word = text.dropLast(gap).reversed().prefix(while: isLetter).count
    let tail = text.suffix(gap + word)
    guard ["l'", "la "].contains(tail.lowercased().replacing("\u{2019}", with: "'")) else {
      return tail
    }
    let longer = text.dropLast(tail.count)
    for word in ["de ", "à "] where longer.lowercased().hasSuffix(word) {
      if longer.dropLast(word.count).last?.isLetter != true {
        return text.suffix(tail.count + word.count)
      }
    }
    return tail
  }

  private static func isApostrophe(_ character: Character) -> Bool {
    character == "'" || character == "\u{2019}"
  }

  /// Whether `text` begins with a vowel; `nil` where one cannot tell, as with
  /// *h*.
  private static func beginsWithVowel(_ text: String) -> Bool? {
    guard let letter = text.first?.lowercased(), letter.first?.isLetter == true else { return nil }
    if letter == "h" || letter == "y" { return nil }
    return "aeiouàâéèêëîïôœæ".contains(letter)
  }

  /// Whether both take the same articles for their first letter: *a* or *an*; a
  /// letter among `unsure` may take either.
  static func beginsAlike(_ one: String, _ other: String, unsure: String) -> Bool {
    func opening(_ text: String) -> Bool? {
      guard let letter = text.first?.lowercased(), letter.first?.isLetter == true,
        !unsure.contains(letter)
      else { return nil }
      return "aeiou".contains(letter)
    }
    return opening(one) != nil && opening(one) == opening(other)
  }

  /// The gender that the word before shows.
  var gender: GrammaticalGender? {
    switch word {
    case "le ", "un ", "du ", "au ", "ce ", "cet ", "nouveau ", "vieux ", "aucun ", "quel ":
      .masculine
    case "la ", "de la ", "à la ", "une ", "cette ", "nouvelle ", "vieille ", "aucune ", "quelle ":
      .feminine
    default: nil
    }
  }

  /// What to write before the new term, whose `gender` both terms have and verbs
  /// have not; `nil` when one cannot tell.
  func change(gender: GrammaticalGender?) -> Change? {
    if isVowel.found == isVowel.wanted, isVowel.found != nil { return Change() }
    let isShort = word.hasSuffix("'") || Self.vowelForms[word] != nil
    guard isShort || Self.consonantForms.contains(word) else { return Change() }
    guard let wantsVowel = isVowel.wanted, isVowel.found != nil else { return nil }
    guard let new = wantsVowel ? Self.vowelForms[word] : beforeConsonant(gender) else {
      return nil
    }
    let text = isCapital ? new.prefix(1).uppercased() + new.dropFirst() : new
    return Change(text: text.replacing("'", with: String(apostrophe)), byteCount: byteCount)
  }

  /// What stands before a vowel in place of the key.
  private static let vowelForms: [String: String] = [
    "le ": "l'", "la ": "l'", "de la ": "de l'", "à la ": "à l'", "de ": "d'", "du ": "de l'",
    "au ": "à l'", "ce ": "cet ", "que ": "qu'", "ne ": "n'", "se ": "s'", "je ": "j'",
    "me ": "m'", "te ": "t'", "lorsque ": "lorsqu'", "puisque ": "puisqu'", "ma ": "mon ",
    "ta ": "ton ", "sa ": "son ", "nouveau ": "nouvel ", "vieux ": "vieil ", "beau ": "bel ",
  ]

  /// Words that stand before a vowel only, or whose form the gender decides.
  private static let consonantForms: Set<String> = [
    "cet ", "mon ", "ton ", "son ", "nouvel ", "vieil ", "bel ",
  ]

  private func beforeConsonant(_ gender: GrammaticalGender?) -> String? {
    switch (word, gender) {
    case ("l'", .masculine): "le "
    case ("l'", .feminine): "la "
    case ("de l'", .masculine): "du "
    case ("de l'", .feminine): "de la "
    case ("à l'", .masculine): "au "
    case ("à l'", .feminine): "à la "
    case ("cet ", _): "ce "
    case ("nouvel ", _): "nouveau "
    case ("vieil ", _): "vieux "
    case ("bel ", _): "beau "
    case ("mon ", .masculine), ("ton ", .masculine), ("son ", .masculine): word
    case ("mon ", .feminine): "ma "
    case ("ton ", .feminine): "ta "
    case ("son ", .feminine): "sa "
    case ("d'", _): "de "
    case ("qu'", _): "que "
    case ("n'", _): "ne "
    case ("s'", _): "se "
    case ("j'", _): "je "
    case ("m'", _): "me "
    case ("t'", _): "te "
    case ("lorsqu'", _): "lorsque "
    case ("puisqu'", _): "puisque "
    default: nil
    }
  }
}
