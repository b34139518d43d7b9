/// Puts blocks together from the pieces of their text.
struct BlockCollector {
  private(set) var blocks: [DocumentBlock] = []
  private var text: [UInt8] = []
  private var line = 0
  /// White space that counts when more text follows.
  private var pendingSpace: UInt8?

  /// Whether no text was taken in since the last block.
  var isEmpty: Bool { text.isEmpty }

  /// Adds a character of text that stands on `line`; white space counts as one
  /// space, or as one line break when it has any.
  mutating func add(_ byte: UInt8, line: Int) {
    switch byte {
    case 0x0A, 0x0D: pendingSpace = 0x0A
    case 0...0x20: pendingSpace = pendingSpace ?? 0x20
    default: addVerbatim(byte, line: line)
    }
  }

  /// Adds a character as it is.
  mutating func addVerbatim(_ byte: UInt8, line: Int) {
    if text.isEmpty { self.line = line } else if let pendingSpace { text.append(pendingSpace) }
    pendingSpace = nil
    text.append(byte)
  }

  /// Adds the characters of `piece`.
  mutating func add(_ piece: some Sequence<UInt8>, line: Int) {
    for byte in piece { add(byte, line: line) }
  }

  /// Ends the block, which is of the kind `kind`; nothing happens when there
  /// is no text.
  mutating func end(_ kind: DocumentBlock.Kind) {
    pendingSpace = nil
    guard !text.isEmpty else { return }
    blocks.append(DocumentBlock(kind, String(decoding: text, as: UTF8.self), line: line))
    text.removeAll(keepingCapacity: true)
  }
}
