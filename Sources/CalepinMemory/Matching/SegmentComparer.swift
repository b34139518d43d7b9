public import CalepinCore

/// What is known of the place of a segment in its document.
public struct SegmentContext: Hashable, Sendable {
  /// The segment before; `nil` when nobody knows it.
  public var before: String?
  /// The segment behind; `nil` when nobody knows it.
  public var after: String?

  /// Creates a context.
  public init(before: String? = nil, after: String? = nil) {
    self.before = before
    self.after = after
  }

  /// Whether nothing is known.
  public var isUnknown: Bool { before == nil && after == nil }

  /// The context that TMX properties give a unit: `prev` and `next` (OmegaT),
  /// `x-context-pre` and `x-context-post` (memoQ, OKAPI).
  public init(_ metadata: Metadata) {
    self.init(
      before: Self.value(of: ["prev", "x-context-pre"], in: metadata),
      after: Self.value(of: ["next", "x-context-post"], in: metadata))
  }

  private static func value(of types: [String], in metadata: Metadata) -> String? {
    metadata.properties.first { types.contains($0.type) }?.value
  }

  /// Whether both contexts know of the same neighbour, and agree on all that
  /// both know; `nil` when there is nothing that both know.
  func agrees(with other: SegmentContext) -> Bool? {
    let pairs = [(before, other.before), (after, other.after)]
    let known = pairs.compactMap { own, others in
      own.flatMap { own in others.map { Self.normalized(own) == Self.normalized($0) } }
    }
    return known.isEmpty ? nil : known.allSatisfy { $0 }
  }

  /// White space is not what makes a context another one.
  private static func normalized(_ text: String) -> [Substring] {
    text.split(whereSeparator: \.isWhitespace)
  }
}

/// Compares one query with the sources of its matches.
public struct SegmentComparer {
  private let query: ComparedText
  private let codes: [InlineCode]
  private let context: SegmentContext
  private let penalties: MatchPenalties
  private var tokenizer = SegmentTokenizer(keepingPlaces: true)

  /// Creates a comparer of `query`.
  ///
  /// - Parameters:
  ///   - query: The segment to translate.
  ///   - context: What stands beside it.
  ///   - penalties: What matches lose.
  public init(
    _ query: Segment, context: SegmentContext = SegmentContext(), penalties: MatchPenalties
  ) {
    self.query = ComparedText(query.text, &tokenizer)
    codes = query.codes
    self.context = context
    self.penalties = penalties
  }

  /// How the source of a match compares with the query.
  ///
  /// - Parameters:
  ///   - source: The segment of the memory.
  ///   - known: The context that is recorded with it.
  ///   - neighbours: What stands beside it in the memory, which counts for it
  ///     and never against it, where nothing is recorded.
  ///   - knownDistance: The distance in tokens that a search found, for texts
  ///     that are too long to be aligned.
  /// - Returns: The comparison.
  /// - Complexity: O(m n) for texts of m and n tokens.
  public mutating func compare(
    _ source: Segment, context known: SegmentContext = SegmentContext(),
    neighbours: SegmentContext = SegmentContext(), knownDistance: Int? = nil
  ) -> SegmentComparison {
    let text = ComparedText(source.text, &tokenizer)
    let alignment = TokenAlignment(query: query.tokens, source: text.tokens)
    let agreement = context.agrees(with: known)
    var penalty = 0
    if hasOtherCase(text, alignment) { penalty += penalties.letterCase }
    if query.marks != text.marks { penalty += penalties.punctuation }
    if query.numbers != text.numbers { penalty += penalties.numbers }
    if codes.map(\.kind) != source.codes.map(\.kind) { penalty += penalties.codes }
    if agreement == false { penalty += penalties.context }
    return SegmentComparison(
      query: query, source: text, alignment: alignment, penalty: penalty,
      isInContext: agreement ?? context.agrees(with: neighbours) ?? false,
      knownDistance: knownDistance)
  }

  /// Whether a token that both have is written with other capitals.
  private func hasOtherCase(_ source: ComparedText, _ alignment: TokenAlignment) -> Bool {
    alignment.runs.contains { run in
      run.operation == .equal
        && zip(run.query, run.source).contains { query.written($0) != source.written($1) }
    }
  }
}

/// How the source of a match compares with a query.
public struct SegmentComparison: Sendable {
  let query: ComparedText
  let source: ComparedText
  let alignment: TokenAlignment
  private let penalty: Int
  private let isInContext: Bool
  /// The distance where it was found out otherwise.
  private let knownDistance: Int?

  init(
    query: ComparedText, source: ComparedText, alignment: TokenAlignment, penalty: Int,
    isInContext: Bool, knownDistance: Int?
  ) {
    self.knownDistance = knownDistance
    self.query = query
    self.source = source
    self.alignment = alignment
    self.penalty = penalty
    self.isInContext = isInContext
  }

  /// What the match is worth.
  public var score: MatchScore {
    MatchScore(
      distance: distance, length: max(query.tokens.count, source.tokens.count, 1),
      penalty: penalty, isInContext: isInContext)
  }

  /// How many tokens have to be inserted, deleted or replaced.
  private var distance: Int {
    if !alignment.isLeast, let knownDistance { return knownDistance }
    return alignment.runs.filter { $0.operation != .equal }
      .reduce(0) { $0 + max($1.query.count, $1.source.count) }
  }

  /// What differs, piece by piece.
  public var difference: SegmentDifference {
    SegmentDifference(
      pieces: alignment.runs.map { run in
        SegmentDifference.Piece(
          run.operation, query: query.text(of: run.query), source: source.text(of: run.source))
      })
  }

  /// Three scores as OmegaT shows them, in whole percent rounded down: over
  /// the stems of words, over words, and over all tokens less the penalty.
  ///
  /// A stem is a word without its last letters: three fifths of it, at least
  /// four letters.
  public var threeScores: [Int] {
    let (ours, theirs) = (query.words, source.words)
    return [
      Self.percent(ours.map(Self.stem), theirs.map(Self.stem)), Self.percent(ours, theirs),
      score.percent,
    ]
  }

  private static func percent(_ query: [[UInt8]], _ source: [[UInt8]]) -> Int {
    let length = max(query.count, source.count)
    guard length > 0 else { return 100 }
    let edits = TokenAlignment(query: query, source: source).runs
      .filter { $0.operation != .equal }
      .reduce(0) { $0 + max($1.query.count, $1.source.count) }
    return 100 * (length - edits) / length
  }

  private static func stem(_ word: [UInt8]) -> [UInt8] {
    let letters = Array(String(decoding: word, as: UTF8.self))
    return Array(String(letters.prefix(max(4, letters.count * 3 / 5))).utf8)
  }
}

extension ComparedText {
  /// The marks in order.
  fileprivate var marks: [[UInt8]] { tokens.indices.filter(isMark).map { tokens[$0] } }

  /// The tokens with a digit in order.
  fileprivate var numbers: [[UInt8]] { tokens.indices.filter(isNumber).map { tokens[$0] } }

  /// The tokens that are neither marks nor numbers, in order.
  fileprivate var words: [[UInt8]] {
    tokens.indices.filter { !isMark($0) && !isNumber($0) }.map { tokens[$0] }
  }
}
