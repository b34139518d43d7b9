internal import CalepinChecks
internal import CalepinCore

extension CheckSettings {
  /// The settings for the file at `path`: those of the project, then what the
  /// command line says.
  ///
  /// - Parameters:
  ///   - path: The file; `nil` for what holds for all files together.
  ///   - options: What the command line says.
  /// - Returns: The settings.
  /// - Throws: ``CommandFailure`` that names the line and key of a name nobody
  ///   knows.
  static func settings(
    for path: String?, _ options: CheckSelectionOptions
  ) throws -> CheckSettings {
    var settings = CheckSettings()
    if let project = ProjectSettings.current {
      let tables = path.map { project.checkTables(for: $0) } ?? [project.checks]
      for table in tables { try settings.add(table, of: project.file) }
      settings.rules = try project.rules(for: path).map { try rule($0, in: project.file) }
      for waiver in project.waivers { _ = try id(waiver.check, in: project.file) }
    }
    try options.change(&settings)
    return settings
  }

  private mutating func add(_ table: ProjectSettings.CheckTable, of file: String) throws {
    func unknown(_ name: ProjectSettings.CheckTable.Name, _ expected: String) -> CommandFailure {
      Self.unknown(name, in: file, expected)
    }
    func id(_ name: ProjectSettings.CheckTable.Name) throws -> CheckID {
      try Self.id(name, in: file)
    }
    if let name = table.preset {
      guard let preset = Preset(rawValue: name.text) else {
        throw unknown(name, "one of \(Self.names(of: Preset.self))")
      }
      self.preset = preset
    }
    if let name = table.spacing {
      guard let profile = SpacingProfile(rawValue: name.text) else {
        throw unknown(name, "one of \(Self.names(of: SpacingProfile.self))")
      }
      spacing = profile
    }
    if let limit = table.maxLength { maxLength = limit }
    if let names = table.only { only = Set(try names.map(id)) }
    except.formUnion(try table.except.map(id))
    also.formUnion(try table.also.map(id))
    for pair in table.severities {
      guard let severity = Severity(rawValue: pair.severity.text) else {
        throw unknown(pair.severity, "one of \(Self.names(of: Severity.self))")
      }
      severities[try id(pair.check)] = severity
    }
  }

  private static func unknown(
    _ name: ProjectSettings.CheckTable.Name, in file: String, _ expected: String
  ) -> CommandFailure {
    CommandFailure(
      "\(file):\(name.line): '\(name.key)' is '\(name.text)', expected \(expected)")
  }

  /// The check that is named in `file`.
  private static func id(
    _ name: ProjectSettings.CheckTable.Name, in file: String
  ) throws -> CheckID {
    let id = CheckID(rawValue: name.text)
    guard CheckRegistry.description(of: id) != nil else {
      throw unknown(name, in: file, "a name of 'calepin check --list'")
    }
    return id
  }

  /// The rule that `table` spells in `file`.
  private static func rule(
    _ table: ProjectSettings.RuleTable, in file: String
  ) throws -> CheckRule {
    var rule = CheckRule(id: table.id.text, message: table.message)
    if let name = table.severity {
      guard let severity = Severity(rawValue: name.text) else {
        throw unknown(name, in: file, "one of \(names(of: Severity.self))")
      }
      rule.severity = severity
    }
    rule.comparesWords = table.comparesWords
    let parts: [(WritableKeyPath<CheckRule, String?>, ProjectSettings.CheckTable.Name?)] = [
      (\.source, table.source), (\.notSource, table.notSource), (\.target, table.target),
      (\.notTarget, table.notTarget),
    ]
    for case (let part, let name?) in parts {
      rule[keyPath: part] = name.text
      do { try rule.validate() } catch {
        throw CommandFailure("\(file):\(name.line): '\(name.key)' is '\(name.text)': \(error)")
      }
    }
    return rule
  }

  private static func names<Choice: RawRepresentable & CaseIterable>(
    of type: Choice.Type
  ) -> String where Choice.RawValue == String {
    Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
  }
}
