public import CalepinCore
internal import MarkupStream

/// A text of a Trados memory (`.sdltm`), which keeps it as XML: `Segment` with
/// `Elements` of `Text` and `Tag`, and a `CultureName`.
///
/// Source: the schema as rmraya/sdltm reads it.
public struct SDLTMSegment: Hashable, Sendable {
  /// The words and codes.
  public let segment: Segment
  /// The language as the file spells it; empty when it does not say.
  public let languageCode: String

  /// Reads `xml`, which is UTF-8 whatever it says.
  ///
  /// - Throws: `FormatError` when it is no such text.
  public init(_ xml: [UInt8]) throws(FormatError) {
    let markup = MarkupReader(
      ByteArraySource(Self.withoutDeclaration(xml)),
      vocabulary: SDLTMName.allCases.map(\.rawValue))
    let builder = SDLTMSegmentBuilder()
    do throws(MarkupError) {
      while try markup.parseNext(into: builder) {}
    } catch { throw FormatError(error) }
    guard builder.isSegment else {
      throw FormatError("the text is no <Segment>, as Trados writes it")
    }
    segment = Segment(String(decoding: builder.text, as: UTF8.self), codes: builder.codes)
    languageCode = builder.languageCode
  }

  private static func withoutDeclaration(_ xml: [UInt8]) -> [UInt8] {
    guard xml.starts(with: "<?xml".utf8), let end = xml.firstIndex(of: UInt8(ascii: ">")) else {
      return xml
    }
    return Array(xml[(end + 1)...])
  }
}

/// The elements of a text.
private enum SDLTMName: String, CaseIterable {
  case segment = "Segment"
  case text = "Text"
  case value = "Value"
  case tag = "Tag"
  case type = "Type"
  case anchor = "Anchor"
  case alignmentAnchor = "AlignmentAnchor"
  case tagID = "TagID"
  case textEquivalent = "TextEquivalent"
  case cultureName = "CultureName"
}

/// Puts a text together from the events of its markup.
private final class SDLTMSegmentBuilder: MarkupHandler {
  private(set) var isSegment = false
  private(set) var text: [UInt8] = []
  private(set) var codes: [InlineCode] = []
  private(set) var languageCode = ""

  private var content: [UInt8] = []
  private var tag: [SDLTMName: String]?

  private func name(_ name: MarkupName) -> SDLTMName? {
    name.index.map { SDLTMName.allCases[$0] }
  }

  func startElement(_ element: MarkupElement) {
    content = []
    switch name(element.name) {
    case .segment: isSegment = true
    case .tag: tag = [:]
    default: break
    }
  }

  func endElement(_ element: MarkupName) {
    guard let name = name(element) else { return }
    switch name {
    case .value where tag == nil: text += content
    case .cultureName: languageCode = String(decoding: content, as: UTF8.self)
    case .tag:
      if let tag { codes.append(code(tag)) }
      tag = nil
    case .type, .anchor, .alignmentAnchor, .tagID, .textEquivalent:
      tag?[name] = String(decoding: content, as: UTF8.self)
    default: break
    }
    content = []
  }

  func text(_ utf8: UnsafeBufferPointer<UInt8>) { content.append(contentsOf: utf8) }

  func notice(_ notice: MarkupNotice, line: Int) {}

  private func code(_ tag: [SDLTMName: String]) -> InlineCode {
    let anchor = tag[.anchor] ?? "0"
    let kind: InlineCode.Kind
    var attributes: [Attribute]
    switch tag[.type] {
    case "Start": (kind, attributes) = (.beginPaired, [Attribute("i", anchor)])
    case "End": (kind, attributes) = (.endPaired, [Attribute("i", anchor)])
    case "UnmatchedStart": (kind, attributes) = (.isolated, [Attribute("pos", "begin")])
    case "UnmatchedEnd": (kind, attributes) = (.isolated, [Attribute("pos", "end")])
    default: (kind, attributes) = (.placeholder, [])
    }
    if kind != .endPaired {
      if let number = tag[.alignmentAnchor], number != "0" {
        attributes.append(Attribute("x", number))
      }
      if let id = tag[.tagID], !id.isEmpty { attributes.append(Attribute("type", id)) }
    }
    let native = tag[.textEquivalent].flatMap { $0.isEmpty ? nil : $0 }
    return InlineCode(
      kind, at: text.count..<text.count, attributes: attributes,
      content: native.map { [.code($0)] } ?? [])
  }
}
