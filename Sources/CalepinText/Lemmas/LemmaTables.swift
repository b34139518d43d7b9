internal import CalepinCore

/// The tables of a lemmatizer, read in place.
///
/// Who holds the tables holds their file: without a reference in here a look-up
/// counts none.
// Sendable: the bytes are never written.
struct LemmaTables: @unchecked Sendable {  // immutable bytes, see above
  /// The sections of the file.
  enum Section: Int {
    case rules, forms, formRules, suffixes, suffixRules, guesses, shares, formFilter, suffixFilter
  }

  let rules: LemmaRuleTable
  private let formRules: UnsafeRawBufferPointer
  private let suffixRules: UnsafeRawBufferPointer
  private let shareBytes: UnsafeRawBufferPointer
  private let forms: FingerprintTable<UInt32>
  private let suffixes: FingerprintTable<UInt32>
  private let guesses: FingerprintTable<UInt32>

  private let formFilter: KeyFilter
  private let suffixFilter: KeyFilter

  init(_ file: ModelFile) throws(ModelError) {
    rules = try LemmaRuleTable(file.section(Section.rules.rawValue))
    forms = try FingerprintTable(file, section: Section.forms.rawValue)
    suffixes = try FingerprintTable(file, section: Section.suffixes.rawValue)
    guesses = try FingerprintTable(file, section: Section.guesses.rawValue)
    formFilter = try KeyFilter(file.section(Section.formFilter.rawValue))
    suffixFilter = try KeyFilter(file.section(Section.suffixFilter.rawValue))
    formRules = file.section(Section.formRules.rawValue)
    suffixRules = file.section(Section.suffixRules.rawValue)
    shareBytes = file.section(Section.shares.rawValue)
    guard formRules.count == forms.count * 2, suffixRules.count == suffixes.count * 2,
      shareBytes.count == guesses.count * LemmaKeys.open.count
    else { throw .damaged }
  }

  /// The rule of the form `word`, which is in lower case, as a word of the
  /// class `tag`.
  func rule(ofForm word: UnsafeBufferPointer<UInt8>, _ tag: PartOfSpeech) -> Int? {
    rule(ofForm: LemmaKeys.form(word, tag))
  }

  /// The rule of the form with the key `key`.
  @inline(__always) func rule(ofForm key: UInt64) -> Int? {
    guard formFilter.mayHold(key), let index = forms.index(of: key) else { return nil }
    return Int(formRules.number(at: index * 2) as UInt16)
  }

  /// The rule of the suffix with the key `key`.
  @inline(__always) func rule(ofSuffix key: UInt64) -> Int? {
    guard suffixFilter.mayHold(key), let index = suffixes.index(of: key) else { return nil }
    return Int(suffixRules.number(at: index * 2) as UInt16)
  }

  /// How many of 255 known words that end like `word` are of each class in
  /// ``LemmaKeys/open``; a word can be of several.
  func shares(of word: UnsafeBufferPointer<UInt8>) -> SIMD4<UInt8> {
    let suffixes = LemmaKeys.Suffixes(of: word, nil, upTo: LemmaKeys.longestGuess)
    var length = suffixes.count
    while length > 0 {
      length -= 1
      guard let index = guesses.index(of: suffixes.keys[length]) else { continue }
      var found = SIMD4<UInt8>()
      for place in 0..<3 { found[place] = shareBytes[index * 3 + place] }
      return found
    }
    return SIMD4()
  }
}
