internal import CalepinCore
internal import MarkupStream

/// Takes the events of a TMX file; all work is done by its ``TMXAssembler``.
///
/// In memory of its own: as a property of a class it would be checked for
/// exclusive access at each event.
final class TMXBuilder: MarkupHandler {
  /// What was made of the events so far; there while the builder is.
  let assembler: UnsafeMutablePointer<TMXAssembler>

  init(options: TMXReader.Options) {
    assembler = .allocate(capacity: 1)
    assembler.initialize(to: TMXAssembler(options: options))
  }

  deinit {
    assembler.pointee.batch.deinitialize(count: 1)
    assembler.pointee.batch.deallocate()
    assembler.deinitialize(count: 1)
    assembler.deallocate()
  }

  func startElement(_ element: MarkupElement) { assembler.pointee.startElement(element) }
  func endElement(_ name: MarkupName) { assembler.pointee.endElement() }
  func text(_ utf8: UnsafeBufferPointer<UInt8>) { assembler.pointee.text(utf8) }
  func notice(_ notice: MarkupNotice, line: Int) { assembler.pointee.notice(notice, line: line) }
}

/// Turns the events of a TMX file into units.
struct TMXAssembler {
  /// The units read and not yet fetched, in memory of their own.
  let batch: UnsafeMutablePointer<UnitBatch>
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
  private var variant = OpenVariant()
  private var metadata = OpenMetadata()
  private var checks = TMXChecks()

  /// Where in the file an element stands.
  private enum Place {
    case root, header, body, unit, variant, segment, inline, property, note, encoding, elsewhere
  }

  /// A `tuv` that is being read.
  private struct OpenVariant {
    var languageCode = ""
    var text: Range<Int>?
    var codes: [InlineCode] = []
    var line = 0
  }

  /// A `prop` or `note` that is being read.
  private struct OpenMetadata {
    var attributes: [Attribute] = []
    var type: Range<Int> = 0..<0
    var text: [UInt8] = []
  }

  init(options: TMXReader.Options) {
    self.options = options
    batch = .allocate(capacity: 1)
    batch.initialize(to: UnitBatch())
  }

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
    case .unit: batch.pointee.end()
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
    case .variant where variant.text == nil: segment.append(utf8)
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
    batch.pointee.begin(line: element.line)
    for position in 0..<element.attributeCount { keepAttribute(position, of: element, owner: -1) }
  }

  /// Keeps an attribute, after a look at what it says.
  @inline(__always)
  private mutating func keepAttribute(_ position: Int, of element: MarkupElement, owner: Int) {
    let name = element.tmxAttributeName(at: position)
    let bytes = element.attributeBytes(at: position)
    let value: Range<Int>
    if bytes.contains(UInt8(ascii: "&")) {
      // References have to be resolved first.
      var text = element.attributeValue(at: position)
      value = text.withUTF8 {
        checks.attribute(name.known, $0, isUnit: owner < 0, &log)
        return batch.pointee.keep($0)
      }
    } else {
      checks.attribute(name.known, bytes, isUnit: owner < 0, &log)
      value = batch.pointee.keep(bytes)
    }
    batch.pointee.add(.init(name: name.text, value: value, owner: owner))
  }

  private mutating func startVariant(_ element: MarkupElement) {
    variant.text = nil
    variant.line = element.line
    var code = ""
    var deprecated = ""
    for position in 0..<element.attributeCount {
      let name = element.attributeName(at: position)
      if name.index != Self.languageIndex {
        keepAttribute(position, of: element, owner: batch.pointee.openVariantCount)
      } else if name.isUnprefixed {
        deprecated = element.attributeValue(at: position)
      } else {
        code = element.attributeValue(at: position)
      }
    }
    variant.languageCode = checks.language(code.isEmpty ? deprecated : code, &log)
  }

  private static let languageIndex = TMXName.vocabulary.firstIndex(of: TMXName.lang.rawValue)

  private mutating func endVariant() {
    if variant.text == nil {
      _ = takeSegment(trimming: true)
      log.line = variant.line
      if variant.text?.isEmpty == true {
        log.add("<tuv> has no <seg>", "read as an empty text")
      } else {
        log.add("the text stands in <tuv> without <seg>", "taken as the segment")
      }
    }
    batch.pointee.add(
      .init(
        languageCode: variant.languageCode, text: variant.text ?? 0..<0, codes: variant.codes))
  }

  // MARK: Segments

  private mutating func startSegment() -> Place {
    if variant.text != nil {
      log.add("<tuv> has a second <seg>", "left out")
      return .elsewhere
    }
    // White space or stray text before seg is none of it.
    segment.reset()
    return .segment
  }

  private mutating func endSegment() {
    if takeSegment(trimming: !options.keepsOuterWhiteSpace) {
      log.add("white space around the segment", "cut off")
    }
  }

  /// Takes what the segment has become; whether white space was cut off.
  private mutating func takeSegment(trimming: Bool) -> Bool {
    let batch = batch
    return segment.finish(trimming: trimming) { text, codes in
      variant.text = batch.pointee.keep(text)
      variant.codes = codes
    }
  }

  private mutating func startInline(_ name: TMXName?, _ element: MarkupElement) {
    places.append(.inline)
    switch segment.start(name, attributes: { element.tmxAttributes() }) {
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
      case .unit: batch.pointee.openVariantCount > 0
      case .variant: variant.text != nil
      default: false
      }
    if isLate {
      log.add("<\(element.name.localName)> comes too late in its element", "read all the same")
    }
    metadata.text.removeAll(keepingCapacity: true)
    metadata.type = 0..<0
    if place == .property, places.last != .header, element.attributeCount == 1,
      element.attributeName(at: 0).index == Self.typeIndex,
      !element.attributeBytes(at: 0).contains(UInt8(ascii: "&"))
    {
      // Nearly always the type is all there is.
      metadata.type = batch.pointee.keep(element.attributeBytes(at: 0))
      metadata.attributes = []
    } else {
      metadata.attributes = element.tmxAttributes()
    }
    return place
  }

  private static let typeIndex = TMXName.vocabulary.firstIndex(of: TMXName.type.rawValue)

  private mutating func endMetadata(isNote: Bool) {
    switch places.last {
    case .header: endHeaderMetadata(isNote)
    case .unit: keepMetadata(isNote, owner: -1)
    case .variant: keepMetadata(isNote, owner: batch.pointee.openVariantCount)
    default: break
    }
  }

  private mutating func endHeaderMetadata(_ isNote: Bool) {
    let text = String(decoding: metadata.text, as: UTF8.self)
    if isNote {
      header.metadata.notes.append(.init(text, attributes: metadata.attributes))
    } else {
      let type = metadata.attributes.first { $0.name == "type" }?.value ?? ""
      let others = metadata.attributes.filter { $0.name != "type" }
      header.metadata.properties.append(.init(type, text, attributes: others))
    }
  }

  private mutating func keepMetadata(_ isNote: Bool, owner: Int) {
    var type = metadata.type
    if !isNote, let index = metadata.attributes.firstIndex(where: { $0.name == "type" }) {
      type = batch.pointee.keep(Array(metadata.attributes[index].value.utf8)[...])
      metadata.attributes.removeAll { $0.name == "type" }
    }
    batch.pointee.add(
      .init(
        type: isNote ? nil : type, text: batch.pointee.keep(metadata.text[...]),
        attributes: metadata.attributes, owner: owner))
  }
}
