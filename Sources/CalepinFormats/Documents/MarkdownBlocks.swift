/// The text of a Markdown file, block by block.
///
/// Understood are headings, paragraphs, block quotes, lists, tables of pipes,
/// code in fences and indented, front matter, comments and reference
/// definitions.
///
/// Source: CommonMark 0.31.2 (2024), with the tables and footnotes of GitHub;
/// nested blocks are one row of blocks here.
struct MarkdownBlocks {
  private let bytes: [UInt8]
  private let keepsCode: Bool
  private var lines: [Range<Int>] = []
  private var index = 0
  private var blocks: [DocumentBlock] = []
  /// The paragraph or list item that is being read: where its lines are.
  private var open: (kind: DocumentBlock.Kind, line: Int, lines: [Range<Int>])?

  /// The blocks of the file `bytes`, in UTF-8.
  ///
  /// - Complexity: O(length).
  static func blocks(of bytes: [UInt8], keepsCode: Bool) -> [DocumentBlock] {
    var file = MarkdownBlocks(bytes, keepsCode: keepsCode)
    file.read()
    return file.blocks
  }

  private init(_ bytes: [UInt8], keepsCode: Bool) {
    self.bytes = bytes
    self.keepsCode = keepsCode
    var lines = DocumentLines(bytes)
    while let line = lines.next() { self.lines.append(line) }
  }

  private mutating func read() {
    skipFrontMatter()
    while index < lines.count {
      let line = MarkdownLine(bytes, lines[index])
      if line.isBlank {
        end()
        index += 1
      } else if let fence = line.fence {
        end()
        readFence(fence)
      } else if open == nil, line.isIndentedCode {
        readIndentedCode()
      } else if line.startsComment {
        end()
        skipComment()
      } else if open == nil, line.isTableRow, nextIsDelimiterRow {
        readTable()
      } else {
        read(line)
        index += 1
      }
    }
    end()
  }

  /// Reads a line that is text.
  private mutating func read(_ line: MarkdownLine) {
    if let (level, text) = line.heading {
      end()
      add(.heading(level: level), [text], line: index + 1)
    } else if let open, open.kind == .paragraph, let level = line.underlineLevel {
      add(.heading(level: level), open.lines, line: open.line)
      self.open = nil
    } else if line.isRule || line.isDirective || line.isDefinition {
      end()
    } else if let text = line.listItem {
      end()
      open = (.listItem, index + 1, [text])
    } else if open == nil {
      open = (.paragraph, index + 1, [line.text])
    } else {
      open?.lines.append(line.text)
    }
  }

  private mutating func end() {
    guard let done = open else { return }
    open = nil
    add(done.kind, done.lines, line: done.line)
  }

  private mutating func add(_ kind: DocumentBlock.Kind, _ parts: [Range<Int>], line: Int) {
    var source: [UInt8] = []
    for (number, part) in parts.enumerated() {
      if number > 0 { source.append(0x0A) }
      source += bytes[part]
    }
    var inline = MarkdownInline(source, keepsCode: keepsCode)
    let text = inline.plainText()
    if !text.isEmpty { blocks.append(DocumentBlock(kind, text, line: line)) }
  }

  // MARK: Blocks that are read at once

  private mutating func skipFrontMatter() {
    guard let first = lines.first, ["---", "+++"].contains(trimmed(first)) else { return }
    let mark = trimmed(first)
    // Without its end it is a rule.
    if let end = lines.indices.dropFirst().first(where: { trimmed(lines[$0]) == mark }) {
      index = end + 1
    }
  }

  private func trimmed(_ line: Range<Int>) -> String {
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
    // A mark at the start of the file is no text.
    var start = line.lowerBound
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    guard end - start == 3 else { return "" }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func readFence(_ fence: MarkdownLine.Fence) {
    let first = index + 1
    index += 1
    while index < lines.count, !MarkdownLine(bytes, lines[index]).closes(fence) { index += 1 }
    addCode(first..<index)
    index += 1
  }

  private mutating func readIndentedCode() {
    let first = index
    while index < lines.count {
      let line = MarkdownLine(bytes, lines[index])
      guard line.isBlank || line.isIndentedCode else { break }
      index += 1
    }
    addCode(first..<index)
  }

  private mutating func addCode(_ range: Range<Int>) {
    guard let first = range.first, let last = range.last, last < lines.count else { return }
    let text = bytes[lines[first].lowerBound..<lines[last].upperBound]
    if text.contains(where: { $0 > 0x20 }) {
      blocks.append(DocumentBlock(.code, String(decoding: text, as: UTF8.self), line: first + 1))
    }
  }

  private mutating func skipComment() {
    while index < lines.count, !MarkdownLine(bytes, lines[index]).endsComment { index += 1 }
    index += 1
  }

  private var nextIsDelimiterRow: Bool {
    index + 1 < lines.count && MarkdownLine(bytes, lines[index + 1]).isDelimiterRow
  }

  private mutating func readTable() {
    let delimiters = index + 1
    while index < lines.count {
      let line = MarkdownLine(bytes, lines[index])
      guard !line.isBlank, line.isTableRow else { return }
      if index != delimiters {
        for cell in line.cells { add(.cell, [cell], line: index + 1) }
      }
      index += 1
    }
  }
}
