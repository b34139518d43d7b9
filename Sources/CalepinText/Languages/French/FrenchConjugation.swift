/// Conjugates French verbs in *-er*, the nine verbs of ten that follow one
/// pattern.
///
/// ```swift
/// FrenchConjugation.forms(of: "renvoyer")?[.future(5)]     // "renverront"
/// FrenchConjugation.form(of: "lever", like: "soulèvent", of: "soulever")  // "lèvent"
/// ```
///
/// Their stems change as the endings ask: *lever*, *lève*; *placer*, *plaçons*;
/// *manger*, *mangeons*; *employer*, *emploie*; *appeler*, *appelle*. Source: the
/// rules of the French Academy's dictionary, with the spelling before 1990 where
/// they leave a choice.
public enum FrenchConjugation {
  /// A place in the table of a verb; the number is that of the person, from 0
  /// for *je* to 5 for *ils*.
  public enum Slot: Hashable, Sendable {
    case infinitive, presentParticiple
    /// With gender and number: 0 *donné*, 1 *donnée*, 2 *donnés*, 3 *données*.
    case pastParticiple(Int)
    case present(Int), imperfect(Int), future(Int), conditional(Int), past(Int)
    case subjunctive(Int), pastSubjunctive(Int)
  }

  /// All forms of `verb`; `nil` when it is none in *-er*, or *aller*.
  ///
  /// - Complexity: O(1) but for the length of the verb.
  public static func forms(of verb: String) -> [Slot: String]? {
    guard verb.hasSuffix("er"), verb.count > 3, !verb.hasSuffix("aller") || isRegular(verb) else {
      return nil
    }
    let stem = String(verb.dropLast(2))
    let (weak, future) = (weakStem(of: stem), futureStem(of: stem))
    var forms: [Slot: String] = [.infinitive: verb]
    forms[.presentParticiple] = joined(stem, "ant")
    for (index, ending) in ["é", "ée", "és", "ées"].enumerated() {
      forms[.pastParticiple(index)] = stem + ending
    }
    for person in 0..<6 {
      // Before a mute ending the stem is stressed.
      let present = ["e", "es", "e", "ons", "ez", "ent"][person]
      let isWeak = person != 3 && person != 4
      forms[.present(person)] = isWeak ? weak + present : joined(stem, present)
      forms[.imperfect(person)] = joined(stem, imperfect[person])
      forms[.future(person)] = future + ["ai", "as", "a", "ons", "ez", "ont"][person]
      forms[.conditional(person)] = future + imperfect[person]
      forms[.past(person)] = joined(stem, ["ai", "as", "a", "âmes", "âtes", "èrent"][person])
      forms[.subjunctive(person)] =
        isWeak ? weak + present : joined(stem, person == 3 ? "ions" : "iez")
      forms[.pastSubjunctive(person)] = joined(
        stem, ["asse", "asses", "ât", "assions", "assiez", "assent"][person])
    }
    return forms
  }

  /// The form of `verb` that is what `found` is of `other`; `nil` when `found`
  /// is no form of that, or stands for several of which `verb` has different
  /// ones.
  public static func form(of verb: String, like found: String, of other: String) -> String? {
    guard let forms = forms(of: verb), let others = self.forms(of: other) else { return nil }
    let wanted = Set(others.filter { $0.value == found }.compactMap { forms[$0.key] })
    return wanted.count == 1 ? wanted.first : nil
  }

  private static let imperfect = ["ais", "ais", "ait", "ions", "iez", "aient"]

  /// Verbs in *-aller* that are not *aller* itself.
  private static func isRegular(_ verb: String) -> Bool {
    verb.count > 6 || ["baller", "caller", "daller", "taller"].contains(verb)
  }

  /// `stem` with `ending`, and the sound of its last letter kept.
  private static func joined(_ stem: String, _ ending: String) -> String {
    guard let first = ending.first, "aoâ".contains(first) else { return stem + ending }
    if stem.hasSuffix("c") { return stem.dropLast() + "ç" + ending }
    if stem.hasSuffix("g") { return stem + "e" + ending }
    return stem + ending
  }

  /// The stem before a mute *e*.
  private static func weakStem(of stem: String) -> String {
    if stem.hasSuffix("oy") || stem.hasSuffix("uy") { return stem.dropLast() + "i" }
    if stem.hasSuffix("ay") { return stem.dropLast() + "i" }
    return stressed(stem, from: ["e", "é"])
  }

  /// The stem of future and conditional, *r* included.
  private static func futureStem(of stem: String) -> String {
    if stem.hasSuffix("envoy") { return stem.dropLast(4) + "nverr" }
    if stem.hasSuffix("oy") || stem.hasSuffix("uy") || stem.hasSuffix("ay") {
      return stem.dropLast() + "ier"
    }
    // An acute accent stays: `cédera`, but `lèvera`.
    return stressed(stem, from: ["e"]) + "er"
  }

  /// `stem` with a grave accent on its last vowel where that is one of
  /// `vowels`, or its last consonant doubled.
  private static func stressed(_ stem: String, from vowels: Set<Character>) -> String {
    let letters = Array(stem)
    guard let vowel = letters.lastIndex(where: { "aeiouyàâéèêëîïôûùü".contains($0) }),
      vowel < letters.count - 1, vowels.contains(letters[vowel])
    else { return stem }
    let behind = String(letters[(vowel + 1)...])
    // A group that begins the next syllable leaves the vowel open: `célébrer`.
    let isOpen =
      behind.count == 1 || behind == "gn" || behind == "qu" || behind == "gu" || behind == "ch"
      || behind.count == 2 && (behind.hasSuffix("r") || behind.hasSuffix("l")) && behind != "ll"
        && behind != "rr" && behind != "rl"
    guard isOpen else { return stem }
    if letters[vowel] == "e", behind == "l" || behind == "t", !takesAccent(stem) {
      return stem + behind
    }
    return String(letters[..<vowel]) + "è" + behind
  }

  /// Whether a verb in *-eler* or *-eter* has an accent and no double letter.
  private static func takesAccent(_ stem: String) -> Bool {
    [
      "cel", "cisel", "congel", "dégel", "gel", "décel", "démantel", "écartel", "harcel", "martel",
      "model", "pel", "recel", "surgel", "achet", "rachet", "corset", "crochet", "filet", "furet",
      "halet",
    ].contains(stem)
  }
}
