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

    /// What the file `input` is, `nil` when it is plain text already, or a pipe
    /// that cannot be read twice.
    ///
    /// - Parameter input: The file; nothing was read of it yet.
    /// - Throws: `InputError` when it cannot be read.
    init?(_ input: InputFile) throws {
      let head = try input.peek(atMost: DocumentFormat.headLength)
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
  /// How many bytes the piece has at the least, and how many the largest ones have.
  private var pieceSize: Int
  private let fullSize: Int
  private let take: ((Piece) -> Void)?

  /// Reads the text of `source`.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - language: The side of a memory that is taken.
  ///   - silently: Whether nothing is told of what is odd in the file.
  ///   - size: How many bytes a piece has at the least, at most half of `Int.max`;
  ///     the first ones are smaller, so that they are there soon.
  ///   - take: Takes the pieces as soon as they are read.
  /// - Throws: `InputError` or ``CommandFailure`` when it cannot be read.
  init(
    reading source: Source, in language: LanguageTag, silently: Bool, piecesOf size: Int = .max / 2,
    _ take: ((Piece) -> Void)? = nil
  ) throws {
    (pieceSize, fullSize, self.take) = (min(Self.firstSize, size), size, take)
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

  private static let firstSize = 4 << 10
  private static let sentenceEnds = Array(".?!:".utf8)

  private mutating func endPiece() {
    if let take {
      start.bytes = Array(bytes[start.byte...])
      take(start)
    }
    start = Piece(line: line - 1, byte: bytes.count)
    pieceSize = min(2 * pieceSize, fullSize)
  }

  private mutating func addUnits(
    of path: String, in language: LanguageTag, silently: Bool
  ) throws {
    var input = ExchangeInput()
    input.isSilent = silently
    // Files that name no languages have the text to read first.
    input.options.languages = (language, language == .english ? .french : .english)
    input.options.takesTextsOnly = true
    try input.read(path) { item, _ in
      guard case .unit(let unit) = item else { return }
      // Most files spell the language as it is spelt here, and have it first.
      let first = unit.variants.first.flatMap {
        $0.languageCode == language.description ? $0 : nil
      }
      guard let variant = first ?? unit.variant(in: language) else { return }
      add(variant.segment.text, line: unit.line, isOneLine: true)
    }
  }

  /// Adds a block, whose line breaks become spaces where it is one line.
  private mutating func add(_ text: String, line wanted: Int, isOneLine: Bool = false) {
    if isPieceFull { endPiece() }
    if !bytes.isEmpty { bytes.append(Self.separator) }
    while line < wanted {
      bytes.append(0x0A)
      line += 1
    }
    let begin = bytes.count
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
    if isOneLine {
      for place in begin..<bytes.count where bytes[place] == 0x0A || bytes[place] == 0x0D {
        bytes[place] = 0x20
      }
    } else {
      for place in begin..<bytes.count where bytes[place] == 0x0A { line += 1 }
    }
  }
}
