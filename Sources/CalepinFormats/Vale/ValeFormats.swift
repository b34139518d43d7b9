internal import CalepinCore

extension FileFormat {
  /// The vocabulary of Vale: the words of the target language that are right,
  /// for its `accept.txt`.
  static let valeAccept = FileFormat(
    "vale-accept", title: "Vale vocabulary (accept)", extensions: [],
    entryWriter: { sink, options in
      .entries(ValeVocabulary(to: sink, options) { $0.isUsable })
    })

  /// The vocabulary of Vale: the words that are wrong, for its `reject.txt`.
  static let valeReject = FileFormat(
    "vale-reject", title: "Vale vocabulary (reject)", extensions: [],
    entryWriter: { sink, options in
      .entries(ValeVocabulary(to: sink, options) { !$0.isUsable })
    })

  /// A rule of Vale that replaces terms which should not be used.
  static let vale = FileFormat(
    "vale", title: "Vale substitutions", extensions: ["yml", "yaml"],
    entryWriter: { sink, options throws(OutputError) in
      .entries(try ValeSubstitutions(to: sink, options))
    })
}

/// Writes a term on each line, as a regular expression that matches it alone.
private final class ValeVocabulary: EntryWriter {
  private var sink: TextSink
  private let language: LanguageTag
  private let isWanted: (TermStatus) -> Bool
  private var written: Set<String> = []
  private var log = WriteLog()

  init(
    to sink: any ByteSink, _ options: WriteOptions, _ isWanted: @escaping (TermStatus) -> Bool
  ) {
    self.sink = TextSink(sink)
    language = options.pairing.target
    self.isWanted = isWanted
  }

  func write(_ entry: ConceptEntry) throws(OutputError) {
    log.beginEntry()
    let terms = entry.terms(in: language)
    if terms.isEmpty { log.add("no term in '\(language)'", "left out", line: entry.line) }
    for term in terms where isWanted(term.status) && written.insert(term.text).inserted {
      try sink.line(ValeText.expression(term.text))
    }
  }

  func finish() throws(OutputError) { try sink.flush() }
  func takeWarnings() -> [FormatWarning] { log.take() }
}

/// Writes a rule with a line for each term that should not be used.
private final class ValeSubstitutions: EntryWriter {
  private var sink: TextSink
  private let language: LanguageTag
  private var written: Set<String> = []
  private var log = WriteLog()

  init(to sink: any ByteSink, _ options: WriteOptions) throws(OutputError) {
    self.sink = TextSink(sink)
    language = options.pairing.target
    for line in [
      "extends: substitution", "message: \"Use '%s' instead of '%s'.\"", "level: warning",
      "ignorecase: true", "action:", "  name: replace", "swap:",
    ] { try self.sink.line(line) }
  }

  func write(_ entry: ConceptEntry) throws(OutputError) {
    log.beginEntry()
    let terms = entry.terms(in: language)
    let wrong = terms.filter { !$0.status.isUsable }
    guard let right = terms.first(where: \.status.isUsable) else {
      if !wrong.isEmpty {
        log.add("nothing to use instead of '\(wrong[0].text)'", "left out", line: entry.line)
      }
      return
    }
    for term in wrong {
      let key = ValeText.expression(term.text)
      guard written.insert(key.lowercased()).inserted else {
        log.add("'\(term.text)' was there before", "left out", line: entry.line)
        continue
      }
      try sink.line("  \(ValeText.quoted(key)): \(ValeText.quoted(right.text))")
    }
  }

  func finish() throws(OutputError) {
    // Vale takes no rule without an entry, but an empty mapping is none that fails.
    if written.isEmpty { try sink.line("  {}") }
    try sink.flush()
  }

  func takeWarnings() -> [FormatWarning] { log.take() }
}

/// The syntax of Vale's files.
private enum ValeText {
  /// A regular expression that matches `text` alone, on one line.
  static func expression(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isNewline || character == "\t" {
        result += " "
      } else {
        if #"\.+*?()|[]{}^$"#.contains(character) { result += #"\"# }
        result.append(character)
      }
    }
    return result
  }

  /// A scalar of YAML in single quotes, in which nothing else is special.
  static func quoted(_ text: String) -> String {
    let line = String(text.map { $0.isNewline ? " " : $0 })
    return "'" + line.replacing("'", with: "''") + "'"
  }
}
