public import CalepinCore

/// Reads XML of any size as a stream of events.
///
/// Nothing but the source is ever read: no network, no DTD, no external
/// entity. Entities the file declares are expanded within bounds, those of
/// HTML are known without being declared, every other is an error. Encodings
/// are recognised by byte order mark, zero bytes and XML declaration.
///
/// ```swift
/// let reader = MarkupReader(try InputFile("chips.tmx"), vocabulary: ["tu", "seg"])
/// while try reader.parseNext(into: handler) {}
/// ```
public final class MarkupReader {
  /// How deep elements may stand inside each other unless it is said otherwise.
  public static let defaultDepthLimit = 10_000

  private var source: any ByteSource
  private let state: ParserState
  private var feed: DocumentFeed?
  /// There until something odd comes.
  private var scanner: ContentScanner?
  private var mender: MarkupMender
  private var transcoder: Transcoder?
  private var cleaner: UTF8Cleaner?
  private var buffer: UnsafeMutableRawBufferPointer
  private var isAtEnd = false

  private static let chunkSize = 64 << 10
  /// libxml2 counts the bytes of a chunk in 32 bits, and UTF-8 may take three
  /// for one.
  private static let largestChunk = 256 << 20

  /// Creates a reader of `source`.
  ///
  /// - Parameters:
  ///   - source: The bytes of the file.
  ///   - vocabulary: The local names to be told apart by ``MarkupName/index``.
  ///   - depthLimit: How deep elements may stand inside each other.
  ///   - rules: What may be mended besides what all XML allows.
  public init(
    _ source: any ByteSource, vocabulary: [String], depthLimit: Int = defaultDepthLimit,
    mending rules: MendingRules? = nil
  ) {
    self.source = source
    mender = MarkupMender(rules: rules)
    state = ParserState(vocabulary: vocabulary, depthLimit: depthLimit)
    if let names = NameCache(vocabulary: vocabulary) {
      scanner = ContentScanner(names: names, depthLimit: depthLimit)
      state.begin(names.vocabulary)
    }
    buffer = .allocate(byteCount: Self.chunkSize, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Leaves all to libxml2, as is done with files in which something is odd.
  func leaveScanner() { scanner = nil }

  /// The line the parser has come to, counted from 1.
  public var line: Int { state.line }

  /// Reads the next chunk and hands what it holds to `handler`.
  ///
  /// - Parameter handler: Who gets the events.
  /// - Returns: Whether there may be more.
  /// - Throws: `MarkupError`, after the events before the error.
  public func parseNext(into handler: any MarkupHandler) throws(MarkupError) -> Bool {
    if let failure = state.failure { throw failure }
    guard !isAtEnd else { return false }
    state.handler = handler
    defer { state.handler = nil }
    let isFirst = feed == nil
    let count = try isFirst ? fillHead() : fill()
    if isFirst { try begin(count) }
    let skipped = isFirst ? cleanerStart : 0
    let chunk = UnsafeRawBufferPointer(rebasing: buffer[skipped..<count])
      .assumingMemoryBound(to: UInt8.self)
    let isLast = count == 0
    decode(chunk, isLast: isLast)
    if isLast { finish() }
    if let failure = state.failure { throw failure }
    isAtEnd = isLast
    return !isAtEnd
  }

  // MARK: Bytes

  private var cleanerStart = 0

  /// Reads until the bytes that tell the encoding are there.
  private func fillHead() throws(MarkupError) -> Int {
    var count = 0
    while count < EncodingSniffer.headLength {
      let more = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      if more == 0 { break }
      count += more
    }
    return count
  }

  private func fill() throws(MarkupError) -> Int {
    // What waits for its end is looked through again with each chunk; chunks
    // that grow with it keep the whole linear.
    let pending =
      (feed?.parser?.pendingByteCount ?? 0) + mender.pendingByteCount
      + (scanner?.rest.count ?? 0)
    let wanted = min(max(Self.chunkSize, pending), Self.largestChunk)
    if wanted > buffer.count || (buffer.count > Self.chunkSize && wanted == Self.chunkSize) {
      buffer.deallocate()
      buffer = .allocate(byteCount: wanted, alignment: 16)
    }
    return try read(into: buffer)
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer) throws(MarkupError) -> Int {
    do {
      let count = try source.read(into: buffer)
      state.entities.bytesRead += count
      return count
    } catch { throw .input(error) }
  }

  private func begin(_ count: Int) throws(MarkupError) {
    let head = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      .assumingMemoryBound(to: UInt8.self)
    if count == 0 { throw .empty }
    if Self.isHTML(head) { throw .isHTML }
    let encoding = EncodingSniffer(
      UnsafeBufferPointer(rebasing: head.prefix(EncodingSniffer.headLength)))
    cleanerStart = encoding.markLength
    if let name = encoding.name { transcoder = try Transcoder(from: name) }
    let feed = DocumentFeed(state: state)
    self.feed = feed
    cleaner = UTF8Cleaner(byteOffset: encoding.markLength) { [unowned self] in
      feed.lineAtEnd + mender.pendingLineCount + (scanner?.pendingLineCount ?? 0)
    }
  }

  /// Whether the file is a web page, such as a server sends instead of a file.
  private static func isHTML(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }.prefix(16)
    let text = String(decoding: start, as: UTF8.self).lowercased()
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
  }

  private func decode(_ chunk: UnsafeBufferPointer<UInt8>, isLast: Bool) {
    guard let transcoder else { return clean(chunk, isLast: isLast) }
    let isSound = transcoder.transcode(chunk) { clean($0, isLast: isLast) }
    if !isSound || (isLast && transcoder.hasRest) {
      state.fail(.syntax("bytes that are not of the encoding of the file", line: line))
    }
  }

  private func clean(_ chunk: UnsafeBufferPointer<UInt8>, isLast: Bool) {
    guard let feed else { return }
    cleaner?.clean(chunk, isLast: isLast) { piece in
      switch piece {
      case .bytes(let bytes): parse(bytes, isLast: false, feed)
      case .notice(let notice, let line): feed.report(notice, line: line)
      }
    }
    if isLast { parse(UnsafeBufferPointer(start: nil, count: 0), isLast: true, feed) }
  }

  /// Hands on what is clean: by the scanner as long as nothing is odd, then by
  /// libxml2.
  private func parse(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, _ feed: DocumentFeed) {
    guard let handler = state.handler,
      let outcome = scanner?.scan(bytes, isLast: isLast, for: state, to: handler)
    else { return mender.mend(bytes, isLast: isLast, to: feed) }
    state.scannedLine = scanner?.line ?? 0
    guard outcome != .goesOn, let scanner = scanner.take() else { return }
    if outcome == .hasEnded { state.endRoot() }
    if !scanner.root.isEmpty {
      mender.resume(root: scanner.root, open: scanner.open.map(\.bytes))
      feed.resume(open: scanner.open, line: scanner.line)
    }
    let rest = scanner.rest
    rest.withUnsafeBufferPointer { mender.mend($0, isLast: isLast, to: feed) }
  }

  private func finish() {
    let line = max(line, 1)
    // White space is all there is when no root began and nothing waits.
    if !state.isRootOpen, feed?.parser?.isPendingBlank != false { return state.fail(.empty) }
    state.isEnding = true
    feed?.parser?.parse([], isLast: true)
    if !state.isRootClosed { state.fail(.truncated(line: line)) }
  }
}

/// Gives what was mended to the parser of the document at hand.
private final class DocumentFeed: MendingSink {
  private let state: ParserState
  private(set) var parser: PushParser?
  /// Whether what comes stands between two documents.
  private var isBetween = false

