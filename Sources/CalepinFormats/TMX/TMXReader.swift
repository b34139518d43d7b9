public import CalepinCore
internal import MarkupStream

/// Reads the translation units of a TMX file, version 1.1 to 1.4, one after the
/// other.
///
/// ```swift
/// let reader = TMXReader(try InputFile("chips.tmx"))
/// while let unit = try reader.next() { … }
/// ```
///
/// What is odd but clear in meaning is read and reported in ``warnings``.
/// Segments come as the file has them except for white space around them;
/// composing characters (NFC) is left to whoever stores them.
public final class TMXReader {
  /// How a file is read.
  public struct Options: Hashable, Sendable {
    /// Whether white space around a segment is kept, for a round trip without
    /// any loss.
    public var keepsOuterWhiteSpace = false

    /// Creates the options by default.
    public init() {}
  }

  /// What was odd since ``takeWarnings()`` was called last.
  public var warnings: [FormatWarning] { builder.assembler.pointee.log.warnings }

  private let markup: MarkupReader
  private let builder: TMXBuilder
  private var isAtEnd = false
  private var failure: TMXError?
  private var position = 0

  /// Creates a reader of the TMX file in `source`.
  public init(_ source: any ByteSource, options: Options = Options()) {
    markup = MarkupReader(
      source, vocabulary: TMXName.vocabulary,
      mending: MendingRules(
        segment: "seg", containers: ["tuv", "tu", "body", "tmx"],
        inline: ["bpt", "ept", "it", "ph", "hi", "ut", "sub"]))
    builder = TMXBuilder(options: options)
  }

  /// The header, for which the file is read as far as its end.
  ///
  /// A file without one has an empty header.
  public func header() throws(TMXError) -> TMXHeader {
    while !builder.assembler.pointee.isHeaderComplete, !isAtEnd, failure == nil { advance() }
    if !builder.assembler.pointee.isHeaderComplete, let failure { throw failure }
    return builder.assembler.pointee.header
  }

  /// The next unit, or `nil` at the end.
  ///
  /// - Throws: `TMXError`, after all units that are complete before the error.
  public func next() throws(TMXError) -> TranslationUnit? {
    guard let index = try advanceToNext() else { return nil }
    return builder.assembler.pointee.batch.pointee.unit(at: index)
  }

  /// A view of the next unit, valid until one is asked for again; `nil` at the
  /// end.
  ///
  /// - Throws: `TMXError`, after all units that are complete before the error.
  func nextView() throws(TMXError) -> UnitView? {
    guard let index = try advanceToNext() else { return nil }
    return UnitView(UnsafePointer(builder.assembler.pointee.batch), index)
  }

  /// Goes on to the next unit; its place among those read.
  private func advanceToNext() throws(TMXError) -> Int? {
    let batch = builder.assembler.pointee.batch
    while position == batch.pointee.count {
      if let failure { throw failure }
      if isAtEnd { return nil }
      batch.pointee.removeComplete()
      position = 0
      advance()
    }
    defer { position += 1 }
    return position
  }

  /// The warnings since the last call; they are forgotten here.
  public func takeWarnings() -> [FormatWarning] { builder.assembler.pointee.log.take() }

  private func advance() {
    do throws(MarkupError) {
      isAtEnd = try !markup.parseNext(into: builder)
    } catch {
      failure = .markup(error, unit: builder.assembler.pointee.log.unit)
    }
    // What the builder did not like came before what broke the markup.
    if let earlier = builder.assembler.pointee.failure { failure = earlier }
  }
}
