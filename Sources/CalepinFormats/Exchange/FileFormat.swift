public import CalepinCore

/// A format in which glossaries and memories are exchanged.
///
/// To add one, write its folder with an extension of this type that defines it,
/// and put it into ``all``; nothing else knows single formats.
public struct FileFormat: Sendable {
  /// Opens a file of the format.
  public typealias Opening =
    @Sendable (any ByteSource, ReadOptions) throws(FormatError) -> ContentReader
  /// Begins a file of the format.
  public typealias Making =
    @Sendable (any ByteSink, WriteOptions) throws(OutputError) -> ContentWriter

  /// The name on the command line: `tmx`.
  public let name: String
  /// The name for people: `TMX 1.4`.
  public let title: String
  /// The endings of its files, without the dot, in lower case.
  public let extensions: [String]
  /// Whether it is XML, which says its encoding itself.
  let isMarkup: Bool
  /// Whether a file that begins so is of the format.
  let recognizes: @Sendable (FileHead) -> Bool
  /// How it is read; `nil` when it can only be written.
  public let reader: Opening?
  /// How units are written; `nil` when it takes none.
  public let unitWriter: Making?
  /// How entries are written; `nil` when it takes none.
  public let entryWriter: Making?

  init(
    _ name: String, title: String, extensions: [String], isMarkup: Bool = false,
    recognizes: @escaping @Sendable (FileHead) -> Bool = { _ in false }, reader: Opening? = nil,
    unitWriter: Making? = nil, entryWriter: Making? = nil
  ) {
    self.name = name
    self.title = title
    self.extensions = extensions
    self.isMarkup = isMarkup
    self.recognizes = recognizes
    self.reader = reader
    self.unitWriter = unitWriter
    self.entryWriter = entryWriter
  }

  /// Every format there is; the first to recognise a file is the one it is
  /// read as, so tables, which take any text, come last.
  public static let all: [FileFormat] = [
    .tmx, .tbx, .tbx3, .xliff, .xliff2, .jsonLines, .po, .utx, .omegat, .tsv, .csv,
    .toolkitCSV, .omegatCSV, .memoQCSV, .starDict, .vale, .valeAccept, .valeReject,
  ]

  /// The formats that can be written.
  public static var writable: [FileFormat] {
    all.filter { $0.unitWriter != nil || $0.entryWriter != nil }
  }

  /// The format called `name`, or `nil` when there is none.
  public init?(named name: String) {
    guard let format = Self.all.first(where: { $0.name == name.lowercased() }) else { return nil }
    self = format
  }

  /// The first format that writes files called like `path`; `nil` when none does.
  public init?(writing path: String) {
    guard let format = Self.writable.first(where: { $0.hasExtension(of: path) }) else { return nil }
    self = format
  }

  /// Whether the name `path` ends as files of the format do.
  public func hasExtension(of path: String) -> Bool {
    let lower = path.lowercased()
    return extensions.contains { lower.hasSuffix("." + $0) }
  }
}
