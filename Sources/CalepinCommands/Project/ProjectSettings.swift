internal import CalepinCore
internal import FoundationEssentials

/// What the `calepin.toml` of a project says: the languages, what is searched,
/// and how texts are checked.
///
/// The nearest one counts, from the current folder upwards.
struct ProjectSettings: Hashable, Sendable {
  /// The name of the file.
  static let fileName = "calepin.toml"

  /// The file, as messages name it.
  var file: String
  /// The folder of the file, with a slash at its end; paths in it start there.
  var folder: String
  /// From which language.
  var from: LanguageTag?
  /// Into which language.
  var to: LanguageTag?
  /// What is searched, the most trusted first, as paths that can be opened.
  var memories: [String] = []
  /// What every match of a memory loses, in percent, by its path.
  var memoryPenalties: [String: Int] = [:]
  /// Whether the built-in glossary is searched as well.
  var glossary: Bool?
  /// How everything is checked.
  var checks = CheckTable()
  /// How certain paths are checked, in the order of the file.
  var paths: [PathTable] = []
  /// Findings that are none, in the order of the file.
  var waivers: [WaiverTable] = []
  /// What is looked for besides the checks, in the order of the file.
  var rules: [RuleTable] = []

  /// What a table `[checks]` says.
  struct CheckTable: Hashable, Sendable {
    /// A name in the file, with the key and line where it stands.
    struct Name: Hashable, Sendable {
      var text: String
      var key: String
      var line: Int
    }

    /// Which choice of checks to begin with.
    var preset: Name?
    /// If given, only these run.
    var only: [Name]?
    /// These do not run.
    var except: [Name] = []
    /// These run besides.
    var also: [Name] = []
    /// How French punctuation is spaced.
    var spacing: Name?
    /// How many characters a translation has at most.
    var maxLength: Int?
    /// Other severities than those by default: a check and its severity.
    var severities: [(check: Name, severity: Name)] = []

    static func == (a: CheckTable, b: CheckTable) -> Bool {
      a.preset == b.preset && a.only == b.only && a.except == b.except && a.also == b.also
        && a.spacing == b.spacing && a.maxLength == b.maxLength
        && a.severities.elementsEqual(b.severities, by: ==)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(preset)
      hasher.combine(only)
      hasher.combine(except)
    }
  }

  /// What one of the tables `[[waivers]]` says: which finding is none, and why.
  struct WaiverTable: Hashable, Sendable {
    /// The check.
    var check: CheckTable.Name
    /// Why.
    var reason: String
    /// A pattern of paths, as in `[[paths]]`; all files without it.
    var pattern: String?
    /// The id of the unit; all units without it.
    var unit: String?
    /// What the source or the translation has to hold; anything without it.
    var text: String?
  }

  /// What one of the tables `[[rules]]` says: what is looked for besides.
  struct RuleTable: Hashable, Sendable {
    /// What people call it.
    var id: CheckTable.Name
    /// What is wrong.
    var message: String
    /// How grave it is.
    var severity: CheckTable.Name?
    /// Whether whole words are compared.
    var comparesWords: Bool
    /// A pattern of paths, as in `[[paths]]`; all files without it.
    var pattern: String?
    /// What is asked of both sides.
    var source: CheckTable.Name?
    var notSource: CheckTable.Name?
    var target: CheckTable.Name?
    var notTarget: CheckTable.Name?
  }

  /// What one of the tables `[[paths]]` says.
  struct PathTable: Hashable, Sendable {
    /// A pattern of paths from the folder of the file: `*` stands for any part
    /// of a name, `**` for any folders.
    var pattern: String
    var checks: CheckTable
  }

  /// The tables that hold for the file at `path`, the most special last.
  func checkTables(for path: String) -> [CheckTable] {
    let local = local(path)
    return [checks]
      + paths.filter { PathPattern($0.pattern).matches(local) }.map(\.checks)
  }

  /// The rules that hold for the file at `path`; `nil` for any file.
  func rules(for path: String?) -> [RuleTable] {
    guard let path else { return rules }
    let local = local(path)
    return rules.filter { $0.pattern.map { PathPattern($0).matches(local) } ?? true }
  }

  /// `path` from the folder of the file on.
  func local(_ path: String) -> String {
    let full = path.hasPrefix("/") ? path : Self.currentFolder + path
    return full.hasPrefix(folder) ? String(full.dropFirst(folder.count)) : path
  }

  /// The settings of the project in whose folder the program runs; `nil` where
  /// there is no project.
  static var current: ProjectSettings? { (try? loaded.get()) ?? nil }

  /// Makes sure that the settings of the project can be read.
  ///
  /// - Throws: ``CommandFailure`` that names line and key.
  static func check() throws(CommandFailure) { _ = try loaded.get() }

  private static let loaded: Result<ProjectSettings?, CommandFailure> = {
    var folder = currentFolder
    while true {
      let path = folder + fileName
      if InputDocument.exists(path) {
        return Result { () throws(CommandFailure) in
          try SettingsReader.settings(of: path, in: folder)
        }
      }
      guard folder.count > 1 else { return .success(nil) }
      folder = String(
        folder.dropLast().prefix(through: folder.dropLast().lastIndex(of: "/") ?? folder.startIndex)
      )
    }
  }()

  private static var currentFolder: String {
    let path = FileManager.default.currentDirectoryPath
    return path.hasSuffix("/") ? path : path + "/"
  }
}
