internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology

/// What is printed of the terms in a text.
struct TextLookupReport {
  let lookup: TextLookup
  /// The name of the text.
  let file: String
  /// Whether the terms are counted, or shown where they are.
  let isCount: Bool
  /// The parts of the text, unless only counts are wanted.
  let passages: [TextLookup.Passage]
  /// The terms with their counts, where they are wanted.
  let counts: [TextLookup.Count]

  /// Looks for the terms.
  ///
  /// - Parameters:
  ///   - lookup: What is looked for.
  ///   - file: The name of the text.
  ///   - isCount: Whether the terms are counted, or shown where they are.
  init(lookup: TextLookup, file: String, isCount: Bool) {
    self.lookup = lookup
    self.file = file
    self.isCount = isCount
    passages = isCount ? [] : lookup.passages
    counts = isCount ? lookup.counts : []
  }

  /// Whether no term was found.
  var isEmpty: Bool { counts.isEmpty && passages.allSatisfy(\.places.isEmpty) }

  /// The bytes of a file whose extension says its form.
  ///
  /// - Throws: ``CommandFailure`` when the extension is not known.
  func bytes(isJSON: Bool, extensionOf path: String) throws -> [UInt8] {
    if isJSON { return try json() }
    switch path.split(separator: ".").last?.lowercased() {
    case "html", "htm": return Array(html.utf8)
    case "json", "jsonl": return try json()
    case "tsv", "tab", "txt": return table(in: .tsv)
    case "csv": return table(in: .csv)
    default:
      throw CommandFailure(
        "the format of '\(path)' is not known: name it .html, .tsv, .csv or .json")
    }
  }

  /// The bytes for `terminal`: the text with its terms for people, else a
  /// table.
  func bytes(isJSON: Bool, for terminal: Terminal) throws -> [UInt8] {
    if isJSON { return try json() }
    guard terminal.isTerminal else { return table(in: .tsv) }
    return Array((isCount ? countLines(for: terminal) : markedText(for: terminal)).utf8)
  }

  // MARK: Tables

  private func table(in dialect: TableDialect) -> [UInt8] {
    var bytes: [UInt8] = []
    forEachRow { dialect.append($0, to: &bytes) }
    return bytes
  }

  /// Calls `body` with the rows of a table: count or line and words, then term,
  /// targets, for hits the kind, domain, origin.
  private func forEachRow(_ body: ([String]) -> Void) {
    for counted in counts {
      let match = lookup.matcher.match(counted.term)
      body([
        "\(counted.count)", match.term.text, targets(of: match), match.entry.domain ?? "",
        match.origin,
      ])
    }
    for passage in passages {
      var cursor = PassageCursor(passage.block)
      for hits in passage.places {
        let place = cursor.place(of: hits)
        for match in hits.map({ lookup.matcher.match(of: $0) }) {
          body([
            "\(place.line)", place.words, match.term.text, targets(of: match),
            match.kind.rawValue, match.entry.domain ?? "", match.origin,
          ])
        }
      }
    }
  }

  private func targets(of match: TermMatch) -> String {
    let targets = match.targets(in: lookup.target)
    if targets.count == 1, let only = targets.first { return LookupResult.marked(only, nil) }
    return targets.map { LookupResult.marked($0, nil) }.joined(separator: " | ")
  }

  // MARK: For people

  private func markedText(for terminal: Terminal) -> String {
    passages.map { passage in
      marked(passage) { words, matches in
        let equivalents = matches.flatMap { $0.targets(in: lookup.target).prefix(1) }
          .map { LookupResult.marked($0, terminal) }
        return terminal.styled(words, .bold) + terminal.styled(" [", .dim)
          + equivalents.uniqued.joined(separator: " | ") + terminal.styled("]", .dim)
      } plain: {
        $0
      } + "\n"
    }.joined(separator: "\n")
  }

  private func countLines(for terminal: Terminal) -> String {
    let columns = [
      TextTable.Column(title: "count", isNumber: true),
      TextTable.Column(title: "term", style: .bold),
      TextTable.Column(title: "equivalents", isFlexible: true),
      TextTable.Column(title: "domain", style: .dim),
      TextTable.Column(title: "origin", style: .dim),
    ]
    var rows: [[String]] = []
    forEachRow { rows.append($0) }
    let lines = TextTable(columns: columns, rows: rows).lines(for: terminal)
    return lines.map { $0 + "\n" }.joined()
  }

