public import CalepinCore
internal import MarkupStream

/// Writes translation units as TMX 1.4, level 2, in a form every reader we know
/// accepts.
///
/// A unit gets one `tuv` for each language, the source first; further texts of
/// the same language become units of their own. Nothing is written that the
/// data do not carry (no date, no user), so the same units give the same bytes.
///
/// ```swift
/// var writer = TMXWriter(to: file, options: .init(sourceLanguage: .french, toolVersion: "1.0"))
/// try writer.write(unit)
/// try writer.finish()
/// ```
public struct TMXWriter: ~Copyable {
  /// What goes into the header, and how languages are written.
  public struct Options: Sendable {
    /// The language translated from; `nil` writes `*all*`.
    public var sourceLanguage: LanguageTag?
    /// The version of the program, for `creationtoolversion`.
    public var toolVersion: String
    /// What a unit is: `sentence`, `phrase`, `paragraph` or `block`.
    public var segmentType = "sentence"
    /// Properties, notes, encodings and history of the header the units came
    /// with.
    public var header: TMXHeader?
    /// Other tags to write for some languages, `fr-FR` for `fr`: many programs
    /// match tags literally.
    public var languageNames: [LanguageTag: LanguageTag] = [:]

    /// Creates the options of a file translated from `sourceLanguage`.
    public init(sourceLanguage: LanguageTag?, toolVersion: String) {
      self.sourceLanguage = sourceLanguage
      self.toolVersion = toolVersion
    }
  }

  /// What could not be written as it was.
  public private(set) var warnings: [FormatWarning] = []
  /// How many units were handed in.
  public private(set) var unitCount = 0

  private var markup: MarkupWriter
  private let options: Options
  private let sourceCode: String?
  private var reportedDrops = 0

  /// Creates a writer to `sink` and writes the header.
  public init(to sink: any ByteSink, options: Options) throws(OutputError) {
    self.options = options
    sourceCode = options.sourceLanguage.map { (options.languageNames[$0] ?? $0).description }
    markup = MarkupWriter(to: sink)
    markup.doctype("tmx", system: "tmx14.dtd")
    markup.start("tmx")
    markup.attribute("version", "1.4")
    try writeHeader()
    markup.start("body")
  }

  /// Writes `unit`; a unit with fewer than two texts is left out with a
  /// warning.
  public mutating func write(_ unit: TranslationUnit) throws(OutputError) {
    unitCount += 1
    var texts = unit.variants.map { named($0, unit) }
    let count = texts.count
    texts.removeAll { $0.segment.text.isEmpty && $0.segment.codes.isEmpty }
    guard texts.count > 1 else {
      warn(unit, count > 1 ? "a text is empty" : "there is only one text", "the unit is left out")
      return
    }
    if texts.count < count { warn(unit, "a text is empty", "the text is left out") }
    let source = sourceIndex(unit, texts)
    texts.insert(texts.remove(at: source), at: 0)
    try writeUnits(unit, texts)
    if markup.droppedCharacterCount > reportedDrops {
      reportedDrops = markup.droppedCharacterCount
      warn(unit, "characters that XML does not allow", "they are left out")
    }
  }

  /// The warnings since the last call; they are forgotten here.
  public mutating func takeWarnings() -> [FormatWarning] {
    defer { warnings = [] }
    return warnings
  }

  /// Writes the end of the file and passes everything on to the sink.
  public mutating func finish() throws(OutputError) { try markup.finish() }

  // MARK: Header

  private mutating func writeHeader() throws(OutputError) {
    let carried = options.header ?? TMXHeader()
    markup.start("header")
    markup.attribute("creationtool", "calepin")
    markup.attribute("creationtoolversion", options.toolVersion)
    markup.attribute("segtype", options.segmentType)
    markup.attribute("o-tmf", "calepin")
    markup.attribute("adminlang", "en")
    markup.attribute("srclang", sourceCode ?? "*all*")
    markup.attribute("datatype", "plaintext")
    for name in ["o-encoding", "creationdate", "creationid", "changedate", "changeid"] {
      if let value = carried.metadata[name] { markup.attribute(name, value) }
    }
    try writeChildren(carried.metadata, TranslationUnit([]))
    for encoding in carried.userDefinedEncodings {
      markup.start("ude")
      for attribute in encoding.attributes { markup.attribute(attribute.name, attribute.value) }
      for map in encoding.maps {
        markup.start("map")
        for attribute in map { markup.attribute(attribute.name, attribute.value) }
        try markup.end()
      }
      try markup.end()
    }
    try markup.end()
  }

