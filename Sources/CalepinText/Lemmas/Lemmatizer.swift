public import CalepinCore

/// Finds the lemma of a word: first in the table of forms seen in training,
/// then by the longest suffix that has a rule, else the form in lower case.
///
/// A proper noun keeps its form unless the table knows better (*States*), a
/// contraction gives both words, `de+le`.
public struct Lemmatizer: Sendable {
  /// A lexicon that knows more words than the table.
  public var lexicon: Lexicon?
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
    builtInModels.model(for: language)
  }

  private static let builtInModels = BuiltInModels(\.lemmatizer) {
    try? Lemmatizer(ModelFile($0, kind: .lemmatizer))
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
        of: UInt8.self, capacity: room(for: word)
      ) { room in
        guard let target = room.baseAddress else { return }
        let hasCapital = !word.prefix(2).elementsEqual(lower.prefix(2))
        let kept = Self.keepsForm(tag) ? word : lower
        let count: Int
        if let rule = tables.rule(ofForm: lower, tag) {
          count = tables.rules.apply(rule, to: kept, hasCapital: hasCapital, into: target)
        } else if Self.keepsForm(tag) {
          count = tables.rules.apply(.max, to: kept, into: target)
        } else if let known = lexicon?.writeLemma(
          of: lower, hasCapital: hasCapital, tag, by: frequencies, into: target)
        {
          count = known
        } else if tag == .noun,
          let kept = CapitalForms.shortForm(word, lower, isUnknown: lexicon != nil)
        {
          count = tables.rules.apply(
            .max, to: UnsafeBufferPointer(rebasing: word[..<kept]), into: target)
        } else {
          count = LemmaSearch(lower, tables).unseenLemma(tag, isFrench: isFrench, into: target)
        }
        if !isFrench, tag == .adjective, CapitalForms.isFromName(lower), count > 0,
          target[0] == lower[0]
        {
          target[0] = word[0]
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
  /// A word of the lexicon has the lemmas that it names. For another one a class
  /// counts when training saw the form with it, or when enough words that end
  /// alike are of that class.
  ///
  /// - Parameter word: The word in UTF-8, in any case.
  /// - Returns: From one to six lemmas.
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
      let room = room(for: lower)
      let most = CandidateSearch.most
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room * most) { buffer in
        withUnsafeTemporaryAllocation(of: CandidateSearch.Candidate.self, capacity: most) { found in
          guard let target = buffer.baseAddress, let found = found.baseAddress else { return }
          found.initialize(repeating: CandidateSearch.Candidate(), count: most)
          var search = CandidateSearch(
            LemmaSearch(lower, tables), isFrench: isFrench, target: target, room: room,
            candidates: found)
          let isKnown = lexicon.map { search.run(in: $0) } ?? false
          if !isKnown { search.run() }
          search.forEach(by: frequencies, body)
        }
      }
    }
  }

  /// The room for a lemma of `word`, and as much again to work in.
  private func room(for word: UnsafeBufferPointer<UInt8>) -> Int {
    2 * max(tables.rules.room(for: word), lexicon?.rules.room(for: word) ?? 0)
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
