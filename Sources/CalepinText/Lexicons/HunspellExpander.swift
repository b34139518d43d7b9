internal import CalepinCore

/// Makes every form of a hunspell dictionary that names word classes in `po:`
/// fields, as the French ones do.
///
/// - Complexity: O(forms).
struct HunspellExpander {
  private let affixes: HunspellAffixes
  private var builder = LexiconBuilder()

  /// A form with all its fields.
  private struct Form {
    var bytes: [UInt8]
    var fields: HunspellFields
  }

  /// The forms of the dictionary `dic` with the affix file `aff`.
  static func lexicon(dic: [UInt8], aff: [UInt8]) -> LexiconBuilder {
    var expander = HunspellExpander(affixes: HunspellAffixes(aff))
    // The first line is the count of entries.
    for line in dic.split(separator: UInt8(ascii: "\n")).dropFirst() { expander.addEntry(line) }
    return expander.builder
  }

  private init(affixes: HunspellAffixes) { self.affixes = affixes }

  private mutating func addEntry(_ line: ArraySlice<UInt8>) {
    let parts = HunspellAffixes.parts(of: line)
    guard let head = parts.first else { return }
    let halves = head.split(
      separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    let word = Array(halves[0])
    guard !word.isEmpty, word.count <= 100, halves.count < 2 || !word.contains(UInt8(ascii: "\\"))
    else { return }
    let flags = halves.count > 1 ? affixes.flags(in: halves[1]) : []
    var fields = HunspellFields()
    for field in parts.dropFirst() { fields.add(field) }
    guard !fields.isEmpty else { return }
    var forms: [Form] = []
    if affixes.needAffix.map({ !flags.contains($0) }) ?? true {
      forms.append(Form(bytes: word, fields: fields))
    }
    expand(word, flags, fields, depth: 0, into: &forms)
    add(forms, lemma: fields.stem ?? word)
  }

  private func expand(
    _ word: [UInt8], _ flags: [UInt16], _ fields: HunspellFields, depth: Int,
    into forms: inout [Form]
  ) {
    guard depth < 2, !flags.isEmpty else { return }
    let scalars = String(decoding: word, as: UTF8.self).unicodeScalars.map(\.value)
    for flag in flags {
      for suffix in affixes.suffixes[flag] ?? [] where suffix.condition.matches(scalars) {
        guard word.count >= suffix.strip.count, word.suffix(suffix.strip.count) == suffix.strip[...]
        else { continue }
        let form = Array(word.dropLast(suffix.strip.count)) + suffix.add
        var all = fields
        for field in suffix.fields { all.add(field) }
        forms.append(Form(bytes: form, fields: all))
        expand(form, suffix.continuation, all, depth: depth + 1, into: &forms)
      }
    }
  }

  /// Adds the forms of one entry.
  ///
  /// A past participle that is an adjective, too, has the masculine singular
  /// as its lemma there.
  private mutating func add(_ forms: [Form], lemma: [UInt8]) {
    let participle = forms.first {
      $0.fields.morphology.isSuperset(of: [.pastParticiple, .masculine, .singular])
    }
    for form in forms {
      let isParticiple = form.fields.morphology.contains(.pastParticiple)
      for wordClass in form.fields.classes {
        let isAdjective = wordClass == .adjective && isParticiple
        builder.add(
          form: form.bytes, lemma: isAdjective ? participle?.bytes ?? lemma : lemma, wordClass,
          isAdjective
            ? form.fields.morphology.subtracting(.pastParticiple)
            : form.fields.morphology.restricted(to: wordClass))
      }
    }
  }
}

extension Morphology {
  /// What of it a word of this class can have.
  fileprivate func restricted(to wordClass: LexiconClass) -> Morphology {
    switch wordClass {
    case .noun, .pluralNoun, .adjective, .comparedAdjective, .properName, .personName,
      .determiner, .pronoun, .numeral:
      intersection([.genders, .numbers, .persons])
    case .adverb, .preposition, .coordinatingConjunction, .subordinatingConjunction, .interjection:
      []
    case .finiteVerb, .infinitive, .pastParticiple, .presentParticiple, .auxiliary: self
    }
  }
}
