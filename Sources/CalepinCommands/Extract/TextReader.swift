internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// Reads the files of an extraction, large ones in pieces, and finds single
/// passages of them again.
///
/// What cannot be read twice (the standard input, pipes) is kept, and so are
/// small files while there are few.
final class TextReader {
  /// A part of a file in UTF-8 that begins where a paragraph does.
  struct Piece: Sendable {
    /// The number of the file.
    var document: Int
    /// Where it begins in the file.
    var start: LinePlaces
    var bytes: [UInt8]
  }

  /// Files up to this size are read whole, larger ones in pieces of
  /// ``pieceSize`` bytes.
  static let wholeSize = 16 << 20
  static let pieceSize = 4 << 20
  /// What is made plain text from is cut between its blocks into about so many
  /// pieces and some more, so that the first are worked on while the others are
  /// read; all but the first have at least ``leastPieceSize`` bytes.
  static let pieceCount = 24
  static let leastPieceSize = 16 << 10

  let files: [String]
  /// The side that is read of memories.
  private let language: LanguageTag
  private var kept: [Int: [UInt8]] = [:]
  private var keptSize = 0

  init(files: [String], in language: LanguageTag) {
    self.files = files
    self.language = language
  }

  /// Calls `body` with each piece of each file, in order.
  ///
  /// - Throws: `InputError` or ``CommandFailure`` when a file cannot be read,
  ///   and what `body` throws.
  func forEachPiece(_ body: (Piece) async throws -> Void) async throws {
    for (number, file) in files.enumerated() {
      let input = try InputFile(file)
      if let source = try FlatText.Source(input) {
        try await forEachPiece(of: source, input, number, body)
      } else if let size = input.byteCount, size > Self.wholeSize {
        try await forEachPiece(of: input, number, body)
      } else {
        let document = try InputDocument(reading: input)
        keep(document.bytes, of: number, isReadable: input.byteCount != nil)
        try await body(Piece(document: number, start: LinePlaces(), bytes: document.bytes))
      }
    }
  }

  /// Keeps a text while there are few, or when it is not readable again.
  private func keep(_ bytes: [UInt8], of number: Int, isReadable: Bool) {
    guard !isReadable || keptSize + bytes.count <= Self.wholeSize else { return }
    kept[number] = bytes
    keptSize += bytes.count
  }

  /// Reads `source` in a task of its own, ahead of what `body` does.
  private func forEachPiece(
    of source: FlatText.Source, _ input: InputFile, _ number: Int,
    _ body: (Piece) async throws -> Void
  ) async throws {
    let size = input.byteCount ?? 0
    let (pieces, feed) = AsyncThrowingStream<Piece, any Error>.makeStream()
    let language = language
    let pieceSize = min(max(size / Self.pieceCount, Self.leastPieceSize), Self.pieceSize)
    let reading = Task {
      do {
        let text = try FlatText(
          reading: source, in: language, silently: false, piecesOf: pieceSize
        ) { piece in
          feed.yield(
            Piece(
              document: number, start: LinePlaces(line: piece.line, byte: piece.byte),
              bytes: piece.bytes))
        }
        feed.finish()
        return text.bytes
      } catch {
        feed.finish(throwing: error)
        throw error
      }
    }
    for try await piece in pieces { try await body(piece) }
    keep(try await reading.value, of: number, isReadable: input.byteCount != nil)
  }

  private func forEachPiece(
    of input: InputFile, _ number: Int, _ body: (Piece) async throws -> Void
  ) async throws {
    var pieces = TextPieces(input, size: Self.pieceSize)
    var start = LinePlaces()
    while let raw = try pieces.next() {
      let document = try InputDocument(decoding: raw, of: input.path)
      if document.encoding != .utf8 {
        throw CommandFailure("\(input.path): a text of more than 16 MB has to be in UTF-8")
      }
      start.byte += raw.count - document.bytes.count
      try await body(Piece(document: number, start: start, bytes: document.bytes))
      start.byte += document.bytes.count
      start.line += document.bytes.count { $0 == 0x0A }
    }
  }

  /// The bytes in `range` of the file numbered `document`; `nil` when they
  /// cannot be read.
  func passage(_ range: Range<Int>, of document: Int) -> [UInt8]? {
    if kept[document] == nil, files[document] != "-", let input = try? InputFile(files[document]) {
      let source = (try? FlatText.Source(input)).flatMap { $0 }
      if source == nil, let size = input.byteCount, size > Self.wholeSize {
        return try? input.read(range)
      }
      guard let read = read(source, input) else { return nil }
      // One file at a time: places come in the order of the files.
      if let last = lastRead { kept[last] = nil }
      kept[document] = read
      lastRead = document
    }
    guard let bytes = kept[document], range.upperBound <= bytes.count else { return nil }
    return Array(bytes[range])
  }

  private var lastRead: Int?

  /// The text of a file that was read before, from `source` or, where it is plain
  /// text, from `input`.
  private func read(_ source: FlatText.Source?, _ input: InputFile) -> [UInt8]? {
    if let source {
      return try? FlatText(reading: source, in: language, silently: true).bytes
    }
    return try? InputDocument(reading: input, silently: true).bytes
  }
}

/// Cuts a file into pieces that end where a paragraph does, or at least a line.
struct TextPieces {
  private let input: InputFile
  private let size: Int
  private var rest: [UInt8] = []
  private var isAtEnd = false

  init(_ input: InputFile, size: Int) {
    self.input = input
    self.size = size
  }

  /// The next piece, about ``size`` bytes long; `nil` at the end.
  mutating func next() throws(InputError) -> [UInt8]? {
    while !isAtEnd, rest.count < size {
      let part = try input.readChunk(atMost: size - rest.count)
      isAtEnd = part.isEmpty
      rest += part
    }
    guard !rest.isEmpty else { return nil }
    let end = isAtEnd ? rest.count : cut
    let piece = Array(rest[..<end])
    rest.removeFirst(end)
    return piece
  }

  /// Where to cut ``rest``: behind its last blank line, else behind its last
  /// line, else before its last character.
  private var cut: Int {
    var line: Int?
    var index = rest.count - 1
    while index > 0 {
      if rest[index] == 0x0A {
        if line == nil { line = index + 1 }
        if rest[index - 1] == 0x0A { return index + 1 }
      }
      index -= 1
    }
    if let line { return line }
    return (rest.lastIndex { $0 & 0xC0 != 0x80 }).flatMap { $0 > 0 ? $0 : nil } ?? rest.count
  }
}
