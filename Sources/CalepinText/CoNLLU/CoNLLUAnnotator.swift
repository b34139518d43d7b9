public import CalepinCore

/// Gives the words of a CoNLL-U file their classes and lemmas; sentences,
/// tokens and all other columns stay as they are.
///
/// ```swift
/// var reader = CoNLLUAnnotator(try InputFile("text.conllu"), analyzer)
/// while let part = try reader.next() { print(part.lines) }
/// ```
///
/// A range that is a contraction of the language (`1-2 du`) is one token, as
/// everywhere here; of other ranges (`1-2 don't`) the words are tagged. What the
/// file says of classes and lemmas is not looked at and may be `_`.
///
/// Source: universaldependencies.org/format.html.
public struct CoNLLUAnnotator {
  /// Some sentences of a file.
  public struct Part: Sendable {
    /// The sentences.
    public let text: AnalyzedText
    /// The line in the file each sentence begins in, counted from 1.
    public let firstLines: [Int]
    /// The lines of the file with their new columns, in UTF-8.
    public let lines: [UInt8]
  }

  private var source: any ByteSource
  private let analyzer: Analyzer
  private let partSize: Int
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var pending: [UInt8] = []
  private var line = 1
  private var isAtEnd = false
  /// How many bytes of the source were read so far.
  public private(set) var bytesRead = 0

  /// Creates a reader of the file in `source`, UTF-8.
  ///
  /// - Parameters:
  ///   - source: The bytes of the file.
  ///   - analyzer: Who gives classes and lemmas.
  ///   - partSize: About how many bytes are read for a part; a sentence is
  ///     never cut.
  public init(_ source: any ByteSource, _ analyzer: Analyzer, partSize: Int = 1 << 19) {
    self.source = source
    self.analyzer = analyzer
    self.partSize = partSize
  }

  /// The next sentences, or `nil` at the end.
  ///
  /// - Throws: ``CoNLLUError``.
  public mutating func next() throws(CoNLLUError) -> Part? {
    var searched = 0
    var end: Int?
    while !isAtEnd {
      if pending.count >= partSize {
        end = Self.lastBlankLine(in: pending, from: searched)
        if end != nil { break }
        searched = max(0, pending.count - 2)
      }
      try fill()
    }
    guard !pending.isEmpty else { return nil }
    let size = end ?? pending.count
    var block = CoNLLUBlock(Array(pending[..<size]), firstLine: line)
    pending.removeFirst(size)
    try block.parse(contractions: analyzer.rules.contractions)
    line += block.lineCount
    return block.annotated(by: analyzer)
  }

  private mutating func fill() throws(CoNLLUError) {
    var result = Result<Int, InputError>.success(0)
    chunk.withUnsafeMutableBytes { buffer in
      do throws(InputError) {
        result = .success(try source.read(into: buffer))
      } catch { result = .failure(error) }
    }
    switch result {
    case .success(let count):
      pending.append(contentsOf: chunk[..<count])
      bytesRead += count
      isAtEnd = count == 0
    case .failure(let error): throw CoNLLUError(line: line, reason: .input(error))
    }
  }

  /// The offset behind the last blank line that ends behind `start`.
  private static func lastBlankLine(in bytes: [UInt8], from start: Int) -> Int? {
    var end = bytes.count
    var breaks: Int?
    while end > start {
      end -= 1
      switch bytes[end] {
      case 0x0A:
        if let breaks { return breaks + 1 }
        breaks = end
      case 0x0D, 0x20: break
      default: breaks = nil
      }
    }
    return nil
  }
}
