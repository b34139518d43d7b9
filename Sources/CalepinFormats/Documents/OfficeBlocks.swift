internal import CalepinCore
internal import MarkupStream

/// What the builders of office documents have in common: a text that grows,
/// inside of others where notes stand in a paragraph.
class OfficeBlocks: MarkupHandler {
  /// Deeper notes in notes are left out.
  private static let deepest = 16

  private(set) var blocks: [DocumentBlock] = []
  private var texts: [[UInt8]] = []
  /// How many elements that are left out are open.
  private(set) var ignoredDepth = 0

  /// Opens the text of a paragraph.
  final func openText() {
    texts.append([])
  }

  /// Closes the text of a paragraph and makes a block of it.
  final func closeText(_ kind: DocumentBlock.Kind) {
    guard let text = texts.popLast(), texts.count < Self.deepest else { return }
    number += 1
    let start = text.firstIndex { $0 > 0x20 } ?? text.count
    let end = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
    guard start < end else { return }
    blocks.append(
      DocumentBlock(kind, String(decoding: text[start..<end], as: UTF8.self), line: number))
  }

  /// Adds to the text that is open; nothing happens when none is.
  final func add(_ piece: some Sequence<UInt8>) {
    guard ignoredDepth == 0, !texts.isEmpty else { return }
    texts[texts.count - 1].append(contentsOf: piece)
  }

  /// The paragraphs so far, the empty ones as well.
  private var number = 0

  final func beginIgnoring() { ignoredDepth += 1 }
  final func endIgnoring() { ignoredDepth -= 1 }

  func startElement(_ element: MarkupElement) {}
  func endElement(_ name: MarkupName) {}
  func text(_ utf8: UnsafeBufferPointer<UInt8>) {}
  final func notice(_ notice: MarkupNotice, line: Int) {}
}

/// Makes blocks of the main part of a .docx file, and of its notes.
///
/// What was deleted and what only older programs show is left out; the fields of
/// a form give their text.
///
/// Source: ECMA-376, Office Open XML, part 1 §17 (2016).
final class WordBlocks: OfficeBlocks {
  /// The elements that count, by their place in the vocabulary.
  enum Name: String, CaseIterable {
    case p, t, tab, br, cr, noBreakHyphen, softHyphen, pStyle, outlineLvl, numPr, tc
    case Fallback, del, moveFrom
  }

  static let vocabulary = Name.allCases.map(\.rawValue)

  private var isInText = false
  private var kinds: [DocumentBlock.Kind] = []
  private var cells = 0

  private func name(_ name: MarkupName) -> Name? { name.index.map { Name.allCases[$0] } }

  override func startElement(_ element: MarkupElement) {
    switch name(element.name) {
    case .p:
      openText()
      kinds.append(cells > 0 ? .cell : .paragraph)
    case .t: isInText = true
    case .tab: add(" ".utf8)
    case .br, .cr: add("\n".utf8)
    case .noBreakHyphen: add("\u{2011}".utf8)
    case .softHyphen: add("\u{AD}".utf8)
    case .pStyle: if let level = Self.level(ofStyle: element.value(of: "val") ?? "") { set(level) }
    case .outlineLvl:
      if let level = element.value(of: "val").flatMap({ Int($0) }), (0...8).contains(level) {
        set(level + 1)
      }
    case .numPr: if kinds.last == .paragraph { kinds[kinds.count - 1] = .listItem }
    case .tc: cells += 1
    case .Fallback, .del, .moveFrom: beginIgnoring()
    case nil: break
    }
  }

  override func endElement(_ element: MarkupName) {
    switch name(element) {
    case .p: closeText(kinds.popLast() ?? .paragraph)
    case .t: isInText = false
    case .tc: cells -= 1
    case .Fallback, .del, .moveFrom: endIgnoring()
    default: break
    }
  }

  override func text(_ utf8: UnsafeBufferPointer<UInt8>) { if isInText { add(utf8) } }

  private func set(_ level: Int) {
    if !kinds.isEmpty { kinds[kinds.count - 1] = .heading(level: level) }
  }

  /// The level of a heading by the name of its style: `Heading1`, `Titre2`.
  private static func level(ofStyle style: String) -> Int? {
    let lower = style.lowercased()
    if lower == "title" || lower == "titre" { return 1 }
    for stem in ["heading", "titre"] where lower.hasPrefix(stem) {
      return Int(lower.dropFirst(stem.count)).flatMap { (1...9).contains($0) ? $0 : nil }
    }
    return nil
  }
}

/// Makes blocks of the content of an .odt file.
///
/// What was deleted, and comments, are left out.
///
/// Source: OASIS OpenDocument 1.3, part 3 §5 (2021).
final class OpenDocumentBlocks: OfficeBlocks {
  /// The elements that count, by their place in the vocabulary.
  enum Name: String, CaseIterable {
    case p, h, s, tab
    case lineBreak = "line-break"
    case listItem = "list-item"
    case cell = "table-cell"
    case note = "note-citation"
    case changes = "tracked-changes"
    case annotation
  }

  static let vocabulary = Name.allCases.map(\.rawValue)

  private var kinds: [DocumentBlock.Kind] = []
  private var (items, cells) = (0, 0)

  private func name(_ name: MarkupName) -> Name? { name.index.map { Name.allCases[$0] } }

  override func startElement(_ element: MarkupElement) {
    switch name(element.name) {
    case .p:
      openText()
      kinds.append(cells > 0 ? .cell : items > 0 ? .listItem : .paragraph)
    case .h:
      openText()
      let level = element.value(of: "outline-level").flatMap { Int($0) } ?? 1
      kinds.append(.heading(level: max(1, min(level, 10))))
    case .s:
      let count = element.value(of: "c").flatMap { Int($0) } ?? 1
      add(repeatElement(0x20, count: max(1, min(count, 100))))
    case .tab: add(" ".utf8)
    case .lineBreak: add("\n".utf8)
    case .listItem: items += 1
    case .cell: cells += 1
    case .note, .changes, .annotation: beginIgnoring()
    case nil: break
    }
  }

  override func endElement(_ element: MarkupName) {
    switch name(element) {
    case .p, .h: closeText(kinds.popLast() ?? .paragraph)
    case .listItem: items -= 1
    case .cell: cells -= 1
    case .note, .changes, .annotation: endIgnoring()
    default: break
    }
  }

  override func text(_ utf8: UnsafeBufferPointer<UInt8>) { if !kinds.isEmpty { add(utf8) } }
}
