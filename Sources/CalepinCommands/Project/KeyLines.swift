/// The line on which each key of a TOML file stands.
///
/// Keys are looked for at the start of lines and under headings, which is where
/// people write them; one inside of an inline table has the line of the table.
struct KeyLines {
  private var lines: [String: Int] = [:]

  init(_ text: String) {
    var (heading, counts) = ("", [String: Int]())
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = line.drop { $0 == " " || $0 == "\t" }
      if line.hasPrefix("[") {
        let name = line.drop { $0 == "[" }.prefix { $0 != "]" }.filter { !" \"'".contains($0) }
        if line.hasPrefix("[[") {
          heading = "\(name)[\(counts[name, default: 0])]"
          counts[name, default: 0] += 1
        } else {
          heading = Self.expanded(name, counts)
        }
        lines[heading] = lines[heading] ?? number + 1
      } else if let equals = line.firstIndex(of: "=") {
        let name = line[..<equals].filter { !" \t\"'".contains($0) }
        let key = heading.isEmpty ? name : "\(heading).\(name)"
        lines[key] = lines[key] ?? number + 1
      }
    }
  }

  /// `paths.checks` below the second `[[paths]]` is `paths[1].checks`.
  private static func expanded(_ name: String, _ counts: [String: Int]) -> String {
    guard let dot = name.firstIndex(of: "."), let count = counts[String(name[..<dot])] else {
      return name
    }
    return "\(name[..<dot])[\(count - 1)]\(name[dot...])"
  }

  /// The line of `key`, or of what it stands in; 1 when nothing is known.
  subscript(key: String) -> Int {
    var key = key[...]
    while true {
      if let line = lines[String(key)] { return line }
      guard let dot = key.lastIndex(of: ".") else { return lines["\(key)[0]"] ?? 1 }
      key = key[..<dot]
    }
  }
}
