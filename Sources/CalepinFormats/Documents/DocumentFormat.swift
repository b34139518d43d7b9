internal import MarkupStream

/// A kind of document whose text is read block by block.
public enum DocumentFormat: String, CaseIterable, Sendable {
  /// Text without markup.
  case text
  /// Markdown.
  case markdown
  /// A web page.
  case html
  /// A .docx or .odt file.
  case office

  /// How much of a file is looked at.
  public static let headLength = 4096

  private static let markdownEndings = [
    ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd",
  ]

  /// The format of the file called `name` that begins with `head`; plain text
  /// when nothing speaks against it.
  ///
  /// The content decides, and the name where the content says little: Markdown
  /// is text, too.
  public init(head: [UInt8], name: String) {
    if OfficeDocument.isOffice(head) {
      self = .office
    } else if Self.isHTML(head) {
      self = .html
    } else if Self.markdownEndings.contains(where: name.lowercased().hasSuffix) {
      self = .markdown
    } else {
      self = .text
    }
  }

  private static func isHTML(_ head: [UInt8]) -> Bool {
    var scanner = HTMLScanner(Array(head.drop { [0xEF, 0xBB, 0xBF].contains($0) }))
    let text = String(decoding: scanner.bytes.drop { $0 <= 0x20 }.prefix(14), as: UTF8.self)
    if text.lowercased() == "<!doctype html" { return true }
    // Comments before the first element are passed over.
    while let piece = scanner.next() {
      switch piece {
      case .text(let range): if scanner.bytes[range].contains(where: { $0 > 0x20 }) { return false }
      case .start(let name, _): return ["html", "head", "body"].contains(name)
      case .end: return false
      }
    }
    return false
  }
}
