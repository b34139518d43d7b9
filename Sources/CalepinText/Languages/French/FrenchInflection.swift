/// The number of French nouns.
///
/// In a compound with hyphens or spaces the noun that carries the number is
/// inflected: the last word (`semi-conducteur`), or the first one when a
/// preposition follows (`arc-en-ciel`, `mise en œuvre`).
public enum FrenchInflection {
  /// The plural of `noun`, or the word itself when it already ends like one.
  public static func plural(of noun: String) -> String {
    inflectHead(of: noun) { word in
      if let irregular = irregularPlurals[word] { return irregular }
      if ["s", "x", "z"].contains(where: word.hasSuffix) || irregularSingulars[word] != nil {
        return word
      }
      if alExceptions.contains(word) { return word + "s" }
      if word.hasSuffix("al") { return word.dropLast() + "ux" }
      if pluralsInX.contains(word) { return word + "x" }
      if sPlurals.contains(word) { return word + "s" }
      if ["eau", "au", "eu", "œu"].contains(where: word.hasSuffix) { return word + "x" }
      return word + "s"
    }
  }

  /// The singular of `noun`, or the word itself when it is one already.
  public static func singular(of noun: String) -> String {
    inflectHead(of: noun) { word in
      if invariables.contains(word) { return word }
      if let irregular = irregularSingulars[word] { return irregular }
      if word.count < 3 { return word }
      if word.hasSuffix("aux") { return singularOfAux(word) }
      if ["eux", "oux"].contains(where: word.hasSuffix) {
        return pluralsInEux.contains(word) || pluralsInX.contains(String(word.dropLast()))
          ? String(word.dropLast()) : word
      }
      guard word.hasSuffix("s") else { return word }
      let looksSingular = ["ss", "us", "is", "ès", "as", "os"].contains(where: word.hasSuffix)
      guard !looksSingular || regularInS.contains(where: word.hasSuffix) else { return word }
      return String(word.dropLast())
    }
  }

  private static func singularOfAux(_ word: String) -> String {
    if word.hasSuffix("eaux") || pluralsInX.contains(String(word.dropLast())) {
      return String(word.dropLast())
    }
    return word.dropLast(3) + "al"
  }

  /// Applies `inflect` to the word that carries the number, in lower case.
  private static func inflectHead(of noun: String, _ inflect: (String) -> String) -> String {
    guard !invariables.contains(noun.lowercased()) else { return noun }
    var parts = split(noun)
    let words = parts.indices.filter { $0 % 2 == 0 }
    let linker = words.dropFirst().first {
      linkers.contains(parts[$0].lowercased()) || parts[$0].lowercased().hasPrefix("d'")
        || parts[$0].lowercased().hasPrefix("d’")
    }
    guard let last = words.last else { return noun }
    let head = linker.map { $0 - 2 } ?? last
    let word = parts[head]
    guard let first = word.unicodeScalars.first, first.properties.isAlphabetic else { return noun }
    let lower = word.lowercased()
    let inflected = inflect(lower)
    // What both forms share is kept as written: PME stays in capitals.
    let shared = zip(lower, inflected).prefix { $0 == $1 }.count
    parts[head] = String(word.prefix(shared) + inflected.dropFirst(shared))
    return parts.joined()
  }

  /// The words of `noun` and, between them, the hyphens and spaces.
  private static func split(_ noun: String) -> [String] {
    var parts = [""]
    for letter in noun {
      if letter == "-" || letter == " " || letter == "\u{2011}" {
        parts += [String(letter), ""]
      } else {
        parts[parts.count - 1].append(letter)
      }
    }
    return parts
  }

  private static let linkers: Set<String> = [
    "de", "du", "des", "d", "à", "au", "aux", "en", "sur", "sous", "par", "pour", "sans", "dans",
  ]
}
