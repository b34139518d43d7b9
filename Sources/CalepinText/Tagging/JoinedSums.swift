internal import CalepinCore

/// The summed weights of words together with a class or with one another.
///
/// Words that end alike, look alike and have the same classes in the lexicon
/// share most of them, so that a new pair of words is seldom looked up as a
/// whole.
final class JoinedSums {
  /// A vector of ``SparseRows/lanes``.
  typealias Sums = UnsafeMutablePointer<Int16>

  private let batch: FeatureBatch
  /// What will be looked up soon.
  private let ahead: FeatureBatch
  /// Behind a class: a word, its kind, and the word that stands before another.
  private let words: VectorTable
  private let kinds: VectorTable
  private let nextWords: VectorTable
  /// Neighbours, and what they share with others.
  private let pairs: VectorTable
  private let shapePairs: VectorTable
  private let classPairs: VectorTable

  /// Creates empty tables, the large ones of so many `slots`, a power of two.
  init(rows: SparseRows, slots: Int) {
    batch = FeatureBatch(rows)
    ahead = FeatureBatch(rows)
    words = VectorTable(slots: slots, vectors: 1)
    nextWords = VectorTable(slots: slots, vectors: 1)
    pairs = VectorTable(slots: slots, vectors: 2)
    let fewer = max(16, slots / 8)
    kinds = VectorTable(slots: fewer, vectors: 1)
    shapePairs = VectorTable(slots: fewer, vectors: 2)
    classPairs = VectorTable(slots: fewer, vectors: 2)
  }

  /// Forgets everything.
  func removeAll() {
    for table in [words, nextWords, pairs, kinds, shapePairs, classPairs] { table.removeAll() }
  }

  /// The sums of the word numbered `number` behind one of the class `previous`;
  /// valid until the next call.
  @inline(__always) func sums(
    of number: Int, _ word: @autoclosure () -> JoinedHashes, behind previous: Int
  ) -> Sums {
    words.vectors(of: Self.key(of: number, behind: previous)) { target in
      addClass(previous, before: word(), to: target)
    }
  }

  /// The sums of a word between one of the class `previous` and the word
  /// numbered `number`; valid until the next call.
  @inline(__always) func sums(
    before number: Int, _ next: @autoclosure () -> JoinedHashes, behind previous: Int
  ) -> Sums {
    nextWords.vectors(of: Self.key(of: number, behind: previous)) { target in
      batch.removeAll()
      TaggerFeatures.nextWithClass(previous, next()) { batch.append($0) }
      batch.addAll(to: target)
    }
  }

  /// The sums of two neighbours of the kinds `first` and `second`: a vector for
  /// the first one and, behind it, one for the second; valid until the next call.
  @inline(__always) func sums(
    ofKinds first: UInt64, _ second: UInt64,
    _ words: @autoclosure () -> (first: JoinedHashes, second: JoinedHashes)
  ) -> Sums {
    pairs.vectors(of: Self.key(ofKinds: first, second)) { target in
      addPair(words(), to: target)
    }
  }

  /// Asks for the memory of what will be wanted of a word and the next one behind
  /// a word that is likely of the class `previous`.
  @inline(__always) func prefetch(_ number: Int, _ next: Int, behind previous: Int) {
    words.prefetch(Self.key(of: number, behind: previous))
    nextWords.prefetch(Self.key(of: next, behind: previous))
  }

  /// Asks for the memory of what will be wanted of neighbours of these kinds.
  @inline(__always) func prefetch(ofKinds first: UInt64, _ second: UInt64) {
    pairs.prefetch(Self.key(ofKinds: first, second))
  }

  /// Asks for the rows of neighbours that were not met before; behind the last
  /// ones comes ``prefetchRows()``.
  @inline(__always) func prefetchRows(
    ofKinds first: UInt64, _ second: UInt64,
    _ words: @autoclosure () -> (first: JoinedHashes, second: JoinedHashes)
  ) {
    guard !pairs.holds(Self.key(ofKinds: first, second)) else { return }
    let (first, second) = words()
    TaggerFeatures.withNext(first, second, by: .suffix) { ahead.lookAhead($0) }
    TaggerFeatures.withPrevious(second, first, by: .suffix) { ahead.lookAhead($0) }
  }

  /// Asks for the rows of a word and the next one that were not met before behind
  /// a word of the class `previous`; behind the last ones comes
  /// ``prefetchRows()``.
  @inline(__always) func prefetchRows(
    of number: Int, _ word: @autoclosure () -> JoinedHashes, next: Int,
    _ nextWord: @autoclosure () -> JoinedHashes, behind previous: Int
  ) {
    if !words.holds(Self.key(of: number, behind: previous)) {
      TaggerFeatures.wordWithClass(previous, word()) { ahead.lookAhead($0) }
    }
    if !nextWords.holds(Self.key(of: next, behind: previous)) {
      TaggerFeatures.nextWithClass(previous, nextWord()) { ahead.lookAhead($0) }
    }
  }

  /// Asks for all rows named before.
  @inline(__always) func prefetchRows() {
    ahead.prefetchBuckets()
    ahead.removeAll()
  }

  @inline(__always) private static func key(of number: Int, behind previous: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: number &* 32 &+ previous)
  }

  @inline(__always) private static func key(ofKinds first: UInt64, _ second: UInt64) -> UInt64 {
    first &* 0xD6E8_FEB8_6659_FD93 &+ second
  }

  @inline(never) private func addClass(
    _ previous: Int, before word: JoinedHashes, to target: Sums
  ) {
    let shared = kinds.vectors(of: word.kind &* 32 &+ UInt64(previous)) { target in
      batch.removeAll()
      TaggerFeatures.kindWithClass(previous, word) { batch.append($0) }
      batch.addAll(to: target)
    }
    target.update(from: shared, count: SparseRows.lanes)
    batch.removeAll()
    TaggerFeatures.wordWithClass(previous, word) { batch.append($0) }
    batch.addAll(to: target)
  }

  @inline(never) private func addPair(
    _ words: (first: JoinedHashes, second: JoinedHashes), to target: Sums
  ) {
    let (first, second) = words
    addJoint(.suffix, first, second, to: target)
    let shapes = shapePairs.vectors(of: JoinedHashes.joined(first.shape, second.shape)) {
      addJoint(.shape, first, second, to: $0)
    }
    Self.addBoth(shapes, to: target)
    guard first.classes != 0 || second.classes != 0 else { return }
    let classes = classPairs.vectors(of: JoinedHashes.joined(first.classes, second.classes)) {
      addJoint(.classes, first, second, to: $0)
    }
    Self.addBoth(classes, to: target)
  }

  /// Adds what joins two neighbours by `joint` to the vectors of both.
  private func addJoint(
    _ joint: TaggerFeatures.Joint, _ first: JoinedHashes, _ second: JoinedHashes, to target: Sums
  ) {
    batch.removeAll()
    TaggerFeatures.withNext(first, second, by: joint) { batch.append($0) }
    let middle = batch.count
    TaggerFeatures.withPrevious(second, first, by: joint) { batch.append($0) }
    batch.locate()
    batch.add(0..<middle, to: target)
    batch.add(middle..<batch.count, to: target + SparseRows.lanes)
  }

  @inline(__always) private static func addBoth(_ source: Sums, to target: Sums) {
    for offset in [0, SparseRows.lanes] {
      var sum = ScoreVector(target + offset)
      sum.add(source + offset)
      sum.store(to: target + offset)
    }
  }
}
