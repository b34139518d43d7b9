internal import CalepinAlignment
internal import CalepinCore
internal import CalepinFormats
internal import CalepinText

/// Reads what translates the texts of an extraction: memories, or the texts in
/// the other language.
struct BitextReader {
  /// A pair whose sentences hardly fit together says nothing about terms.
  private static let leastScore = 0.3
  /// The endings of files that hold pairs.
  private static let pairEndings = [
    ".tmx", ".tsv", ".tab", ".csv", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".po", ".jsonl",
    ".gz", ".zip",
  ]

  /// The endings of files whose units may be sentences; tables are termbases.
  private static let memoryEndings = [
    ".tmx", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".po", ".jsonl", ".calepin", ".sdltm",
    ".tmx.gz", ".zip",
  ]
  /// From so many words on a unit is a sentence.
  private static let leastSentence = 5
  /// How many sentences of memories are looked at: more cost more time than
  /// they tell.
  private static let mostMemoryPairs = 20_000

  let from: LanguageTag
  let to: LanguageTag

  /// The pairs of segments in `files`.
  ///
  /// - Parameters:
  ///   - files: Memories, and as many texts in the target language as there are
  ///     source texts.
  ///   - texts: The source texts.
  /// - Returns: The segments, first those of the files named first.
  /// - Throws: `InputError` or ``CommandFailure`` when a file cannot be read, or
  ///   there are not as many texts on both sides.
  func pairs(
    in files: [String], translating texts: [String]
  ) throws -> [(source: String, target: String)] {
    let translations = files.filter { !Self.holdsPairs($0) }
    guard translations.isEmpty || translations.count == texts.count else {
      throw CommandFailure(
        "\(translations.count) texts translate \(texts.count): '--bitext' wants one for each")
    }
    var pairs: [(source: String, target: String)] = []
    for file in files where Self.holdsPairs(file) { pairs += try units(of: file) }
    for (text, translation) in zip(texts, translations) {
      pairs += try aligned(text, translation)
    }
    return pairs
  }

  /// The sentences of the memories at `paths` that have a word of `words`,
  /// ``mostMemoryPairs`` at the most.
  ///
  /// Pairs of few words are terms, which a termbase has.
  ///
  /// - Throws: As ``pairs(in:translating:)``.
  func sentences(
    ofMemories paths: [String], sharing words: () -> Set<String>
  ) throws -> [(source: String, target: String)] {
    let files = try paths.flatMap(TermbaseLoader.files(at:)).filter(Self.isMemory)
    guard !files.isEmpty else { return [] }
    let words = words()
    var pairs: [(source: String, target: String)] = []
    for file in files {
      for pair in try units(of: file) where pairs.count < Self.mostMemoryPairs {
        let parts = Folding.fold(pair.source).split { !$0.isLetter && !$0.isNumber }
        guard parts.count >= Self.leastSentence,
          parts.contains(where: { words.contains(String($0)) })
        else { continue }
        pairs.append(pair)
      }
    }
    return pairs
  }

  private static func isMemory(_ path: String) -> Bool {
    let lower = path.lowercased()
    return memoryEndings.contains { lower.hasSuffix($0) }
  }

  private static func holdsPairs(_ path: String) -> Bool {
    let lower = path.lowercased()
    return pairEndings.contains { lower.hasSuffix($0) }
  }

  /// The units of a memory that have a text in both languages.
  private func units(of file: String) throws -> [(source: String, target: String)] {
    var input = ExchangeInput()
    input.options.languages = (from, to)
    input.options.splitsTerms = false
    var pairs: [(source: String, target: String)] = []
    func add(_ unit: TranslationUnit) {
      guard !unit.isRejectedTerm, let source = unit.variant(in: from),
        let target = unit.variant(in: to)
      else { return }
      pairs.append((source.segment.text, target.segment.text))
    }
    try input.read(file) { item, _ in
      switch item {
      case .unit(let unit): add(unit)
      case .entry(let entry):
        for unit in entry.translationUnits(from: from, to: to) { add(unit) }
      case .document: break
      }
    }
    return pairs
  }

  /// The sentences of two texts that fit together.
  private func aligned(
    _ text: String, _ translation: String
  ) throws -> [(source: String, target: String)] {
    let reader = AlignmentTextReader(segments: .sentences)
    let source = try reader.read(text, language: from).text
    let target = try reader.read(translation, language: to).text
    return SentenceAligner(translations: LexiconTranslations.builtIn(from: from, to: to)).align(
      source, target
    ).beads
      .filter { $0.isPair && $0.score >= Self.leastScore }
      .map { (source.text(of: $0.source), target.text(of: $0.target)) }
  }
}
