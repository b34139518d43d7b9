internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// A text cut into what is paired.
struct AlignmentText {
  /// The file as the user named it.
  var file: String
  /// The sentences.
  var text: SegmentedText
  /// The position of each sentence, from 0: among the lines of the file where
  /// lines are paired, empty ones counted, else among the sentences.
  var positions: [Int]
}

/// Reads texts and cuts them into sentences.
struct AlignmentTextReader {
  let segments: SentenceAlignmentOptions.Segments

  /// Reads `file`, a text in `language`.
  ///
  /// - Throws: `InputError` or ``CommandFailure`` when it cannot be read.
  func read(_ file: String, language: LanguageTag) throws -> AlignmentText {
    let bytes = try InputDocument(reading: file).bytes
    switch segments {
    case .lines: return Self.lines(of: bytes, file)
    case .sentences:
      let sentences = SentenceCut(language: language).sentences(of: bytes)
      return AlignmentText(
        file: file, text: SegmentedText(bytes: bytes, sentences: sentences),
        positions: Array(sentences.indices))
    }
  }

  /// Each line that is not empty is a sentence; behind an empty one a paragraph
  /// begins.
  private static func lines(of bytes: [UInt8], _ file: String) -> AlignmentText {
    var sentences: [SegmentedText.Sentence] = []
    var positions: [Int] = []
    var startsBlock = false
    var start = 0
    var number = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let isEmpty = bytes[start..<end].allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
      if !isEmpty {
        sentences.append(SegmentedText.Sentence(start..<end, startsBlock: startsBlock))
        positions.append(number)
      }
      startsBlock = isEmpty
      number += 1
      start = end + 1
    }
    return AlignmentText(
      file: file, text: SegmentedText(bytes: bytes, sentences: sentences), positions: positions)
  }
}

/// Cuts a text into sentences and finds where paragraphs and headings begin.
struct SentenceCut {
  private let tokenizer: Tokenizer
  private let splitter: SentenceSplitter

  init(language: LanguageTag) {
    let rules = LanguageRules.rules(for: language)
    tokenizer = Tokenizer(rules)
    splitter = SentenceSplitter(rules)
  }

  /// The sentences of the UTF-8 text in `bytes`.
  ///
  /// - Complexity: O(count).
  func sentences(of bytes: [UInt8]) -> [SegmentedText.Sentence] {
    let tokens = tokenizer.tokens(in: bytes)
    let ranges = splitter.sentences(of: tokens, in: bytes).map { sentence in
      tokens.range(of: sentence.lowerBound)
        .lowerBound..<tokens.range(of: sentence.upperBound - 1).upperBound
    }
    let breaks = Self.lineBreaks(before: ranges, in: bytes)
    let blockBreak = Self.isWrapped(bytes, ranges, breaks) ? 2 : 1
    return zip(ranges, breaks).map { range, lineBreaks in
      let level = bytes[range].prefix(7).prefix { $0 == UInt8(ascii: "#") }.count
      return SegmentedText.Sentence(
        range, startsBlock: lineBreaks >= blockBreak, headingLevel: level <= 6 ? level : 0)
    }
  }

  /// How many lines end before each sentence and behind the one before it; two
  /// before the first.
  private static func lineBreaks(before ranges: [Range<Int>], in bytes: [UInt8]) -> [Int] {
    var last: Int?
    return ranges.map { range in
      defer { last = range.upperBound }
      guard let last else { return 2 }
      return bytes[last..<range.lowerBound].count { $0 == 0x0A }
    }
  }

  /// Whether lines end inside sentences, so that the end of a line is not that
  /// of a paragraph.
  private static func isWrapped(
    _ bytes: [UInt8], _ ranges: [Range<Int>], _ breaks: [Int]
  ) -> Bool {
    let inside = ranges.reduce(0) { $0 + bytes[$1].count { $0 == 0x0A } }
    return inside * 20 > breaks.count { $0 > 0 }
  }
}
