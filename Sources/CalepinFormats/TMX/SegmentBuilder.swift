internal import CalepinCore

/// Puts a ``Segment`` together from the events inside `seg`.
struct SegmentBuilder {
  /// How deep `sub` may stand in `sub`: each level is a value inside a value,
  /// and comparing or freeing it goes down as deep on the stack.
  static let subflowLimit = 500

  /// What an element inside the segment turned out to be.
  enum Outcome {
    /// An inline code, or a subflow in one.
    case taken
    /// Nothing TMX has here: its words stay, the element goes.
    case dissolved
    /// A subflow too deep inside others.
    case tooDeep
  }

  private enum Open {
    case code(Int)
    case highlight(Int)
    case dissolved
  }

  private struct Frame {
    var text: [UInt8] = []
    var codes: [InlineCode] = []
    var open: [Open] = []
    var attributes: [Attribute] = []
  }

  private var frame = Frame()
  private var outer: [Frame] = []
  /// The native code since the element or the last subflow began.
  private var native: [UInt8] = []

  /// Takes text or native code.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if frame.open.isEmpty || innermostCode == nil {
      frame.text.append(contentsOf: bytes)
    } else {
      native.append(contentsOf: bytes)
    }
  }

  /// Begins the element `name`; `nil` for one TMX does not have.
  mutating func start(_ name: TMXName?, attributes: () -> [Attribute]) -> Outcome {
    if let code = innermostCode {
      guard name == .sub else { return dissolve() }
      guard outer.count < Self.subflowLimit else { return .tooDeep }
      flushNative(into: code)
      outer.append(frame)
      frame = Frame(attributes: attributes())
      return .taken
    }
    guard let kind = name.flatMap({ InlineCode.Kind(rawValue: $0.rawValue) }) else {
      return dissolve()
    }
    let place = frame.text.count
    frame.codes.append(InlineCode(kind, at: place..<place, attributes: attributes()))
    let index = frame.codes.count - 1
    frame.open.append(kind == .highlight ? .highlight(index) : .code(index))
    return .taken
  }

  /// Ends the element begun last.
  mutating func end() {
    switch frame.open.popLast() {
    case .code(let index):
      flushNative(into: index)
    case .highlight(let index):
      frame.codes[index].utf8Range = frame.codes[index].utf8Range.lowerBound..<frame.text.count
      frame.codes[index].enclosedCount = frame.codes.count - index - 1
    case .dissolved:
      break
    case nil:
      endSubflow()
    }
  }

  /// The segment, and whether white space around it was cut off; the builder
  /// is as new afterwards.
  mutating func finish(trimming: Bool) -> (segment: Segment, wasTrimmed: Bool) {
    var segment = Segment("")
    let wasTrimmed = finish(trimming: trimming) { text, codes in
      segment = Segment(String(decoding: text, as: UTF8.self), codes: codes)
    }
    return (segment, wasTrimmed)
  }

  /// Hands the text and the codes of the segment to `body`, and is as new
  /// afterwards; whether white space around it was cut off.
  mutating func finish(
    trimming: Bool, _ body: (ArraySlice<UInt8>, [InlineCode]) -> Void
  ) -> Bool {
    let whole = 0..<frame.text.count
    let kept = trimming ? SegmentBuilder.trimmed(frame.text, around: frame.codes) : whole
    if kept.lowerBound > 0 {
      for index in frame.codes.indices {
        let range = frame.codes[index].utf8Range
        frame.codes[index].utf8Range =
          (range.lowerBound - kept.lowerBound)..<(range.upperBound - kept.lowerBound)
      }
    }
    body(frame.text[kept], frame.codes)
    reset()
    return kept != whole
  }

  /// Forgets everything that came since the last segment.
  mutating func reset() {
    // The room for the text is kept: most segments need nothing else.
    frame.text.removeAll(keepingCapacity: true)
    frame.codes = []
    frame.open.removeAll(keepingCapacity: true)
    if !outer.isEmpty { outer = [] }
    native.removeAll(keepingCapacity: true)
  }

  /// What is left of `text` without the white space around it; white space
  /// between a code and the text is not around it.
  static func trimmed(_ text: [UInt8], around codes: [InlineCode]) -> Range<Int> {
    guard let opening = text.first, let closing = text.last,
      isBlank(opening) || isBlank(closing)
    else {
      return 0..<text.count
    }
    let first = codes.first?.utf8Range.lowerBound ?? text.count
    var start = 0
    while start < first, isBlank(text[start]) { start += 1 }
    let last = max(start, codes.lazy.map(\.utf8Range.upperBound).max() ?? start)
    var end = text.count
    while end > last, isBlank(text[end - 1]) { end -= 1 }
    return start..<end
  }

  /// White space as XML has it; no-break spaces are text.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// The code whose native code is being read, if it is that.
  private var innermostCode: Int? {
    for open in frame.open.reversed() {
      switch open {
      case .code(let index): return index
      case .highlight: return nil
      case .dissolved: continue
      }
    }
    return nil
  }

  private mutating func dissolve() -> Outcome {
    frame.open.append(.dissolved)
    return .dissolved
  }

  private mutating func flushNative(into index: Int) {
    guard !native.isEmpty else { return }
    frame.codes[index].content.append(.code(String(decoding: native, as: UTF8.self)))
    native.removeAll(keepingCapacity: true)
  }

  private mutating func endSubflow() {
    guard let parent = outer.popLast() else { return }
    let subflow = Segment(String(decoding: frame.text, as: UTF8.self), codes: frame.codes)
    let attributes = frame.attributes
    frame = parent
    guard let index = innermostCode else { return }
    frame.codes[index].content.append(.subflow(subflow, attributes: attributes))
  }
}
