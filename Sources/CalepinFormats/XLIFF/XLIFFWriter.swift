internal import CalepinCore
internal import MarkupStream

/// Writes units as XLIFF, source and target.
final class XLIFFWriter: UnitWriter {
  /// Which XLIFF it is.
  enum Version { case version1, version2 }

  private var markup: MarkupWriter
  private let version: Version
  private let options: WriteOptions
  private var pairing: UnitPairing { options.pairing }
  private var log = WriteLog()
  /// The languages of the file begun last.
  private var languages: (source: String, target: String)?
  private var identifiers: Set<String> = []
  private var unitCount = 0

  init(to sink: any ByteSink, _ version: Version, _ options: WriteOptions) {
    markup = MarkupWriter(to: sink)
    self.version = version
    self.options = options
  }

  func write(_ unit: TranslationUnit) throws(OutputError) {
    guard let (source, target) = log.sides(pairing, unit) else { return }
    unitCount += 1
    try begin(
      code(of: source), target.map(code(of:)) ?? languages?.target ?? targetCode, unit)
    if !source.metadata.isEmpty || target?.metadata.isEmpty == false {
      log.add("XLIFF says nothing of one language alone", "left out", line: unit.line)
    }
    switch version {
    case .version1: try writeUnit1(unit, source.segment, target?.segment)
    case .version2: try writeUnit2(unit, source.segment, target?.segment)
    }
  }

  func finish() throws(OutputError) {
    if languages == nil {
      try begin(
        options.written(pairing.source).description, targetCode, TranslationUnit([]))
    }
    try markup.finish()
  }

  func takeWarnings() -> [FormatWarning] { log.take() }

  private var targetCode: String { options.written(pairing.target).description }

  private func code(of variant: TranslationUnitVariant) -> String {
    LanguageTag(lenient: variant.languageCode).map { options.written($0).description }
      ?? variant.languageCode
  }

  // MARK: Files

  /// Begins the file element of the two languages, unless it is open.
  private func begin(
    _ source: String, _ target: String, _ unit: TranslationUnit
  ) throws(OutputError) {
    if let languages {
      if languages == (source, target) { return }
      guard version == .version1 else {
        log.add(
          "XLIFF 2 has one pair of languages, not '\(source)' and '\(target)' beside it",
          "written as the others", line: unit.line)
        return
      }
      try markup.end()
      try markup.end()
    } else {
      beginRoot(source, target)
    }
    languages = (source, target)
    markup.start("file")
    guard version == .version1 else { return markup.attribute("id", "f1") }
    markup.attribute("original", "calepin")
    markup.attribute("source-language", source)
    markup.attribute("target-language", target)
    markup.attribute("datatype", "plaintext")
    markup.start("body")
  }

  private func beginRoot(_ source: String, _ target: String) {
    markup.start("xliff")
    switch version {
    case .version1:
      markup.attribute("version", "1.2")
      markup.attribute("xmlns", "urn:oasis:names:tc:xliff:document:1.2")
    case .version2:
      markup.attribute("version", "2.0")
      markup.attribute("srcLang", source)
      markup.attribute("trgLang", target)
      markup.attribute("xmlns", "urn:oasis:names:tc:xliff:document:2.0")
      markup.attribute("xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0")
    }
  }

  // MARK: Units

  /// Attributes and properties in one list, without what has a place of its own.
  private func properties(of unit: TranslationUnit) -> [Metadata.Property] {
    let attributes = unit.metadata.attributes.filter { $0.name != "tuid" && $0.name != "srclang" }
    return attributes.map { Metadata.Property($0.name, $0.value) }
      + unit.metadata.properties.filter { $0.type != "x-state" }
  }

  private func identifier(of unit: TranslationUnit) -> String {
    guard var name = unit.metadata["tuid"], !name.isEmpty else {
      return XLIFFIdentifier.made(unitCount)
    }
    if version == .version2 {
      name = String(name.map { $0.isWhitespace || "/|".contains($0) ? "_" : $0 })
    }
    return identifiers.insert(name).inserted
      ? name : XLIFFIdentifier.distinguished(name, by: unitCount)
  }

  private func writeUnit1(
    _ unit: TranslationUnit, _ source: Segment, _ target: Segment?
  ) throws(OutputError) {
    markup.start("trans-unit")
    markup.attribute("id", identifier(of: unit))
    try writeSide("source", source, state: nil)
    let state = unit.metadata.properties.first { $0.type == "x-state" }
    if target != nil || state != nil {
      try writeSide("target", target ?? Segment(""), state: state?.value)
    }
    let properties = properties(of: unit)
    if !properties.isEmpty {
      markup.start("prop-group")
      for property in properties {
        markup.start("prop", .inline)
        markup.attribute("prop-type", property.type)
        markup.text(property.value)
        try markup.end()
      }
      try markup.end()
    }
    for note in unit.metadata.notes { try writeNote(note.text) }
    try markup.end()
  }