  // MARK: Units

  /// The variant with the tag that is written and the segment trimmed.
  private mutating func named(
    _ variant: TranslationUnitVariant, _ unit: TranslationUnit
  ) -> TranslationUnitVariant {
    var variant = variant
    if let tag = LanguageTag(lenient: variant.languageCode) {
      variant.languageCode = (options.languageNames[tag] ?? tag).description
    } else {
      warn(unit, "'\(variant.languageCode)' is not a language tag", "written as it is")
    }
    if variant.segment.trimOuterWhiteSpace() {
      warn(unit, "white space around the segment", "cut off")
    }
    return variant
  }

  /// Which of `texts` is translated from: the one in the unit's own source
  /// language, else in the file's, else the first.
  private func sourceIndex(_ unit: TranslationUnit, _ texts: [TranslationUnitVariant]) -> Int {
    let own = unit.metadata["srclang"].flatMap { LanguageTag(lenient: $0) }
      .map { options.languageNames[$0] ?? $0 }
    let common = sourceCode.flatMap { LanguageTag($0) }
    for wanted in [own, common] {
      guard let wanted else { continue }
      if let exact = texts.firstIndex(where: { $0.languageCode == wanted.description }) {
        return exact
      }
      if let within = texts.firstIndex(where: { $0.language?.isIn(wanted) == true }) {
        return within
      }
    }
    return 0
  }

  /// Writes one unit of the first text in each language, and one for every
  /// other text: with the source where it is a translation, with the first
  /// translation where it is a source.
  private mutating func writeUnits(
    _ unit: TranslationUnit, _ texts: [TranslationUnitVariant]
  ) throws(OutputError) {
    var first: [TranslationUnitVariant] = []
    var others: [TranslationUnitVariant] = []
    for text in texts {
      if first.contains(where: { $0.languageCode == text.languageCode }) {
        others.append(text)
      } else {
        first.append(text)
      }
    }
    guard first.count > 1 else {
      return warn(unit, "there is only one language", "the unit is left out")
    }
    try writeUnit(unit.metadata, first, unit)
    var further = unit.metadata
    further.attributes.removeAll { $0.name == "tuid" }
    for text in others {
      let isSource = text.languageCode == first[0].languageCode
      try writeUnit(further, isSource ? [text, first[1]] : [first[0], text], unit)
    }
  }

  private mutating func writeUnit(
    _ metadata: Metadata, _ texts: [TranslationUnitVariant], _ unit: TranslationUnit
  ) throws(OutputError) {
    markup.start("tu")
    let attributes = attributes(of: metadata, source: texts[0].languageCode)
    writeAttributes(attributes, .tu, unit)
    try writeChildren(metadata, unit)
    for text in texts {
      markup.start("tuv")
      markup.attribute("xml:lang", text.languageCode)
      writeAttributes(text.metadata.attributes, .tuv, unit)
      try writeChildren(text.metadata, unit)
      markup.start("seg", .inline)
      try writeSegment(text.segment, unit)
      try markup.end()
      try markup.end()
    }
    try markup.end()
  }

  /// The attributes of a unit, with the source language where the unit named one
  /// or the file names another.
  private func attributes(of metadata: Metadata, source: String) -> [Attribute] {
    var attributes = metadata.attributes
    if let own = attributes.firstIndex(where: { $0.name == "srclang" }) {
      if attributes[own].value != "*all*" { attributes[own].value = source }
    } else if let sourceCode, sourceCode != source {
      attributes.append(Attribute("srclang", source))
    }
    return attributes
  }

  private mutating func writeChildren(
    _ metadata: Metadata, _ unit: TranslationUnit
  ) throws(OutputError) {
    for property in metadata.properties {
      markup.start("prop", .inline)
      markup.attribute("type", property.type)
      writeAttributes(property.attributes.filter { $0.name != "type" }, .prop, unit)
      if !property.value.isEmpty { markup.text(property.value) }
      try markup.end()
    }
    for note in metadata.notes {
      markup.start("note", .inline)
      writeAttributes(note.attributes.filter { $0.name != "type" }, .note, unit)
      if !note.text.isEmpty { markup.text(note.text) }
      try markup.end()
    }
  }

