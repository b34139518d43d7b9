/// Cuts plain text into paragraphs, which blank lines part.
enum PlainTextBlocks {
  /// The paragraphs of `text`, in UTF-8.
  ///
  /// - Complexity: O(length).
  static func blocks(of text: [UInt8]) -> [DocumentBlock] {
    var blocks: [DocumentBlock] = []
    var paragraph: Range<Int>?
    var first = 0
    func end() {
      if let paragraph {
        blocks.append(
          DocumentBlock(.paragraph, String(decoding: text[paragraph], as: UTF8.self), line: first))
      }
      paragraph = nil
    }
    var lines = DocumentLines(text)
    while let line = lines.next() {
      if text[line].allSatisfy({ $0 <= 0x20 }) {
        end()
      } else {
        if paragraph == nil { first = lines.number }
        paragraph = (paragraph?.lowerBound ?? line.lowerBound)..<line.upperBound
      }
    }
    end()
    return blocks
  }
}

/// The lines of a text; they end with LF, CR LF or CR.
struct DocumentLines {
  private let text: [UInt8]
  private var position = 0
  /// The number of the line handed over last, counted from 1.
  private(set) var number = 0

  init(_ text: [UInt8]) { self.text = text }

  /// The next line without its end; `nil` behind the last.
  mutating func next() -> Range<Int>? {
    guard position < text.count else { return nil }
    let start = position
    while position < text.count, text[position] != 0x0A, text[position] != 0x0D { position += 1 }
    let end = position
    if position < text.count {
      let isPair = text[position] == 0x0D && position + 1 < text.count && text[position + 1] == 0x0A
      position += isPair ? 2 : 1
    }
    number += 1
    return start..<end
  }
}
