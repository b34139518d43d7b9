internal import CalepinCore
internal import MarkupStream

/// Makes units of the events of an XLIFF file, version 1.2 or 2.x.
///
/// Files of Trados (`sdlxliff`) and memoQ (`mqxliff`) are XLIFF 1.2 with
/// additions; where a text is cut into segments (`mrk mtype="seg"`), each is a
/// unit.
final class XLIFFBuilder: ItemBuilder {
  var items: [TranslationUnit] = []
  var log = WarningLog()
  private(set) var failure: FormatError?
  /// What the file says of its languages, once they were read.
  private(set) var header: DocumentHeader?

  private var places: [Place] = []
  private var languages = (source: "", target: "")
  private var unit = OpenUnit()
  private var text = SegmentBuilder()
  private var words: [UInt8] = []
  private var property = ""
  private var side = ""
  private var glossary = (term: "", translation: "")

  /// Where in the file an element stands.
  private enum Place {
    case other, unit, side, segment(String), inline, pair(String), marker, subflow, empty, ignored
    case words(Words)
  }

  /// What the text of an element is.
  private enum Words { case note, property, data(String), term, translation }

  /// A unit that is being read.
  private struct OpenUnit {
    var id: String?
    var metadata = Metadata()
    var line = 0
    var source = Side()
    var target = Side()
    /// Native code by its name, in XLIFF 2.
    var data: [String: String] = [:]
  }

  /// The text of a unit in one language, whole and cut into segments.
  private struct Side {
    var whole: Segment?
    var parts: [(id: String, segment: Segment)] = []
  }

  // MARK: Elements

  func startElement(_ element: MarkupElement) {
    guard failure == nil else { return }
    log.line = element.line
    if places.isEmpty, element.name.localName != "xliff" {
      failure = FormatError(
        "not an XLIFF file: the root element is <\(element.name.qualifiedName)>, expected <xliff>",
        line: element.line)
      return
    }
    places.append(start(element.name.localName, element))
  }

  private func start(_ name: String, _ element: MarkupElement) -> Place {
    switch places.last {
    case .ignored: return .ignored
    case .words(let words): return .words(words)
    case .side, .segment, .inline, .pair, .marker, .subflow: return startInline(name, element)
    default: break
    }
    switch name {
    case "xliff", "file":
      if let code = element.value(of: "source-language") ?? element.value(of: "srcLang") {
        languages = (
          code, element.value(of: "target-language") ?? element.value(of: "trgLang") ?? ""
        )
      }
      if header == nil, !languages.source.isEmpty { setHeader() }
    case "trans-unit", "unit":
      startUnit(element)
      return .unit
    case "segment", "ignorable":
      startSegment(element)
    case "source", "seg-source", "target":
      if let state = element.value(of: "state") { add("x-state", state) }
      text.reset()
      side = name
      return .side
    case "alt-trans", "header", "internal-file", "skl", "bin-unit", "seg-defs", "matches":
      return .ignored
    default:
      return startWords(name, element)
    }
    return .other
  }

  private func startWords(_ name: String, _ element: MarkupElement) -> Place {
    words.removeAll(keepingCapacity: true)
    switch name {
    case "note": return .words(.note)
    case "prop", "meta":
      property = element.value(of: "prop-type") ?? element.value(of: "type") ?? "x-prop"
      return .words(.property)
    case "data": return .words(.data(element.value(of: "id") ?? ""))
    case "glossEntry":
      glossary = ("", "")
      return .other
    case "term": return .words(.term)
    case "translation": return .words(.translation)
    default: return .other
    }
  }

  private func setHeader() {
    header = DocumentHeader(
      sourceLanguage: languages.source,
      targetLanguage: languages.target.isEmpty ? nil : languages.target)
  }

  func endElement(_ name: MarkupName) {
    guard failure == nil, let place = places.popLast() else { return }
    switch place {
    case .inline, .subflow: text.end()
    case .pair(let number): addCode(.ept, "</\(name.localName)>", number)
    case .marker: text.end()
    case .segment(let id):
      addPart(id, finished())
    case .side: endSide(name.localName)
    case .unit: endUnit()
    case .words(let kind): endWords(kind)
    case .other:
      if name.localName == "segment" { endSegment() }
      if name.localName == "glossEntry" { endGlossary() }
    case .empty, .ignored: break
    }
  }

  func text(_ utf8: UnsafeBufferPointer<UInt8>) {
    switch places.last {
    case .side, .segment, .inline, .pair, .marker, .subflow: text.append(utf8)
    case .words: words.append(contentsOf: utf8)
    default: break
    }
  }

  func notice(_ notice: MarkupNotice, line: Int) { log.add(notice, line: line) }

  private func endWords(_ kind: Words) {
    // An element inside, such as a term in a note, has the same place.
    if case .words = places.last { return }
    let text = String(decoding: words, as: UTF8.self)
    switch kind {
    case .note: unit.metadata.notes.append(.init(text))
    case .property: add(property, text)
    case .data(let id): unit.data[id] = text
    case .term: glossary.term = text
    case .translation: glossary.translation = text
    }
  }

  // MARK: Units

  private func startUnit(_ element: MarkupElement) {
    log.unit += 1
    unit = OpenUnit(
      id: XLIFFIdentifier.original(of: element.value(of: "id")), line: element.line)
    if let name = element.value(of: "resname") ?? element.value(of: "name") {
      add("x-name", name)
    }
    if element.value(of: "translate") == "no" { add("x-translate", "no") }
    if let limit = Self.maxLength(of: element) { add("x-max-length", limit) }
  }