  private mutating func writeAttributes(
    _ attributes: [Attribute], _ element: TMXName, _ unit: TranslationUnit
  ) {
    for attribute in attributes {
      // TMX 1.1 has lang where 1.4 has xml:lang.
      let name = attribute.name == "lang" ? "xml:lang" : attribute.name
      if element.attributes.contains(name) {
        if name != attribute.name, attributes.contains(where: { $0.name == name }) { continue }
        markup.attribute(name, attribute.value)
      } else {
        warn(unit, "TMX has no attribute '\(name)' for <\(element.rawValue)>", "it is left out")
      }
    }
  }

  private mutating func warn(_ unit: TranslationUnit, _ problem: String, _ action: String) {
    warnings.append(
      FormatWarning(line: unit.line, unit: unitCount, problem: problem, action: action))
  }

  // MARK: Segments

  private mutating func writeSegment(
    _ segment: Segment, _ unit: TranslationUnit
  ) throws(OutputError) {
    let text = Array(segment.text.utf8)
    try writeCodes(segment.codes[...], within: 0..<text.count, of: text, unit)
  }

  /// Writes `range` of `text` with `codes`, all of which stand in it.
  private mutating func writeCodes(
    _ codes: ArraySlice<InlineCode>, within range: Range<Int>, of text: [UInt8],
    _ unit: TranslationUnit
  ) throws(OutputError) {
    // A stack of its own: highlights may stand in each other as deep as they like.
    var position = range.lowerBound
    var open: [(end: Int, lastCode: Int)] = []
    func clamped(_ offset: Int) -> Int { min(max(offset, position), text.count) }
    for index in codes.indices {
      while let innermost = open.last, innermost.lastCode < index {
        position = writeText(text, from: position, to: clamped(innermost.end))
        try markup.end()
        open.removeLast()
      }
      let code = codes[index]
      position = writeText(text, from: position, to: clamped(code.utf8Range.lowerBound))
      try startCode(code, number: index + 1, unit)
      if code.kind == .highlight {
        open.append((code.utf8Range.upperBound, index + code.enclosedCount))
      } else {
        try markup.end()
      }
    }
    while let innermost = open.popLast() {
      position = writeText(text, from: position, to: clamped(innermost.end))
      try markup.end()
    }
    _ = writeText(text, from: position, to: range.upperBound)
  }

  private mutating func writeText(_ text: [UInt8], from start: Int, to end: Int) -> Int {
    if start < end { markup.text(String(decoding: text[start..<end], as: UTF8.self)) }
    return max(start, end)
  }

  private mutating func startCode(
    _ code: InlineCode, number: Int, _ unit: TranslationUnit
  ) throws(OutputError) {
    let element = TMXName(rawValue: code.kind.rawValue) ?? .ph
    markup.start(code.kind.rawValue)
    writeAttributes(code.attributes, element, unit)
    let required: (name: String, value: String)? =
      switch code.kind {
      case .beginPaired, .endPaired: ("i", "\(number)")
      case .isolated: ("pos", "begin")
      default: nil
      }
    if let required, !code.attributes.contains(where: { $0.name == required.name }) {
      warn(
        unit, "<\(code.kind.rawValue)> has no attribute '\(required.name)'",
        "written as '\(required.value)'")
      markup.attribute(required.name, required.value)
    }
    for content in code.content {
      switch content {
      case .code(let native):
        markup.text(native)
      case .subflow(let segment, let attributes):
        markup.start("sub")
        writeAttributes(attributes, .sub, unit)
        try writeSegment(segment, unit)
        try markup.end()
      }
    }
  }
}

extension Segment {
  /// Cuts off the white space around the text; whether there was any.
  mutating func trimOuterWhiteSpace() -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last,
      SegmentBuilder.isBlank(first) || SegmentBuilder.isBlank(last)
    else { return false }
    let bytes = Array(text.utf8)
    let kept = SegmentBuilder.trimmed(bytes, around: codes)
    guard kept != 0..<bytes.count else { return false }
    text = String(decoding: bytes[kept], as: UTF8.self)
    for index in codes.indices {
      let range = codes[index].utf8Range
      codes[index].utf8Range =
        (range.lowerBound - kept.lowerBound)..<(range.upperBound - kept.lowerBound)
    }
    return true
  }
}
