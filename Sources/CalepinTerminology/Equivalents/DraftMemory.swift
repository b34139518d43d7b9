internal import CalepinCore
internal import CalepinText

/// Remembers what was proposed for words and phrases: the terms of a text share
/// most of their words.
///
/// Texts and drafts are numbers, so that drafts cost little to make and to compare;
/// the numbers of drafts are in the order in which they were made.
// Sendable: a pool hands it to one task at a time.
final class DraftMemory: @unchecked Sendable {  // one task at a time, see above
  /// The number of a text: texts that differ in their bytes are not the same.
  typealias TextID = WordTable.ID

  /// When more texts than this are remembered, all is forgotten.
  private static let mostTexts = 50_000

  // One task at a time, and none asks for anything while it changes it: whether two
  // do is not looked at each time.
  @exclusivity(unchecked) private var texts = WordTable()
  @exclusivity(unchecked) private var phrases = SourcePhrases()
  @exclusivity(unchecked) private var drafts: [Draft] = []
  @exclusivity(unchecked) private var parts = PartTree()
  /// The drafts of each phrase, by its number.
  @exclusivity(unchecked) private var answers: [Range<Int>?] = []
  @exclusivity(unchecked) private var entries: [Entry: Range<Int>] = [:]
  @exclusivity(unchecked) private var qualifiers: [TextID: Range<Int>] = [:]
  @exclusivity(unchecked) private var inflections: [Inflection: TextID] = [:]
  @exclusivity(unchecked) private var french = FrenchWords()
  /// Room for a text that is put together, and for its folded form.
  @exclusivity(unchecked) private var room: (text: [UInt8], folded: [UInt8]) = ([], [])

  /// What is sought in termbases.
  private struct Entry: Hashable {
    var text: TextID
    var partOfSpeech: TermPartOfSpeech?
    var isPlural: Bool
  }

  /// A text that is brought into a number.
  private struct Inflection: Hashable {
    var text: TextID
    var isPlural: Bool
  }

  /// Forgets all when that is much; no number is kept over it.
  func tidy() {
    guard texts.count >= Self.mostTexts else { return }
    texts = WordTable()
    phrases = SourcePhrases()
    drafts = []
    parts = PartTree()
    answers = []
    entries = [:]
    qualifiers = [:]
    inflections = [:]
    french = FrenchWords()
  }
}

// Texts.
extension DraftMemory {
  /// The number of `text`.
  func number(of text: some Collection<UInt8>) -> TextID { texts.id(of: text) }

  /// The number of `text`.
  func number(of text: String) -> TextID { texts.id(of: text.utf8) }

  /// The text with this number.
  func text(of id: TextID) -> String { texts.text(of: id) }

  /// The bytes of the text with this number.
  func bytes(of id: TextID) -> ArraySlice<UInt8> { texts.bytes(of: id) }

  /// The text of `draft` in the number that is wanted.
  func text(of draft: Draft, isPlural: Bool, by inflection: DraftInflection) -> TextID {
    guard inflection.changes(draft.number, isPlural: isPlural) else { return draft.text }
    let key = Inflection(text: draft.text, isPlural: isPlural)
    if let known = inflections[key] { return known }
    let inflected = number(
      of: inflection.text(text(of: draft.text), draft.number, isPlural: isPlural))
    inflections[key] = inflected
    return inflected
  }
}

// Words and phrases.
extension DraftMemory {
  /// The number of the word at `token` of `text`.
  func word(at token: Int, in text: AnalyzedText) -> Int {
    phrases.number(of: token, in: text, &texts)
  }

  /// What is known of the word numbered `word`.
  func word(_ word: Int) -> SourcePhrases.Word { phrases.words[word] }

  /// The number of the phrase of `words`, which are the tokens of `text` from
  /// `first` on.
  func phrase(of words: ArraySlice<Int>, from first: Int, in text: AnalyzedText) -> UInt64 {
    var phrase = SourcePhrases.empty
    var end: Int?
    for (token, word) in zip(first..., words) {
      let range = text.tokens.range(of: token)
      let gap = text.bytes[(end ?? range.lowerBound)..<range.lowerBound]
      phrase = phrases.number(adding: word, to: phrase, behind: gap, &texts)
      end = range.upperBound
    }
    return phrase
  }
}

// Drafts.
extension DraftMemory {
  /// The draft numbered `draft`.
  subscript(draft: Int) -> Draft { drafts[draft] }

  /// The drafts of a phrase; `nil` when it was not met yet.
  func drafts(ofPhrase phrase: UInt64) -> Range<Int>? {
    phrase < answers.count ? answers[Int(phrase)] : nil
  }

  /// Keeps `drafts` as those of a phrase.
  func keep(_ drafts: Range<Int>, ofPhrase phrase: UInt64) {
    while answers.count <= phrase { answers.append(nil) }
    answers[Int(phrase)] = drafts
  }

  /// Numbers the drafts of `list` in their order.
  func add(_ list: DraftList) -> Range<Int> {
    let start = drafts.count
    for entry in list.entries {
      var draft = entry.draft
      if let joint = entry.joint {
        draft.parts = parts.add(tree(of: joint.head), tree(of: joint.modifier))
      }
      drafts.append(draft)
    }
    return start..<drafts.count
  }

  /// Numbers `drafts` in their order.
  func add(_ drafts: [Draft]) -> Range<Int> {
    let start = self.drafts.count
    self.drafts += drafts
    return start..<self.drafts.count
  }

  private func tree(of part: DraftJoint.Part) -> PartTree.ID {
    let draft = drafts[part.draft]
    guard draft.parts == PartTree.none else { return draft.parts }
    return parts.add(
      PartTree.Leaf(source: part.source, target: draft.text, origin: draft.origin))
  }

