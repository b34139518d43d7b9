internal import CalepinCore
internal import MarkupStream

/// Takes the events of a TMX file; all work is done by its ``TMXAssembler``.
///
/// A value inside a class: what an event changes is then checked for exclusive
/// access once, not at each of its properties.
final class TMXBuilder: MarkupHandler {
  /// What was made of the events so far.
  var assembler: TMXAssembler

  init(options: TMXReader.Options) { assembler = TMXAssembler(options: options) }

  func startElement(_ element: MarkupElement) { assembler.startElement(element) }
  func endElement(_ name: MarkupName) { assembler.endElement() }
  func text(_ utf8: UnsafeBufferPointer<UInt8>) { assembler.text(utf8) }
  func notice(_ notice: MarkupNotice, line: Int) { assembler.notice(notice, line: line) }
}

/// Turns the events of a TMX file into units.
struct TMXAssembler {
  /// Units that are complete and not yet fetched.
  var units: [TranslationUnit] = []
  /// The header as far as it was read.
  private(set) var header = TMXHeader(version: "")
  /// Whether all of the header was read.
  private(set) var isHeaderComplete = false
  /// Why nothing more is read.
  private(set) var failure: TMXError?
  /// What was odd, and the place come to.
  var log = WarningLog()

  private let options: TMXReader.Options
  private var places: [Place] = []
  private var segment = SegmentBuilder()
  private var unit = TranslationUnit([])
  private var variant = OpenVariant()
  private var metadata = OpenMetadata()
  private var checks = TMXChecks()
  private var texts = TextCache()

  /// Where in the file an element stands.
  private enum Place {
    case root, header, body, unit, variant, segment, inline, property, note, encoding, elsewhere
  }

  /// A `tuv` that is being read.
  private struct OpenVariant {
    var languageCode = ""
    var metadata = Metadata()
    var segment: Segment?
    var line = 0
  }

  /// A `prop` or `note` that is being read.
  private struct OpenMetadata {
    var attributes: [Attribute] = []
    var text: [UInt8] = []
  }

  init(options: TMXReader.Options) { self.options = options }

  // MARK: Elements

  mutating func startElement(_ element: MarkupElement) {
    guard failure == nil else { return }
    log.line = element.line
    let name = TMXName.element(element.name)
    defer { if name != nil, element.name.index == nil { checks.upperCase(&log) } }
    if places.last == .segment || places.last == .inline { return startInline(name, element) }
    guard !places.isEmpty || name == .tmx else {
      failure = .notTMX(root: element.name.qualifiedName, line: log.line)
      return
    }
    places.append(start(name, element))
  }

  /// Begins an element outside segments.
  private mutating func start(_ name: TMXName?, _ element: MarkupElement) -> Place {
    switch (name, places.last) {
    case (.tmx, nil):
      if !isHeaderComplete {
        header.version = element.value(of: "version") ?? ""
        checks.version(header.version, &log)
      }
      return .root
    case (.header, .root) where isHeaderComplete:
      // That of a document glued to the first, whose header it is that counts.
      return .elsewhere
    case (.header, .root):
      header.metadata.attributes = element.tmxAttributes()
      checks.header(header.metadata, &log)
      return .header
    case (.body, _):
      isHeaderComplete = true
      return .body
    case (.tu, .body), (.tu, .root), (.tu, .elsewhere):
      startUnit(element)
      return .unit
    case (.tuv, .unit):
      startVariant(element)
      return .variant
    case (.seg, .variant):
      return startSegment()
    case (.prop, .header), (.prop, .unit), (.prop, .variant):
      return startMetadata(element, .property)
    case (.note, .header), (.note, .unit), (.note, .variant):
      return startMetadata(element, .note)
    case (.ude, .header):
      header.userDefinedEncodings.append(.init(attributes: element.tmxAttributes()))
      return .encoding
    case (.map, .encoding):
      let last = header.userDefinedEncodings.count - 1
      header.userDefinedEncodings[last].maps.append(element.tmxAttributes())
      return .elsewhere
    default:
      if places.last != .elsewhere {
        log.add("<\(element.name.qualifiedName)> has no place here", "its content is left out")
      }
      return .elsewhere
    }
  }

  mutating func endElement() {
    guard failure == nil, let place = places.popLast() else { return }
    switch place {
    case .inline: segment.end()
    case .segment: endSegment()
    case .variant: endVariant()
    case .unit: endUnit()
    case .property, .note: endMetadata(isNote: place == .note)
    case .header: isHeaderComplete = true
    case .root, .body, .encoding, .elsewhere: break
    }
  }

  mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) {
    guard failure == nil, let place = places.last else { return }
    switch place {
    case .segment, .inline: segment.append(utf8)
    case .property, .note: metadata.text.append(contentsOf: utf8)
    // Some files have the text straight in tuv; what seg holds replaces it.
    case .variant where variant.segment == nil: segment.append(utf8)
    default: break
    }
  }

  mutating func notice(_ notice: MarkupNotice, line: Int) {
    log.add(notice.problem, notice.action, line: line, kind: notice.kind)
  }

  // MARK: Units and variants

  private mutating func startUnit(_ element: MarkupElement) {
    isHeaderComplete = true
    log.unit += 1
    unit.line = element.line
    unit.variants.reserveCapacity(2)
    unit.metadata.attributes = element.tmxAttributes(&texts)
    checks.unit(unit.metadata, &log)
  }

  private mutating func endUnit() {
    var finished = TranslationUnit([])
    swap(&finished, &unit)
    units.append(finished)
  }

  private mutating func startVariant(_ element: MarkupElement) {
    variant = OpenVariant(line: element.line)
    var deprecated: String?
    for position in 0..<element.attributeCount {
      let name = element.attributeName(at: position)
      if name.index != Self.languageIndex {
        variant.metadata.attributes.append(element.tmxAttribute(at: position, &texts))
      } else if name.isUnprefixed {
        deprecated = element.attributeValue(at: position)
      } else {
        variant.languageCode = element.attributeValue(at: position)
      }
    }
    if variant.languageCode.isEmpty { variant.languageCode = deprecated ?? "" }
    variant.languageCode = checks.language(variant.languageCode, &log)
    checks.history(variant.metadata, &log)
  }

  private static let languageIndex = TMXName.vocabulary.firstIndex(of: TMXName.lang.rawValue)

  private mutating func endVariant() {
    var text = variant.segment
    if text == nil {
      let stray = segment.finish(trimming: true).segment
      log.line = variant.line
      if stray.text.isEmpty {
        log.add("<tuv> has no <seg>", "read as an empty text")
      } else {
        log.add("the text stands in <tuv> without <seg>", "taken as the segment")
      }
      text = stray
    }
    unit.variants.append(
      TranslationUnitVariant(
        text ?? Segment(""), languageCode: variant.languageCode, metadata: variant.metadata))
  }

  // MARK: Segments

  private mutating func startSegment() -> Place {
    if variant.segment != nil {
      log.add("<tuv> has a second <seg>", "left out")
      return .elsewhere
    }
    // White space or stray text before seg is none of it.
    segment.reset()
    return .segment
  }

  private mutating func endSegment() {
    let finished = segment.finish(trimming: !options.keepsOuterWhiteSpace)
    if finished.wasTrimmed { log.add("white space around the segment", "cut off") }
    variant.segment = finished.segment
  }

  private mutating func startInline(_ name: TMXName?, _ element: MarkupElement) {
    places.append(.inline)
    switch segment.start(name, attributes: element.tmxAttributes) {
    case .taken:
      break
    case .dissolved:
      let name = element.name.qualifiedName
      log.add(
        "<\(name)> is no inline element that TMX has here", "its words stay, the element goes",
        kind: "inline element")
    case .tooDeep:
      failure = .tooDeep(limit: SegmentBuilder.subflowLimit, unit: log.unit, line: log.line)
    }
  }

  // MARK: Properties and notes

  private mutating func startMetadata(_ element: MarkupElement, _ place: Place) -> Place {
    let isLate =
      switch places.last {
      case .unit: !unit.variants.isEmpty
      case .variant: variant.segment != nil
      default: false
      }
    if isLate {
      log.add("<\(element.name.localName)> comes too late in its element", "read all the same")
    }
    metadata.attributes = element.tmxAttributes(&texts)
    metadata.text.removeAll(keepingCapacity: true)
    return place
  }

  private mutating func endMetadata(isNote: Bool) {
    let text = String(decoding: metadata.text, as: UTF8.self)
    switch places.last {
    case .header: Self.add(text, isNote, metadata.attributes, to: &header.metadata)
    case .unit: Self.add(text, isNote, metadata.attributes, to: &unit.metadata)
    case .variant: Self.add(text, isNote, metadata.attributes, to: &variant.metadata)
    default: break
    }
  }

  private static func add(
    _ text: String, _ isNote: Bool, _ attributes: [Attribute], to target: inout Metadata
  ) {
    if isNote {
      target.notes.append(.init(text, attributes: attributes))
      return
    }
    // Nearly always the type is all there is.
    let isPlain = attributes.count == 1 && attributes[0].name == "type"
    let type =
      isPlain ? attributes[0].value : attributes.first { $0.name == "type" }?.value ?? ""
    let others = isPlain ? [] : attributes.filter { $0.name != "type" }
    target.properties.append(.init(type, text, attributes: others))
  }
}