  init(state: ParserState) { self.state = state }

  var lineAtEnd: Int { parser?.lineAtEnd ?? max(state.scannedLine, 1) }

  func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard state.failure == nil else { return }
    if isBetween {
      state.scannedLine += UTF8Scan.newlineCount(bytes[...])
      return
    }
    if parser == nil { parser = PushParser(feeding: state) }
    parser?.parse(bytes, isLast: false)
  }

  func report(_ notice: MarkupNotice, line: Int) {
    if state.failure == nil { state.handler?.notice(notice, line: line) }
  }

  func beginDocument(line: Int) {
    isBetween = false
    state.beginDocument()
    parser = PushParser(feeding: state)
    parser?.begin(onLine: line)
  }

  /// Goes on, on `line`, inside the elements `open`, whose begin the handler has
  /// seen; behind the root when there are none.
  func resume(open: [ContentScanner.Open], line: Int) {
    isBetween = open.isEmpty
    guard !isBetween else { return }
    parser = PushParser(feeding: state)
    state.expectKnown(open.count)
    parser?.parse(Array("<?xml version='1.0'?>".utf8), isLast: false)
    for element in open {
      parser?.begin(onLine: element.line)
      parser?.parse([UInt8(ascii: "<")] + element.bytes + [UInt8(ascii: ">")], isLast: false)
    }
    parser?.begin(onLine: line)
  }
}
