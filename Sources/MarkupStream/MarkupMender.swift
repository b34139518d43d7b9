/// Takes what a ``MarkupMender`` has mended.
protocol MendingSink: AnyObject {
  /// Bytes that the parser can read.
  func take(_ bytes: UnsafeBufferPointer<UInt8>)
  /// Something that was mended in what comes next.
  func report(_ notice: MarkupNotice, line: Int)
  /// Another document begins on `line`.
  func beginDocument(line: Int)
  /// The line on which what was taken ends.
  var lineAtEnd: Int { get }
}

/// Turns what is nearly XML into XML before the parser sees it: a bare `&` or
/// `<`, references to what is no character, documents glued together, tags in a
/// segment that do not fit.
///
/// Sound bytes pass through without being copied. What begins a construct that
/// ends in a later chunk waits for it.
struct MarkupMender {
  /// Where in a document the bytes are.
  enum Place {
    case prolog, content, epilog, ignored
  }

  private(set) var place = Place.prolog
  private var root: [UInt8] = []
  /// How many elements called like the root are open.
  private var rootDepth = 0
  private var tail: [UInt8] = []
  private var segments: SegmentTags
  private let inline: Set<String>
  private var lines = LineCount()
  /// The kinds of problem that were told since the last tag.
  private var told: Set<String> = []

  init(rules: MendingRules?) {
    segments = SegmentTags(rules: rules)
    inline = rules?.inline ?? []
  }

  /// Goes on in a document whose first part was sound, inside the elements
  /// `open`; behind `root` when there are none.
  mutating func resume(root: [UInt8], open: [[UInt8]]) {
    self.root = root
    place = open.isEmpty ? .epilog : .content
    rootDepth = open.count { $0 == root }
    for name in open {
      name.withUnsafeBufferPointer {
        _ = segments.take(TagShape(name: 0..<0, end: 0, isEnd: false), $0)
      }
    }
  }

  /// How many bytes wait for the end of the construct they begin.
  var pendingByteCount: Int { tail.count }

