internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// What the learned lexicon proposes for words and phrases.
struct LexiconEvidence: Sendable {
  /// How much a translation of another class than the word's is worth.
  private static let otherClass = 0.7

  private let lexicon: BilingualLexicon
  private let source: LanguageTag
  private let target: LanguageTag

  /// The evidence of `lexicon`, or `nil` when it is of other languages.
  init?(_ lexicon: BilingualLexicon?, from source: LanguageTag, to target: LanguageTag) {
    guard let lexicon else { return nil }
    let languages = [lexicon.source.language, lexicon.target.language]
    guard languages.contains(source.language), languages.contains(target.language) else {
      return nil
    }
    (self.lexicon, self.source, self.target) = (lexicon, source, target)
  }

  /// The translations of the tokens in `range` as a whole, the likeliest
  /// first.
  func drafts(for range: Range<Int>, in text: AnalyzedText) -> [Draft] {
    let key = range.map { lexicon.lemma(of: $0, in: text) }.joined(separator: " ")
    let found = drafts(for: key, of: range, in: text)
    // Capitals often go without their accent: *Etats-Unis*.
    guard found.isEmpty, text.surface(of: range.lowerBound).first == UInt8(ascii: "E") else {
      return found
    }
    return drafts(for: "é" + key.dropFirst(), of: range, in: text)
  }

  private func drafts(for key: String, of range: Range<Int>, in text: AnalyzedText) -> [Draft] {
    guard range.count == 1 else { return drafts(for: key, as: .nominal, weight: 1) }
    // A number or a function word has no translation of its own.
    guard let own = BilingualLexicon.WordClass(text.tags[range.lowerBound]) else { return [] }
    var found = drafts(for: key, as: own, weight: 1)
    if own == .verb {
      let masculine = Self.masculine(of: text.words.text(of: text.forms[range.lowerBound]))
      found += drafts(for: masculine, as: .adjective, weight: 1)
    }
    for other in BilingualLexicon.WordClass.allCases where other != own && found.isEmpty {
      found += drafts(for: key, as: other, weight: Self.otherClass)
    }
    let isName = text.tags[range.lowerBound] == .properNoun
    return found.map { Self.fitted($0, isName: isName) }.sorted { $0.confidence > $1.confidence }
  }

  /// A name has a capital in both languages or is none; a common noun has one
  /// in English where the parallel texts were laws, which write *the Minister*.
  private static func fitted(_ draft: Draft, isName: Bool) -> Draft {
    var draft = draft
    let isCapital = draft.text.first?.isUppercase == true
    if isName, !isCapital { draft.confidence *= 0.5 }
    if !isName, isCapital, draft.wordClass == .nominal, !Capitals.isKept(by: draft.text) {
      draft.text = draft.text.lowercased()
      draft.number = .base
    }
    return draft
  }

  /// The masculine singular of a participle, by its ending.
  private static func masculine(of participle: String) -> String {
    for ending in ["ées", "ée", "és", "ies", "ie", "ues", "ue"] where participle.hasSuffix(ending) {
      return String(participle.dropLast(ending.count) + ending.prefix(1))
    }
    return participle
  }

  private func drafts(
    for key: String, as wordClass: BilingualLexicon.WordClass, weight: Double
  ) -> [Draft] {
    lexicon.translations(of: key, as: wordClass, from: source).map { translation in
      let isOther = translation.wordClass != wordClass
      return Draft(
        text: translation.text, number: number(of: translation),
        confidence: translation.trust * weight * (isOther ? Self.otherClass : 1), origin: .lexicon,
        wordClass: translation.wordClass,
        parts: [
          Equivalent.Part(key, translation.text, origin: .lexicon, count: translation.count)
        ])
    }
  }

  /// A name stays as it is; a noun whose base form the parallel texts did not
  /// find is in the plural already: *commercial interests*.
  private func number(of translation: BilingualLexicon.Translation) -> Draft.Number {
    if translation.text.first?.isUppercase == true { return .fixed }
    guard translation.wordClass == .nominal, target.language == "en",
      EnglishInflection.isPlural(translation.text)
    else { return .base }
    // *making decisions* is no plural, and has none.
    return translation.text.prefix { $0 != " " }.hasSuffix("ing") ? .fixed : .plural
  }

  /// Whether parallel texts have `phrase`, of the target language in its base
  /// form, as a term.
  func isAttested(_ phrase: String) -> Bool {
    !lexicon.translations(of: Folding.fold(phrase), as: .nominal, from: target).isEmpty
  }
}

extension BilingualLexicon.Translation {
  /// How far one sighting counts for less than many, and a translation that is
  /// seldom translated back for less than one that always is: from 0 to 1.
  var trust: Double {
    let seen = Double(count) / Double(count + 1)
    // The fourth root: the way back decides between equals only.
    return probability * seen * backProbability.squareRoot().squareRoot()
  }
}
