internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology
internal import FoundationEssentials

/// Reads files as termbases and tells of what is odd in them.
struct TermbaseLoader {
  /// The endings of the tables that are read from a folder.
  private static let tableEndings = [".tsv", ".tab", ".csv", ".txt"]
  /// The endings of files that are known by their content; whatever else is
  /// named is read as a table.
  private static let endings = [
    ".tmx", ".tbx", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".po", ".utx", ".jsonl", ".gz",
    ".zip", ".calepin", ".sdltm",
  ]

  /// The columns of tables without a header, as the user spelt them.
  let columns: String?
  /// The languages of tables of two columns without a header.
  let languages: (LanguageTag, LanguageTag)

  /// What is asked, when only what may answer it is to be read of large memories.
  var question: LookupQuestion?

  /// The termbases in the file or folder at `path`, in the order of their
  /// names.
  ///
  /// - Throws: `InputError` or ``CommandFailure`` when a file cannot be read.
  func load(_ path: String) throws -> [Termbase] {
    try Self.files(at: path).map { try loadFile($0) }
  }

  /// The file at `path`, or the tables and memories in the folder there, in
  /// the order of their names.
  ///
  /// - Throws: ``CommandFailure`` when the folder cannot be read.
  static func files(at path: String) throws -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
      return [path]
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw CommandFailure("\(path): the folder cannot be read")
    }
    let tables = names.sorted()
      .filter { has($0, oneOf: tableEndings + endings) }
    if tables.isEmpty { printWarning("no table or memory is in it", file: path, line: 0) }
    let folder = path.hasSuffix("/") ? path : path + "/"
    return tables.map { folder + $0 }
  }

  /// The user's own termbase, or `nil` when there is none yet.
  func loadOwn() throws -> Termbase? {
    guard let path = UserFolders.termbasePath, FileManager.default.fileExists(atPath: path) else {
      return nil
    }
    return try loadFile(path)
  }

  private func loadFile(_ path: String) throws -> Termbase {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var entries: [ConceptEntry] = []
    if Self.has(path, oneOf: Self.endings) {
      if let question, let part = try NarrowedMemory(path)?.termbase(name, answering: question) {
        return part
      }
      var input = ExchangeInput()
      input.options.languages = (languages.0, languages.1)
      try input.read(path) { item, _ in
        switch item {
        case .entry(let entry): entries.append(entry)
        case .unit(let unit):
          if let entry = unit.termEntry { entries.append(entry) }
        case .document: break
        }
      }
    } else {
      try TermFileReader.forEachEntry(in: path, columns: columns, languages: languages) {
        entries.append($0)
      }
    }
    return Termbase(name: name, entries: entries)
  }

  private static func has(_ path: String, oneOf endings: [String]) -> Bool {
    let lower = path.lowercased()
    return endings.contains { lower.hasSuffix($0) }
  }
}

extension TranslationUnit {
  /// The unit as an entry; `nil` when it has too few terms, or when somebody has
  /// found it to be wrong: that is not brought up again.
  var termEntry: ConceptEntry? { isRejectedTerm ? nil : ConceptEntry(self) }
}
