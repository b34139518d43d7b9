internal import CalepinCore
internal import TOMLKit

/// Reads a `calepin.toml` into typed settings.
struct SettingsReader {
  private let file: String
  private let lines: KeyLines

  /// The settings in the file at `path`, whose paths start in `folder`.
  ///
  /// - Throws: ``CommandFailure`` that names line and key.
  static func settings(
    of path: String, in folder: String
  ) throws(CommandFailure) -> ProjectSettings {
    let text: String
    do {
      text = String(decoding: try InputFile(path).readAll(atMost: 1 << 20), as: UTF8.self)
    } catch { throw CommandFailure(error) }
    let table: TOMLTable
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw CommandFailure("\(path):\(error.source.begin.line): \(error.description)")
    } catch { throw CommandFailure("\(path): \(error)") }
    let reader = SettingsReader(file: path, lines: KeyLines(text))
    return try reader.settings(of: table, in: folder)
  }

  private func settings(
    of table: TOMLTable, in folder: String
  ) throws(CommandFailure) -> ProjectSettings {
    let keys = [
      "from", "to", "memories", "memory-penalties", "glossary", "checks", "paths", "waivers",
      "rules",
    ]
    try refuseOthers(than: keys, in: table, at: "")
    var settings = ProjectSettings(file: file, folder: folder)
    settings.from = try language(table["from"], "from")
    settings.to = try language(table["to"], "to")
    settings.memories =
      try names(table["memories"], "memories", "a list of files")?
      .map { path($0.text, in: folder) } ?? []
    settings.memoryPenalties = try penalties(
      table["memory-penalties"], of: settings.memories, in: folder)
    if let value = table["glossary"] {
      guard let flag = value.bool else { throw problem("glossary", value, "true or false") }
      settings.glossary = flag
    }
    settings.checks = try checkTable(table["checks"], "checks")
    if let value = table["paths"] { settings.paths = try pathTables(value) }
    if let value = table["rules"] { settings.rules = try ruleTables(value) }
    if let value = table["waivers"] { settings.waivers = try waiverTables(value) }
    return settings
  }

  private func path(_ text: String, in folder: String) -> String {
    text.hasPrefix("/") ? text : folder + text
  }

  private func penalties(
    _ value: (any TOMLValueConvertible)?, of memories: [String], in folder: String
  ) throws(CommandFailure) -> [String: Int] {
    guard let value else { return [:] }
    guard let table = value.table else {
      throw problem("memory-penalties", value, "a table '[memory-penalties]'")
    }
    var penalties: [String: Int] = [:]
    for name in table.keys.sorted() {
      let key = "memory-penalties.\(name)"
      guard let percent = table[name]?.int, (0...100).contains(percent) else {
        throw problem(key, table[name] ?? "", "a number from 0 to 100")
      }
      guard memories.contains(path(name, in: folder)) else {
        throw CommandFailure("\(place(key)): '\(name)' is none of the 'memories'")
      }
      penalties[path(name, in: folder)] = percent
    }
    return penalties
  }

  private func pathTables(
    _ value: any TOMLValueConvertible
  ) throws(CommandFailure) -> [ProjectSettings.PathTable] {
    guard let array = value.array else { throw problem("paths", value, "tables '[[paths]]'") }
    var tables: [ProjectSettings.PathTable] = []
    for index in 0..<array.count {
      let key = "paths[\(index)]"
      guard let table = array[index].table else { throw problem(key, array[index], "a table") }
      try refuseOthers(than: ["path", "checks"], in: table, at: key)
      guard let pattern = table["path"]?.string else {
        throw CommandFailure(
          "\(place(key)): '\(key)' has no 'path', expected e.g. path = \"docs/**\"")
      }
      tables.append(
        ProjectSettings.PathTable(
          pattern: pattern, checks: try checkTable(table["checks"], "\(key).checks")))
    }
    return tables
  }

  private func waiverTables(
    _ value: any TOMLValueConvertible
  ) throws(CommandFailure) -> [ProjectSettings.WaiverTable] {
    guard let array = value.array else { throw problem("waivers", value, "tables '[[waivers]]'") }
    var tables: [ProjectSettings.WaiverTable] = []
    for index in 0..<array.count {
      let key = "waivers[\(index)]"
      guard let table = array[index].table else { throw problem(key, array[index], "a table") }
      try refuseOthers(than: ["check", "reason", "path", "unit", "text"], in: table, at: key)
      let texts = try ["check", "reason", "path", "unit", "text"].map {
        (part) throws(CommandFailure) in try name(table[part], "\(key).\(part)", "a text")
      }
      guard let check = texts[0], let reason = texts[1]?.text, !reason.isEmpty else {
        throw CommandFailure(
          "\(place(key)): '\(key)' has no '\(texts[0] == nil ? "check" : "reason")', expected "
            + "e.g. check = \"number-mismatch\" and reason = \"rounded on purpose\"")
      }
      tables.append(
        ProjectSettings.WaiverTable(
          check: check, reason: reason, pattern: texts[2]?.text, unit: texts[3]?.text,
          text: texts[4]?.text))
    }
    return tables
  }

  private func checkTable(
    _ value: (any TOMLValueConvertible)?, _ key: String
  ) throws(CommandFailure) -> ProjectSettings.CheckTable {
    var checks = ProjectSettings.CheckTable()
    guard let value else { return checks }
    guard let table = value.table else { throw problem(key, value, "a table '[\(key)]'") }
    let keys = ["preset", "only", "except", "also", "spacing", "max-length", "severities"]
    try refuseOthers(than: keys, in: table, at: key)
    checks.preset = try name(table["preset"], "\(key).preset", "a name")
    checks.only = try names(table["only"], "\(key).only", "a list of checks")
    checks.except = try names(table["except"], "\(key).except", "a list of checks") ?? []
    checks.also = try names(table["also"], "\(key).also", "a list of checks") ?? []
    checks.spacing = try name(table["spacing"], "\(key).spacing", "a name")
    if let value = table["max-length"] {
      guard let limit = value.int, limit > 0 else {
        throw problem("\(key).max-length", value, "a number of characters above 0")
      }
      checks.maxLength = limit
    }
    if let value = table["severities"] {
      guard let severities = value.table else {
        throw problem("\(key).severities", value, "a table of checks and severities")
      }
      for check in severities.keys.sorted() {
        let own = "\(key).severities.\(check)"
        guard let severity = try name(severities[check], own, "a severity") else { continue }
        let name = ProjectSettings.CheckTable.Name(text: check, key: own, line: lines[own])
        checks.severities.append((name, severity))
      }
    }
    return checks
  }

  // MARK: Values

  func name(
    _ value: (any TOMLValueConvertible)?, _ key: String, _ expected: String
  ) throws(CommandFailure) -> ProjectSettings.CheckTable.Name? {
    guard let value else { return nil }
    guard let text = value.string else { throw problem(key, value, expected) }
    return ProjectSettings.CheckTable.Name(text: text, key: key, line: lines[key])
  }

  private func names(
    _ value: (any TOMLValueConvertible)?, _ key: String, _ expected: String
  ) throws(CommandFailure) -> [ProjectSettings.CheckTable.Name]? {
    guard let value else { return nil }
    guard let array = value.array else { throw problem(key, value, expected) }
    var names: [ProjectSettings.CheckTable.Name] = []
    for index in 0..<array.count {
      guard let name = try name(array[index], key, expected) else { continue }
      names.append(name)
    }
    return names
  }

  private func language(
    _ value: (any TOMLValueConvertible)?, _ key: String
  ) throws(CommandFailure) -> LanguageTag? {
    guard let value else { return nil }
    guard let tag = value.string.flatMap({ LanguageTag($0) }) else {
      throw problem(key, value, "a language tag such as \"fr\" or \"en-GB\"")
    }
    return tag
  }

  func refuseOthers(
    than keys: [String], in table: TOMLTable, at key: String
  ) throws(CommandFailure) {
    for other in table.keys where !keys.contains(other) {
      let whole = key.isEmpty ? other : "\(key).\(other)"
      throw CommandFailure(
        "\(place(whole)): the key '\(whole)' is not known, expected \(keys.joined(separator: ", "))"
      )
    }
  }

  func problem(
    _ key: String, _ value: any TOMLValueConvertible, _ expected: String
  ) -> CommandFailure {
    CommandFailure("\(place(key)): '\(key)' is \(value.debugDescription), expected \(expected)")
  }

  func place(_ key: String) -> String { "\(file):\(lines[key])" }
}
