internal import CalepinCore

extension FileFormat {
  /// The message catalogues of GNU gettext.
  static let po = FileFormat(
    "po", title: "PO", extensions: ["po", "pot"],
    recognizes: { head in
      head.lines.contains { $0.hasPrefix("msgid ") } && head.rootElement == nil
    },
    reader: { source, options in .units(POReader(source, options)) },
    unitWriter: { sink, options throws(OutputError) in .units(try POWriter(to: sink, options)) })
}

/// Reads the messages of a PO file.
private struct POReader: UnitReader {
  private var lines: LineReader
  private var checks = LineChecks()
  private var log = WarningLog()
  private var pending: ArraySlice<UInt8>?
  private var units: [TranslationUnit] = []
  private var position = 0
  private var languages: (source: String, target: String)
  private var hasBegun = false
  private let isBare: Bool

  init(_ source: any ByteSource, _ options: ReadOptions) {
    lines = LineReader(source)
    isBare = options.takesTextsOnly
    languages = (options.languages.source.description, options.languages.target.description)
  }

  mutating func header() throws(FormatError) -> DocumentHeader {
    if !hasBegun { try begin() }
    return DocumentHeader(sourceLanguage: languages.source, targetLanguage: languages.target)
  }

  mutating func next() throws(FormatError) -> TranslationUnit? {
    if !hasBegun { try begin() }
    while position == units.count {
      guard let message = try message() else { return nil }
      take(message)
    }
    defer { position += 1 }
    return units[position]
  }

  mutating func takeWarnings() -> [FormatWarning] { log.take() }

  private mutating func begin() throws(FormatError) {
    hasBegun = true
    guard let first = try message() else { return }
    guard first.id.isEmpty, first.context == nil else { return take(first) }
    for field in (first.texts[0] ?? "").split(separator: "\n") {
      let parts = field.split(separator: ":", maxSplits: 1).map { $0.trimmingBlanks() }
      guard parts.count == 2, let tag = LanguageTag(lenient: parts[1]) else { continue }
      switch parts[0].lowercased() {
      case "language": languages.target = tag.description
      case "x-source-language": languages.source = tag.description
      default: continue
      }
    }
  }

  private mutating func take(_ message: POMessage) {
    log.unit += 1
    units = message.units(source: languages.source, target: languages.target)
    position = 0
  }

  /// The next message that is not obsolete.
  private mutating func message() throws(FormatError) -> POMessage? {
    var message = POMessage()
    var field = ""
    var hasID = false
    while let line = try nextLine() {
      checks.check(lines, &log)
      let isComment = line.first == UInt8(ascii: "#")
      if hasID, isComment || Self.beginsMessage(line), field.hasPrefix("msgstr") {
        pending = Array(line)[...]
        return message
      }
      if isComment {
        if !isBare { take(comment: String(decoding: line, as: UTF8.self), into: &message) }
      } else if line.first == UInt8(ascii: "\"") {
        add(POMessage.unquoted(line), to: field, of: &message)
      } else if let space = line.firstIndex(where: { $0 == 0x20 || $0 == 0x09 }) {
        field = String(decoding: line[..<space], as: UTF8.self)
        if message.line == 0 { message.line = lines.line }
        hasID = hasID || field == "msgid"
        add(POMessage.unquoted(line[space...]), to: field, of: &message)
      } else if !line.isEmpty {
        let start = String(decoding: line, as: UTF8.self).prefix(40)
        log.add("'\(start)' is no line of a PO file", "left out", line: lines.line)
      }
    }
    return hasID ? message : nil
  }

