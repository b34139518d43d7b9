internal import CalepinCore
internal import CalepinText

/// A term brought to the singular: *puces avancées* → *puce avancée*.
///
/// The head becomes its lemma, adjectives that agree with it lose their plural
/// and keep their gender; everything else stays as the text writes it, so
/// *chiffres d'affaires* → *chiffre d'affaires*.
enum BaseForm {
  /// Puts the singular of the term at `tokens` into `base`.
  ///
  /// - Parameters:
  ///   - tokens: The tokens of the term.
  ///   - sentence: The sentence in which they are.
  ///   - head: The place of the head among the tokens.
  ///   - termClass: What kind of term it is.
  ///   - document: The text.
  ///   - base: Where the singular goes.
  /// - Returns: Whether the text has it in the plural.
  static func find(
    of tokens: Range<Int>, in sentence: Range<Int>, head: Int, _ termClass: TermClass,
    of document: AnalyzedText, into base: inout [UInt8]
  ) -> Bool {
    base.removeAll(keepingCapacity: true)
    let head = tokens.lowerBound + min(head, tokens.count - 1)
    if termClass == .adjective || termClass == .verb {
      base.append(contentsOf: document.words.bytes(of: document.lemmas[head]))
      return false
    }
    let isPlural = isPlural(head, in: tokens, of: document)
    for index in tokens {
      if index > tokens.lowerBound, document.isFollowedBySpace(index - 1) {
        base.append(UInt8(ascii: " "))
      }
      let (start, surface) = (base.count, document.surface(of: index))
      if isPlural, index == head || agrees(index, with: head, in: tokens, of: document) {
        base.append(
          contentsOf: index == head
            ? document.words.bytes(of: document.lemmas[index])
            : singular(ofAdjective: index, in: document))
        if FirstLetter.isUppercase(of: surface) {
          FirstLetter.makeUppercase(of: &base, from: start)
        }
      } else {
        base.append(contentsOf: surface)
      }
      if index == sentence.lowerBound, document.tags[index] != .properNoun {
        FirstLetter.makeLowercase(of: &base, count: base.count)
      }
    }
    return isPlural
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
    guard document.tags[token] == .noun || document.tags[token] == .adjective,
      document.forms[token] != document.lemmas[token]
    else { return false }
    let form = document.words.bytes(of: document.forms[token])
    return switch (form.last, form.dropLast().last) {
    case (UInt8(ascii: "s"), _), (UInt8(ascii: "x"), _): true
    case (UInt8(ascii: "n"), UInt8(ascii: "e")), (UInt8(ascii: "e"), UInt8(ascii: "a")): true
    default: false
    }
  }

  /// Whether the noun at `head` of the phrase at `tokens` is a plural: by its
  /// form, or where that has none of its own (*fonds*, *pays*) by the
  /// adjectives that agree with it.
  static func isPlural(_ head: Int, in tokens: Range<Int>, of document: AnalyzedText) -> Bool {
    if isPlural(head, in: document) { return true }
    guard document.tags[head] == .noun || document.tags[head] == .adjective,
      let last = document.words.bytes(of: document.forms[head]).last,
      last == UInt8(ascii: "s") || last == UInt8(ascii: "x") || last == UInt8(ascii: "z")
    else { return false }
    return tokens.contains { index in
      index != head && agrees(index, with: head, in: tokens, of: document)
        && isPlural(adjective: index, in: document)
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

  private static func isPlural(adjective index: Int, in document: AnalyzedText) -> Bool {
    let form = document.words.bytes(of: document.forms[index])
    return (form.last == UInt8(ascii: "s") || form.last == UInt8(ascii: "x"))
      && !singular(ofAdjective: index, in: document).elementsEqual(form)
  }

  /// The singular of the adjective at `index` in its gender.
  private static func singular(
    ofAdjective index: Int, in document: AnalyzedText
  ) -> ArraySlice<UInt8> {
    let form = document.words.bytes(of: document.forms[index])
    if document.forms[index] == document.lemmas[index] { return form }
    if form.ends(with: "aux".utf8), !form.ends(with: "eaux".utf8) {
      return form.dropLast(2) + [UInt8(ascii: "l")]
    }
    return form.last == UInt8(ascii: "s") || form.ends(with: "eaux".utf8) ? form.dropLast() : form
  }
}
