internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// Translates phrases of a text by the longest parts for which there is evidence.
///
/// A part is translated once, whatever larger parts it belongs to.
final class PhraseTranslation {
  /// How many drafts of a part take part in larger ones.
  private static let width = 4
  /// How sure it is at the most that a name stays that the lexicon translates.
  private static let translatedName = 0.72
  /// A phrase that is longer is not taken apart.
  private static let longestPhrase = 8

  let text: AnalyzedText
  let evidence: TranslationEvidence
  let memory: DraftMemory
  /// The first token of the phrase that is translated.
  private var first = 0
  /// The numbers of its words in ``memory``.
  private var words: [Int] = []

  /// Creates a translation that remembers what was found out with the same
  /// `evidence` before.
  init(text: AnalyzedText, evidence: TranslationEvidence, memory: DraftMemory) {
    self.text = text
    self.evidence = evidence
    self.memory = memory
  }

  /// The proposals for the phrase at `tokens`, the surest one first.
  func drafts(ofPhrase tokens: Range<Int>) -> [Draft] {
    first = tokens.lowerBound
    words = tokens.map { memory.word(at: $0, in: text) }
    return drafts(for: tokens).map { memory[$0] }
  }

  /// The proposals for the tokens in `range`, which are of the phrase.
  func drafts(for range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    let phrase = memory.phrase(of: words(in: range), from: range.lowerBound, in: text)
    if let known = memory.drafts(ofPhrase: phrase) { return known }
    let made = makeDrafts(for: range)
    memory.keep(made, ofPhrase: phrase)
    return made
  }

  private func words(in range: Range<Int>) -> ArraySlice<Int> {
    words[(range.lowerBound - first)..<(range.upperBound - first)]
  }

  private func makeDrafts(for range: Range<Int>) -> Range<Int> {
    let entries = memory.entryDrafts(
      for: text.bytes(of: range), as: partOfSpeech(of: range), isPlural: isPlural(range),
      by: evidence)
    if !entries.isEmpty { return entries }
    let isAcronym = isAcronym(range)
    if isAcronym, let acronym = evidence.acronymDraft(for: text.text(of: range), memory) {
      return memory.add([acronym])
    }
    var list = DraftList()
    let found =
      evidence.lexicon?.addDrafts(for: words(in: range), at: range, in: text, memory, to: &list)
      ?? ClassSet()
    if isAcronym || words(in: range).allSatisfy({ memory.word($0).isName }) {
      if var name = evidence.nameDraft(for: text.text(of: range), memory) {
        // A name with a translation of its own is likelier not to stay.
        if !found.isEmpty { name.confidence = min(name.confidence, Self.translatedName) }
        list.add(name)
      }
    } else if range.count == 1 {
      if !found.hasClass(of: text.tags[range.lowerBound]),
        let cognate = evidence.cognateDraft(for: range.lowerBound, in: text, memory)
      {
        list.add(cognate)
      }
    } else if range.count <= Self.longestPhrase, let rules = evidence.rules {
      compose(range, rules, into: &list)
    }
    return memory.add(list)
  }

  private func compose(
    _ range: Range<Int>, _ rules: CompositionRules, into list: inout DraftList
  ) {
    if let french = evidence.inflection.french {
      addFrenchDrafts(for: range, rules, french, to: &list)
    } else {
      addEnglishDrafts(for: range, rules, to: &list)
    }
  }

  /// A draft that two make together, but for its confidence.
  struct Joined {
    var text: DraftJoint.Text
    var number = Draft.Number.base
    var adjectiveCount: Int32 = 0
    /// How much it is worth beside others that are put together in this way.
    var factor = 1.0
  }

  /// The part of the phrase at `tokens`.
  func part(_ tokens: Range<Int>) -> PhrasePart {
    PhrasePart(drafts: drafts(for: tokens), source: memory.number(of: text.bytes(of: tokens)))
  }

  /// Adds what the likeliest drafts of two parts make, each with each.
  ///
  /// - Parameters:
  ///   - head: The part that the other one says more of.
  ///   - modifier: The other one.
  ///   - weight: How sure it is that they belong together in this way.
  ///   - list: Where the drafts are added.
  ///   - join: Puts two drafts together, or gives `nil` where they do not fit.
  func combine(
    _ head: PhrasePart, _ modifier: PhrasePart, _ weight: Double, into list: inout DraftList,
    _ join: (_ head: Draft, _ modifier: Draft) -> Joined?
  ) {
    let heads = head.drafts.filter { ![.verb, .adverb].contains(memory[$0].wordClass) }
    let modifiers = modifier.drafts.filter { memory[$0].wordClass != .adverb }
    for first in heads.prefix(Self.width) {
      for second in modifiers.prefix(Self.width) {
        let (one, other) = (memory[first], memory[second])
        // A verb before a noun would have to be a participle.
        let form = other.wordClass == .verb ? 0.15 : 1
        guard let joined = join(one, other) else { continue }
        add(
          joined, one.confidence * other.confidence * weight * form * joined.factor, to: &list,
          DraftJoint(
            head: DraftJoint.Part(draft: first, source: head.source),
            modifier: DraftJoint.Part(draft: second, source: modifier.source)))
      }
    }
  }

  /// Adds a composed draft, the surer when parallel texts have the phrase.
  private func add(
    _ joined: Joined, _ confidence: Double, to list: inout DraftList, _ joint: DraftJoint
  ) {
    let attested = max(confidence, confidence.squareRoot())
    guard list.hasRoom(for: attested) else { return }
    let isAttested = memory.write(joined.text, attestedBy: evidence.lexicon)
    let confidence = isAttested ? confidence.squareRoot() : confidence
    guard list.hasRoom(for: confidence) else { return }
    list.add(
      Draft(
        text: memory.numberOfWritten(), number: joined.number, confidence: confidence,
        origin: .composition, adjectiveCount: joined.adjectiveCount),
      joint)
  }

  // What the tokens are.

  func isAdjective(_ token: Int) -> Bool {
    text.tags[token] == .adjective || text.tags[token] == .verb
  }

  /// The range without an article at its beginning.
  func withoutArticle(_ range: Range<Int>) -> Range<Int> {
    text.tags[range.lowerBound] == .determiner && range.count > 1 ? range.dropFirst() : range
  }

  func isAcronym(_ range: Range<Int>) -> Bool {
    range.count == 1 && memory.word(words[range.lowerBound - first]).isAcronym
  }

  func isPlural(_ range: Range<Int>) -> Bool {
    guard let head = range.first(where: { text.tags[$0] == .noun }) else { return false }
    return BaseForm.isPlural(head, in: range, of: text)
  }

  private func partOfSpeech(of range: Range<Int>) -> TermPartOfSpeech? {
    guard range.count == 1 else { return .noun }
    switch text.tags[range.lowerBound] {
    case .noun: return .noun
    case .properNoun: return .properNoun
    case .adjective, .verb: return .adjective
    default: return nil
    }
  }
}
