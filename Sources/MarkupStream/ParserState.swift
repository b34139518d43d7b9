internal import CLibXML2
internal import CalepinCore

/// What the callbacks of libxml2 work on: it stands between the parser and the
/// handler, keeps the bounds and the first error.
final class ParserState {
  var entities: EntityTable
  /// The names the reader tells apart, as the parser at work knows them.
  private(set) var vocabulary: Vocabulary {
    didSet { hot.pointee.names = vocabulary.table }
  }
  /// Who gets the events; there only while a chunk is parsed.
  var handler: (any MarkupHandler)?
  /// The parser whose callbacks arrive.
  var context: xmlParserCtxtPtr?
  /// The first error; nothing more is handed on after it.
  private(set) var failure: MarkupError? {
    didSet { hot.pointee.hasFailed = failure != nil }
  }
  /// What every event looks at.
  private let hot: UnsafeMutablePointer<Hot>
  /// Whether the last byte has been read: what is wrong now is that there are
  /// no more.
  var isEnding = false
  private var sawTrailingContent = false
  /// The depths at which the parser of an entity has its own root element,
  /// which is none of the file's.
  private var wrappers: [Int] = [] { didSet { hot.pointee.wrapper = wrappers.last ?? -1 } }
  /// Where the reference to the entity being read stands.
  private var referenceLine: Int?
  /// Whether the last piece of a CDATA section ended in a carriage return.
  private var endsInReturn = false
  /// The line that was come to without a parser.
  var scannedLine = 0
  /// What is returned to libxml2 for any entity.
  private let entity: UnsafeMutablePointer<xmlEntity>
  private let noBytes: UnsafeMutablePointer<UInt8>

  /// In memory of its own: as properties of a class they would be checked for
  /// exclusive access at each look, some ten times an event.
  private struct Hot {
    /// How many elements are open.
    var depth = 0
    var depthLimit: Int
    /// The innermost of the wrappers; -1 when there is none.
    var wrapper = -1
    var hasFailed = false
    /// How many elements are still to begin of which the handler knows.
    var knownCount = 0
    var isRootOpen = false
    var isRootClosed = false
    var names: Vocabulary.Table
  }

  init(vocabulary names: [String], depthLimit: Int) {
    let vocabulary = Vocabulary(names, in: nil)
    self.vocabulary = vocabulary
    hot = .allocate(capacity: 1)
    hot.initialize(to: Hot(depthLimit: depthLimit, names: vocabulary.table))
    entities = EntityTable()
    noBytes = .allocate(capacity: 1)
    noBytes.initialize(to: 0)
    entity = .allocate(capacity: 1)
    entity.initialize(to: xmlEntity())
    entity.pointee.type = XML_ENTITY_DECL
    entity.pointee.name = UnsafePointer(noBytes)
    // Never nil: libxml2 would put the text of a declaration there.
    entity.pointee.orig = noBytes
    entity.pointee.content = noBytes
  }

  deinit {
    hot.deinitialize(count: 1)
    hot.deallocate()
    entity.deallocate()
    noBytes.deallocate()
  }

  /// The line the parser has come to, counted from 1.
  var line: Int {
    referenceLine ?? context.flatMap { $0.pointee.input.map { Int($0.pointee.line) } }
      ?? scannedLine
  }

  /// Lets the parser `context` be the one whose events arrive.
  func begin(_ context: xmlParserCtxtPtr) {
    self.context = context
    vocabulary = Vocabulary(vocabulary.names, in: context.pointee.dict)
  }

  /// Lets the names of `vocabulary` be those that arrive, from no parser.
  func begin(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// Notes that the root has ended which no parser has seen.
  func endRoot() {
    hot.pointee.isRootOpen = true
    hot.pointee.isRootClosed = true
  }

  /// Keeps the first `count` elements to come from the handler, which knows them.
  func expectKnown(_ count: Int) { hot.pointee.knownCount = count }

  /// Forgets the document that has ended, for another that follows it.
  func beginDocument() {
    hot.pointee.isRootClosed = false
    hot.pointee.depth = 0
  }

  /// Whether the root element has begun.
  var isRootOpen: Bool { hot.pointee.isRootOpen }
  /// Whether the root element has ended.
  var isRootClosed: Bool { hot.pointee.isRootClosed }

  /// The number of the name at `address`, or `nil` when it has none.
  func index(of address: UnsafePointer<UInt8>) -> Int? { hot.pointee.names[address] }

  /// Keeps `error` if it is the first.
  func fail(_ error: MarkupError) { if failure == nil { failure = error } }

  func notice(_ notice: MarkupNotice) {
    if failure == nil { handler?.notice(notice, line: line) }
  }
}

// MARK: - Events

extension ParserState {
  func startElement(
    _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ count: Int32,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard !hot.pointee.hasFailed else { return }
    hot.pointee.depth += 1
    hot.pointee.isRootOpen = true
    let depth = hot.pointee.depth
    if depth <= hot.pointee.knownCount {
      if depth == hot.pointee.knownCount { hot.pointee.knownCount = 0 }
      return
    }
    if depth > hot.pointee.depthLimit {
      return fail(.tooDeep(limit: hot.pointee.depthLimit, line: line))
    }
    if hot.pointee.wrapper == depth { return }
    let name = MarkupName(index: index(of: local), local: local, prefix: prefix)
    handler?.startElement(
      MarkupElement(
        name: name, line: line, attributeCount: Int(count), raw: attributes,
        names: hot.pointee.names, state: self))
  }

  func endElement(_ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?) {
    guard !hot.pointee.hasFailed else { return }
    let depth = hot.pointee.depth
    hot.pointee.depth = depth - 1
    if hot.pointee.wrapper == depth { return }
    handler?.endElement(MarkupName(index: index(of: local), local: local, prefix: prefix))
    hot.pointee.isRootClosed = depth == 1
  }

