public import CalepinCore
internal import MarkupStream

/// A file of a format that is found out from its content, packed or not.
///
/// A `.gz` holds one document, a `.zip` as many as there are files of a known
/// format in it.
///
/// ```swift
/// let file = try ExchangeFile(try InputFile("old.tmx.gz"), name: "old.tmx.gz")
/// while let document = try file.next() { … }
/// ```
public final class ExchangeFile {
  private let name: String
  private let options: ReadOptions
  private let asked: FileFormat?
  private var plain: PeekedSource?
  private let archive: Archive?
  private let isGzip: Bool
  private var documentCount = 0

  /// Begins the file in `source`.
  ///
  /// - Parameters:
  ///   - source: The bytes.
  ///   - name: The name of the file, which decides between formats whose content
  ///     looks the same, and is warned of when it is wrong.
  ///   - format: The format, when the caller knows better than the content.
  ///   - options: How it is read.
  /// - Throws: `FormatError` when the file is empty or an archive is broken.
  public init(
    _ source: any ByteSource, name: String, format: FileFormat? = nil,
    options: ReadOptions = ReadOptions()
  ) throws(FormatError) {
    self.name = name
    self.options = options
    asked = format
    do {
      let peeked = try PeekedSource(source)
      let isArchive = Archive.isArchive(peeked.head)
      isGzip = Archive.isGzip(peeked.head)
      archive = isArchive ? try Archive(peeked) : nil
      plain = isArchive ? nil : peeked
    } catch { throw FormatError(error) }
  }

  /// The next document, or `nil` at the end.
  ///
  /// The one before must have been read to its end, or is not wanted.
  public func next() throws(FormatError) -> ExchangeDocument? {
    if let source = plain {
      plain = nil
      return try document(source, name: name, isMember: false)
    }
    guard let archive else { return nil }
    while let member = try Self.nextMember(of: archive) {
      guard isGzip || Self.isWanted(member) else { continue }
      let source: PeekedSource
      do throws(InputError) {
        source = try PeekedSource(archive)
      } catch { throw FormatError(error) }
      let shown = isGzip ? Self.unpackedName(name) : member
      if !isGzip, asked == nil, Self.isOther(source, member) { continue }
      return try document(source, name: shown, isMember: !isGzip)
    }
    if documentCount == 0 {
      throw FormatError("no file in the archive is of a format known here")
    }
    return nil
  }

  private static func nextMember(of archive: Archive) throws(FormatError) -> String? {
    do { return try archive.nextMember() } catch { throw FormatError(error) }
  }

  private func document(
    _ source: PeekedSource, name: String, isMember: Bool
  ) throws(FormatError) -> ExchangeDocument {
    documentCount += 1
    let head = FileHead(source.head)
    let format: FileFormat
    if let asked { format = asked } else { format = try Self.format(of: head, name: name) }
    guard let reader = format.reader else {
      throw FormatError("\(format.title) can be written, but is not read here")
    }
    var warnings: [FormatWarning] = []
    let others = FileFormat.all.filter { $0.reader != nil && $0.hasExtension(of: name) }
    if asked == nil, !others.isEmpty, !format.hasExtension(of: name) {
      warnings.append(
        FormatWarning(
          line: 1, problem: "the name says \(others[0].title), the content is \(format.title)",
          action: "read as what it is"))
    }
    return ExchangeDocument(
      name: isMember ? name : nil, format: format,
      content: try reader(UnicodeSource.utf8(source, for: format), options), warnings: warnings)
  }

  /// The format of a file that begins with `head`.
  private static func format(of head: FileHead, name: String) throws(FormatError) -> FileFormat {
    if head.bytes.isEmpty { throw FormatError("the file is empty") }
    let readable = FileFormat.all.filter { $0.reader != nil }
    // Of tables and word lists the content says little; the name breaks the tie.
    if let named = readable.first(where: { $0.hasExtension(of: name) && $0.recognizes(head) }) {
      return named
    }
    if let found = readable.first(where: { $0.recognizes(head) }) { return found }
    throw FormatError(head.strangeness, line: 1)
  }

  /// Whether a member of an archive is worth opening.
  private static func isWanted(_ member: String) -> Bool {
    let isHidden = member.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
    return !isHidden && FileFormat.all.contains { $0.reader != nil && $0.hasExtension(of: member) }
  }

  /// Whether a member is some text beside the memories, as a `readme.txt` is.
  private static func isOther(_ source: PeekedSource, _ member: String) -> Bool {
    let isMarkup = FileFormat.all.contains { $0.isMarkup && $0.hasExtension(of: member) }
    return !isMarkup && (try? format(of: FileHead(source.head), name: member)) == nil
  }

  private static func unpackedName(_ name: String) -> String {
    let isMarked = name.lowercased().hasSuffix(".gz") || name.lowercased().hasSuffix(".zip")
    return isMarked ? name.split(separator: ".").dropLast().joined(separator: ".") : name
  }
}

/// A document of an ``ExchangeFile``.
public struct ExchangeDocument {
  /// The name of the file inside the archive; `nil` when it stands alone.
  public let name: String?
  /// The format it was found to be in.
  public let format: FileFormat
  /// Where its content comes from.
  public var content: ContentReader
  /// What was odd about the file as a whole.
  public let warnings: [FormatWarning]
}

extension FileHead {
  /// What a file that is of no known format seems to be.
  fileprivate var strangeness: String {
    let expected =
      "expected \(FileFormat.all.filter { $0.reader != nil }.map(\.title).joined(separator: ", "))"
    if rootElement == "html" || text.prefix(40).lowercased().contains("<!doctype html") {
      return "the file is an HTML page, \(expected)"
    }
    if let rootElement {
      return "<\(rootElement)> is the root element of no format known here, \(expected)"
    }
    if bytes.starts(with: Array("%PDF".utf8)) { return "the file is a PDF document, \(expected)" }
    return "the file is of no format known here, \(expected)"
  }
}
