public import CalepinCore

/// A part of a text that can be analysed by itself.
public struct TextPiece: Hashable, Sendable {
  /// The part in well-formed UTF-8.
  public let bytes: [UInt8]
  /// The line of the file it begins in, counted from 1.
  public let firstLine: Int
}

/// Why a text could not be read to its end.
public enum TextReadingError: Error, Hashable, Sendable {
  /// The bytes could not be had.
  case input(InputError)
  /// The bytes are not a text.
  case decoding(TextDecodingError)
}

extension TextReadingError: CustomStringConvertible {
  /// What is wrong; the caller names the file.
  public var description: String {
    switch self {
    case .input(let error): error.description
    case .decoding(let error): error.description
    }
  }
}

/// Reads a text of any size in pieces that end where a paragraph does.
///
/// ```swift
/// var reader = TextPieceReader(try InputFile("corpus.txt"))
/// while let piece = try reader.next() { print(analyzer.analyze(piece.bytes)) }
/// ```
///
/// Put together the pieces are the whole text. Where no blank line comes for
/// long, a piece ends with a line, where no line ends, with a sentence or a
/// word, and at the worst between two characters.
public struct TextPieceReader {
  /// How many bytes a piece has at most, unless it is said otherwise.
  public static let defaultPieceSize = 1 << 20

  private var source: any ByteSource
  private let pieceSize: Int
  private var decoder = StreamDecoder()
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var text: [UInt8] = []
  private var line = 1
  private var isAtEnd = false
  /// How many bytes of the source were read so far.
  public private(set) var bytesRead = 0

  /// Creates a reader of `source`.
  ///
  /// - Parameters:
  ///   - source: The bytes of the file, in any encoding ``TextDecoder`` knows.
  ///   - pieceSize: How many bytes of UTF-8 a piece has at most, about.
  public init(_ source: any ByteSource, pieceSize: Int = defaultPieceSize) {
    precondition(pieceSize >= 16, "a piece has room for some characters")
    self.source = source
    self.pieceSize = pieceSize
  }

  /// What was doubtful about the encoding since the last call.
  public mutating func takeWarnings() -> [DecodingWarning] { decoder.takeWarnings() }

  /// The next piece, or `nil` at the end.
  ///
  /// - Throws: ``TextReadingError``.
  public mutating func next() throws(TextReadingError) -> TextPiece? {
    while !isAtEnd, text.count < pieceSize { try fill() }
    guard !text.isEmpty else { return nil }
    let end = isAtEnd && text.count <= pieceSize ? text.count : endOfPiece()
    let bytes = end == text.count ? text : Array(text[..<end])
    if end == text.count {
      text.removeAll(keepingCapacity: true)
    } else {
      text.removeFirst(end)
    }
    defer { line += LineTable.lineNumber(of: bytes.count, in: bytes) - 1 }
    return TextPiece(bytes: bytes, firstLine: line)
  }

  private mutating func fill() throws(TextReadingError) {
    var count = 0
    do throws(InputError) {
      count = try Self.read(&source, into: &chunk)
    } catch {
      throw .input(error)
    }
    bytesRead += count
    isAtEnd = count == 0
    var failure: TextDecodingError?
    chunk.withUnsafeBytes { buffer in
      let part = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      do throws(TextDecodingError) {
        try decoder.decode(part, isLast: isAtEnd, into: &text)
      } catch { failure = error }
    }
    if let failure { throw .decoding(failure) }
  }

  /// Fills `chunk` once; a typed throw does not pass through
  /// `withUnsafeMutableBytes`.
  private static func read(
    _ source: inout any ByteSource, into chunk: inout [UInt8]
  ) throws(InputError) -> Int {
    var result = Result<Int, InputError>.success(0)
    chunk.withUnsafeMutableBytes { buffer in
      do throws(InputError) {
        result = .success(try source.read(into: buffer))
      } catch { result = .failure(error) }
    }
    return try result.get()
  }

  /// Where the piece ends that begins ``text``.
  private func endOfPiece() -> Int {
    text.withUnsafeBufferPointer { buffer in
      PieceEnd.best(in: buffer, atMost: pieceSize)
    }
  }
}

/// Where a long text may be cut.
enum PieceEnd {
  /// The best place to cut `bytes`, in `1...limit`: behind the last blank line
  /// of the last three quarters, else behind a line that ends with a mark, a
  /// line, a mark and a space, a space, a character.
  static func best(in bytes: UnsafeBufferPointer<UInt8>, atMost limit: Int) -> Int {
    var limit = min(limit, bytes.count)
    // A line break of two bytes is never cut.
    if limit > 1, bytes[limit - 1] == 0x0D { limit -= 1 }
    var places = [Int?](repeating: nil, count: 4)
    var lineBreak: Int?
    var offset = limit
    while offset > limit / 4 {
      offset -= 1
      let byte = bytes[offset]
      guard byte <= 0x20 else {
        lineBreak = nil
        continue
      }
      let isBreak = byte == 0x0A || (byte == 0x0D && bytes[offset + 1] != 0x0A)
      if isBreak, let lineBreak { return lineBreak + 1 }
      if isBreak { lineBreak = offset }
      let rank = (isBreak ? 0 : 2) + (isBehindMark(offset, in: bytes) ? 0 : 1)
      if places[rank] == nil { places[rank] = offset + 1 }
    }
    if let place = places.lazy.compactMap({ $0 }).first { return place }
    var end = limit
    while end > max(1, limit - 3), end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  private static func isBehindMark(
    _ offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var last = offset - 1
    if last >= 0, bytes[last] == 0x0D { last -= 1 }
    guard last >= 0 else { return false }
    return [0x2E, 0x21, 0x3F].contains(bytes[last])
  }
}