  func text(_ bytes: UnsafePointer<UInt8>, _ count: Int32) {
    guard !hot.pointee.hasFailed, count > 0 else { return }
    handler?.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }

  /// Hands on a piece of a CDATA section, in which libxml2 leaves the ends of
  /// lines as they are (XML 1.0 §2.11 does not).
  func section(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = endsInReturn && bytes.first == UInt8(ascii: "\n") ? 1 : 0
    endsInReturn = bytes.last == UInt8(ascii: "\r")
    while start < bytes.count {
      let end = bytes.position(of: UInt8(ascii: "\r"), from: start)
      if end > start { text(UnsafeBufferPointer(rebasing: bytes[start..<end])) }
      guard end < bytes.count else { return }
      text([UInt8(ascii: "\n")])
      start = end + 1
      if start < bytes.count, bytes[start] == UInt8(ascii: "\n") { start += 1 }
    }
  }

  func text(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { text($0) } }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if failure == nil, !bytes.isEmpty { handler?.text(bytes) }
  }

  func raised(_ error: xmlError) {
    guard error.level == XML_ERR_FATAL, failure == nil else { return }
    if isRootClosed {
      if !sawTrailingContent { notice(.trailingContent) }
      sawTrailingContent = true
    } else if isEnding {
      fail(.truncated(line: max(line, 1)))
    } else {
      let message = error.message.map { String(cString: $0) } ?? "broken"
      fail(.syntax(Self.tidy(message), line: referenceLine ?? Int(error.line)))
    }
  }

  private static func tidy(_ message: String) -> String {
    var message = message[...]
    while let last = message.last, last.isWhitespace { message.removeLast() }
    return String(message)
  }
}

// MARK: - Entities

extension ParserState {
  /// Answers libxml2's question for the entity whose name is at `pointer`.
  ///
  /// In content the text is handed on here and libxml2 is told of an empty
  /// entity; in an attribute it is told of one it leaves as a reference, which
  /// is resolved when the value is asked for. So no expansion is its own, and
  /// all of its releases behave the same.
  func lookUp(_ pointer: UnsafePointer<UInt8>) -> UnsafeMutablePointer<xmlEntity> {
    entity.pointee.name = pointer
    entity.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY
    guard failure == nil, let context else { return entity }
    let name = String(cString: pointer)
    let isInDeclaration = context.pointee.inSubset != 0
    let isInAttribute = context.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE
    if isInDeclaration || isInAttribute { entity.pointee.etype = XML_INTERNAL_GENERAL_ENTITY }
    if isInDeclaration { return entity }
    switch entities[name] {
    case .internal(let bytes):
      if !isInAttribute { expand(bytes) }
    case .external:
      notice(.externalEntity(name))
    case nil:
      guard let scalar = HTMLEntities.scalar(name) else {
        fail(.unknownEntity(name, line: line))
        break
      }
      notice(.undeclaredEntity(name))
      if !isInAttribute { text(Array(String(scalar).utf8)) }
    }
    return entity
  }

  /// Answers libxml2's question for a parameter entity with one that is none:
  /// it warns and reads on.
  func lookUpParameter() -> UnsafeMutablePointer<xmlEntity> {
    entity.pointee.etype = XML_INTERNAL_GENERAL_ENTITY
    return entity
  }

  func declare(_ name: String, isExternal: Bool, content: UnsafePointer<UInt8>?) {
    entities.declare(
      name,
      isExternal ? .external : .internal(content.map { Array(String(cString: $0).utf8) } ?? [])
    )
  }

  /// Hands on the replacement text of an entity; what is markup in it counts
  /// as markup (XML 1.0 §4.4.2).
  private func expand(_ bytes: [UInt8]) {
    guard entities.spend(bytes.count) else { return fail(.entityBomb(line: line)) }
    guard bytes.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return text(bytes)
    }
    guard entities.enter() else { return fail(.entityBomb(line: line)) }
    defer { entities.leave() }
    let outer = (context, vocabulary, referenceLine)
    referenceLine = line
    wrappers.append(hot.pointee.depth + 1)
    let (name, type) = (entity.pointee.name, entity.pointee.etype)
    if let inner = PushParser(feeding: self) {
      inner.parse(Array("<e>".utf8) + bytes + Array("</e>".utf8), isLast: true)
    }
    (entity.pointee.name, entity.pointee.etype) = (name, type)
    wrappers.removeLast()
    (context, vocabulary, referenceLine) = outer
  }

  /// The value of an attribute whose references libxml2 left in place.
  func decodeAttribute(_ value: UnsafeBufferPointer<UInt8>) -> String {
    var result: [UInt8] = []
    append(value, to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  private func append(_ value: some Collection<UInt8>, to result: inout [UInt8]) {
    var rest = value[...]
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      result.append(contentsOf: rest[..<ampersand])
      rest = rest[rest.index(after: ampersand)...]
      guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else {
        result.append(UInt8(ascii: "&"))
        continue
      }
      appendEntity(String(decoding: rest[..<end], as: UTF8.self), to: &result)
      rest = rest[rest.index(after: end)...]
    }
    result.append(contentsOf: rest)
  }

  private func appendEntity(_ name: String, to result: inout [UInt8]) {
    if let scalar = EntityTable.predefined(name) ?? HTMLEntities.scalar(name),
      entities[name] == nil
    {
      result.append(contentsOf: String(scalar).utf8)
    } else if case .internal(let bytes) = entities[name] {
      guard entities.spend(bytes.count), entities.enter() else {
        return fail(.entityBomb(line: line))
      }
      append(bytes, to: &result)
      entities.leave()
    }
  }
}
