internal import TOMLKit

/// Reads the tables `[[rules]]`.
extension SettingsReader {
  func ruleTables(
    _ value: any TOMLValueConvertible
  ) throws(CommandFailure) -> [ProjectSettings.RuleTable] {
    guard let array = value.array else { throw problem("rules", value, "tables '[[rules]]'") }
    var tables: [ProjectSettings.RuleTable] = []
    for index in 0..<array.count {
      let key = "rules[\(index)]"
      guard let table = array[index].table else { throw problem(key, array[index], "a table") }
      tables.append(try ruleTable(table, key))
    }
    return tables
  }

  private func ruleTable(
    _ table: TOMLTable, _ key: String
  ) throws(CommandFailure) -> ProjectSettings.RuleTable {
    let sides = ["source", "not-source", "target", "not-target"]
    try refuseOthers(
      than: ["id", "message", "severity", "words", "path"] + sides, in: table, at: key)
    func text(_ part: String) throws(CommandFailure) -> ProjectSettings.CheckTable.Name? {
      try name(table[part], "\(key).\(part)", "a text")
    }
    guard let id = try text("id"), let message = try text("message") else {
      throw CommandFailure(
        "\(place(key)): '\(key)' has no '\(table["id"] == nil ? "id" : "message")', expected "
          + "e.g. id = \"pages\" and message = \"'page' is written out\"")
    }
    guard sides.contains(where: { table[$0] != nil }) else {
      throw CommandFailure(
        "\(place(key)): '\(key)' asks for nothing, expected one of \(sides.joined(separator: ", "))"
      )
    }
    var comparesWords = false
    if let value = table["words"] {
      guard let flag = value.bool else { throw problem("\(key).words", value, "true or false") }
      comparesWords = flag
    }
    return ProjectSettings.RuleTable(
      id: id, message: message.text, severity: try text("severity"), comparesWords: comparesWords,
      pattern: try text("path")?.text, source: try text("source"),
      notSource: try text("not-source"), target: try text("target"),
      notTarget: try text("not-target"))
  }
}
