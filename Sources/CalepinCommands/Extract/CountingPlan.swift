internal import CalepinTerminology
internal import CalepinText

/// What is to be done on the pieces of texts: who has nothing to do asks for the
/// next job.
///
/// Pieces are analysed one behind the other, so that what is remembered of words
/// serves all of them, and counted one behind the other into the same counts.
/// Who can do neither takes the later half of what waits to be counted; those
/// counts are merged when all before them are there.
actor CountingPlan {
  /// Where a piece stands among all of them and in its file.
  struct Place: Sendable {
    let number: Int
    let document: Int
    let name: String
    let start: LinePlaces
  }

  /// A piece that is to be analysed.
  struct Piece: Sendable {
    let place: Place
    let bytes: [UInt8]
  }

  /// A piece that was analysed.
  struct Text: Sendable {
    let place: Place
    let analysis: AnalyzedText
  }

  /// What one worker does.
  enum Job: Sendable {
    case analysis(Piece)
    /// To count texts behind what a tally has.
    case counting([Text], PieceTally)
    /// To add the second tally to the first one.
    case merging(PieceTally, PieceTally)
  }

  /// About so many bytes may wait to be analysed, and as many to be counted.
  private static let mostWaiting = 8 << 20

  /// How many pieces are analysed at a time at the most.
  private let lanes: Int
  /// What counts later pieces begin with.
  private let nothing: TermCounts
  private let files: [String]
  private var pieceCount = 0
  private var isClosed = false
  private var isStopped = false

  private var pieces: [Piece] = []
  /// What waits to be counted, in the order of the pieces.
  private var texts: [Text] = []
  /// The counts of the first pieces; `nil` while a worker has them.
  private var total: PieceTally?
  /// The number of the piece that is to be counted into ``total`` next, when no
  /// worker has it.
  private var next = 0
  /// Counts of later pieces.
  private var later: [PieceTally] = []
  /// How many workers analyse, and how many count or merge.
  private var (analysing, counting) = (0, 0)
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Plans the work of `jobs` workers on `files`; counts begin as copies of
  /// `nothing`.
  init(jobs: Int, files: [String], nothing: TermCounts) {
    lanes = (jobs + 1) / 2
    self.files = files
    self.nothing = nothing
    total = PieceTally(onto: nothing)
  }

  /// The counts of all pieces, `nil` while there are jobs.
  var counts: TermCounts? { total?.counts }

  /// Adds the next piece; waits while too much is to be done.
  ///
  /// - Throws: `CancellationError` when the work was stopped.
  func add(_ piece: TextReader.Piece) async throws {
    while !isStopped, pieces.sum(of: \.bytes.count) > Self.mostWaiting { await wait() }
    if isStopped { throw CancellationError() }
    let place = Place(
      number: pieceCount, document: piece.document, name: files[piece.document],
      start: piece.start)
    pieces.append(Piece(place: place, bytes: piece.bytes))
    pieceCount += 1
    wake()
  }

  /// Tells that there are no more pieces.
  func close() {
    isClosed = true
    wake()
  }

  /// Tells that a worker or the reader failed.
  func stop() {
    isStopped = true
    wake()
  }

  /// The next job; `nil` when there will be none.
  func nextJob() async -> Job? {
    while !isStopped {
      if let job = takeJob() { return job }
      if isClosed, analysing == 0, counting == 0 { return nil }
      await wait()
    }
    return nil
  }

  /// Takes a piece that was analysed.
  func take(_ text: Text) {
    analysing -= 1
    let place = texts.firstIndex { $0.place.number > text.place.number } ?? texts.endIndex
    texts.insert(text, at: place)
    wake()
  }

  /// Takes what was counted or merged.
  func take(_ tally: PieceTally) {
    counting -= 1
    if tally.start == 0 {
      (total, next) = (tally, tally.end)
      if files.count > 1, let document = tally.lastDocument {
        Progress.show("\(document + 1) of \(files.count) texts counted")
      }
    } else {
      later.append(tally)
    }
    wake()
  }

  private func takeJob() -> Job? {
    if let total, let place = later.firstIndex(where: { $0.start == next }) {
      self.total = nil
      counting += 1
      return .merging(total, later.remove(at: place))
    }
    if analysing < lanes, !pieces.isEmpty,
      texts.sum(of: \.analysis.bytes.count) < Self.mostWaiting
    {
      analysing += 1
      return .analysis(pieces.removeFirst())
    }
    guard let first = texts.first else { return nil }
    counting += 1
    if let total, first.place.number == next {
      self.total = nil
      return .counting([texts.removeFirst()], total)
    }
    let half = takeHalf()
    return .counting(half, PieceTally(onto: nothing, from: half[0].place.number))
  }

  /// The later half of the texts, as far as they follow one another.
  private func takeHalf() -> [Text] {
    var start = texts.count - 1
    while start > texts.count / 2,
      texts[start - 1].place.number + 1 == texts[start].place.number
    {
      start -= 1
    }
    defer { texts.removeSubrange(start...) }
    return Array(texts[start...])
  }

  private func wait() async { await withCheckedContinuation { waiting.append($0) } }

  private func wake() {
    for worker in waiting { worker.resume() }
    waiting = []
  }
}

extension Array {
  fileprivate func sum(of size: (Element) -> Int) -> Int { reduce(0) { $0 + size($1) } }
}
