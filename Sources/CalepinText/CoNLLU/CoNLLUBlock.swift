internal import CalepinCore

/// Some sentences of a CoNLL-U file, as lines and as a text to be tagged.
struct CoNLLUBlock {
  /// A line of the file.
  private enum Line {
    case other(Range<Int>)
    /// The columns of a word, and which token of ``tokens`` it is or belongs
    /// to: its place in a contraction of so many words.
    case word(columns: [Range<Int>], token: Int, place: Int, count: Int)
  }

  private let bytes: [UInt8]
  private var line: Int
  private(set) var lineCount = 0
  private var lines: [Line] = []
  private var text: [UInt8] = []
  private var tokens = TokenTable()
  private var sentences: [Range<Int>] = []
  private var firstLines: [Int] = []
  private var sentenceStart = 0
  private var range: OpenRange?

  private struct OpenRange {
    var id: String
    var last: Int
    var isContraction: Bool
    var hasSpaceAfter: Bool
    var count: Int
  }

  init(_ bytes: [UInt8], firstLine: Int) {
    self.bytes = bytes
    line = firstLine
  }

  /// Reads the lines.
  mutating func parse(contractions: [String: [String]]) throws(CoNLLUError) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let hasReturn = end > start && bytes[end - 1] == 0x0D
      try parse(start..<(hasReturn ? end - 1 : end), contractions)
      start = end + 1
      line += 1
      lineCount += 1
    }
    try endSentence()
  }

  private mutating func parse(
    _ place: Range<Int>, _ contractions: [String: [String]]
  ) throws(CoNLLUError) {
    guard let first = bytes[place].first(where: { $0 != 0x20 }) else {
      lines.append(.other(place))
      return try endSentence()
    }
    if first == UInt8(ascii: "#") { return lines.append(.other(place)) }
    let columns = bytes[place].split(separator: 0x09, omittingEmptySubsequences: false)
    guard columns.count == 10 else {
      throw CoNLLUError(line: line, reason: .columns(count: columns.count))
    }
    let id = String(decoding: columns[0], as: UTF8.self)
    let hasSpaceAfter = !String(decoding: columns[9], as: UTF8.self).split(separator: "|")
      .contains("SpaceAfter=No")
    if let number = Int(id), number > 0 {
      addWord(number, columns.map { $0.startIndex..<$0.endIndex }, hasSpaceAfter)
      return
    }
    lines.append(.other(place))
    let bounds = id.split(separator: "-").map { Int($0) }
    if bounds.count == 2, let first = bounds[0], let last = bounds[1], 0 < first, first < last,
      last - first < 100
    {
      let form = Folding.fold(String(decoding: columns[1], as: UTF8.self))
      let isContraction = contractions[form]?.count == last - first + 1
      if isContraction { addToken(columns[1], hasSpaceAfter) }
      range = OpenRange(
        id: id, last: last, isContraction: isContraction,
        hasSpaceAfter: hasSpaceAfter, count: last - first + 1)
      return
    }
    let parts = id.split(separator: ".").map { Int($0) }
    guard parts.count == 2, !parts.contains(nil) else {
      throw CoNLLUError(line: line, reason: .badID(id))
    }
  }

  private mutating func addWord(_ id: Int, _ columns: [Range<Int>], _ hasSpaceAfter: Bool) {
    guard let open = range else {
      addToken(bytes[columns[1]], hasSpaceAfter)
      lines.append(.word(columns: columns, token: tokens.count - 1, place: 0, count: 1))
      return
    }
    let isLast = id >= open.last
    if open.isContraction {
      let place = open.count - 1 - (open.last - min(id, open.last))
      lines.append(
        .word(columns: columns, token: tokens.count - 1, place: max(place, 0), count: open.count))
    } else {
      addToken(bytes[columns[1]], isLast && open.hasSpaceAfter)
      lines.append(.word(columns: columns, token: tokens.count - 1, place: 0, count: 1))
    }
    if isLast { range = nil }
  }

  private mutating func addToken(_ form: ArraySlice<UInt8>, _ hasSpaceAfter: Bool) {
    if tokens.count == sentenceStart { firstLines.append(line) }
    let start = text.count
    // A token has at least one byte everywhere else.
    text += form.isEmpty ? [UInt8(ascii: "_")] : form
    tokens.append(start..<text.count)
    if hasSpaceAfter { text.append(UInt8(ascii: " ")) }
  }

  private mutating func endSentence() throws(CoNLLUError) {
    if let range { throw CoNLLUError(line: line, reason: .openRange(range.id)) }
    guard tokens.count > sentenceStart else { return }
    sentences.append(sentenceStart..<tokens.count)
    sentenceStart = tokens.count
    if text.last != UInt8(ascii: " ") { text.append(UInt8(ascii: " ")) }
  }

  // MARK: Annotation

  /// The sentences with the classes and lemmas that `analyzer` gives.
  func annotated(by analyzer: Analyzer) -> CoNLLUAnnotator.Part {
    var analyzed = AnalyzedText(
      language: analyzer.language, bytes: text, tokens: tokens, sentences: sentences)
    analyzer.annotate(&analyzed)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 4)
    for line in lines {
      switch line {
      case .other(let range): output += bytes[range]
      case .word(let columns, let token, let place, let count):
        let (tag, lemma) = word(place, of: count, token: token, in: analyzed, analyzer)
        output += bytes[columns[0].lowerBound..<columns[1].upperBound]
        output.append(0x09)
        output += lemma.isEmpty ? [UInt8(ascii: "_")] : lemma
        output.append(0x09)
        output += tag.utf8
        output.append(0x09)
        output += bytes[columns[4].lowerBound..<columns[9].upperBound]
      }
      output.append(0x0A)
    }
    return CoNLLUAnnotator.Part(text: analyzed, firstLines: firstLines, lines: output)
  }

  /// Class and lemma of the word at `place` of `count` that the token stands
  /// for.
  private func word(
    _ place: Int, of count: Int, token: Int, in text: AnalyzedText, _ analyzer: Analyzer
  ) -> (tag: String, lemma: ArraySlice<UInt8>) {
    let own = text.tags[token]
    let lemma = text.words.bytes(of: text.lemmas[token])
    guard own.isContraction || count > 1 else { return (own.tag, lemma) }
    if count == 1 {
      // The file says that it is one word: an article, a pronoun.
      let single: PartOfSpeech = own == .adpositionPronoun ? .pronoun : .determiner
      return (single.tag, analyzer.lemma(of: text.surface(of: token), tag: single)[...])
    }
    let form = text.words.text(of: text.forms[token])
    let known = own.isContraction ? own : analyzer.rules.closedClasses[form]
    let tags = (known ?? .adpositionDeterminer).tag.split(separator: "+").map(String.init)
    let lemmas = lemma.split(separator: UInt8(ascii: "+"))
    let forms = analyzer.rules.contractions[form] ?? []
    let tag = tags[min(place, tags.count - 1)]
    if lemmas.count == count { return (tag, lemmas[place]) }
    return (tag, place < forms.count ? Array(forms[place].utf8)[...] : lemma)
  }
}
