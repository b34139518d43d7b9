internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// What the learned lexicon proposes for words and phrases.
struct LexiconEvidence: Sendable {
  /// How much a translation of another class than the word's is worth.
  private static let otherClass = 0.7

  private let lexicon: BilingualLexicon
  /// Whether the source language is that of the lexicon.
  private let isForward: Bool
  private let isIntoEnglish: Bool

  /// The evidence of `lexicon`, or `nil` when it is of other languages.
  init?(_ lexicon: BilingualLexicon?, from source: LanguageTag, to target: LanguageTag) {
    guard let lexicon else { return nil }
    let languages = [lexicon.source.language, lexicon.target.language]
    guard languages.contains(source.language), languages.contains(target.language) else {
      return nil
    }
    self.lexicon = lexicon
    isForward = source.hasLanguage(of: lexicon.source)
    isIntoEnglish = target.language == "en"
  }

  /// Adds the translations of a word or phrase as a whole.
  ///
  /// - Parameters:
  ///   - words: The numbers of its words in `memory`.
  ///   - tokens: Where it stands.
  ///   - text: The text in which it does.
  ///   - memory: Where texts are kept.
  ///   - list: Where the drafts are added.
  /// - Returns: What they are.
  func addDrafts(
    for words: ArraySlice<Int>, at tokens: Range<Int>, in text: AnalyzedText,
    _ memory: DraftMemory, to list: inout DraftList
  ) -> ClassSet {
    var key: [UInt8] = []
    for (place, word) in words.enumerated() {
      if place > 0 { key.append(UInt8(ascii: " ")) }
      key += memory.bytes(of: memory.word(word).lexiconKey)
    }
    let found = addDrafts(for: key, at: tokens, in: text, memory, to: &list)
    // Capitals often go without their accent: *Etats-Unis*.
    guard found.isEmpty, text.surface(of: tokens.lowerBound).first == UInt8(ascii: "E") else {
      return found
    }
    let rest = key.dropFirst().drop { $0 & 0xC0 == 0x80 }
    return addDrafts(for: Array("é".utf8) + rest, at: tokens, in: text, memory, to: &list)
  }

  private func addDrafts(
    for key: [UInt8], at tokens: Range<Int>, in text: AnalyzedText, _ memory: DraftMemory,
    to list: inout DraftList
  ) -> ClassSet {
    let tag = text.tags[tokens.lowerBound]
    var request = Request(weight: 1, isName: tokens.count == 1 ? tag == .properNoun : nil)
    guard tokens.count == 1 else {
      return addDrafts(for: key, as: .nominal, request, memory, to: &list)
    }
    // A number or a function word has no translation of its own.
    guard let own = BilingualLexicon.WordClass(tag) else { return ClassSet() }
    var found = addDrafts(for: key, as: own, request, memory, to: &list)
    if own == .verb {
      let masculine = Self.masculine(of: text.words.text(of: text.forms[tokens.lowerBound]))
      found.formUnion(
        addDrafts(for: Array(masculine.utf8), as: .adjective, request, memory, to: &list))
    }
    request.weight = Self.otherClass
    for other in BilingualLexicon.WordClass.allCases where other != own && found.isEmpty {
      found = addDrafts(for: key, as: other, request, memory, to: &list)
    }
    return found
  }

  /// How translations of a key are taken.
  private struct Request {
    var weight: Double
    /// Whether the word is a name; `nil` for a phrase.
    var isName: Bool?
  }