  /// How many lines end in the bytes that wait.
  var pendingLineCount: Int { tail.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } }

  /// Passes `chunk` on to `sink`, mended.
  mutating func mend(
    _ chunk: UnsafeBufferPointer<UInt8>, isLast: Bool, to sink: some MendingSink
  ) {
    if tail.isEmpty { return scan(chunk, isLast, sink) }
    let joined = tail + chunk
    tail.removeAll(keepingCapacity: true)
    joined.withUnsafeBufferPointer { scan($0, isLast, sink) }
  }

  private mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool, _ sink: some MendingSink
  ) {
    lines = LineCount()
    var pass = Pass(bytes: bytes, isLast: isLast)
    while pass.position < bytes.count, pass.isGoingOn {
      switch place {
      case .prolog, .content: step(&pass, sink)
      case .epilog: leaveDocument(&pass, sink)
      case .ignored: return
      }
    }
    guard place != .ignored else { return }
    // At the very end the parser says what is missing.
    let end = pass.isGoingOn || isLast ? bytes.count : pass.position
    pass.emit(until: end, sink)
    if end < bytes.count { tail = Array(bytes[end...]) }
  }

  /// The bytes of a chunk, how far they were looked at and passed on.
  private struct Pass {
    let bytes: UnsafeBufferPointer<UInt8>
    let isLast: Bool
    var position = 0
    var emitted = 0
    /// What goes on with the next bytes that do: the parser does not like crumbs.
    private var kept: [UInt8] = []
    /// Whether a tag is being mended.
    var isInTag = false
    /// What is told when the tag was passed on: what begins with it, it concerns.
    var later: [(notice: MarkupNotice, line: Int)] = []
    /// False when what begins at `position` has to wait.
    var isGoingOn = true
    private var ampersand: Int

    init(bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) {
      self.bytes = bytes
      self.isLast = isLast
      ampersand = bytes.position(of: UInt8(ascii: "&"), from: 0)
    }

    /// The next ampersand that was not passed yet.
    mutating func nextAmpersand() -> Int {
      if ampersand < position {
        ampersand = bytes.position(of: UInt8(ascii: "&"), from: position)
      }
      return ampersand
    }

    /// Passes on what is there up to `end`.
    mutating func emit(until end: Int, _ sink: some MendingSink) {
      if kept.isEmpty, emitted < end {
        sink.take(UnsafeBufferPointer(rebasing: bytes[emitted..<end]))
        emitted = end
      } else if !kept.isEmpty {
        keep(until: end)
        kept.withUnsafeBufferPointer { sink.take($0) }
        kept.removeAll(keepingCapacity: true)
      }
    }

    /// Lets what is there up to `end` be passed on with what comes next.
    mutating func keep(until end: Int) {
      guard emitted < end else { return }
      kept.append(contentsOf: bytes[emitted..<end])
      emitted = end
    }

    /// Lets `other` stand for the bytes up to `end`.
    mutating func keep(_ other: some Sequence<UInt8>, insteadOf end: Int) {
      kept.append(contentsOf: other)
      emitted = end
    }
  }

  // MARK: Text and tags

  /// Passes the next reference or tag.
  private mutating func step(_ pass: inout Pass, _ sink: some MendingSink) {
    let bytes = pass.bytes
    let angle = bytes.position(of: UInt8(ascii: "<"), from: pass.position)
    if place == .content {
      while pass.isGoingOn, pass.nextAmpersand() < angle { reference(&pass, sink) }
      guard pass.isGoingOn else { return }
    }
    pass.position = angle
    guard angle < bytes.count else { return }
    guard angle + 1 < bytes.count else {
      pass.isGoingOn = pass.isLast
      if pass.isLast { pass.position = bytes.count }
      return
    }
    switch bytes[angle + 1] {
    case UInt8(ascii: "!"): declaration(&pass, sink)
    case UInt8(ascii: "?"): skip(to: bytes.end(of: "?>", from: angle), &pass)
    case UInt8(ascii: "/"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), 0x80...:
      tag(&pass, sink)
    default: literalAngle(&pass, sink)
    }
  }

  /// Goes on behind a construct that ends at `end`, or waits for its end.
  private func skip(to end: Int?, _ pass: inout Pass) {
    if let end {
      pass.position = end
    } else if pass.isLast {
      pass.position = pass.bytes.count
    } else {
      pass.isGoingOn = false
    }
  }

  private mutating func declaration(_ pass: inout Pass, _ sink: some MendingSink) {
    let (bytes, start) = (pass.bytes, pass.position)
    if bytes.mayHave("<!--", at: start) {
      skip(to: bytes.end(of: "-->", from: start + 4), &pass)
    } else if place == .content, bytes.mayHave("<![CDATA[", at: start) {
      skip(to: bytes.end(of: "]]>", from: start + 9), &pass)
    } else if place == .prolog {
      skip(to: TagShape.declarationEnd(bytes, at: start), &pass)
    } else {
      literalAngle(&pass, sink)
    }
  }

  private mutating func literalAngle(_ pass: inout Pass, _ sink: some MendingSink) {
    defer { pass.position += 1 }
    // Outside the root there is no text that it could be part of.
    guard place == .content else { return }
    replace(pass.position + 1, by: "&lt;", .bareAngle, &pass, sink)
  }

  /// Passes `text` on for the bytes from the position to `end`.
  private mutating func replace(
    _ end: Int, by text: String, _ notice: MarkupNotice, _ pass: inout Pass,
    _ sink: some MendingSink
  ) {
    report([notice], at: pass.position, &pass, sink)
    pass.keep(text.utf8, insteadOf: end)
  }

  /// Tells of what is mended at `place`, unless the same was told since the last
  /// tag; all before it is passed on first, so that it is known where this is.
  private mutating func report(
    _ notices: [MarkupNotice], at place: Int, _ pass: inout Pass, _ sink: some MendingSink
  ) {
    let new = notices.filter { told.insert($0.kind).inserted }
    guard !new.isEmpty else { return pass.keep(until: place) }
    let line = line(of: place, pass, sink)
    pass.emit(until: place, sink)
    for notice in new {
      if pass.isInTag { pass.later.append((notice, line)) } else { sink.report(notice, line: line) }
    }
  }

  private mutating func line(of place: Int, _ pass: Pass, _ sink: some MendingSink)
    -> Int
  {
    lines.line(of: place, in: pass.bytes) { sink.lineAtEnd }
  }

  private mutating func tag(_ pass: inout Pass, _ sink: some MendingSink) {
    let (bytes, start) = (pass.bytes, pass.position)
    switch TagShape.read(bytes, at: start) {
    case .unfinished where !pass.isLast:
      pass.isGoingOn = false
    case .unfinished:
      pass.position = bytes.count
    case .noTag:
      literalAngle(&pass, sink)
    case .tag(let tag) where !mayHaveBareValues(tag, bytes):
      literalAngle(&pass, sink)
    case .tag(let tag):
      if pass.nextAmpersand() < tag.end || tag.hasAngleInside || !tag.bareValues.isEmpty {
        mendValues(of: tag, &pass, sink)
      }
      guard pass.isGoingOn else { return }
      take(tag, at: start, &pass, sink)
      pass.position = tag.end
      if !pass.later.isEmpty { reportLater(&pass, sink) }
    }
  }

  /// Whether `tag` is one although it has values without quotes: in a segment
  /// people write `a <b and c=d>` and mean it.
  private func mayHaveBareValues(_ tag: TagShape, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if tag.bareValues.isEmpty || !segments.isInSegment { return true }
    return inline.contains(String(decoding: bytes[tag.name], as: UTF8.self).lowercased())
  }

  private func reportLater(_ pass: inout Pass, _ sink: some MendingSink) {
    pass.emit(until: pass.position, sink)
    for (notice, line) in pass.later { sink.report(notice, line: line) }
    pass.later = []
  }

  /// Mends what stands in the attributes of `tag`.
  private mutating func mendValues(
    of tag: TagShape, _ pass: inout Pass, _ sink: some MendingSink
  ) {
    pass.isInTag = true
    defer { pass.isInTag = false }
    pass.position += 1
    var quotes = tag.bareValues.flatMap { [$0.lowerBound, $0.upperBound] }[...]
    var angle = -1
    while pass.isGoingOn {
      // Looked for only when the last was passed: a value may have a million references.
      if angle < pass.position {
        angle = pass.bytes.position(of: UInt8(ascii: "<"), from: pass.position)
      }
      let next = min(pass.nextAmpersand(), angle)
      if let quote = quotes.first, quote <= next {
        quotes.removeFirst()
        pass.position = quote
        report([.bareValue], at: quote, &pass, sink)
        pass.keep(until: quote)
        pass.keep([UInt8(ascii: "\"")], insteadOf: quote)
        continue
      }
      guard next < tag.end else { return }
      if next == angle {
        pass.position = angle
        literalAngle(&pass, sink)
      } else {
        reference(&pass, sink)
      }
    }
  }

  /// Keeps count of the root and of what is open in a segment.
  private mutating func take(
    _ tag: TagShape, at start: Int, _ pass: inout Pass, _ sink: some MendingSink
  ) {
    let name = UnsafeBufferPointer(rebasing: pass.bytes[tag.name])
    if place == .prolog {
      guard !tag.isEnd else { return }
      root = Array(name)
      rootDepth = 1
      place = tag.isEmpty ? .epilog : .content
      return
    }
    let change = segments.take(tag, name)
    if let change {
      report(change.notices, at: start, &pass, sink)
      pass.keep(change.ends, insteadOf: change.isDropped ? tag.end : start)
    }
    if change?.isDropped != true, !told.isEmpty { told = [] }
    guard name.count == root.count, name.elementsEqual(root), change?.isDropped != true else {
      return
    }
    rootDepth += tag.isEnd ? -1 : tag.isEmpty ? 0 : 1
    if rootDepth == 0 { place = .epilog }
  }

  // MARK: References

  /// Passes the reference that begins at the next ampersand, or what is none.
  private mutating func reference(_ pass: inout Pass, _ sink: some MendingSink) {
    pass.position = pass.nextAmpersand()
    let rest = UnsafeBufferPointer(rebasing: pass.bytes[pass.position...])
    switch ReferenceShape(rest, isWhole: pass.isLast) {
    case .unfinished:
      pass.isGoingOn = false
    case .sound(let length):
      pass.position += length
    case .bare:
      replace(pass.position + 1, by: "&amp;", .bareAmpersand, &pass, sink)
      pass.position += 1
    case .forbidden(let length):
      let text = String(decoding: rest[..<length], as: UTF8.self)
      replace(pass.position + length, by: "", .forbiddenReference(text), &pass, sink)
      pass.position += length
    case .pair(let length, let scalar):
      let text = String(decoding: rest[..<length], as: UTF8.self)
      replace(
        pass.position + length, by: String(Character(scalar)), .surrogatePair(text), &pass, sink)
      pass.position += length
    }
  }

  // MARK: Between documents

  /// Looks at what follows the end of the root element.
  private mutating func leaveDocument(_ pass: inout Pass, _ sink: some MendingSink) {
    let bytes = pass.bytes
    // Asked before anything is passed on: lines are counted from there.
    _ = line(of: pass.position, pass, sink)
    pass.emit(until: pass.position, sink)
    var start = pass.position
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    if bytes.mayHave("\u{FEFF}", at: start) { start += 3 }
    pass.position = min(start, bytes.count)
    pass.emitted = pass.position
    let isLonger = bytes.count - start > root.count + 1
    guard start < bytes.count, isLonger || pass.isLast else {
      pass.isGoingOn = false
      return
    }
    let isRoot =
      bytes[start] == UInt8(ascii: "<") && isLonger
      && bytes[(start + 1)...].starts(with: root)
    if isRoot || bytes.has("<?xml", at: start) || bytes.has("<!DOCTYPE", at: start) {
      let line = line(of: start, pass, sink)
      sink.report(.gluedDocument, line: line)
      sink.beginDocument(line: line)
      place = .prolog
    } else if bytes.has("<!--", at: start) {
      skip(to: bytes.end(of: "-->", from: start + 4), &pass)
      pass.emitted = pass.position
    } else if bytes.has("<?", at: start) {
      skip(to: bytes.end(of: "?>", from: start), &pass)
      pass.emitted = pass.position
    } else {
      sink.report(.trailingContent, line: line(of: start, pass, sink))
      place = .ignored
    }
  }
}
