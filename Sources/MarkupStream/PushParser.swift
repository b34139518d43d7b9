internal import CLibXML2

/// A push parser of libxml2 whose events go to a ``ParserState``.
///
/// It reads neither network, nor DTD, nor external entity, and expands no
/// entity by itself.
final class PushParser {
  private let context: xmlParserCtxtPtr
  private let state: ParserState

  /// Creates a parser that feeds `state` from now on; `nil` when there is no
  /// memory for it.
  init?(feeding state: ParserState) {
    LibXML.initialize()
    var handler = Self.handler()
    let data = Unmanaged.passUnretained(state).toOpaque()
    guard let context = xmlCreatePushParserCtxt(&handler, data, nil, 0, nil) else { return nil }
    self.context = context
    self.state = state
    // IGNORE_ENC: the bytes are UTF-8 by now, whatever the file declares.
    // HUGE: the bounds of libxml2 refuse sound files; ours stand in the state.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue
    xmlCtxtUseOptions(context, Int32(options | XML_PARSE_IGNORE_ENC.rawValue))
    state.begin(context)
  }

  deinit {
    // Declarations of entities make libxml2 begin a document of its own.
    if let document = context.pointee.myDoc { xmlFreeDoc(document) }
    context.pointee.myDoc = nil
    if state.context == context { state.context = nil }
    xmlFreeParserCtxt(context)
  }

  /// Lets the first bytes to come stand on `line`, counted from 1.
  func begin(onLine line: Int) { context.pointee.input?.pointee.line = Int32(line) }

  /// Parses what comes next.
  func parse(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) {
    bytes.withMemoryRebound(to: CChar.self) { chars in
      _ = xmlParseChunk(context, chars.baseAddress, Int32(chars.count), isLast ? 1 : 0)
    }
  }

  /// Parses what comes next.
  func parse(_ bytes: [UInt8], isLast: Bool) {
    bytes.withUnsafeBufferPointer { parse($0, isLast: isLast) }
  }

  /// How many bytes are waiting for the end of the construct they begin.
  var pendingByteCount: Int {
    guard let input = context.pointee.input, let end = input.pointee.end,
      let current = input.pointee.cur
    else { return 0 }
    return end - current
  }

  /// The line on which the bytes parsed so far and those that wait end.
  var lineAtEnd: Int {
    state.line + pending.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
  }

  /// Whether nothing but white space is waiting.
  var isPendingBlank: Bool { pending.allSatisfy { $0 <= 0x20 } }

  private var pending: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: context.pointee.input?.pointee.cur, count: pendingByteCount)
  }
}

/// What libxml2 needs before anything of it is used, on any thread.
enum LibXML {
  private static let ready: Void = xmlInitParser()

  /// Makes libxml2 ready; at the second call it is.
  static func initialize() { _ = ready }
}

// MARK: - Callbacks

extension PushParser {
  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { data, local, prefix, _, _, _, count, _, attributes in
      guard let data, let local else { return }
      PushParser.state(data) { $0.startElement(local, prefix, count, attributes) }
    }
    handler.endElementNs = { data, local, prefix, _ in
      guard let data, let local else { return }
      PushParser.state(data) { $0.endElement(local, prefix) }
    }
    handler.characters = { data, bytes, count in
      guard let data, let bytes else { return }
      PushParser.state(data) { $0.text(bytes, count) }
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = { data, bytes, count in
      guard let data, let bytes else { return }
      PushParser.state(data) { $0.section(UnsafeBufferPointer(start: bytes, count: Int(count))) }
    }
    handler.serror = { data, error in
      guard let data, let error else { return }
      PushParser.state(data) { $0.raised(error.pointee) }
    }
    addEntities(to: &handler)
    return handler
  }

  private static func addEntities(to handler: inout xmlSAXHandler) {
    handler.getEntity = { data, name in
      guard let data, let name else { return nil }
      return PushParser.state(data) { $0.lookUp(name) }
    }
    handler.getParameterEntity = { data, _ in
      guard let data else { return nil }
      return PushParser.state(data) { $0.lookUpParameter() }
    }
    handler.entityDecl = { data, name, type, _, _, content in
      guard let data, let name else { return }
      let kind = xmlEntityType(UInt32(type))
      guard kind != XML_INTERNAL_PARAMETER_ENTITY, kind != XML_EXTERNAL_PARAMETER_ENTITY else {
        return
      }
      PushParser.state(data) {
        $0.declare(
          String(cString: name), isExternal: kind != XML_INTERNAL_GENERAL_ENTITY, content: content)
      }
    }
    handler.unparsedEntityDecl = { data, name, _, _, _ in
      guard let data, let name else { return }
      PushParser.state(data) { $0.declare(String(cString: name), isExternal: true, content: nil) }
    }
  }

  private static func state<Result>(
    _ data: UnsafeMutableRawPointer, _ body: (ParserState) -> Result
  ) -> Result {
    // The reader holds the state for as long as the parser lives.
    Unmanaged<ParserState>.fromOpaque(data)._withUnsafeGuaranteedRef(body)
  }
}