  /// What a draft is put together from that is a pair of a lexicon.
  func tree(of leaf: PartTree.Leaf) -> PartTree.ID { parts.add(leaf) }

  /// What the termbases of `evidence` have for the text in `bytes`, see
  /// ``TranslationEvidence/entryDrafts(for:as:isPlural:_:)``.
  func entryDrafts(
    for bytes: ArraySlice<UInt8>, as partOfSpeech: TermPartOfSpeech?, isPlural: Bool,
    by evidence: TranslationEvidence
  ) -> Range<Int> {
    let entry = Entry(text: number(of: bytes), partOfSpeech: partOfSpeech, isPlural: isPlural)
    if let known = entries[entry] { return known }
    let made = add(
      evidence.entryDrafts(
        for: text(of: entry.text), as: partOfSpeech, isPlural: isPlural, self))
    entries[entry] = made
    return made
  }

  /// What the phrase in `bytes` means before a noun, see
  /// ``TranslationEvidence/qualifierDrafts(for:_:)``.
  func qualifierDrafts(
    for bytes: ArraySlice<UInt8>, by evidence: TranslationEvidence
  ) -> Range<Int> {
    let entries = entryDrafts(for: bytes, as: .adjective, isPlural: false, by: evidence)
    guard entries.isEmpty else { return entries }
    let phrase = number(of: bytes)
    if let known = qualifiers[phrase] { return known }
    let made = add(evidence.qualifierDrafts(for: text(of: phrase), self))
    qualifiers[phrase] = made
    return made
  }

  /// The proposal that `draft`, which is so sure, is shown as with this text.
  func equivalent(_ text: String, _ draft: Draft) -> Equivalent {
    var equivalent = Equivalent(
      text, confidence: draft.confidence, origin: origin(of: draft.origin))
    parts.forEachLeaf(of: draft.parts) { leaf in
      equivalent.parts.append(
        Equivalent.Part(
          self.text(of: leaf.source), self.text(of: leaf.target), origin: origin(of: leaf.origin),
          count: leaf.count))
    }
    return equivalent
  }

  private func origin(of origin: Draft.Origin) -> Equivalent.Origin {
    switch origin {
    case .termbase(let name): .termbase(text(of: name))
    case .lexicon: .lexicon
    case .composition: .composition
    case .sameForm: .sameForm
    case .cognate: .cognate
    }
  }
}

// Joints.
extension DraftMemory {
  /// Writes what `joint` makes to the room for texts; whether parallel texts have
  /// it, as `lexicon` says.
  func write(_ joint: DraftJoint.Text, attestedBy lexicon: LexiconEvidence?) -> Bool {
    room.text.removeAll(keepingCapacity: true)
    let head = texts.bytes(of: joint.head)
    let place = head.startIndex + joint.place
    room.text.append(contentsOf: head[..<place])
    room.text.append(joint.before)
    room.text.append(contentsOf: texts.bytes(of: joint.modifier))
    room.text.append(joint.after)
    room.text.append(contentsOf: head[place...])
    guard let lexicon else { return false }
    room.folded.removeAll(keepingCapacity: true)
    Folding.fold(room.text, into: &room.folded)
    return lexicon.isAttested(room.folded)
  }

  /// The number of what was written last.
  func numberOfWritten() -> TextID { texts.id(of: room.text) }

  /// *rare earth* before *export*; behind the adjectives of the head, which are
  /// `count`: *global chip leader*.
  func joint(ofNoun modifier: TextID, before head: TextID, behind count: Int) -> DraftJoint.Text {
    let head = singleSpaced(head)
    let bytes = texts.bytes(of: head)
    let words = bytes.split(separator: UInt8(ascii: " "))
    guard count < words.count else {
      return DraftJoint.Text(
        head: head, modifier: modifier, place: bytes.count, before: words.isEmpty ? "" : " ")
    }
    return DraftJoint.Text(
      head: head, modifier: modifier, place: words[count].startIndex - bytes.startIndex,
      after: " ")
  }

  /// How many words the text with this number has.
  func wordCount(of text: TextID) -> Int {
    texts.bytes(of: text).split(separator: UInt8(ascii: " ")).count
  }

  /// The text whose words are those of `text`, with one space between.
  private func singleSpaced(_ text: TextID) -> TextID {
    let bytes = texts.bytes(of: text)
    let words = bytes.split(separator: UInt8(ascii: " "))
    let length = words.reduce(max(0, words.count - 1)) { $0 + $1.count }
    return length == bytes.count
      ? text : texts.id(of: Array(words.joined(separator: CollectionOfOne(UInt8(ascii: " ")))))
  }

  /// *puce* and *avancé* → *puce avancée*; the few adjectives that stand before
  /// their noun do so.
  func joint(
    ofAdjective adjective: TextID, with noun: TextID, by phrases: FrenchPhrase
  ) -> DraftJoint.Text {
    let words = french.noun(noun, &texts, phrases)
    let (agreed, standsBefore) = french.adjective(
      adjective, isFeminine: words.isFeminine, &texts, phrases)
    if standsBefore {
      return DraftJoint.Text(head: noun, modifier: agreed, place: 0, after: " ")
    }
    return DraftJoint.Text(
      head: words.text, modifier: agreed, place: words.end, before: words.end > 0 ? " " : "",
      after: words.end > 0 ? "" : " ")
  }

  /// *fabricant* and *puces* → *fabricant de puces*.
  func joint(
    ofComplement complement: TextID, with noun: TextID, by phrases: FrenchPhrase
  ) -> DraftJoint.Text {
    DraftJoint.Text(
      head: noun, modifier: complement, place: texts.bytes(of: noun).count,
      before: french.isElided(before: complement, texts, phrases) ? " d'" : " de ")
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
