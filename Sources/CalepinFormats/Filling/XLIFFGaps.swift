/// The segments of an XLIFF file that have no target.
struct XLIFFGaps {
  private let bytes: [UInt8]
  private var entries: [FillableDocument.Entry] = []
  private var unit: Unit?
  private var isVersion2 = false
  /// How many elements are open inside one that has texts of its own.
  private var ignored = 0

  /// Elements whose texts are not those of the unit.
  private static let foreign: Set<Substring> = [
    "alt-trans", "header", "internal-file", "skl", "bin-unit", "seg-defs", "matches",
  ]

  /// Where the parts of a unit stand.
  private struct Unit {
    var source: Range<Int>?
    var sourceEnd = 0
    var target: Range<Int>?
    var targetText: Range<Int>?
    var prefix = ""
    var isCut = false
  }

  /// The segments of `bytes` in order.
  ///
  /// - Throws: `FormatError` when the file is no XLIFF.
  static func entries(of bytes: [UInt8]) throws(FormatError) -> [FillableDocument.Entry] {
    var gaps = XLIFFGaps(bytes: bytes)
    var scanner = TagScanner(bytes)
    guard let root = scanner.next(), root.localName == "xliff" else {
      throw FormatError("not an XLIFF file: the root element is not <xliff>")
    }
    while let tag = scanner.next() { gaps.take(tag) }
    return gaps.entries
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func take(_ tag: TagScanner.Tag) {
    if Self.foreign.contains(tag.localName), !tag.isEmpty { ignored += tag.isEnd ? -1 : 1 }
    guard ignored <= 0 else { return }
    switch tag.localName {
    case "trans-unit", "segment":
      isVersion2 = tag.localName == "segment"
      if tag.isEnd { endUnit() } else { unit = tag.isEmpty ? nil : Unit() }
    case "source" where !tag.isEmpty: takeSource(tag)
    case "seg-source":
      unit?.isCut = true
    case "target": takeTarget(tag)
    default: break
    }
  }

  private mutating func takeSource(_ tag: TagScanner.Tag) {
    if tag.isEnd {
      let start = unit?.source?.lowerBound ?? tag.range.lowerBound
      unit?.source = start..<tag.range.lowerBound
      unit?.sourceEnd = tag.range.upperBound
    } else {
      unit?.source = tag.range.upperBound..<tag.range.upperBound
      unit?.prefix = String(tag.name.dropLast(tag.localName.count))
    }
  }

  private mutating func takeTarget(_ tag: TagScanner.Tag) {
    if tag.isEmpty {
      unit?.target = tag.range
      unit?.targetText = tag.range.upperBound..<tag.range.upperBound
    } else if tag.isEnd {
      let start = unit?.target?.lowerBound ?? tag.range.lowerBound
      let textStart = unit?.targetText?.lowerBound ?? start
      unit?.targetText = textStart..<tag.range.lowerBound
      unit?.target = start..<tag.range.upperBound
    } else {
      unit?.target = tag.range
      unit?.targetText = tag.range.upperBound..<tag.range.upperBound
    }
  }

  private mutating func endUnit() {
    defer { unit = nil }
    guard let unit, let source = unit.source else { return }
    let target = unit.targetText.map { bytes[$0] } ?? []
    let isBlank = target.allSatisfy { $0 <= 0x20 }
    let text = MarkupText(bytes[source])
    let place = unit.target ?? unit.sourceEnd..<unit.sourceEnd
    let (prefix, isVersion2) = (unit.prefix, isVersion2)
    entries.append(
      FillableDocument.Entry(
        source: text.plain, isEmpty: isBlank && !text.hasMarkup && !unit.isCut
      ) { filling in
        let state =
          isVersion2
          ? ""
          : filling.needsReview
            ? " state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\""
            : " state=\"translated\" state-qualifier=\"exact-match\""
        let target =
          "<\(prefix)target\(state)>\(MarkupText.escaped(filling.text))</\(prefix)target>"
        return [FillableDocument.Edit(range: place, text: target)]
      })
  }
}

/// The text of an element as it stands in the file.
private struct MarkupText {
  /// The characters, tags left out and references resolved.
  let plain: String
  /// Whether there is more than characters and the references of XML.
  let hasMarkup: Bool

  init(_ bytes: ArraySlice<UInt8>) {
    // Scalars: a mark that combines with a bracket would hide it in a Character.
    var text = String.UnicodeScalarView()
    var hasMarkup = false
    var rest = Substring(decoding: bytes, as: UTF8.self).unicodeScalars
    while let mark = rest.firstIndex(where: { $0 == "&" || $0 == "<" }) {
      text += rest[..<mark]
      let isTag = rest[mark] == "<"
      guard let end = rest[mark...].firstIndex(of: isTag ? ">" : ";") else { break }
      if isTag {
        hasMarkup = true
      } else if let scalar = Self.scalar(Substring(rest[rest.index(after: mark)..<end])) {
        text.append(scalar)
      } else {
        hasMarkup = true
      }
      rest = rest[rest.index(after: end)...]
    }
    plain = String(text + rest)
    self.hasMarkup = hasMarkup
  }

  private static func scalar(_ name: Substring) -> Unicode.Scalar? {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let number =
        name.hasPrefix("#x")
        ? UInt32(name.dropFirst(2), radix: 16)
        : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
      return number.flatMap { Unicode.Scalar($0) }
    }
  }

  /// `text` with what means something in XML written as references, and what
  /// XML does not allow left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
