internal import CalepinCore
internal import CalepinText

/// A term written out whose words do not stand side by side in the text, and
/// its singular: *puces et logiciels américains* → *puces américaines*, *puce
/// américaine*.
struct SplitForm {
  /// The term as the text would write it.
  let text: String
  /// The term in the singular.
  let base: String
  /// Whether `text` is a plural.
  let isPlural: Bool

  /// The form of the term whose head is one of `members`; `nil` when the words
  /// cannot belong together.
  ///
  /// - Parameters:
  ///   - members: The tokens of the term.
  ///   - sentence: The sentence in which they are.
  ///   - pattern: The pattern they fit.
  ///   - document: The text.
  ///   - phrases: Makes French words agree; `nil` for other languages.
  init?(
    _ members: [Int], in sentence: Range<Int>, pattern: PatternGrammar.Pattern,
    of document: AnalyzedText, _ phrases: FrenchPhrase?
  ) {
    let head = members[min(pattern.head, members.count - 1)]
    isPlural = BaseForm.isPlural(head, in: document)
    let lemma = document.lemmaText(of: head)
    let surface = { Self.surface(of: $0, in: sentence, document) }
    let noun = isPlural ? surface(head) : lemma
    var (text, base) = ([String](), [String]())
    for index in members {
      if index == head {
        text.append(noun)
        base.append(lemma)
      } else if let phrases, document.tags[index] == .adjective {
        guard
          let agreed = Self.agreed(index, with: head, lemma, isPlural: isPlural, document, phrases)
        else { return nil }
        text.append(agreed.form)
        base.append(agreed.singular)
      } else {
        text.append(surface(index))
        base.append(surface(index))
      }
    }
    self.text = Self.joined(text, phrases)
    self.base = Self.joined(base, phrases)
  }

  /// The word at `index`, without the capital of the beginning of a sentence.
  private static func surface(
    of index: Int, in sentence: Range<Int>, _ document: AnalyzedText
  ) -> String {
    let word = document.surfaceText(of: index)
    guard index == sentence.lowerBound, word.dropFirst().first?.isLowercase == true else {
      return word
    }
    return word.prefix(1).lowercased() + word.dropFirst()
  }

  /// The adjective at `index` in the gender and number of the noun at `head`.
  ///
  /// Behind two nouns it has to be a plural that both can share: *recherche et
  /// développement chinois* says nothing of research.
  private static func agreed(
    _ index: Int, with head: Int, _ noun: String, isPlural: Bool, _ document: AnalyzedText,
    _ phrases: FrenchPhrase
  ) -> (form: String, singular: String)? {
    let lemma = document.lemmaText(of: index)
    let form = document.words.text(of: document.forms[index])
    let isFeminine = phrases.isFeminine(noun)
    let isShared = index > head && document.tags[head + 1] == .coordinatingConjunction
    if isShared {
      guard form.hasSuffix("s") || form.hasSuffix("x"),
        form != lemma || BaseForm.isPlural(index - 1, in: document)
      else { return nil }
      let isFeminineForm = form.hasSuffix("es") && !lemma.hasSuffix("e")
      if isFeminineForm, !isFeminine { return nil }
    }
    let singular = isFeminine ? phrases.feminine(of: lemma) : lemma
    return (isPlural ? phrases.plural(of: singular) : singular, singular)
  }

  /// The words with a space between, *de* shortened before a vowel and *d'*
  /// written out before a consonant.
  private static func joined(_ words: [String], _ phrases: FrenchPhrase?) -> String {
    guard let phrases, let place = words.indices.dropFirst().dropLast().first,
      ["de", "d'", "d’"].contains(words[place])
    else { return words.joined(separator: " ") }
    return phrases.joined(
      words[..<place].joined(separator: " "),
      withComplement: words[(place + 1)...].joined(separator: " "))
  }
}
