internal import CModelData
public import CalepinCore

/// Finds the lemma of a word: first in the table of forms seen in training,
/// then by the longest suffix that has a rule, else the form in lower case.
///
/// A proper noun keeps its form unless the table knows better (*States*), a
/// contraction gives both words, `de+le`.
public struct Lemmatizer: Sendable {
  /// Keeps the bytes of `tables`.
  private let file: ModelFile
  private let tables: LemmaTables
  private let isFrench: Bool
  private let frequencies: ReferenceFrequencies?

  /// Opens a copy of a trained model.
  ///
  /// - Throws: ``ModelError`` when `model` is not a whole lemmatizer of this
  ///   version.
  public init(model: [UInt8]) throws(ModelError) {
    try self.init(ModelFile(model, kind: .lemmatizer))
  }

  private init(_ file: ModelFile) throws(ModelError) {
    self.file = file
    tables = try LemmaTables(file)
    isFrench = file.language == LanguageTag.french.language
    frequencies = LanguageTag(file.language).flatMap { ReferenceFrequencies.builtIn(for: $0) }
  }

  /// The lemmatizer for `language` that is built into the program, or `nil`
  /// when there is none.
  public static func builtIn(for language: LanguageTag) -> Lemmatizer? {
    switch language.language {
    case "fr": french
    case "en": english
    default: nil
    }
  }

  private static let french = opened(EmbeddedModels.lemmatizer(for: .french))
  private static let english = opened(EmbeddedModels.lemmatizer(for: .english))

  private static func opened(_ blob: calepin_blob) -> Lemmatizer? {
    try? Lemmatizer(ModelFile(blob, kind: .lemmatizer))
  }

  /// Writes the lemma of `word` to `lemma`, whose former content is dropped.
  ///
  /// - Parameters:
  ///   - word: The word in UTF-8. Give it as written: names, foreign words
  ///     and short forms such as *HLM* keep their capitals in the lemma; all
  ///     else becomes lower case.
  ///   - tag: The class of the word.
  ///   - lemma: Where the lemma goes.
  /// - Complexity: O(length of the word).
  public func lemma(
    of word: UnsafeBufferPointer<UInt8>, tag: PartOfSpeech, into lemma: inout [UInt8]
  ) {
    withLowerCase(word) { lower in
      withUnsafeTemporaryAllocation(
        of: UInt8.self, capacity: tables.rules.room(for: word) * 2
      ) { room in
        guard let target = room.baseAddress else { return }
        let hasCapital = !word.prefix(2).elementsEqual(lower.prefix(2))
        let kept = Self.keepsForm(tag) ? word : lower
        let count: Int
        if let rule = tables.rule(ofForm: lower, tag) {
          count = tables.rules.apply(rule, to: kept, hasCapital: hasCapital, into: target)
        } else if Self.keepsForm(tag) {
          count = tables.rules.apply(.max, to: kept, into: target)
        } else {
          count = LemmaSearch(lower, tables).unseenLemma(tag, isFrench: isFrench, into: target)
        }
        lemma.removeAll(keepingCapacity: true)
        lemma.append(contentsOf: UnsafeMutableBufferPointer(start: target, count: count))
      }
    }
  }

  /// The lemmas `word` may have as a noun, an adjective and a verb, without
  /// repetitions, the likeliest class first; at least one.
  ///
  /// ```swift
  /// candidateLemmas(of: "portes")  // porte (noun), porter (verb)
  /// ```
  ///
  /// A class counts when training saw the form with it, or when enough words
  /// that end alike are of that class.
  ///
  /// - Parameter word: The word in UTF-8, in any case.
  /// - Returns: From one to three lemmas.
  /// - Complexity: O(length of the word).
  public func candidateLemmas(of word: UnsafeBufferPointer<UInt8>) -> [CandidateLemma] {
    var found: [CandidateLemma] = []
    forEachCandidateLemma(of: word) { lemma, tag in
      found.append(CandidateLemma(text: String(decoding: lemma, as: UTF8.self), tag: tag))
    }
    return found
  }

  /// Hands over the lemmas of ``candidateLemmas(of:)`` in the same order; the
  /// bytes of a lemma are valid inside `body`.
  ///
  /// - Complexity: O(length of the word), without an allocation.
  public func forEachCandidateLemma(
    of word: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>, PartOfSpeech) -> Void
  ) {
    withLowerCase(word) { lower in
      let room = tables.rules.room(for: lower) * 2
      withUnsafeTemporaryAllocation(
        of: UInt8.self, capacity: room * 3
      ) { buffer in
        guard let base = buffer.baseAddress else { return }
        var candidates = CandidateSearch(
          LemmaSearch(lower, tables), isFrench: isFrench, target: base, room: room)
        candidates.run()
        candidates.forEach(by: frequencies, body)
      }
    }
  }

  /// Whether a word of the class `tag` is its own lemma, capitals included.
  private static func keepsForm(_ tag: PartOfSpeech) -> Bool {
    tag == .properNoun || tag == .other
  }

  private func withLowerCase<Result>(
    _ word: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(word.count, 1)) { buffer in
      let count = LowerCase.normalize(word, into: buffer)
      return body(UnsafeBufferPointer(rebasing: buffer[..<count]))
    }
  }
}

/// A lemma that a word may have, with the class it would then have.
public struct CandidateLemma: Hashable, Sendable {
  /// The lemma.
  public let text: String
  /// Noun, adjective or verb.
  public let tag: PartOfSpeech
}