  private func addDrafts(
    for key: [UInt8], as wordClass: BilingualLexicon.WordClass, _ request: Request,
    _ memory: DraftMemory, to list: inout DraftList
  ) -> ClassSet {
    var classes = ClassSet()
    key.withUnsafeBufferPointer { key in
      lexicon.forEachTranslation(of: key, as: wordClass, isForward: isForward) {
        bytes, found, weight in
        classes.insert(found)
        let isCapital = Self.isCapital(bytes)
        let shown = memory.number(of: bytes)
        var draft = Draft(
          text: shown, number: number(of: bytes, found, isCapital: isCapital),
          confidence: weight.trust * request.weight * (found != wordClass ? Self.otherClass : 1),
          origin: .lexicon, wordClass: found)
        if let isName = request.isName {
          fit(&draft, isName: isName, isCapital: isCapital, memory)
        }
        guard list.hasRoom(for: draft.confidence) else { return }
        draft.parts = memory.tree(
          of: PartTree.Leaf(
            source: memory.number(of: key), target: shown, origin: .lexicon, count: weight.count))
        list.add(draft)
      }
    }
    return classes
  }

  /// A name has a capital in both languages or is none; a common noun has one
  /// in English where the parallel texts were laws, which write *the Minister*.
  private func fit(
    _ draft: inout Draft, isName: Bool, isCapital: Bool, _ memory: DraftMemory
  ) {
    if isName, !isCapital { draft.confidence *= 0.5 }
    guard !isName, isCapital, draft.wordClass == .nominal else { return }
    let text = memory.text(of: draft.text)
    if !Capitals.isKept(by: text) {
      draft.text = memory.number(of: text.lowercased())
      draft.number = .base
    }
  }

  /// The masculine singular of a participle, by its ending.
  private static func masculine(of participle: String) -> String {
    for ending in ["ées", "ée", "és", "ies", "ie", "ues", "ue"] where participle.hasSuffix(ending) {
      return String(participle.dropLast(ending.count) + ending.prefix(1))
    }
    return participle
  }

  private static func isCapital(_ text: UnsafeRawBufferPointer) -> Bool {
    guard let first = text.first else { return false }
    guard first >= 0x80 else { return (0x41...0x5A).contains(first) }
    return String(decoding: text, as: UTF8.self).first?.isUppercase == true
  }

  /// A name stays as it is; a noun whose base form the parallel texts did not
  /// find is in the plural already: *commercial interests*.
  private func number(
    of bytes: UnsafeRawBufferPointer, _ wordClass: BilingualLexicon.WordClass, isCapital: Bool
  ) -> Draft.Number {
    if isCapital { return .fixed }
    guard wordClass == .nominal, isIntoEnglish else { return .base }
    let text = String(decoding: bytes, as: UTF8.self)
    guard EnglishInflection.isPlural(text) else { return .base }
    // *making decisions* is no plural, and has none.
    return text.prefix { $0 != " " }.hasSuffix("ing") ? .fixed : .plural
  }

  /// Whether parallel texts have `phrase`, the folded base form of one of the target
  /// language, as a term.
  func isAttested(_ phrase: [UInt8]) -> Bool {
    var isAttested = false
    phrase.withUnsafeBufferPointer { phrase in
      lexicon.forEachTranslation(of: phrase, as: .nominal, isForward: !isForward) { _, _, _ in
        isAttested = true
      }
    }
    return isAttested
  }
}

/// Some classes of words.
struct ClassSet {
  private var bits: UInt8 = 0

  var isEmpty: Bool { bits == 0 }

  mutating func insert(_ wordClass: BilingualLexicon.WordClass) { bits |= 1 << wordClass.rawValue }

  mutating func formUnion(_ other: ClassSet) { bits |= other.bits }

  /// Whether the class of words tagged `tag` is among them; for those that have none,
  /// whether there are any.
  func hasClass(of tag: PartOfSpeech) -> Bool {
    guard let own = BilingualLexicon.WordClass(tag) else { return !isEmpty }
    return bits & 1 << own.rawValue != 0
  }
}

extension BilingualLexicon.Weight {
  /// How far one sighting counts for less than many, and a translation that is
  /// seldom translated back for less than one that always is: from 0 to 1.
  var trust: Double {
    let seen = Double(count) / Double(count + 1)
    // The fourth root: the way back decides between equals only.
    return probability * seen * backProbability.squareRoot().squareRoot()
  }
}