  /// How many characters a unit has at most: XLIFF 1.2 `maxwidth` in characters,
  /// XLIFF 2.1 `slr:sizeRestriction`, whose value is a limit or `least,most`.
  private static func maxLength(of element: MarkupElement) -> String? {
    let value =
      element.value(of: "size-unit") == "char"
      ? element.value(of: "maxwidth")
      : element.value(of: "sizeRestriction")
    let most = value?.split(separator: ",").last.flatMap { Int($0) }
    return most.map { "\($0)" }
  }

  private func startSegment(_ element: MarkupElement) {
    unit.source = Side()
    unit.target = Side()
    unit.metadata.properties.removeAll { $0.type == "x-state" }
    if let state = element.value(of: "state") { add("x-state", state) }
  }

  private func add(_ type: String, _ value: String) {
    if TMXName.tu.attributes.contains(type) {
      unit.metadata.attributes.append(Attribute(type, value))
    } else {
      unit.metadata.properties.append(.init(type, value))
    }
  }

  private func endSide(_ name: String) {
    let whole = finished()
    if name == "target" {
      unit.target.whole = whole
    } else if name == "seg-source" || unit.source.parts.isEmpty {
      unit.source.whole = whole
    }
  }

  private func addPart(_ id: String, _ segment: Segment) {
    if side == "target" {
      unit.target.parts.append((id, segment))
    } else if let known = unit.source.parts.firstIndex(where: { $0.id == id }) {
      unit.source.parts[known].segment = segment
    } else {
      unit.source.parts.append((id, segment))
    }
  }

  private func finished() -> Segment {
    let result = text.finish(trimming: true)
    if result.wasTrimmed { log.add("white space around the segment", "cut off") }
    return result.segment
  }

  private func endUnit() {
    if unit.source.whole != nil { endSegment() }
  }

  /// Makes units of the text read last.
  private func endSegment() {
    defer {
      unit.source = Side()
      unit.target = Side()
    }
    guard let whole = unit.source.whole else { return }
    guard !unit.source.parts.isEmpty else {
      return emit(whole, unit.target.whole, id: unit.id)
    }
    for part in unit.source.parts {
      let target =
        unit.target.parts.first { $0.id == part.id }?.segment
        ?? (unit.source.parts.count == 1 && unit.target.parts.isEmpty ? unit.target.whole : nil)
      emit(part.segment, target, id: (unit.id ?? "") + "_" + part.id)
    }
  }

  private func emit(_ source: Segment, _ target: Segment?, id: String?) {
    var variants = [TranslationUnitVariant(source, languageCode: languages.source)]
    if let target, !target.text.isEmpty || !target.codes.isEmpty {
      variants.append(TranslationUnitVariant(target, languageCode: languages.target))
    }
    var metadata = unit.metadata
    if let id { metadata.attributes.insert(Attribute("tuid", id), at: 0) }
    items.append(TranslationUnit(variants, metadata: metadata, line: unit.line))
  }

  private func endGlossary() {
    guard !glossary.term.isEmpty, !glossary.translation.isEmpty else { return }
    items.append(
      TranslationUnit(
        [
          TranslationUnitVariant(Segment(glossary.term), languageCode: languages.source),
          TranslationUnitVariant(Segment(glossary.translation), languageCode: languages.target),
        ],
        metadata: Metadata(properties: [.init("x-origin", "glossary")]), line: log.line))
  }

  // MARK: Inline elements

  private func startInline(_ name: String, _ element: MarkupElement) -> Place {
    switch name {
    case "mrk" where element.value(of: "mtype") == "seg":
      text.reset()
      return .segment(element.value(of: "mid") ?? "")
    case "mrk":
      let type = element.value(of: "mtype") ?? element.value(of: "type")
      _ = text.start(.hi) { type.map { [Attribute("type", $0)] } ?? [] }
      return .marker
    case "g", "pc":
      let number = element.value(of: "id") ?? "1"
      addCode(.bpt, Self.tag(element), number)
      return .pair(number)
    case "bpt", "ept", "it": return native(name, element)
    case "ph" where element.value(of: "dataRef") == nil && element.value(of: "equiv") == nil:
      return native(name, element)
    case "sub":
      _ = text.start(.sub) { [] }
      return .subflow
    case "bx", "sc": addCode(.bpt, code(of: element), Self.number(element))
    case "ex", "ec": addCode(.ept, code(of: element), Self.number(element))
    default: addCode(.ph, code(of: element), nil)
    }
    return .empty
  }

  private static func number(_ element: MarkupElement) -> String {
    element.value(of: "rid") ?? element.value(of: "startRef") ?? element.value(of: "id") ?? "1"
  }

  /// Begins an element whose content is native code.
  private func native(_ name: String, _ element: MarkupElement) -> Place {
    let kind = TMXName(rawValue: name) ?? .ph
    _ = text.start(kind) {
      switch kind {
      case .bpt, .ept:
        return [Attribute("i", Self.number(element))]
      case .it:
        return [Attribute("pos", element.value(of: "pos") == "close" ? "end" : "begin")]
      default: return []
      }
    }
    return .inline
  }

  private func addCode(_ kind: TMXName, _ code: String, _ number: String?) {
    _ = text.start(kind) { number.map { [Attribute("i", $0)] } ?? [] }
    var code = code
    code.withUTF8 { text.append($0) }
    text.end()
  }

  /// The native code that an empty element stands for, else its own tag.
  private func code(of element: MarkupElement) -> String {
    element.value(of: "dataRef").flatMap { unit.data[$0] } ?? Self.tag(element)
  }

  private static func tag(_ element: MarkupElement) -> String {
    var tag = "<" + element.name.qualifiedName
    for position in 0..<element.attributeCount {
      let name = element.attributeName(at: position).qualifiedName
      tag += " \(name)=\"\(element.attributeValue(at: position))\""
    }
    return tag + (["g", "pc"].contains(element.name.localName) ? ">" : "/>")
  }
}
