internal import CalepinCore

/// Lemma rules written by hand, one file a language under `Languages/`.
///
/// A line is a UPOS tag, a form and its lemma; a form that begins with `-` is a
/// suffix, `-` alone as a replacement takes the suffix away. Several forms may
/// stand before their lemma; behind a tag with `=` each form is its own lemma.
/// `#` begins a comment. The trainer puts them into the model: a word where the treebanks
/// are silent, a suffix where they know nothing of a longer one.
enum WrittenLemmas {
  /// What one line says.
  enum Rule: Hashable {
    case word(form: String, lemma: String, PartOfSpeech)
    case suffix(String, ending: String, PartOfSpeech)
  }

  /// The rules for `language`; none when it has no folder.
  static func rules(for language: LanguageTag) -> [Rule] {
    LanguageRules.rules(for: language).lemmaRules()
  }

  /// The rules in `lines`; a line that is not a rule is left out.
  static func rules(in lines: String) -> [Rule] {
    lines.split(separator: "\n").flatMap { line -> [Rule] in
      let parts = line.prefix { $0 != "#" }.split(separator: " ").map(String.init)
      guard let name = parts.first, let last = parts.last else { return [] }
      let areLemmas = name.hasSuffix("=")
      guard let tag = PartOfSpeech(tag: areLemmas ? name.dropLast() : name[...]) else { return [] }
      let forms = areLemmas ? parts.dropFirst() : parts.dropFirst().dropLast()
      return forms.map { rule(form: $0, lemma: areLemmas ? $0 : last, tag) }
    }
  }

  private static func rule(form: String, lemma: String, _ tag: PartOfSpeech) -> Rule {
    form.hasPrefix("-")
      ? .suffix(String(form.dropFirst()), ending: String(lemma.dropFirst()), tag)
      : .word(form: form, lemma: lemma, tag)
  }
}
