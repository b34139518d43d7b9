internal import Algorithms
public import CalepinText

/// Segments of two languages that translate each other, analysed.
public struct Bitext: Sendable {
  /// All source segments as one text.
  public let source: AnalyzedText
  /// All target segments as one text.
  public let target: AnalyzedText
  /// The tokens of each segment.
  private(set) var sourceSegments: [Range<Int>]
  private(set) var targetSegments: [Range<Int>]

  /// How many pairs there are.
  public var count: Int { sourceSegments.count }

  /// Analyses `pairs`, less than 4 GiB a side.
  ///
  /// - Complexity: O(bytes).
  public init(_ pairs: [(source: String, target: String)], from: Analyzer, to: Analyzer) {
    (source, sourceSegments) = Self.analyzed(pairs.map(\.source), by: from)
    (target, targetSegments) = Self.analyzed(pairs.map(\.target), by: to)
  }

  private static func analyzed(
    _ segments: [String], by analyzer: Analyzer
  ) -> (AnalyzedText, [Range<Int>]) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for segment in segments {
      bytes += segment.utf8
      // A blank line ends a sentence.
      bytes += [0x0A, 0x0A]
      ends.append(bytes.count)
    }
    let text = analyzer.analyze(bytes)
    var ranges: [Range<Int>] = []
    var token = 0
    for end in ends {
      let start = token
      while token < text.tokens.count, text.tokens.range(of: token).lowerBound < end { token += 1 }
      ranges.append(start..<token)
    }
    return (text, ranges)
  }

  /// The pair in which the source segment has the token `token`.
  ///
  /// - Complexity: O(log pairs).
  func segment(ofSource token: Int) -> Int { Self.segment(of: token, in: sourceSegments) }

  /// The pair in which the target segment has the token `token`.
  func segment(ofTarget token: Int) -> Int { Self.segment(of: token, in: targetSegments) }

  private static func segment(of token: Int, in segments: [Range<Int>]) -> Int {
    segments.partitioningIndex { $0.upperBound > token }
  }
}
