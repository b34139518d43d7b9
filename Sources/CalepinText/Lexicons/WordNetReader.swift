internal import CalepinCore

/// Makes the forms of the single words of WordNet: base forms from the index
/// files, irregular forms from the lists of exceptions, regular ones by rule.
///
/// Source: wndb(5) and morphy(7) of WordNet 3.0.
struct WordNetReader {
  /// The files of a WordNet folder that are read.
  static let fileNames = [
    "index.noun", "index.verb", "index.adj", "index.adv", "noun.exc", "verb.exc", "adj.exc",
    "adv.exc",
  ]

  private var builder = LexiconBuilder()
  /// Irregular forms of each base form.
  private var irregular: [String: [String]] = [:]

  /// The forms of WordNet; `files` has the bytes of each of ``fileNames``.
  static func lexicon(_ files: [[UInt8]]) -> LexiconBuilder {
    var reader = WordNetReader()
    guard files.count == fileNames.count else { return reader.builder }
    let parts: [(tag: PartOfSpeech, index: Int)] = [
      (.noun, 0), (.verb, 1), (.adjective, 2), (.adverb, 3),
    ]
    for (tag, index) in parts {
      reader.readExceptions(files[index + 4])
      reader.readIndex(files[index], tag)
    }
    return reader.builder
  }

  private mutating func readExceptions(_ bytes: [UInt8]) {
    irregular.removeAll(keepingCapacity: true)
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      for base in words.dropFirst() where words[0] != base {
        irregular[base, default: []].append(words[0])
      }
    }
  }

  private mutating func readIndex(_ bytes: [UInt8], _ tag: PartOfSpeech) {
    // The licence stands in lines that begin with spaces.
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: " ") {
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 15)
      guard let word = parts.first, parts.count > 4, !word.contains(UInt8(ascii: "_")),
        word.contains(where: { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 })
      else { continue }
      let count = Int(String(decoding: parts[3], as: UTF8.self)) ?? 0
      let pointers = parts.dropFirst(4).prefix(count).map { String(decoding: $0, as: UTF8.self) }
      add(String(decoding: word, as: UTF8.self), tag, isName: isName(pointers))
    }
  }

  /// Whether the word is only an instance of something: a name.
  private func isName(_ pointers: [String]) -> Bool {
    pointers.contains("@i") && !pointers.contains("@")
  }

  private mutating func add(_ word: String, _ tag: PartOfSpeech, isName: Bool) {
    switch tag {
    case .noun where isName: add(word, word, .properName, .singular)
    case .noun: addNoun(word)
    case .verb: addVerb(word)
    case .adjective: addAdjective(word)
    default:
      add(word, word, .adverb, [])
      for form in irregular[word] ?? [] { add(form, word, .adverb, .comparative) }
    }
  }

  private mutating func addNoun(_ word: String) {
    add(word, word, .noun, .singular)
    let plurals = irregular[word] ?? [EnglishEndings.withS(word)]
    for plural in plurals { add(plural, word, .pluralNoun, .plural) }
  }

  private mutating func addVerb(_ word: String) {
    add(word, word, .infinitive, [])
    let special = irregular[word] ?? []
    for form in special {
      if form.hasSuffix("ing") {
        add(form, word, .presentParticiple, .presentParticiple)
      } else if form.hasSuffix("s") {
        add(form, word, .finiteVerb, [.thirdPerson, .singular, .present])
      } else {
        add(form, word, .pastParticiple, [])
      }
    }
    add(EnglishEndings.withS(word), word, .finiteVerb, [.thirdPerson, .singular, .present])
    if !special.contains(where: { $0.hasSuffix("ing") }) {
      add(EnglishEndings.withIng(word), word, .presentParticiple, .presentParticiple)
    }
    if special.allSatisfy({ $0.hasSuffix("ing") || $0.hasSuffix("s") }) {
      add(EnglishEndings.withEd(word), word, .pastParticiple, [])
    }
  }

  private mutating func addAdjective(_ word: String) {
    add(word, word, .adjective, [])
    let special = irregular[word] ?? []
    for form in special { add(form, word, .comparedAdjective, Self.degree(of: form)) }
    guard special.isEmpty, word.utf8.count <= 6 || word.hasSuffix("y"), !word.contains("-"),
      !["ed", "er", "ing"].contains(where: word.hasSuffix)
    else { return }
    for form in [EnglishEndings.withEd(word).dropLast() + "r", EnglishEndings.withEst(word)] {
      add(form, word, .comparedAdjective, Self.degree(of: form))
    }
  }

  private static func degree(of form: String) -> Morphology {
    form.hasSuffix("st") ? .superlative : .comparative
  }

  private mutating func add(
    _ form: String, _ lemma: String, _ wordClass: LexiconClass, _ morphology: Morphology
  ) {
    builder.add(form: Array(form.utf8), lemma: Array(lemma.utf8), wordClass, morphology)
  }
}

/// The regular endings of English words.
enum EnglishEndings {
  /// The plural of a noun, the third person of a verb.
  static func withS(_ word: String) -> String {
    if endsInConsonantAndY(word) { return word.dropLast() + "ies" }
    return ["s", "x", "z", "ch", "sh"].contains(where: word.hasSuffix) ? word + "es" : word + "s"
  }

  /// The past of a regular verb.
  static func withEd(_ word: String) -> String {
    if word.hasSuffix("e") { return word + "d" }
    return endsInConsonantAndY(word) ? word.dropLast() + "ied" : doubled(word) + "ed"
  }

  /// The superlative of an adjective.
  static func withEst(_ word: String) -> String { withEd(word).dropLast() + "st" }

  /// The present participle of a verb.
  static func withIng(_ word: String) -> String {
    if word.hasSuffix("ie") { return word.dropLast(2) + "ying" }
    if word.hasSuffix("e"), !["ee", "oe", "ye"].contains(where: word.hasSuffix) {
      return word.dropLast() + "ing"
    }
    return doubled(word) + "ing"
  }

  private static func endsInConsonantAndY(_ word: String) -> Bool {
    let end = Array(word.utf8.suffix(2))
    return end.count == 2 && end[1] == UInt8(ascii: "y") && !isVowel(end[0])
  }

  /// `word` with its last consonant twice when it is one syllable that ends
  /// in one vowel and one consonant.
  private static func doubled(_ word: String) -> String {
    let letters = Array(word.utf8)
    guard letters.count >= 3, let last = letters.last, !isVowel(last),
      !"wxy".utf8.contains(last), isVowel(letters[letters.count - 2]),
      !letters.dropLast(2).contains(where: isVowel)
    else { return word }
    return word + String(decoding: [last], as: UTF8.self)
  }

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiou".utf8.contains(letter) }
}