  private static func beginsMessage(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "msgid ".utf8) || line.starts(with: "msgctxt".utf8)
  }

  private mutating func nextLine() throws(FormatError) -> ArraySlice<UInt8>? {
    if let line = pending {
      pending = nil
      return line
    }
    return try lines.nextBytes()
  }

  private mutating func add(_ text: String?, to field: String, of message: inout POMessage) {
    guard let text else {
      return log.add("a text has no quotes around it", "left out", line: lines.line)
    }
    switch field {
    case "msgctxt": message.context = (message.context ?? "") + text
    case "msgid": message.id += text
    case "msgid_plural": message.plural = (message.plural ?? "") + text
    case "msgstr": message.texts[0, default: ""] += text
    default:
      let number = field.hasPrefix("msgstr[") ? Int(field.dropFirst(7).dropLast()) : nil
      guard let number, number < 100 else {
        return log.add("'\(field)' is no field of a PO file", "left out", line: lines.line)
      }
      message.texts[number, default: ""] += text
    }
  }

  private func take(comment text: String, into message: inout POMessage) {
    let rest = text.dropFirst(2).trimmingBlanks()
    switch text.dropFirst().first {
    case ",":
      message.flags += rest.split(separator: ",").map { $0.trimmingBlanks() }
    case ":": message.references += rest.split(separator: " ").map(String.init)
    case ".", " ", nil: if !rest.isEmpty { message.comments.append(rest) }
    default: break
    }
  }
}

/// Writes units as the messages of a PO file.
private final class POWriter: UnitWriter {
  private var sink: TextSink
  private let pairing: UnitPairing
  private var log = WriteLog()
  /// The message of several plural forms that is being collected.
  private var message: POMessage?

  init(to sink: any ByteSink, _ options: WriteOptions) throws(OutputError) {
    self.sink = TextSink(sink)
    pairing = options.pairing
    try self.sink.line("msgid \"\"")
    try self.sink.line("msgstr \"\"")
    for field in [
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8",
      "Content-Transfer-Encoding: 8bit",
      "Language: \(options.written(pairing.target))",
      "X-Source-Language: \(options.written(pairing.source))",
      "X-Generator: calepin \(options.toolVersion)",
    ] { try self.sink.line(POMessage.quoted(field + "\n")) }
  }

  func write(_ unit: TranslationUnit) throws(OutputError) {
    guard let (source, target) = log.sides(pairing, unit) else { return }
    var own = POMessage()
    own.id = source.segment.text
    var form: Int?
    for property in unit.metadata.properties {
      switch property.type {
      case POMessage.Property.context: own.context = property.value
      case POMessage.Property.flags: own.flags = [property.value]
      case POMessage.Property.references: own.references = [property.value]
      case POMessage.Property.form: form = Int(property.value)
      default: own.comments.append("\(property.type): \(property.value)")
      }
    }
    own.comments += unit.metadata.notes.map(\.text)
    if !source.segment.codes.isEmpty || target?.segment.codes.isEmpty == false {
      log.add("PO has no inline codes", "the words stay, the codes go", line: unit.line)
    }
    if let form, form > 0, message != nil {
      message?.plural = own.id
      message?.texts[form] = target?.segment.text ?? ""
      return
    }
    try flush()
    own.texts[0] = target?.segment.text ?? ""
    if form == nil { try write(own) } else { message = own }
  }

  func finish() throws(OutputError) {
    try flush()
    try sink.flush()
  }

  func takeWarnings() -> [FormatWarning] { log.take() }

  private func flush() throws(OutputError) {
    guard let message else { return }
    self.message = nil
    try write(message)
  }

  private func write(_ message: POMessage) throws(OutputError) {
    try sink.line("")
    for comment in message.comments {
      for line in comment.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
        try sink.line("#. \(line)")
      }
    }
    if let references = message.references.first { try sink.line("#: \(references)") }
    if let flags = message.flags.first { try sink.line("#, \(flags)") }
    if let context = message.context { try sink.line("msgctxt \(POMessage.quoted(context))") }
    try sink.line("msgid \(POMessage.quoted(message.id))")
    guard let plural = message.plural else {
      return try sink.line("msgstr \(POMessage.quoted(message.texts[0] ?? ""))")
    }
    try sink.line("msgid_plural \(POMessage.quoted(plural))")
    for form in message.texts.keys.sorted() {
      try sink.line("msgstr[\(form)] \(POMessage.quoted(message.texts[form] ?? ""))")
    }
  }
}
