internal import CalepinCore

/// The tables of a lemmatizer, read in place.
struct LemmaTables: Sendable {
  /// The sections of the file.
  enum Section: Int { case rules, forms, formRules, suffixes, suffixRules, guesses, shares }

  let rules: LemmaRuleTable
  private let file: ModelFile
  private let forms: FingerprintTable<UInt32>
  private let suffixes: FingerprintTable<UInt32>
  private let guesses: FingerprintTable<UInt32>

  init(_ file: ModelFile) throws(ModelError) {
    self.file = file
    rules = try LemmaRuleTable(file.section(Section.rules.rawValue))
    forms = try FingerprintTable(file.section(Section.forms.rawValue))
    suffixes = try FingerprintTable(file.section(Section.suffixes.rawValue))
    guesses = try FingerprintTable(file.section(Section.guesses.rawValue))
    guard file.section(Section.formRules.rawValue).count == forms.count * 2,
      file.section(Section.suffixRules.rawValue).count == suffixes.count * 2,
      file.section(Section.shares.rawValue).count == guesses.count * LemmaKeys.open.count
    else { throw .damaged }
  }

  /// The rule of the form `word`, which is in lower case, as a word of the
  /// class `tag`.
  func rule(ofForm word: UnsafeBufferPointer<UInt8>, _ tag: PartOfSpeech) -> Int? {
    guard let index = forms.index(of: LemmaKeys.form(word, tag)) else { return nil }
    return Int(file.section(Section.formRules.rawValue).number(at: index * 2) as UInt16)
  }

  /// The rules of the suffixes of `word` that have one, the longest first,
  /// down to those of `shortest` letters.
  func rules(
    ofSuffixes word: UnsafeBufferPointer<UInt8>, _ tag: PartOfSpeech, downTo shortest: Int = 0
  ) -> [Int] {
    let keys = LemmaKeys.suffixes(of: word, tag, upTo: LemmaKeys.longestSuffix)
    let section = file.section(Section.suffixRules.rawValue)
    return keys.dropFirst(shortest).reversed().compactMap { key in
      suffixes.index(of: key).map { Int(section.number(at: $0 * 2) as UInt16) }
    }
  }

  /// How many of 255 known words that end like `word` are of each class in
  /// ``LemmaKeys/open``; a word can be of several.
  func shares(of word: UnsafeBufferPointer<UInt8>) -> [Int] {
    let keys = LemmaKeys.suffixes(of: word, nil, upTo: LemmaKeys.longestGuess)
    let section = file.section(Section.shares.rawValue)
    for key in keys.reversed() {
      guard let index = guesses.index(of: key) else { continue }
      return LemmaKeys.open.indices.map { Int(section[index * LemmaKeys.open.count + $0]) }
    }
    return LemmaKeys.open.map { _ in 0 }
  }
}
