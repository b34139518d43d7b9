internal import CalepinCore
internal import CalepinFormats

/// The text of a document or of one side of a memory as plain text: blocks
/// that form feeds part, each on its line of the file.
struct FlatText {
  /// What parts two blocks.
  static let separator = UInt8(ascii: "\u{0C}")

  /// Where the text comes from.
  enum Source: Sendable {
    /// The units of the memory at a path.
    case units(String)
    /// The blocks of the document at a path.
    case document(String)

    /// What the file `input` is, `nil` when it is plain text already.
    ///
    /// - Parameter input: The file; nothing was read of it yet.
    /// - Throws: `InputError` when it cannot be read.
    init?(_ input: InputFile) throws {
      guard let size = input.byteCount else { return nil }
      let head = try input.read(0..<min(size, DocumentFormat.headLength))
      // What was read as a text is read from its start.
      _ = try input.read(0..<0)
      if FileFormat.holdsUnits(head: head, name: input.path) {
        self = .units(input.path)
      } else if DocumentFormat(head: head, name: input.path) != .text {
        self = .document(input.path)
      } else {
        return nil
      }
    }
  }

  /// A part of the text that ends where a block does; all but the first begin
  /// with a separator.
  struct Piece {
    /// How many lines and bytes stand before it.
    var line = 0
    var byte = 0
    var bytes: [UInt8] = []
  }

  /// The text in UTF-8.
  private(set) var bytes: [UInt8] = []
  /// The line at which the text has come to, counted from 1.
  private var line = 1
  /// Where the piece begins that is being read.
  private var start = Piece()
  private let pieceSize: Int
  private let take: (Piece) -> Void

  /// Reads the text of `source`.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - language: The side of a memory that is taken.
  ///   - silently: Whether nothing is told of what is odd in the file.
  ///   - size: How many bytes a piece has at the least, at most half of `Int.max`.
  ///   - take: Takes the pieces as soon as they are read.
  /// - Throws: `InputError` or ``CommandFailure`` when it cannot be read.
  init(
    reading source: Source, in language: LanguageTag, silently: Bool, piecesOf size: Int = .max / 2,
    _ take: @escaping (Piece) -> Void = { _ in }
  ) throws {
    (pieceSize, self.take) = (size, take)
    switch source {
    case .units(let path): try addUnits(of: path, in: language, silently: silently)
    case .document(let path):
      for block in try InputText(reading: path, silently: silently).blocks
      where block.kind != .code {
        add(block.text, line: block.line)
      }
    }
    endPiece()
  }

  /// Whether the piece is long enough, and ends with a sentence if one in twice
  /// its length does: words at the ends of blocks without a full stop are looked
  /// at together.
  private var isPieceFull: Bool {
    let count = bytes.count - start.byte
    guard count >= pieceSize, let last = bytes.last else { return false }
    return count >= 2 * pieceSize || Self.sentenceEnds.contains(last)
  }

  private static let sentenceEnds = Array(".?!:".utf8)

  private mutating func endPiece() {
    start.bytes = Array(bytes[start.byte...])
    take(start)
    start = Piece(line: line - 1, byte: bytes.count)
  }

  private mutating func addUnits(
    of path: String, in language: LanguageTag, silently: Bool
  ) throws {
    var input = ExchangeInput()
    input.isSilent = silently
    // Files that name no languages have the text to read first.
    input.options.languages = (language, language == .english ? .french : .english)
    try input.read(path) { item, _ in
      guard case .unit(let unit) = item, let variant = unit.variant(in: language) else { return }
      let text = String(
        decoding: variant.segment.text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 },
        as: UTF8.self)
      add(text, line: unit.line)
    }
  }

  private mutating func add(_ text: String, line wanted: Int) {
    if isPieceFull { endPiece() }
    if !bytes.isEmpty { bytes.append(Self.separator) }
    while line < wanted {
      bytes.append(0x0A)
      line += 1
    }
    for byte in text.utf8 {
      bytes.append(byte)
      if byte == 0x0A { line += 1 }
    }
  }
}
