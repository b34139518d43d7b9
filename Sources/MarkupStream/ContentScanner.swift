internal import CLibXML2

/// Reads documents in which nothing is odd, at a fraction of what a parser
/// costs.
///
/// It knows as much of XML 1.0 as sound files use: elements, attributes, text,
/// CDATA sections, references to characters and to the five predefined
/// entities, comments, processing instructions, a DOCTYPE without an internal
/// subset. At the first thing else it leaves, and what comes from there on is
/// for ``MarkupMender`` and libxml2, which know what to do or to say about it.
/// The events are those libxml2 would give.
struct ContentScanner: ~Copyable {
  /// What became of a chunk.
  enum Outcome: Equatable {
    /// All was read, or waits for what comes next.
    case goesOn
    /// Something odd comes next; ``rest`` begins with it.
    case isOdd
    /// The root element has ended; ``rest`` follows it.
    case hasEnded
  }

  /// An element that has begun and not ended.
  struct Open {
    let name: MarkupName
    /// The name with its prefix, zero at its end, kept by the dictionary.
    let qualified: UnsafePointer<UInt8>
    let length: Int
    /// The line on which its tag begins, counted from 1.
    var line = 0

    /// The name with its prefix.
    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: qualified, count: length)) }
  }

  /// The elements that are open, the root first.
  private(set) var open: [Open] = []
  /// The line come to, counted from 1.
  private(set) var line = 1
  /// What was not read: it waits for more, or is left for others.
  private(set) var rest: [UInt8] = []
  /// The name of the root; empty before it began.
  var root: [UInt8] { rootName?.bytes ?? [] }

  private var rootName: Open?
  private let names: NameCache
  /// Five pointers an attribute, as libxml2 hands them over.
  private var attributes = AttributeBuffer()
  private let depthLimit: Int

  /// Creates a scanner of one document.
  init(names: NameCache, depthLimit: Int) {
    self.names = names
    self.depthLimit = depthLimit
  }

  /// How many lines end in the bytes that wait.
  var pendingLineCount: Int { rest.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } }

  /// Hands what `chunk` holds to `handler`.
  ///
  /// - Returns: Whether it goes on; after anything else the scanner is done with.
  mutating func scan(
    _ chunk: UnsafeBufferPointer<UInt8>, isLast: Bool, for state: ParserState,
    to handler: any MarkupHandler
  ) -> Outcome {
    if rest.isEmpty { return scanWhole(chunk, isLast: isLast, state, handler) }
    let joined = rest + chunk
    rest = []
    return joined.withUnsafeBufferPointer { scanWhole($0, isLast: isLast, state, handler) }
  }

  private mutating func scanWhole(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, _ state: ParserState,
    _ handler: any MarkupHandler
  ) -> Outcome {
    guard let base = bytes.baseAddress else { return isLast ? .isOdd : .goesOn }
    var pass = ScanPass(base: base, count: bytes.count, line: line)
    var step = Step.done
    if rootName == nil {
      step = Self.prolog(&pass)
      if case .done = step { step = startTag(&pass, state, handler) }
      if case .done = step {} else { pass.position = 0 }
    }
    while case .done = step, !open.isEmpty, pass.position < pass.count {
      step = markupOrText(&pass, state, handler)
    }
    line = pass.line(at: pass.position)
    if pass.position < pass.count { rest = Array(bytes[pass.position...]) }
    if rootName != nil, open.isEmpty { return .hasEnded }
    // At the very end others say what is missing.
    return step == .odd || isLast ? .isOdd : .goesOn
  }

  /// What became of a construct.
  enum Step {
    case done, waits, odd
  }

  // MARK: Content

  @inline(__always)
  private mutating func markupOrText(
    _ pass: inout ScanPass, _ state: ParserState, _ handler: any MarkupHandler
  ) -> Step {
    guard pass.base[pass.position] == UInt8(ascii: "<") else { return text(&pass, handler) }
    guard pass.position + 1 < pass.count else { return .waits }
    switch pass.base[pass.position + 1] {
    case UInt8(ascii: "/"): return endTag(&pass, handler)
    case UInt8(ascii: "!"): return Self.section(&pass, handler)
    case UInt8(ascii: "?"): return Self.instruction(&pass)
    default: return startTag(&pass, state, handler)
    }
  }

  @inline(__always)
  private mutating func startTag(
    _ pass: inout ScanPass, _ state: ParserState, _ handler: any MarkupHandler
  ) -> Step {
    guard open.count < depthLimit else { return .odd }
    var tag = StartTag(nameStart: pass.position + 1)
    let step = tag.read(pass, names, &attributes)
    guard step == .done, var name = tag.name else { return step }
    name.line = pass.line(at: pass.position)
    pass.position = tag.end
    if rootName == nil { rootName = name }
    handler.startElement(
      MarkupElement(
        name: name.name, line: pass.line(at: tag.end), attributeCount: attributes.count,
        raw: attributes.pointers, names: names.vocabulary.table, state: state))
    if tag.isEmpty {
      handler.endElement(name.name)
    } else {
      open.append(name)
    }
    return .done
  }

  @inline(__always)
  private mutating func endTag(_ pass: inout ScanPass, _ handler: any MarkupHandler) -> Step {
    let element = open[open.count - 1]
    let start = pass.position + 2
    var end = start + element.length
    guard end < pass.count else { return .waits }
    for offset in 0..<element.length
    where pass.base[start + offset] != element.qualified[offset] { return .odd }
    while end < pass.count, TagShape.isBlank(pass.base[end]) { end += 1 }
    guard end < pass.count else { return .waits }
    guard pass.base[end] == UInt8(ascii: ">") else { return .odd }
    open.removeLast()
    pass.position = end + 1
    handler.endElement(element.name)
    return .done
  }

  /// Passes the text up to the next tag.
  @inline(__always)
  private func text(_ pass: inout ScanPass, _ handler: any MarkupHandler) -> Step {
    let tag = pass.position(of: UInt8(ascii: "<"), from: pass.position)
    while pass.position < tag {
      let end = min(tag, pass.nextSpecial())
      if end > pass.position {
        handler.text(
          UnsafeBufferPointer(start: pass.base + pass.position, count: end - pass.position))
        pass.position = end
      }
      guard end < tag else { break }
      let step = Self.special(&pass, handler)
      guard step == .done else { return step }
    }
    return .done
  }

  /// Passes an ampersand, a carriage return or a closing bracket.
  private static func special(_ pass: inout ScanPass, _ handler: any MarkupHandler) -> Step {
    let start = pass.position
    switch pass.base[start] {
    case UInt8(ascii: "&"):
      switch SoundReference(pass.base + start, count: pass.count - start) {
      case .unfinished: return .waits
      case .odd: return .odd
      case .character(let scalar, let length):
        send(scalar, handler)
        pass.position += length
      }
    case UInt8(ascii: "\r"):
      guard start + 1 < pass.count else { return .waits }
      // XML 1.0 §2.11: one line feed, however the line ends.
      if pass.base[start + 1] != UInt8(ascii: "\n") { send("\n", handler) }
      pass.position += 1
    default:
      guard start + 2 < pass.count else { return .waits }
      if pass.base[start + 1] == UInt8(ascii: "]"), pass.base[start + 2] == UInt8(ascii: ">") {
        return .odd
      }
      send("]", handler)
      pass.position += 1
    }
    return .done
  }

  private static func send(_ scalar: Unicode.Scalar, _ handler: any MarkupHandler) {
    var text = String(scalar)
    text.withUTF8 { handler.text($0) }
  }

  // MARK: What is no element

  /// A comment or a CDATA section.
  private static func section(_ pass: inout ScanPass, _ handler: any MarkupHandler) -> Step {
    let bytes = pass.bytes
    guard pass.position + 9 <= pass.count else { return .waits }
    if bytes.has("<!--", at: pass.position) { return comment(&pass) }
    guard bytes.has("<![CDATA[", at: pass.position) else { return .odd }
    let start = pass.position + 9
    guard let end = bytes.end(of: "]]>", from: start) else { return .waits }
    var from = start
    while from < end - 3 {
      let stop = min(bytes.position(of: UInt8(ascii: "\r"), from: from), end - 3)
      if stop > from { handler.text(UnsafeBufferPointer(rebasing: bytes[from..<stop])) }
      if stop < end - 3, bytes[stop + 1] != UInt8(ascii: "\n") { send("\n", handler) }
      from = stop + 1
    }
    pass.position = end
    return .done
  }

  private static func comment(_ pass: inout ScanPass) -> Step {
    guard let end = pass.bytes.end(of: "--", from: pass.position + 4) else { return .waits }
    guard end < pass.count else { return .waits }
    guard pass.base[end] == UInt8(ascii: ">") else { return .odd }
    pass.position = end + 1
    return .done
  }

  private static func instruction(_ pass: inout ScanPass) -> Step {
    let bytes = pass.bytes
    guard pass.position + 5 < pass.count else { return .waits }
    let first = bytes[pass.position + 2] | 0x20
    // A declaration that is not at the very start is for others to judge.
    guard first != UInt8(ascii: "x"), first > 0x60, first < 0x7B else { return .odd }
    guard let end = bytes.end(of: "?>", from: pass.position + 2) else { return .waits }
    pass.position = end
    return .done
  }

  /// Passes what stands before the root element.
  private static func prolog(_ pass: inout ScanPass) -> Step {
    let bytes = pass.bytes
    if bytes.has("<?xml ", at: 0) {
      guard let end = bytes.end(of: "?>", from: 0) else { return .waits }
      pass.position = end
    }
    while true {
      while pass.position < pass.count, TagShape.isBlank(bytes[pass.position]) {
        pass.position += 1
      }
      guard pass.position + 9 < pass.count else { return .waits }
      guard bytes[pass.position] == UInt8(ascii: "<") else { return .odd }
      var step = Step.done
      switch bytes[pass.position + 1] {
      case UInt8(ascii: "?"): step = instruction(&pass)
      case UInt8(ascii: "!"):
        step = bytes.has("<!--", at: pass.position) ? comment(&pass) : doctype(&pass)
      default: return .done
      }
      guard step == .done else { return step }
    }
  }

  /// A DOCTYPE that only names what is elsewhere.
  private static func doctype(_ pass: inout ScanPass) -> Step {
    guard pass.bytes.has("<!DOCTYPE", at: pass.position) else { return .odd }
    guard let end = TagShape.declarationEnd(pass.bytes, at: pass.position) else { return .waits }
    let hasSubset = pass.bytes[pass.position..<end].contains(UInt8(ascii: "["))
    guard !hasSubset else { return .odd }
    pass.position = end
    return .done
  }
}
