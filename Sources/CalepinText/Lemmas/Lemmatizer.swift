public import CalepinCore

/// Finds the lemma of a word: first in the table of forms seen in training,
/// then by the longest suffix that has a rule, else the form in lower case.
///
/// A proper noun keeps its form unless the table knows better (*States*), a
/// contraction gives both words, `de+le`.
public struct Lemmatizer: Sendable {
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
      let kept = Self.keepsForm(tag) ? word : lower
      if let rule = tables.rule(ofForm: lower, tag) {
        tables.rules.apply(
          rule, to: kept, hasCapital: !word.prefix(2).elementsEqual(lower.prefix(2)), into: &lemma)
      } else if Self.keepsForm(tag) {
        lemma = Array(kept)
      } else {
        unseenLemma(of: lower, tag: tag, into: &lemma)
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
    withLowerCase(word) { lower in
      var found: [CandidateLemma] = []
      for tag in plausibleClasses(of: lower) {
        var lemma: [UInt8] = []
        if let rule = tables.rule(ofForm: lower, tag) {
          tables.rules.apply(rule, to: lower, into: &lemma)
        } else {
          unseenLemma(of: lower, tag: tag, into: &lemma)
        }
        let text = String(decoding: lemma, as: UTF8.self)
        if !found.contains(where: { $0.text == text }) {
          found.append(CandidateLemma(text: text, tag: tag))
        }
      }
      return withoutOddities(found, of: lower)
    }
  }

  /// Drops lemmas that are a hundred times rarer than the commonest one and
  /// whose form training has not seen: *vites* beside *vitesse*.
  private func withoutOddities(
    _ candidates: [CandidateLemma], of lower: UnsafeBufferPointer<UInt8>
  ) -> [CandidateLemma] {
    guard candidates.count > 1, let frequencies else { return candidates }
    let values = candidates.map { frequencies.zipf(of: $0.text.utf8) ?? 0 }
    let least = (values.max() ?? 0) - 2
    return candidates.indices.filter { index in
      values[index] >= least || tables.rule(ofForm: lower, candidates[index].tag) != nil
    }.map { candidates[$0] }
  }

  /// The classes to try: those of the table first, then those of the ending.
  private func plausibleClasses(of lower: UnsafeBufferPointer<UInt8>) -> [PartOfSpeech] {
    let isSeen = LemmaKeys.open.map { tables.rule(ofForm: lower, $0) != nil }
    let shares = tables.shares(of: lower)
    let plausible = LemmaKeys.open.indices.filter { index in
      if isSeen[index] || (!isSeen.contains(true) && shares[index] >= 40) { return true }
      return isSeenLemma(of: lower, LemmaKeys.open[index])
    }
    guard !plausible.isEmpty else { return [.noun] }
    return plausible.sorted {
      (isSeen[$0] ? 1 : 0, shares[$0], -$0) > (isSeen[$1] ? 1 : 0, shares[$1], -$1)
    }.map { LemmaKeys.open[$0] }
  }

  /// Whether a lemma that the ending gives is itself a form of the table.
  ///
  /// The rule of the empty ending is left out: it cuts letters it never saw.
  private func isSeenLemma(of lower: UnsafeBufferPointer<UInt8>, _ tag: PartOfSpeech) -> Bool {
    var lemma: [UInt8] = []
    return tables.rules(ofSuffixes: lower, tag, downTo: 1).contains { rule in
      tables.rules.apply(rule, to: lower, into: &lemma)
      return isLemma(lemma, tag)
    }
  }

  private func unseenLemma(
    of lower: UnsafeBufferPointer<UInt8>, tag: PartOfSpeech, into lemma: inout [UInt8]
  ) {
    _ = applyRule(to: lower, tag: tag, into: &lemma)
    if isFrench, tag == .noun, lemma.count < lower.count || lower.last == UInt8(ascii: "s") {
      singularizeHead(of: lower, in: &lemma)
    }
  }

  /// Writes the lemma by the longest suffix whose rule makes a word of the
  /// table, else by the longest suffix; says whether it is such a word.
  private func applyRule(
    to lower: UnsafeBufferPointer<UInt8>, tag: PartOfSpeech, into lemma: inout [UInt8]
  ) -> Bool {
    let rules = tables.rules(ofSuffixes: lower, tag)
    for rule in rules {
      tables.rules.apply(rule, to: lower, into: &lemma)
      if isLemma(lemma, tag) { return true }
    }
    guard let longest = rules.first else {
      lemma = Array(lower)
      return false
    }
    tables.rules.apply(longest, to: lower, into: &lemma)
    return false
  }

  /// Whether the table has `word` as the lemma of its own class.
  private func isLemma(_ word: [UInt8], _ tag: PartOfSpeech) -> Bool {
    word.withUnsafeBufferPointer { word in
      tables.rule(ofForm: word, tag).map { !tables.rules.changes($0) } ?? false
    }
  }

  /// In a French compound in the plural, puts a noun in front of the first
  /// hyphen into the singular, too: *mots-clés*, *arcs-en-ciel*.
  private func singularizeHead(
    of lower: UnsafeBufferPointer<UInt8>, in lemma: inout [UInt8]
  ) {
    guard let hyphen = lemma.firstIndex(of: UInt8(ascii: "-")), hyphen > 0 else { return }
    let head = UnsafeBufferPointer(rebasing: lower[..<min(hyphen, lower.count)])
    guard let rule = tables.rule(ofForm: head, .noun), tables.rules.changes(rule) else { return }
    var singular: [UInt8] = []
    tables.rules.apply(rule, to: head, into: &singular)
    lemma.replaceSubrange(..<hyphen, with: singular)
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