  /// The text of `passage` with each term as `mark` shows it and all else as
  /// `plain` does.
  func marked(
    _ passage: TextLookup.Passage, _ mark: (String, [TermMatch]) -> String,
    plain: (String) -> String
  ) -> String {
    let bytes = Array(passage.block.text.utf8)
    var (text, position) = ("", 0)
    func words(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    for hits in passage.places {
      guard let range = hits.first?.range else { continue }
      text += plain(words(position..<range.lowerBound))
      text += mark(words(range), hits.map { lookup.matcher.match(of: $0) })
      position = range.upperBound
    }
    return text + plain(words(position..<bytes.count))
  }

  // MARK: JSON

  private func json() throws -> [UInt8] {
    if isCount {
      return try counts.flatMap { counted in
        let match = LookupResult.JSON.Match(
          lookup.matcher.match(counted.term), to: lookup.target)
        return try jsonBytes(CountJSON(count: counted.count, match)) + [0x0A]
      }
    }
    return try passages.filter { !$0.places.isEmpty }.flatMap { passage in
      var cursor = PassageCursor(passage.block)
      let terms = passage.places.map { hits in
        let place = cursor.place(of: hits)
        return PassageJSON.Term(
          start: place.start, length: place.length,
          matches: hits.map { .init(lookup.matcher.match(of: $0), to: lookup.target) })
      }
      let value = PassageJSON(
        file: file, language: lookup.matcher.language.description, line: passage.block.line,
        text: passage.block.text.onOneLine, terms: terms)
      return try jsonBytes(value) + [0x0A]
    }
  }

  /// The documented shape of a line of `lookup --in --json`.
  private struct PassageJSON: Encodable {
    struct Term: Encodable {
      var start: Int
      var length: Int
      var matches: [LookupResult.JSON.Match]
    }
    var file: String
    var language: String
    var line: Int
    var text: String
    var terms: [Term]
  }

  /// The documented shape of a line of `lookup --in --count --json`.
  private struct CountJSON: Encodable {
    var count: Int
    var source: String
    var targets: [LookupResult.JSON.Target]
    var domain: String?
    var origin: String
    var note: String?

    init(count: Int, _ match: LookupResult.JSON.Match) {
      self.count = count
      source = match.source
      targets = match.targets
      domain = match.domain
      origin = match.origin
      note = match.note
    }
  }
}

/// Where hits stand in a block.
private struct PassagePlace {
  /// The line of the file, counted from 1.
  let line: Int
  /// Place and length in UTF-16 code units.
  let start: Int
  let length: Int
  /// What stands there, on one line.
  let words: String
}

/// Goes through a block from hit to hit.
private struct PassageCursor {
  private let bytes: [UInt8]
  private var position = 0
  private var line: Int
  private var utf16Offset = 0

  init(_ block: DocumentBlock) {
    bytes = Array(block.text.utf8)
    line = block.line
  }

  /// Where `hits` stand, which are behind all that were asked for before.
  ///
  /// - Complexity: O(distance from the hits asked for before).
  mutating func place(of hits: ArraySlice<TermHit>) -> PassagePlace {
    let range = hits.first?.range ?? position..<position
    move(to: range.lowerBound)
    let (line, start) = (line, utf16Offset)
    move(to: range.upperBound)
    return PassagePlace(
      line: line, start: start, length: utf16Offset - start,
      words: String(decoding: bytes[range], as: UTF8.self).onOneLine)
  }

  private mutating func move(to end: Int) {
    for byte in bytes[position..<end] {
      if byte == 0x0A { line += 1 }
      // A character is as many code units as its first byte says.
      if byte & 0xC0 != 0x80 { utf16Offset += byte >= 0xF0 ? 2 : 1 }
    }
    position = end
  }
}

extension String {
  /// The text with line breaks and tabs as spaces; of the same length.
  fileprivate var onOneLine: String {
    String(
      decoding: utf8.map { [0x09, 0x0A, 0x0D].contains($0) ? 0x20 : $0 }, as: UTF8.self)
  }
}

extension [String] {
  /// Each text once.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
