/// The number of English nouns.
///
/// For compounds the last word is inflected, and its case is kept:
/// `rare earth` → `rare earths`.
public enum EnglishInflection {
  /// The plural of `noun`, or the word itself when it has none of its own
  /// (*equipment*, *series*).
  public static func plural(of noun: String) -> String {
    inflectLastWord(of: noun) { word in
      if invariables.contains(word) || pluralsOnly.contains(word) || irregularSingulars[word] != nil
      {
        return word
      }
      if let irregular = withPrefix(word, in: irregularPlurals) { return irregular }
      return regularPlural(of: word)
    }
  }

  /// The singular of `noun`, or the word itself when it is one already.
  public static func singular(of noun: String) -> String {
    if isLettersInPlural(noun) { return String(noun.dropLast()) }
    return inflectLastWord(of: noun) { word in
      if invariables.contains(word) || pluralsOnly.contains(word) { return word }
      if irregularPlurals[word] != nil || lookalikes.contains(word) { return word }
      if let irregular = withPrefix(word, in: irregularSingulars) { return irregular }
      return regularSingular(of: word)
    }
  }

  private static func regularPlural(of word: String) -> String {
    if word.hasSuffix("y"), let before = word.dropLast().last, !isVowel(before) {
      return word.dropLast() + "ies"
    }
    if ["s", "x", "z", "ch", "sh"].contains(where: word.hasSuffix) { return word + "es" }
    return word + "s"
  }

  private static func regularSingular(of word: String) -> String {
    guard word.count > 3, word.hasSuffix("s") else { return word }
    if ["ss", "us", "is", "ics"].contains(where: word.hasSuffix) { return word }
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    if ["sses", "shes", "ches", "xes", "zzes"].contains(where: word.hasSuffix) {
      return hasSilentE(word) ? String(word.dropLast()) : String(word.dropLast(2))
    }
    if word.hasSuffix("uses"), esAfterS.contains(where: word.hasSuffix) {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }

  /// Whether only the *s* of `-ches`, `-xes` … is the ending: *caches*, *axes*.
  private static func hasSilentE(_ plural: String) -> Bool {
    silentE.contains { plural == $0 || plural.hasSuffix("-" + $0) }
  }

  /// The form of `word` in `table`, also behind a prefix: *grandchild*,
  /// *foremen*.
  private static func withPrefix(_ word: String, in table: [String: String]) -> String? {
    if let form = table[word] { return form }
    guard !lookalikes.contains(word) else { return nil }
    for (ending, form) in prefixable where table[ending] == form && word.hasSuffix(ending) {
      return word.dropLast(ending.count) + form
    }
    for (form, ending) in prefixable where table[ending] == form && word.hasSuffix(ending) {
      return word.dropLast(ending.count) + form
    }
    return nil
  }

  /// Applies `inflect` to the last word in lower case; what it leaves alone
  /// keeps its capitals.
  private static func inflectLastWord(of noun: String, _ inflect: (String) -> String) -> String {
    for tail in compoundTails where noun.hasSuffix(tail) {
      return inflectLastWord(of: String(noun.dropLast(tail.count)), inflect) + tail
    }
    let start = noun.lastIndex { $0 == " " || $0 == "-" }.map { noun.index(after: $0) }
    let head = noun[..<(start ?? noun.startIndex)]
    let word = String(noun[(start ?? noun.startIndex)...])
    guard let first = word.unicodeScalars.first, first.properties.isAlphabetic else { return noun }
    let lower = word.lowercased()
    let inflected = inflect(lower)
    // What both forms share is kept as written: CPUs, not cpus.
    let shared = zip(lower, inflected).prefix { $0 == $1 }.count
    return String(head + word.prefix(shared) + inflected.dropFirst(shared))
  }

  /// Whether `noun` ends in a regular plural: *interests*, not *series*.
  public static func isPlural(_ noun: String) -> Bool { singular(of: noun) != noun }

  /// Whether `noun` ends in capitals and the small *s* of their plural: *CPUs*.
  private static func isLettersInPlural(_ noun: String) -> Bool {
    let capitals = noun.dropLast().suffix(2)
    return noun.hasSuffix("s") && capitals.count == 2
      && capitals.allSatisfy { ("A"..."Z").contains($0) }
  }

  private static func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }
}
