internal import CalepinCore
internal import MarkupStream

/// Turns the events of a TMX file into units.
final class TMXBuilder: MarkupHandler {
  /// Units that are complete and not yet fetched.
  var units: [TranslationUnit] = []
  /// The header as far as it was read.
  private(set) var header = TMXHeader(version: "")
  /// Whether all of the header was read.
  private(set) var isHeaderComplete = false
  /// The number of the unit begun last, from 1.
  private(set) var unitNumber = 0
  /// Why nothing more is read.
  private(set) var failure: TMXError?
  private(set) var warnings: [FormatWarning] = []

  private let options: TMXReader.Options
  private var places: [Place] = []
  private var segment = SegmentBuilder()
  private var unit = TranslationUnit([])
  private var variant = OpenVariant()
  private var metadata = OpenMetadata()
  private var checks = TMXChecks()
  private var line = 0

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

  func takeWarnings() -> [FormatWarning] {
    defer { warnings = [] }
    return warnings
  }

  private func warn(_ problem: String, _ action: String, line: Int? = nil) {
    let unit = unitNumber == 0 ? nil : unitNumber
    warnings.append(
      FormatWarning(line: line ?? self.line, unit: unit, problem: problem, action: action))
  }

  // MARK: Elements

  func startElement(_ element: MarkupElement) {
    guard failure == nil else { return }
    line = element.line
    let name = TMXName.element(element.name)
    if name != nil, element.name.index == nil { checks.upperCase { warn($0, $1) } }
    if places.last == .segment || places.last == .inline { return startInline(name, element) }
    guard !places.isEmpty || name == .tmx else {
      failure = .notTMX(root: element.name.qualifiedName, line: line)
      return
    }
    places.append(start(name, element))
  }

  /// Begins an element outside segments.
  private func start(_ name: TMXName?, _ element: MarkupElement) -> Place {
    switch (name, places.last) {
    case (.tmx, nil):
      header.version = element.value(of: "version") ?? ""
      checks.version(header.version) { warn($0, $1) }
      return .root
    case (.header, .root):
      header.metadata.attributes = element.tmxAttributes()
      checks.header(header.metadata) { warn($0, $1) }
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
        warn("<\(element.name.qualifiedName)> has no place here", "its content is left out")
      }
      return .elsewhere
    }
  }

  func endElement(_ name: MarkupName) {
    guard failure == nil, let place = places.popLast() else { return }
    switch place {
    case .inline: segment.end()
    case .segment: endSegment()
    case .variant: endVariant()
    case .unit: units.append(unit)
    case .property, .note: endMetadata(isNote: place == .note)
    case .header: isHeaderComplete = true
    case .root, .body, .encoding, .elsewhere: break
    }
  }

  func text(_ utf8: UnsafeBufferPointer<UInt8>) {
    guard failure == nil, let place = places.last else { return }
    switch place {
    case .segment, .inline: segment.append(utf8)
    case .property, .note: metadata.text.append(contentsOf: utf8)
    // Some files have the text straight in tuv; what seg holds replaces it.
    case .variant where variant.segment == nil: segment.append(utf8)
    default: break
    }
  }

  func notice(_ notice: MarkupNotice, line: Int) {
    let text = notice.description.split(separator: "; ", maxSplits: 1)
    warn(String(text[0]), text.count > 1 ? String(text[1]) : "read on", line: line)
  }

  // MARK: Units and variants

  private func startUnit(_ element: MarkupElement) {
    isHeaderComplete = true
    unitNumber += 1
    unit = TranslationUnit([], line: element.line)
    unit.metadata.attributes = element.tmxAttributes()
    checks.unit(unit.metadata) { warn($0, $1) }
  }

  private func startVariant(_ element: MarkupElement) {
    variant = OpenVariant(line: element.line)
    var deprecated: String?
    for position in 0..<element.attributeCount {
      let name = element.attributeName(at: position)
      if name.index != Self.languageIndex {
        let known = name.isUnprefixed ? name.index.map { TMXName(index: $0).rawValue } : nil
        variant.metadata.attributes.append(
          Attribute(known ?? name.qualifiedName, element.attributeValue(at: position)))
      } else if name.isUnprefixed {
        deprecated = element.attributeValue(at: position)
      } else {
        variant.languageCode = element.attributeValue(at: position)
      }
    }
    if variant.languageCode.isEmpty { variant.languageCode = deprecated ?? "" }
    variant.languageCode = checks.language(variant.languageCode) { warn($0, $1) }
    checks.history(variant.metadata) { warn($0, $1) }
  }

  private static let languageIndex = TMXName.vocabulary.firstIndex(of: TMXName.lang.rawValue)

  private func endVariant() {
    var text = variant.segment
    if text == nil {
      let stray = segment.finish(trimming: true).segment
      line = variant.line
      if stray.text.isEmpty {
        warn("<tuv> has no <seg>", "read as an empty text")
      } else {
        warn("the text stands in <tuv> without <seg>", "taken as the segment")
      }
      text = stray
    }
    unit.variants.append(
      TranslationUnitVariant(
        text ?? Segment(""), languageCode: variant.languageCode, metadata: variant.metadata))
  }

  // MARK: Segments

  private func startSegment() -> Place {
    if variant.segment != nil {
      warn("<tuv> has a second <seg>", "left out")
      return .elsewhere
    }
    // White space or stray text before seg is none of it.
    segment.reset()
    return .segment
  }

  private func endSegment() {
    let finished = segment.finish(trimming: !options.keepsOuterWhiteSpace)
    if finished.wasTrimmed { warn("white space around the segment", "cut off") }
    variant.segment = finished.segment
  }

  private func startInline(_ name: TMXName?, _ element: MarkupElement) {
    places.append(.inline)
    switch segment.start(name, attributes: element.tmxAttributes) {
    case .taken:
      break
    case .dissolved:
      let name = element.name.qualifiedName
      warn("<\(name)> is no inline element that TMX has here", "its words stay, the element goes")
    case .tooDeep:
      failure = .tooDeep(limit: SegmentBuilder.subflowLimit, unit: unitNumber, line: line)
    }
  }

  // MARK: Properties and notes

  private func startMetadata(_ element: MarkupElement, _ place: Place) -> Place {
    let isLate =
      switch places.last {
      case .unit: !unit.variants.isEmpty
      case .variant: variant.segment != nil
      default: false
      }
    if isLate {
      warn("<\(element.name.localName)> comes too late in its element", "read all the same")
    }
    metadata.attributes = element.tmxAttributes()
    metadata.text.removeAll(keepingCapacity: true)
    return place
  }

  private func endMetadata(isNote: Bool) {
    let text = String(decoding: metadata.text, as: UTF8.self)
    switch places.last {
    case .header: add(text, isNote, to: &header.metadata)
    case .unit: add(text, isNote, to: &unit.metadata)
    case .variant: add(text, isNote, to: &variant.metadata)
    default: break
    }
  }

  private func add(_ text: String, _ isNote: Bool, to target: inout Metadata) {
    if isNote {
      target.notes.append(.init(text, attributes: metadata.attributes))
      return
    }
    let type = metadata.attributes.first { $0.name == "type" }?.value ?? ""
    let others = metadata.attributes.filter { $0.name != "type" }
    target.properties.append(.init(type, text, attributes: others))
  }
}
