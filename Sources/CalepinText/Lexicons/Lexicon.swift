public import CalepinCore

/// A dictionary of the system as the analysis uses it: forms with their classes,
/// lemmas and features.
///
/// Two are understood: a hunspell dictionary that names word classes, as
/// hunspell-fr does, and WordNet. They are read where they are installed and
/// never part of the program.
public final class Lexicon: Sendable {
  /// The sections of the file.
  enum Section: Int {
    case rules, forms, formSets, analysisIndex, analyses
    case lemmas, paradigms, inflectionIndex, inflections, stamp
  }

  /// Keeps the bytes of all else.
  private let file: ModelFile
  let rules: LemmaRuleTable
  let forms: LexiconTable
  let lemmas: LexiconTable

  init(_ file: ModelFile) throws(ModelError) {
    self.file = file
    rules = try LemmaRuleTable(file.section(Section.rules.rawValue))
    forms = try LexiconTable(
      words: file.section(Section.forms.rawValue), ids: file.section(Section.formSets.rawValue),
      index: file.section(Section.analysisIndex.rawValue),
      members: file.section(Section.analyses.rawValue))
    lemmas = try LexiconTable(
      words: file.section(Section.lemmas.rawValue), ids: file.section(Section.paradigms.rawValue),
      index: file.section(Section.inflectionIndex.rawValue),
      members: file.section(Section.inflections.rawValue))
  }

  /// The language, as its tag's primary subtag.
  public var language: String { file.language }

  /// Of what the file was made.
  var stamp: String {
    String(decoding: file.section(Section.stamp.rawValue), as: UTF8.self)
  }

  /// How many forms it has.
  public var formCount: Int { forms.count }

  /// One reading of a form.
  public struct Reading: Hashable, Sendable {
    /// The lemma, in lower case.
    public let lemma: String
    /// The class.
    public let wordClass: LexiconClass
    /// Gender, number and the like.
    public let morphology: Morphology
  }

  /// The readings of `word`, in any case; none when it is not known.
  public func readings(of word: some StringProtocol) -> [Reading] {
    let lower = LowerCase.normalized(Array(word.utf8))
    return lower.withUnsafeBufferPointer { lower in
      guard let entry = entry(of: lower) else { return [] }
      return entry.members.map { number in
        let member = forms.member(number)
        return Reading(
          lemma: text(of: member.rule, from: lower), wordClass: member.wordClass,
          morphology: member.morphology)
      }
    }
  }

  /// The forms of `lemma` as a word of the class `tag`, with their features.
  public func inflections(
    of lemma: some StringProtocol, _ tag: PartOfSpeech
  ) -> [(form: String, morphology: Morphology)] {
    let lower = LowerCase.normalized(Array(lemma.utf8))
    return lower.withUnsafeBufferPointer { lower in
      var hash = ByteHash()
      for byte in lower { hash.add(byte) }
      guard let entry = lemmas.entry(of: LemmaKeys.form(hash, tag)) else { return [] }
      return entry.members.map { number in
        let member = lemmas.member(number)
        return (text(of: member.rule, from: lower), member.morphology)
      }
    }
  }

  /// The entry of `lower`, a word in lower case.
  @inline(__always) func entry(of lower: UnsafeBufferPointer<UInt8>) -> LexiconTable.Entry? {
    forms.entry(of: ByteHash.of(lower))
  }

  /// The entry of a word whose capital may lack its accent: *Etats*, *A*.
  ///
  /// - Parameters:
  ///   - lower: The word in lower case.
  ///   - hasCapital: Whether its first letter is written as a capital.
  /// - Returns: The entry, or `nil` when the lexicon does not have the word.
  @inline(__always) func entry(
    of lower: UnsafeBufferPointer<UInt8>, hasCapital: Bool
  ) -> LexiconTable.Entry? {
    if let found = entry(of: lower) { return found }
    guard hasCapital, lower.count > 1 else { return nil }
    for accented in Self.accented(lower[0]) {
      var hash = ByteHash()
      hash.add(0xC3)
      hash.add(accented)
      for byte in lower.dropFirst() { hash.add(byte) }
      if let found = forms.entry(of: hash.value) { return found }
    }
    return nil
  }

  /// The second bytes of the letters U+00C0 to U+00FF that capitals often
  /// stand for without their accent.
  private static func accented(_ letter: UInt8) -> ClosedRange<UInt8> {
    switch letter {
    case UInt8(ascii: "a"): 0xA0...0xA2
    case UInt8(ascii: "c"): 0xA7...0xA7
    case UInt8(ascii: "e"): 0xA8...0xAA
    case UInt8(ascii: "i"): 0xAE...0xAF
    case UInt8(ascii: "o"): 0xB4...0xB4
    case UInt8(ascii: "u"): 0xB9...0xBB
    // No word has a division sign.
    default: 0xB7...0xB7
    }
  }

  private func text(of rule: Int, from word: UnsafeBufferPointer<UInt8>) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: rules.room(for: word)) { room in
      guard let target = room.baseAddress else { return "" }
      let count = rules.apply(rule, to: word, into: target)
      return String(decoding: UnsafeBufferPointer(start: target, count: count), as: UTF8.self)
    }
  }
}
