internal import CalepinCore
internal import MarkupStream

/// Makes entries of the events of a TBX file, version 2 or 3, DCA or DCT.
final class TBXBuilder: ItemBuilder {
  var items: [ConceptEntry] = []
  var log = WarningLog()
  private(set) var failure: FormatError?
  /// The language the file is written in.
  private(set) var sawRoot = false

  private var places: [Place] = []
  private var entry = ConceptEntry(sections: [])
  private var section: LanguageSection?
  private var term: TermSection?
  private var text: [UInt8] = []
  private var category = Metadata.Property("", "")

  /// Where in the file an element stands.
  private enum Place {
    case root, transparent, entry, language, termGroup, term, carrier, inline, header
  }

  func startElement(_ element: MarkupElement) {
    guard failure == nil else { return }
    log.line = element.line
    let name = element.name.localName
    guard let outer = places.last else {
      sawRoot = true
      if name != "martif" && name != "tbx" {
        failure = FormatError(
          "not a TBX file: the root element is <\(name)>, expected <martif> or <tbx>",
          line: element.line)
      }
      return places.append(.root)
    }
    places.append(start(name, element, in: outer))
  }

  private func start(_ name: String, _ element: MarkupElement, in outer: Place) -> Place {
    if outer == .carrier || outer == .term || outer == .inline { return .inline }
    if outer == .header { return .header }
    switch name {
    case "martifHeader", "tbxHeader", "back": return .header
    case "text", "body": return .transparent
    case "termEntry", "conceptEntry":
      log.unit += 1
      entry = ConceptEntry(id: element.value(of: "id"), sections: [], line: element.line)
      return .entry
    case "langSet", "langSec":
      startLanguage(element)
      return .language
    case "tig", "ntig", "termSec":
      term = TermSection("")
      return .termGroup
    case "term":
      text.removeAll(keepingCapacity: true)
      return .term
    case "termGrp", "descripGrp", "adminGrp", "transacGrp", "termNoteGrp", "termCompList":
      return .transparent
    default:
      return startCarrier(name, element)
    }
  }

  private func startLanguage(_ element: MarkupElement) {
    let code = element.value(of: "lang") ?? ""
    if let language = LanguageTag(lenient: code) {
      section = LanguageSection(language, terms: [])
      if LanguageTag(code) != language {
        log.add("'\(code)' is not how BCP 47 spells the language", "read as '\(language)'")
      }
    } else {
      section = nil
      let problem = code.isEmpty ? "a section names no language" : "'\(code)' is not a language tag"
      log.add(problem, "its terms are left out")
    }
  }

  private func startCarrier(_ name: String, _ element: MarkupElement) -> Place {
    let isCarrier = TBXCategory.carriers.contains(name)
    if !isCarrier, element.name.isUnprefixed {
      log.add("<\(name)> has no place here", "kept as a property", kind: "place")
    }
    if isCarrier, let term, term.text.isEmpty, name == "termNote" {
      log.add("<\(name)> comes before <term>", "read all the same", kind: "order")
    }
    text.removeAll(keepingCapacity: true)
    category = Metadata.Property(element.value(of: "type") ?? name, "")
    for position in 0..<element.attributeCount {
      let attribute = element.attributeName(at: position)
      if attribute.localName == "type" { continue }
      category.attributes.append(
        Attribute(attribute.qualifiedName, element.attributeValue(at: position)))
    }
    return .carrier
  }

  func endElement(_ name: MarkupName) {
    guard failure == nil, let place = places.popLast() else { return }
    switch place {
    case .term:
      term?.text = collapsed()
    case .termGroup:
      endTerm()
    case .carrier:
      category.value = collapsed()
      if category.type == "date" || !category.value.isEmpty || !category.attributes.isEmpty {
        add(category)
      }
    case .language:
      if var section, !section.terms.isEmpty {
        section.terms.sort { $0.status < $1.status }
        entry.sections.append(section)
      }
      section = nil
    case .entry:
      if entry.sections.isEmpty {
        log.add("the entry has no term", "left out", line: entry.line)
      } else {
        items.append(entry)
      }
    case .root, .transparent, .inline, .header: break
    }
  }

  func text(_ utf8: UnsafeBufferPointer<UInt8>) {
    switch places.last {
    case .term, .carrier, .inline: text.append(contentsOf: utf8)
    default: break
    }
  }

  func notice(_ notice: MarkupNotice, line: Int) { log.add(notice, line: line) }

  private func endTerm() {
    guard let finished = term else { return }
    term = nil
    if finished.text.isEmpty {
      log.add("a term is empty", "left out")
    } else {
      section?.terms.append(finished)
    }
  }

  /// The text with every run of white space as one space, none around it.
  private func collapsed() -> String {
    var result: [UInt8] = []
    for byte in text {
      if !SegmentBuilder.isBlank(byte) {
        result.append(byte)
      } else if result.last != 0x20, !result.isEmpty {
        result.append(0x20)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: Categories

  /// Puts a category where it belongs: on the term, the language or the concept.
  private func add(_ property: Metadata.Property) {
    if term != nil { return addToTerm(property) }
    if section != nil {
      section?.properties.append(property)
      return
    }
    switch property.type {
    case "subjectField" where entry.domain == nil: entry.domain = property.value
    case "definition" where entry.definition == nil: entry.definition = property.value
    case "note" where entry.note == nil: entry.note = property.value
    case "source" where entry.source == nil: entry.source = property.value
    default: entry.properties.append(property)
    }
  }

  private func addToTerm(_ property: Metadata.Property) {
    switch property.type {
    case "administrativeStatus", "usageStatus", "normativeAuthorization":
      if let status = TBXCategory.status(property.value) {
        term?.status = status
        return
      }
      // There is no word for a superseded term; that it should not be used stays.
      if property.value.hasPrefix("superseded") { term?.status = .deprecated }
    case "partOfSpeech":
      let value = property.value == "proper noun" ? "properNoun" : property.value
      if let partOfSpeech = TermPartOfSpeech(rawValue: value) {
        term?.partOfSpeech = partOfSpeech
        return
      }
    case "grammaticalGender":
      if let gender = GrammaticalGender(rawValue: property.value) {
        term?.gender = gender
        return
      }
    default: break
    }
    term?.properties.append(property)
  }
}
