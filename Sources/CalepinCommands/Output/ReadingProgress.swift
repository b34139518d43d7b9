/// Says now and then how far the reading of a long file has come.
struct ReadingProgress {
  private static let interval = Duration.milliseconds(200)
  /// Work that is done sooner needs no line.
  private static let patience = Duration.seconds(1)

  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?

  /// Says that `done` of `total` bytes of `file` were read; the total is `nil`
  /// where nobody knows it.
  mutating func show(_ file: String, done: Int, of total: Int?) {
    let now = ContinuousClock.now
    guard now - start > Self.patience, last.map({ now - $0 > Self.interval }) ?? true else {
      return
    }
    last = now
    let percent = total.map { $0 > 0 ? " (\(min(100, done * 100 / $0)) %)" : "" } ?? ""
    Progress.show("\(file): \(done >> 20) MB read\(percent)")
  }
}
