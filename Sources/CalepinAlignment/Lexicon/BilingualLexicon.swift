public import CalepinCore
internal import CModelData
public import CalepinText

/// Words and phrases of two languages with their translations, learned from
/// parallel text.
///
/// ```swift
/// let lexicon = BilingualLexicon.builtIn
/// lexicon?.translations(of: "puce", as: .nominal, from: .french).first?.text  // "chip"
/// ```
///
/// It is read in place: opening it costs a look at its tables, a look-up a few
/// cache lines. How it is learned: Documentation/Methods/lexicon.md.
public struct BilingualLexicon: @unchecked Sendable {  // immutable bytes, kept by `file`
  /// What a word or phrase is.
  public enum WordClass: UInt8, CaseIterable, Hashable, Sendable {
    /// Nouns, names, and phrases with a noun as their head.
    case nominal
    case adjective
    case verb
    case adverb

    /// The class of words tagged `tag`; `nil` for the closed classes.
    public init?(_ tag: PartOfSpeech) {
      switch tag {
      case .noun, .properNoun, .other: self = .nominal
      case .adjective: self = .adjective
      case .verb: self = .verb
      case .adverb: self = .adverb
      default: return nil
      }
    }
  }

  /// A translation of a word or phrase.
  public struct Translation: Hashable, Sendable {
    /// The word or phrase in its base form, as it is usually written.
    public var text: String
    /// What it is.
    public var wordClass: WordClass
    /// How often what was asked for is translated so, from 0 to 1.
    public var probability: Double
    /// How often this is translated by what was asked for, from 0 to 1.
    public var backProbability: Double
    /// About how often the pair was seen.
    public var count: Int
  }

  /// The source language of the lexicon.
  public let source: LanguageTag
  /// The target language of the lexicon.
  public let target: LanguageTag
  private let file: ModelFile
  private let sides: (source: LexiconSide, target: LexiconSide)
  private let forms: FormPairs

  /// Opens a copy of a trained lexicon.
  ///
  /// - Throws: `ModelError` when `model` is not a whole lexicon of this
  ///   version.
  public init(model: [UInt8]) throws(ModelError) {
    try self.init(ModelFile(model, kind: .bilingual))
  }

  init(_ file: ModelFile) throws(ModelError) {
    self.file = file
    let names = file.language.split(separator: "-").map { LanguageTag(String($0)) }
    guard names.count == 2, let source = names[0], let target = names[1] else { throw .damaged }
    (self.source, self.target) = (source, target)
    sides = (
      try LexiconSide(file, first: LexiconSide.sourceSection),
      try LexiconSide(file, first: LexiconSide.targetSection)
    )
    forms = try FormPairs(file, first: FormPairs.section)
  }

  /// The lexicon that is built into the program.
  public static let builtIn: BilingualLexicon? = try? BilingualLexicon(
    ModelFile(calepin_lexicon_fr_en(), kind: .bilingual))

  /// The translations of a word or phrase, the likeliest first.
  ///
  /// - Parameters:
  ///   - key: The folded lemmas of its words, joined by blanks: *chiffre de
  ///     affaire*.
  ///   - wordClass: What it is.
  ///   - language: Its language, one of the two.
  /// - Returns: None when it is not known.
  /// - Complexity: O(length of `key` + number of translations).
  public func translations(
    of key: String, as wordClass: WordClass, from language: LanguageTag
  ) -> [Translation] {
    let isForward = language.language == source.language
    guard isForward || language.language == target.language else { return [] }
    var found: [Translation] = []
    var key = key
    key.withUTF8 { key in
      forEachTranslation(of: key, as: wordClass, isForward: isForward) { text, wordClass, weight in
        found.append(
          Translation(
            text: String(decoding: text, as: UTF8.self), wordClass: wordClass,
            probability: weight.probability, backProbability: weight.backProbability,
            count: weight.count))
      }
    }
    return found
  }

  /// How much a translation weighs, see ``Translation``.
  package struct Weight {
    package var probability: Double
    package var backProbability: Double
    package var count: Int
  }

  /// Hands over each of ``translations(of:as:from:)``, so that nothing need be made
  /// of it.
  ///
  /// - Parameters:
  ///   - key: The key in UTF-8.
  ///   - wordClass: What it is.
  ///   - isForward: Whether it is of the source language, not of the target
  ///     language.
  ///   - body: Takes the text of a translation in UTF-8, what it is, and its
  ///     weight.
  package func forEachTranslation(
    of key: UnsafeBufferPointer<UInt8>, as wordClass: WordClass, isForward: Bool,
    _ body: (_ text: UnsafeRawBufferPointer, _ wordClass: WordClass, _ weight: Weight) -> Void
  ) {
    let (from, to) = isForward ? (sides.source, sides.target) : (sides.target, sides.source)
    guard let item = from.item(of: key, wordClass) else { return }
    from.forEachPair(of: item) { other, weight in
      guard let (text, wordClass) = to.content(of: other) else { return }
      body(text, wordClass, weight)
    }
  }

  /// The folded lemma by which the token at `index` of `text` is looked up: a
  /// name's as if it were a noun, so that *Ministers* is found as *minister*.
  public static func lemma(of index: Int, in text: AnalyzedText) -> String {
    LexiconKey.lemma(of: index, in: text)
  }

  /// Hands over what a source form, folded, may be translated by: the hash of
  /// a folded target form (see ``hash(ofForm:)``) and how closely the two
  /// belong together, from 0 to 1.
  ///
  /// - Complexity: O(number of translations).
  public func forEachTranslation(
    ofForm form: some Collection<UInt8>, _ body: (_ hash: UInt32, _ association: Float) -> Void
  ) {
    forms.forEachTranslation(of: LexiconSide.hash(of: form), body)
  }

  /// A folded form as the lexicon keeps it: for code that asks for many, as
  /// nothing is generic here.
  public struct FormHash: Hashable, Sendable {
    fileprivate let value: UInt64

    /// The hash of `form`, which is folded.
    public init(_ form: UnsafeBufferPointer<UInt8>) { value = ByteHash.of(form) }

    /// What stands for the form where it is a target form, see
    /// ``BilingualLexicon/hash(ofForm:)``.
    public var target: UInt32 { UInt32(truncatingIfNeeded: value >> 16) }
  }

  /// Hands over what ``forEachTranslation(ofForm:_:)`` does for a form that was
  /// hashed before.
  ///
  /// - Complexity: O(number of translations).
  public func forEachTranslation(
    of form: FormHash, _ body: (_ hash: UInt32, _ association: Float) -> Void
  ) {
    forms.forEachTranslation(of: form.value, body)
  }

  /// What stands for a target form in ``forEachTranslation(ofForm:_:)``.
  public static func hash(ofForm form: some Collection<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: LexiconSide.hash(of: form) >> 16)
  }
}
