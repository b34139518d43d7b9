import CalepinCore
import CalepinTerminology
import CalepinText
import TestSupport
import Testing

@testable import CalepinCommands

@Suite("The order in which pieces of texts are counted")
struct CountingPlanTests {
  private let analyzer = Analyzer(language: .english)
  private let words = [
    "chip", "chips", "foundry", "advanced", "trade", "policy", "government", "export", "rare",
    "earth", "makers", "of", "the", "and", "from", "large", "language", "models",
  ]

  /// A catalogue of messages that is read in many pieces.
  private func catalogue(_ random: inout SeededGenerator) -> String {
    (1...500).map { number in
      let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }
      return "msgid \"Message \(number): the \(text.joined(separator: " ")).\"\nmsgstr \"\"\n"
    }.joined(separator: "\n")
  }

  @Test("does not show in the counts, whatever the number of workers")
  func counts() async throws {
    let folder = try FreshFolder()
    var random = SeededGenerator(seed: 11)
    let files = try (1...3).map { number in
      try folder.write(catalogue(&random), to: "\(number).po")
      return folder.path + "/\(number).po"
    }
    let extractor = try #require(TermExtractor(language: .english))
    var encoded: [[UInt8]] = []
    for jobs in [1, 2, 3, 8] {
      let counting = TermCounting(
        analyzer: analyzer, extractor: Task { extractor }, placeLimit: 2, jobs: jobs)
      let counts = try await counting.counts(of: TextReader(files: files, in: .english))
      #expect(counts.documents.map(\.name) == files)
      encoded.append(counts.encoded())
    }
    #expect(encoded.allSatisfy { $0 == encoded[0] })
  }

  /// Pieces of two documents.
  private func pieces(_ count: Int) -> [TextReader.Piece] {
    (0..<count).map { number in
      let text = "Sentence \(number) is about a trade policy of chip makers. "
      return TextReader.Piece(
        document: number < 3 ? 0 : 1, start: LinePlaces(line: number, byte: 0),
        bytes: Array(text.utf8))
    }
  }

  @Test("counts a piece at a time, and merges what was counted ahead in its turn")
  func plan() async throws {
    let extractor = try #require(TermExtractor(language: .english))
    let nothing = TermCounts(language: .english)
    let plan = CountingPlan(jobs: 2, files: ["a", "b"], nothing: nothing)
    for piece in pieces(5) { try await plan.add(piece) }
    await plan.close()
    var (analysed, counted, merged) = (0, 0, 0)
    // Two are worked on at a time; the one that was begun last comes back first.
    var tallies: [PieceTally] = []
    while let job = await plan.nextJob() {
      switch job {
      case .analysis(let piece):
        #expect(piece.place.number == analysed)
        analysed += 1
        await plan.take(
          CountingPlan.Text(place: piece.place, analysis: analyzer.analyze(piece.bytes)))
      case .counting(let texts, let tally):
        for text in texts { tally.count(text, by: extractor) }
        counted += texts.count
        tallies.append(tally)
      case .merging(let tally, let other):
        #expect(tally.end == other.start)
        tally.merge(other)
        merged += 1
        tallies.append(tally)
      }
      if tallies.count == 2 || counted == 5 {
        while let tally = tallies.popLast() { await plan.take(tally) }
      }
    }
    #expect((analysed, counted, merged) == (5, 5, 2))
    var whole = nothing
    for (number, piece) in pieces(5).enumerated() {
      extractor.count(
        analyzer.analyze(piece.bytes), named: piece.document == 0 ? "a" : "b", at: piece.start,
        isContinuation: number != 0 && number != 3, into: &whole)
    }
    #expect(await plan.counts?.encoded() == whole.encoded())
  }

  @Test("ends when a worker fails, with what the worker says")
  func failure() async throws {
    let folder = try FreshFolder()
    var random = SeededGenerator(seed: 12)
    try folder.write(catalogue(&random), to: "a.po")
    let counting = TermCounting(
      analyzer: analyzer, extractor: Task { throw CommandFailure("no patterns") }, placeLimit: 2,
      jobs: 2)
    await #expect(throws: CommandFailure.self) {
      _ = try await counting.counts(
        of: TextReader(files: [folder.path + "/a.po"], in: .english))
    }
  }
}
