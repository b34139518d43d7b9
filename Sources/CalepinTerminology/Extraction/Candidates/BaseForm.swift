internal import CalepinCore
internal import CalepinText

/// A term brought to the singular: *puces avancées* → *puce avancée*.
///
/// The head becomes its lemma, adjectives that agree with it lose their plural
/// and keep their gender; everything else stays as the text writes it, so
/// *chiffres d'affaires* → *chiffre d'affaires*.
struct BaseForm {
  /// The term in the singular.
  let text: String
  /// Whether the text has it in the plural.
  let isPlural: Bool

  /// The singular of the term at `tokens`, which fit `pattern`.
  init(
    _ tokens: Range<Int>, in sentence: Range<Int>, pattern: PatternGrammar.Pattern,
    of document: AnalyzedText
  ) {
    let head = tokens.lowerBound + min(pattern.head, tokens.count - 1)
    if pattern.termClass == .adjective || pattern.termClass == .verb {
      isPlural = false
      text = document.lemmaText(of: head)
      return
    }
    let surfaces = tokens.map { document.surfaceText(of: $0) }
    var words = FormWords(surfaces: surfaces)
    let lemma = document.lemmaText(of: head)
    let isPlural = Self.isPlural(head, in: tokens, of: document)
    if isPlural {
      words.replace(head - tokens.lowerBound, with: lemma)
      for index in tokens
      where index != head && Self.agrees(index, with: head, in: tokens, of: document) {
        let adjective = document.words.text(of: document.forms[index])
        words.replace(
          index - tokens.lowerBound,
          with: Self.singular(of: adjective, lemma: document.lemmaText(of: index)))
      }
    }
    let isAtStart = sentence.lowerBound == tokens.lowerBound
    if isAtStart, document.tags[tokens.lowerBound] != .properNoun { words.lowercaseFirst() }
    self.isPlural = isPlural
    self.text = words.joined(following: tokens, in: document)
  }

  /// Whether what the text writes at `tokens` is the base form, as can be seen at
  /// once.
  ///
  /// That is so where the head does not end like a plural; false says nothing.
  static func isForm(
    of tokens: Range<Int>, head: Int, _ termClass: TermClass, in document: AnalyzedText
  ) -> Bool {
    guard termClass == .noun || termClass == .name,
      // A single letter, or one with an accent of its own, may keep its capital.
      document.bytes[document.tokens.range(of: tokens.lowerBound)].prefix(2)
        .allSatisfy({ $0 < 0x80 }),
      document.tokens.range(of: tokens.lowerBound).count > 1
    else { return false }
    let head = tokens.lowerBound + min(head, tokens.count - 1)
    guard [.noun, .adjective].contains(document.tags[head]),
      let last = document.words.bytes(of: document.forms[head]).last
    else { return true }
    return !["s", "x", "z", "n", "e"].contains { UInt8(ascii: $0) == last }
  }

  /// Whether the noun at `token` is a plural: not its own lemma, and with the
  /// ending of one.
  ///
  /// A tagger may take it for an adjective, see ``TokenClassifier``.
  static func isPlural(_ token: Int, in document: AnalyzedText) -> Bool {
    let form = document.words.text(of: document.forms[token])
    return [.noun, .adjective].contains(document.tags[token])
      && form != document.lemmaText(of: token)
      && ["s", "x", "en", "ae"].contains { form.hasSuffix($0) }
  }

  /// Whether the noun at `head` of the phrase at `tokens` is a plural: by its
  /// form, or where that has none of its own (*fonds*, *pays*) by the
  /// adjectives that agree with it.
  static func isPlural(_ head: Int, in tokens: Range<Int>, of document: AnalyzedText) -> Bool {
    if isPlural(head, in: document) { return true }
    let form = document.words.text(of: document.forms[head])
    guard [.noun, .adjective].contains(document.tags[head]),
      ["s", "x", "z"].contains(where: form.hasSuffix)
    else { return false }
    return tokens.contains { index in
      let adjective = document.words.text(of: document.forms[index])
      return index != head && agrees(index, with: head, in: tokens, of: document)
        && ["s", "x"].contains(where: adjective.hasSuffix)
        && singular(of: adjective, lemma: document.lemmaText(of: index)) != adjective
    }
  }

  /// Whether the adjective at `index` belongs to the head: it stands beside it
  /// with nothing but adjectives and *non* between.
  private static func agrees(
    _ index: Int, with head: Int, in tokens: Range<Int>, of document: AnalyzedText
  ) -> Bool {
    guard isAdjectival(index, in: document), document.language.language != "en" else {
      return false
    }
    let between = index < head ? (index + 1)..<head : (head + 1)..<index
    return between.allSatisfy { isAdjectival($0, in: document) || document.tags[$0] == .adverb }
  }

  private static func isAdjectival(_ index: Int, in document: AnalyzedText) -> Bool {
    document.tags[index] == .adjective || document.tags[index] == .verb
  }

  /// The singular of an adjective in the gender of `form`.
  private static func singular(of form: String, lemma: String) -> String {
    if form == lemma { return form }
    if form.hasSuffix("eaux") { return String(form.dropLast()) }
    if form.hasSuffix("aux") { return form.dropLast(2) + "l" }
    if form.hasSuffix("s") { return String(form.dropLast()) }
    return form
  }
}

/// The words of a term, some of them replaced.
private struct FormWords {
  var words: [String]

  init(surfaces: [String]) { self.words = surfaces }

  /// Puts `word` in the place of another, keeping a capital in front.
  mutating func replace(_ index: Int, with word: String) {
    let isCapital = words[index].first?.isUppercase == true
    words[index] = isCapital ? word.prefix(1).uppercased() + word.dropFirst() : word
  }

  mutating func lowercaseFirst() {
    guard let first = words.first, first.dropFirst().first?.isLowercase == true else { return }
    words[0] = first.prefix(1).lowercased() + first.dropFirst()
  }

  /// The words with a space where the text has white space between them.
  func joined(following tokens: Range<Int>, in document: AnalyzedText) -> String {
    var text = ""
    for (offset, index) in tokens.enumerated() {
      let hasGap =
        offset > 0
        && document.tokens.range(of: index - 1).upperBound
          < document.tokens.range(of: index).lowerBound
      text += (hasGap ? " " : "") + words[offset]
    }
    return text
  }
}
