internal import CalepinCore

/// Reads treebanks in CoNLL-U.
///
/// A range of words (`1-2 du`) becomes one word where
/// ``CalepinCore/PartOfSpeech`` has a class for it, `ADP+DET` with the lemma
/// `de+le`; of other ranges (*can't*) the words are kept apart and the range
/// itself is dropped. Empty nodes (`3.1`) are skipped.
///
/// Source: universaldependencies.org/format.html.
public struct CoNLLUReader {
  private var sentences: [TaggedSentence] = []
  private var sentence = TaggedSentence()
  private var range: OpenRange?
  private var line = 0

  /// A range of words whose end has not been read.
  private struct OpenRange {
    var id: String
    var form: String
    var last: Int
    var hasSpaceAfter: Bool
    var words: [TaggedWord] = []
  }

  private init() {}

  /// The sentences of a file.
  ///
  /// - Throws: ``CoNLLUError`` at the first line that is not CoNLL-U.
  /// - Complexity: O(bytes).
  public static func sentences(
    of bytes: some Sequence<UInt8>
  ) throws(CoNLLUError) -> [TaggedSentence] {
    var reader = CoNLLUReader()
    var current: [UInt8] = []
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        try reader.read(current)
        current.removeAll(keepingCapacity: true)
      } else {
        current.append(byte)
      }
    }
    if !current.isEmpty { try reader.read(current) }
    try reader.endSentence()
    return reader.sentences
  }

  private mutating func read(_ bytes: [UInt8]) throws(CoNLLUError) {
    line += 1
    let text = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes[...]
    guard let first = text.first(where: { $0 != UInt8(ascii: " ") }) else {
      try endSentence()
      return
    }
    if first == UInt8(ascii: "#") {
      let comment = String(decoding: text, as: UTF8.self)
      if comment.hasPrefix("# text = ") { sentence.text = String(comment.dropFirst(9)) }
      return
    }
    let columns = text.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard columns.count == 10 else {
      throw CoNLLUError(line: line, reason: .columns(count: columns.count))
    }
    try read(columns)
  }

  private mutating func read(_ columns: [String]) throws(CoNLLUError) {
    let hasSpaceAfter = !columns[9].split(separator: "|").contains("SpaceAfter=No")
    if let id = Int(columns[0]), id > 0 {
      guard let tag = PartOfSpeech(tag: columns[3]) else {
        throw CoNLLUError(line: line, reason: .badTag(columns[3]))
      }
      add(
        TaggedWord(
          form: columns[1], lemma: columns[2], tag: tag, hasSpaceAfter: hasSpaceAfter),
        id: id)
      return
    }
    let bounds = columns[0].split(separator: "-").map { Int($0) }
    if bounds.count == 2, let first = bounds[0], let last = bounds[1], 0 < first, first < last {
      range = OpenRange(
        id: columns[0], form: columns[1], last: last, hasSpaceAfter: hasSpaceAfter)
      return
    }
    let parts = columns[0].split(separator: ".").map { Int($0) }
    guard parts.count == 2, !parts.contains(nil) else {
      throw CoNLLUError(line: line, reason: .badID(columns[0]))
    }
  }

  private mutating func add(_ word: TaggedWord, id: Int) {
    guard var open = range else {
      sentence.words.append(word)
      return
    }
    open.words.append(word)
    range = open
    if id >= open.last { close(open) }
  }

  /// Ends a range: one contraction, or its words one by one.
  private mutating func close(_ open: OpenRange) {
    range = nil
    let tag = open.words.map(\.tag.tag).joined(separator: "+")
    if let whole = PartOfSpeech(tag: tag) {
      let lemma = open.words.map(\.lemma).joined(separator: "+")
      sentence.words.append(
        TaggedWord(
          form: open.form, lemma: lemma, tag: whole, hasSpaceAfter: open.hasSpaceAfter))
      return
    }
    for (index, word) in open.words.enumerated() {
      var word = word
      word.hasSpaceAfter = index == open.words.count - 1 && open.hasSpaceAfter
      sentence.words.append(word)
    }
  }

  private mutating func endSentence() throws(CoNLLUError) {
    if let range { throw CoNLLUError(line: line, reason: .openRange(range.id)) }
    if !sentence.words.isEmpty { sentences.append(sentence) }
    sentence = TaggedSentence()
  }
}
