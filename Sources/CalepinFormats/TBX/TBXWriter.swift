internal import CalepinCore
internal import MarkupStream

/// Writes concept entries as TBX-Basic.
final class TBXWriter: EntryWriter {
  /// The names that differ between the versions.
  enum Version {
    case version2, version3

    fileprivate var names: (entry: String, language: String, term: String) {
      switch self {
      case .version2: ("termEntry", "langSet", "tig")
      case .version3: ("conceptEntry", "langSec", "termSec")
      }
    }
  }

  private var markup: MarkupWriter
  private let version: Version
  private let languageNames: [LanguageTag: LanguageTag]
  private var log = WriteLog()
  private var identifiers: Set<String> = []
  private var entryCount = 0

  init(to sink: any ByteSink, _ version: Version, _ options: WriteOptions) {
    markup = MarkupWriter(to: sink)
    self.version = version
    languageNames = options.languageNames
    let language = options.written(options.pairing.source).description
    switch version {
    case .version2: beginVersion2(language)
    case .version3: beginVersion3(language)
    }
    markup.start("text")
    markup.start("body")
  }

  func write(_ entry: ConceptEntry) throws(OutputError) {
    log.beginEntry()
    entryCount += 1
    guard entry.sections.contains(where: { !$0.terms.isEmpty }) else {
      return log.add("the entry has no term", "left out", line: entry.line)
    }
    markup.start(version.names.entry)
    markup.attribute("id", identifier(of: entry))
    var properties: [Metadata.Property] = []
    func add(_ type: String, _ value: String?) {
      if let value { properties.append(.init(type, value)) }
    }
    add("subjectField", entry.domain)
    add("definition", entry.definition)
    add("source", entry.source)
    add("note", entry.note)
    try write(properties + entry.properties, entry.line)
    for section in entry.sections where !section.terms.isEmpty {
      markup.start(version.names.language)
      let language = languageNames[section.language] ?? section.language
      markup.attribute("xml:lang", language.description)
      try write(section.properties, entry.line)
      for term in section.terms {
        try write(term, isAlone: section.terms.count == 1, entry.line)
      }
      try markup.end()
    }
    try markup.end()
  }

  func finish() throws(OutputError) { try markup.finish() }

  func takeWarnings() -> [FormatWarning] { log.take() }

  // MARK: Header

  private func beginVersion2(_ language: String) {
    markup.doctype("martif", system: "TBXBasiccoreStructV02.dtd")
    markup.start("martif")
    markup.attribute("type", "TBX-Basic")
    markup.attribute("xml:lang", language)
    header("martifHeader") {
      element("encodingDesc") {
        markup.start("p", .inline)
        markup.attribute("type", "XCSURI")
        markup.text("TBXBasicXCSV02.xcs")
        try? markup.end()
      }
    }
  }

  private func beginVersion3(_ language: String) {
    markup.start("tbx")
    markup.attribute("type", "TBX-Basic")
    markup.attribute("style", "dca")
    markup.attribute("xml:lang", language)
    markup.attribute("xmlns", "urn:iso:std:iso:30042:ed-2")
    header("tbxHeader") {}
  }

  private func header(_ name: String, _ rest: () -> Void) {
    element(name) {
      element("fileDesc") {
        element("titleStmt") { line("title", "calepin") }
        element("sourceDesc") { line("p", "calepin") }
      }
      rest()
    }
  }

  private func line(_ name: String, _ text: String) {
    markup.start(name, .inline)
    markup.text(text)
    try? markup.end()
  }

  /// Writes an element of the header, which is too short to be passed on yet.
  private func element(_ name: String, _ content: () -> Void) {
    markup.start(name)
    content()
    try? markup.end()
  }

  // MARK: Terms

  private func write(
    _ term: TermSection, isAlone: Bool, _ line: Int
  ) throws(OutputError) {
    markup.start(version.names.term)
    markup.start("term", .inline)
    markup.text(term.text)
    try markup.end()
    var notes: [Metadata.Property] = []
    let hasOwnStatus = term.properties.contains { $0.type == "administrativeStatus" }
    if !hasOwnStatus, term.status != .preferred || !isAlone {
      notes.append(.init("administrativeStatus", TBXCategory.value(of: term.status)))
    }
    if term.status == .forbidden {
      log.add("TBX has no status 'forbidden'", "written as deprecated", line: line)
    }
    if let partOfSpeech = term.partOfSpeech {
      // The schemas know no proper nouns.
      let value = partOfSpeech == .properNoun ? "noun" : partOfSpeech.rawValue
      notes.append(.init("partOfSpeech", value))
    }
    if let gender = term.gender { notes.append(.init("grammaticalGender", gender.rawValue)) }
    let isNote = { TBXCategory.element(of: $0) == "termNote" }
    notes += term.properties.filter { isNote($0.type) }
    try write(notes, line)
    try write(term.properties.filter { !isNote($0.type) }, line)
    try markup.end()
  }

  // MARK: Categories

  private func write(_ properties: [Metadata.Property], _ line: Int) throws(OutputError) {
    var isInTransaction = false
    for property in properties {
      guard let element = TBXCategory.element(of: property.type) else {
        log.add(
          "TBX-Basic has no data category '\(property.type)'", "'\(property.value)' is left out",
          line: line)
        continue
      }
      // Version 3 wants to know where a reference leads, and that it is there.
      guard let value = TBXCategory.mended(property.value, of: property.type),
        element != "ref" || version == .version2
      else {
        log.add(
          "'\(property.value)' is no value TBX-Basic has for '\(property.type)'", "left out",
          line: line)
        continue
      }
      let isPart = element == "date" || element == "transacNote"
      if isInTransaction, !isPart {
        try markup.end()
        isInTransaction = false
      }
      if element == "transac" {
        markup.start("transacGrp")
        isInTransaction = true
      } else if isPart, !isInTransaction {
        log.add("'\(property.type)' stands alone", "left out", line: line)
        continue
      }
      try write(value, property, element)
    }
    if isInTransaction { try markup.end() }
  }

  private func write(
    _ value: String, _ property: Metadata.Property, _ element: String
  ) throws(OutputError) {
    markup.start(element, .inline)
    if element != "note" && element != "date" { markup.attribute("type", property.type) }
    if element == "xref" || (element == "ref" && version == .version3),
      let target = property.attributes.first(where: { $0.name == "target" })
    {
      markup.attribute("target", target.value)
    }
    if !value.isEmpty { markup.text(value) }
    try markup.end()
  }

  /// The identifier, made one that XML allows and the file has not got yet.
  private func identifier(of entry: ConceptEntry) -> String {
    var name = String((entry.id ?? "").map { Self.isNameCharacter($0) ? $0 : "_" })
    if name.isEmpty {
      name = "c\(entryCount)"
    } else if name.first.map({ $0.isLetter || $0 == "_" }) != true {
      name = "c" + name
    }
    while !identifiers.insert(name).inserted { name += "_\(entryCount)" }
    return name
  }

  private static func isNameCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "-_.".contains(character))
  }
}