  private func writeNote(_ text: String) throws(OutputError) {
    markup.start("note", .inline)
    markup.text(text)
    try markup.end()
  }

  private func writeUnit2(
    _ unit: TranslationUnit, _ source: Segment, _ target: Segment?
  ) throws(OutputError) {
    markup.start("unit")
    markup.attribute("id", identifier(of: unit))
    try writeMetadata2(unit)
    if !unit.metadata.notes.isEmpty {
      markup.start("notes")
      for note in unit.metadata.notes { try writeNote(note.text) }
      try markup.end()
    }
    let data = (source.codes + (target?.codes ?? [])).map(\.nativeCode)
    if data.contains(where: { !$0.isEmpty }) {
      markup.start("originalData")
      for (index, code) in data.enumerated() where !code.isEmpty {
        markup.start("data", .inline)
        markup.attribute("id", "d\(index + 1)")
        markup.text(code)
        try markup.end()
      }
      try markup.end()
    }
    markup.start("segment")
    if let state = unit.metadata.properties.first(where: { $0.type == "x-state" }) {
      markup.attribute("state", state.value)
    }
    try writeSide("source", source, state: nil)
    if let target {
      try writeSide("target", target, state: nil, firstData: source.codes.count)
    }
    try markup.end()
    try markup.end()
  }

  private func writeMetadata2(_ unit: TranslationUnit) throws(OutputError) {
    let properties = properties(of: unit)
    guard !properties.isEmpty else { return }
    markup.start("mda:metadata")
    markup.start("mda:metaGroup")
    for property in properties {
      markup.start("mda:meta", .inline)
      markup.attribute("type", property.type)
      markup.text(property.value)
      try markup.end()
    }
    try markup.end()
    try markup.end()
  }

  // MARK: Segments

  private func writeSide(
    _ name: String, _ segment: Segment, state: String?, firstData: Int = 0
  ) throws(OutputError) {
    markup.start(name, .inline)
    if let state { markup.attribute("state", state) }
    try writeWords(segment, firstData)
    try markup.end()
  }

  /// Writes the words of `segment` with the codes in them.
  private func writeWords(_ segment: Segment, _ firstData: Int) throws(OutputError) {
    let text = Array(segment.text.utf8)
    var position = 0
    func writeText(to end: Int) {
      let end = min(max(end, position), text.count)
      if position < end { markup.text(String(decoding: text[position..<end], as: UTF8.self)) }
      position = end
    }
    var open: [(end: Int, last: Int)] = []
    for (index, code) in segment.codes.enumerated() {
      while let innermost = open.last, innermost.last < index {
        writeText(to: innermost.end)
        try markup.end()
        open.removeLast()
      }
      writeText(to: code.utf8Range.lowerBound)
      try startCode(code, index, firstData)
      if code.kind == .highlight {
        open.append((code.utf8Range.upperBound, index + code.enclosedCount))
      } else {
        try markup.end()
      }
    }
    while let innermost = open.popLast() {
      writeText(to: innermost.end)
      try markup.end()
    }
    writeText(to: text.count)
  }

  private func startCode(
    _ code: InlineCode, _ index: Int, _ firstData: Int
  ) throws(OutputError) {
    let number = code.attributes.first { $0.name == "i" }?.value
    let type = code.attributes.first { $0.name == "type" }?.value
    if code.kind == .highlight {
      markup.start("mrk")
      if version == .version2 { markup.attribute("id", "m\(index + 1)") }
      markup.attribute(version == .version1 ? "mtype" : "type", type ?? "x-hi")
      return
    }
    guard version == .version1 else {
      markup.start(code.kind == .beginPaired ? "sc" : code.kind == .endPaired ? "ec" : "ph")
      if code.kind == .endPaired, let number {
        markup.attribute("startRef", number)
      } else {
        markup.attribute("id", number ?? "c\(index + 1)")
      }
      if !code.nativeCode.isEmpty {
        markup.attribute("dataRef", "d\(firstData + index + 1)")
      }
      return
    }
    markup.start(code.kind == .unknown ? "ph" : code.kind.rawValue)
    markup.attribute("id", "\(index + 1)")
    if let number { markup.attribute("rid", number) }
    if code.kind == .isolated {
      let isEnd = code.attributes.contains { $0.name == "pos" && $0.value == "end" }
      markup.attribute("pos", isEnd ? "close" : "open")
    }
    for part in code.content {
      switch part {
      case .code(let native):
        if !native.isEmpty { markup.text(native) }
      case .subflow(let segment, _):
        markup.start("sub")
        try writeWords(segment, firstData)
        try markup.end()
      }
    }
  }
}

extension InlineCode {
  /// The native code in one, the text of subflows with it.
  var nativeCode: String {
    content.map { part in
      switch part {
      case .code(let code): code
      case .subflow(let segment, _): segment.text
      }
    }.joined()
  }
}

extension Metadata {
  /// Whether nothing is said.
  var isEmpty: Bool { attributes.isEmpty && properties.isEmpty && notes.isEmpty }
}
