internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText
internal import Dispatch
internal import FoundationEssentials

/// The work of `calepin extract`: files to counts, counts to a report.
struct Extraction {
  let command: ExtractCommand
  /// Whether only the forms of the terms are wanted.
  let isBare: Bool

  /// The language of the texts, and that of their equivalents.
  private let language: LanguageTag
  private let target: LanguageTag
  private let analyzer: Analyzer

  /// - Throws: ``CommandFailure`` when the lexicon cannot be read.
  init(command: ExtractCommand, isBare: Bool) throws {
    self.command = command
    self.isBare = isBare
    (language, target) = try command.languages.pair(of: command.files)
    analyzer = Analyzer(
      language: language, lexicon: try Lexicon.named(command.lexicon, for: language),
      findsMorphology: false)
  }

  /// The terms with their equivalents and contexts.
  func report() async throws -> ExtractReport {
    let index = try index()
    let ready = extractor(index, reference: try await reference())
    let kept = KeptAnalyses()
    let (counts, reader) = try await counts(by: ready, keeping: wantsEquivalents ? kept : nil)
    let extractor = try await ready.value
    let filter = try command.selection.filter(
      columns: command.memories.tables.columns, from: language, to: target)
    let terms = extractor.terms(
      of: counts, selection, classes: classes, isExplained: command.explain,
      linksVariants: [.json, .html].contains(try command.outputFormat()),
      on: cores,
      where: filter.accepts)
    let finder =
      wantsEquivalents
      ? EquivalentFinder(index: try await index.value, target: target, terms: terms, on: cores)
      : nil
    let search = finder.map {
      EquivalentSearch(
        finder: $0, analyzer: analyzer, kept: kept.texts, jobs: command.counting.jobs)
    }
    let bitext =
      finder == nil ? nil : try bitextEquivalents(extractor, try await index.value, terms)
    var report = ExtractReport(
      counts: counts, terms: terms,
      sentences: isBare ? nil : SentenceFinder(reader: reader),
      proposals: await search?.proposals(for: terms, in: reader) ?? [], bitext: bitext,
      contextCount: command.contexts, to: target,
      isKnown: filter.isKnown)
    report.remains = [counts, terms, extractor, finder, kept]
    return report
  }

  /// What the terms are called in the bitext and in the sentences of the
  /// memories, if there are any.
  private func bitextEquivalents(
    _ extractor: TermExtractor, _ index: TermIndex, _ terms: [CandidateTerm]
  ) throws -> BitextEquivalents? {
    let reader = BitextReader(from: language, to: target)
    let named = command.memories.memory
    let memories = named.isEmpty ? MemoryPaths.byDefault : named
    let remembered = try reader.sentences(ofMemories: memories) {
      Set(
        terms.flatMap(\.forms).flatMap { Folding.fold($0.text).split(separator: " ") }
          .filter { $0.count > 3 }.map(String.init))
    }
    guard !command.bitext.isEmpty || !remembered.isEmpty else { return nil }
    return try BitextEquivalents(
      try reader.pairs(in: command.bitext, translating: command.files) + remembered,
      of: command.bitext + (remembered.isEmpty ? [] : memories),
      analyzer: analyzer, extractor: extractor, to: target,
      ownBases: Set(index.bases.map(\.name)).subtracting([BuiltInGlossary.name]))
  }

  /// Counts the files and writes the counts.
  func writeCounts() async throws {
    let extractor = extractor(try index(), reference: nil)
    let (counts, _) = try await counts(by: extractor)
    guard let output = command.destination.output, output != "-" else {
      var output = try StandardOutput()
      try output.print(counts.encoded())
      try output.flush()
      return
    }
    try AtomicFile.write(counts.encoded(), to: output, overwrite: command.destination.force)
  }

  private var wantsEquivalents: Bool { command.equivalents && !isBare }

  private var cores: Cores {
    Cores(count: command.counting.jobs) {
      DispatchQueue.concurrentPerform(iterations: $0, execute: $1)
    }
  }

  private var selection: TermExtractor.Selection {
    if let top = command.selection.top { return .best(top) }
    return command.selection.minScore == nil ? .likely : .all
  }

  /// A list of forms is compared with lists of all kinds of terms; a glossary is
  /// made of nouns and names.
  private var classes: Set<TermClass> {
    command.selection.classes?.classes ?? (isBare ? Set(TermClass.allCases) : [.noun, .name])
  }

  /// The index of the termbases, made while the texts are read.
  private func index() throws -> Task<TermIndex, any Error> {
    let bases =
      try confirmed()
      + (command.memories.termbases(
        addsDefaults: true, from: language, to: target))
    let language = language
    return Task {
      // The only one that is compiled.
      let isGlossary = bases.count == 1 && bases[0].isCompiled
      return isGlossary
        ? try BuiltInGlossary.index(of: language) : TermIndex(bases, language: language)
    }
  }

  /// What people have confirmed in the file that is brought up to date.
  private func confirmed() throws -> [Termbase] {
    guard command.update, let output = command.destination.output else { return [] }
    let earlier = EarlierTerms(
      path: output, format: try command.outputFormat(), from: language, to: target)
    return try earlier.confirmed().map { [$0] } ?? []
  }

  private func extractor(
    _ index: Task<TermIndex, any Error>, reference: TermCounts?
  ) -> Task<TermExtractor, any Error> {
    let language = language
    return Task {
      guard
        let extractor = TermExtractor(
          language: language, known: try await index.value, reference: reference)
      else {
        throw CommandFailure(
          "terms of '\(language)' cannot be extracted: there are patterns for 'fr' and 'en'")
      }
      return extractor
    }
  }

  /// What the files are counted to, and where their texts are.
  private func counts(
    by extractor: Task<TermExtractor, any Error>, keeping kept: KeptAnalyses? = nil
  ) async throws -> (TermCounts, TextReader) {
    if command.counting.merge { return try mergedCounts() }
    let reader = TextReader(files: command.files, in: language)
    return (try await counting(by: extractor, keeping: kept).counts(of: reader), reader)
  }

  private func counting(
    by extractor: Task<TermExtractor, any Error>, keeping kept: KeptAnalyses? = nil
  ) -> TermCounting {
    TermCounting(
      analyzer: analyzer, extractor: extractor, placeLimit: command.contexts,
      jobs: command.counting.jobs, kept: kept)
  }

  private func mergedCounts() throws -> (TermCounts, TextReader) {
    var total = TermCounts(language: language, placeLimit: command.contexts)
    for file in command.files {
      let bytes = try InputFile(file).readAll()
      do throws(CountsError) {
        total.merge(try TermCounts(encoded: bytes, language: language))
      } catch {
        throw CommandFailure("\(InputDocument.shownName(of: file)): \(error)")
      }
    }
    return (total, TextReader(files: total.documents.map(\.name), in: language))
  }

  /// The counts of the user's own reference texts.
  private func reference() async throws -> TermCounts? {
    guard !command.counting.reference.isEmpty else { return nil }
    let files = try command.counting.reference.flatMap { try Self.texts(in: $0) }
    guard let extractor = TermExtractor(language: language) else { return nil }
    let reader = TextReader(files: files, in: language)
    return try await counting(by: Task { extractor }).counts(of: reader)
  }

  /// The text at `path`, or the texts in the folder there, by name.
  private static func texts(in path: String) throws -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
      return [path]
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw CommandFailure("\(path): the folder cannot be read")
    }
    return names.sorted().filter { $0.lowercased().hasSuffix(".txt") }.map { path + "/" + $0 }
  }
}
