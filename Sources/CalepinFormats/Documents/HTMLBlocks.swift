/// The text of a web page, block by block.
///
/// Scripts, styles and what else no reader sees is left out, and so are the
/// values of attributes. White space is joined; in `pre` it is kept.
struct HTMLBlocks {
  private static let mostOpen = 512

  private var scanner: HTMLScanner
  private var collector = BlockCollector()
  private var line: Int
  private var counted: Int
  /// The elements that make blocks, with the kind of the text in them.
  private var open: [(name: String, kind: DocumentBlock.Kind)] = []
  private let keepsCode: Bool
  /// Elements that do not end any more.
  private var unclosed: Set<String> = []

  /// The blocks of the page `bytes`, in UTF-8.
  ///
  /// - Complexity: O(length).
  static func blocks(of bytes: [UInt8], keepsCode: Bool) -> [DocumentBlock] {
    var page = HTMLBlocks(bytes, keepsCode: keepsCode)
    page.read()
    return page.collector.blocks
  }

  private init(_ bytes: [UInt8], keepsCode: Bool) {
    scanner = HTMLScanner(bytes)
    (line, counted) = (1, 0)
    self.keepsCode = keepsCode
  }

  private var kind: DocumentBlock.Kind { open.last?.kind ?? .paragraph }

  private mutating func read() {
    while let piece = scanner.next() {
      switch piece {
      case .text(let range): add(range)
      case .start(let name, let isClosed): begin(name, isClosed: isClosed)
      case .end(let name): end(name)
      }
    }
    collector.end(kind)
  }

  private mutating func begin(_ name: String, isClosed: Bool) {
    if Self.unseen.contains(name) {
      if !isClosed, !scanner.skipRawText(of: name) { scanner.skipAll() }
      return
    }
    if Self.code.contains(name), !keepsCode, kind != .code, !isClosed, !unclosed.contains(name) {
      if scanner.skipRawText(of: name) {
        collector.add("\u{FFFC}".utf8, line: line)
      } else {
        unclosed.insert(name)
      }
      return
    }
    if name == "br" { return collector.add(0x0A, line: line) }
    guard Self.blocks.contains(name) else { return }
    collector.end(kind)
    guard !isClosed, name != "hr", open.count < Self.mostOpen else { return }
    // These end where the next one begins.
    if Self.selfEnding.contains(name), open.last?.name == name { open.removeLast() }
    open.append((name, Self.kind(of: name) ?? kind))
  }

  private mutating func end(_ name: String) {
    guard Self.blocks.contains(name) else { return }
    collector.end(kind)
    if let index = open.lastIndex(where: { $0.name == name }) { open.removeSubrange(index...) }
  }

  private mutating func add(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      countLines(to: index)
      if let (scalar, length) = HTMLReference.scalar(in: scanner.bytes[index..<range.upperBound]) {
        for byte in String(Character(scalar)).utf8 { collector.addVerbatim(byte, line: line) }
        index += length
      } else {
        let byte = scanner.bytes[index]
        if kind == .code, !collector.isEmpty || byte > 0x20 {
          collector.addVerbatim(byte, line: line)
        } else {
          collector.add(byte, line: line)
        }
        index += 1
      }
    }
  }

  private mutating func countLines(to offset: Int) {
    while counted < offset {
      if scanner.bytes[counted] == 0x0A { line += 1 }
      counted += 1
    }
  }

  private static func kind(of name: String) -> DocumentBlock.Kind? {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      .heading(level: name.utf8.last.map { Int($0 - UInt8(ascii: "0")) } ?? 1)
    case "title": .heading(level: 1)
    case "li", "dd", "dt", "option": .listItem
    case "td", "th": .cell
    case "pre": .code
    default: nil
    }
  }

  private static func names(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }

  private static let unseen = names(
    "script style template noscript svg math iframe object canvas audio video select textarea")
  private static let code = names("code kbd samp var tt")
  private static let selfEnding = names("p li dd dt td th tr option")
  private static let blocks = names(
    """
    address article aside blockquote body button caption center dd details dialog div dl dt \
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html label legend li \
    main menu nav ol option p pre section summary table tbody td tfoot th thead title tr ul
    """)
}
