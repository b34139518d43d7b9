internal import ArgumentParser
internal import CalepinCore
internal import CalepinFormats

/// `calepin tm filter`: the units that are wanted.
struct TMFilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: "Keep the units that meet all conditions.",
    discussion: """
        calepin tm filter memory.tmx --lang fr --lang en --since 2024-01-01 -o new.tmx
        calepin tm filter memory.tmx --matching '(?i)contrat' -o contracts.tmx
      """)

  @OptionGroup var memories: MemoryFiles

  @Option(help: "A language the unit must have; others are left out of it; repeatable.")
  var lang: [LanguageTag] = []

  @Option(help: ArgumentHelp("What a text must match, a regular expression.", valueName: "regex"))
  var matching: String?

  @Option(help: ArgumentHelp("What no text may match.", valueName: "regex"))
  var without: String?

  @Option(help: ArgumentHelp("Changed or made on this day or later.", valueName: "yyyy-mm-dd"))
  var since: String?

  @Option(help: ArgumentHelp("Changed or made before this day.", valueName: "yyyy-mm-dd"))
  var before: String?

  @Option(help: "Who made or changed it.")
  var user: String?

  @Option(
    help: ArgumentHelp(
      "A property it must have, such as 'x-status=preferred'.", valueName: "type=value"))
  var property: String?

  @Option(help: "The most that the longer text may have for each character of the shorter.")
  var maxRatio: Double?

  @Flag(help: "Keep the units that do not meet the conditions instead.")
  var invert = false

  func validate() throws {
    _ = try expressions()
    for day in [since, before].compactMap(\.self) where Self.day(day) == nil {
      throw ValidationError("'\(day)' is not a day, expected for example '2024-02-29'.")
    }
  }

  func run() throws {
    let (wanted, unwanted) = try expressions()
    memories.tell(
      try memories.rewrite { unit in
        var narrowed = unit
        if !lang.isEmpty {
          narrowed.variants.removeAll { variant in
            !lang.contains { variant.language?.isIn($0) == true }
          }
        }
        let isMet = isMet(by: narrowed) && hasTexts(narrowed, wanted, unwanted)
        return isMet != invert ? (invert ? unit : narrowed) : nil
      })
  }

  private func expressions() throws -> (Regex<AnyRegexOutput>?, Regex<AnyRegexOutput>?) {
    func expression(_ text: String?) throws -> Regex<AnyRegexOutput>? {
      do { return try text.map { try Regex($0) } } catch {
        throw ValidationError("'\(text ?? "")' is not a regular expression.")
      }
    }
    return (try expression(matching), try expression(without))
  }

  private func hasTexts(
    _ unit: TranslationUnit, _ wanted: Regex<AnyRegexOutput>?, _ unwanted: Regex<AnyRegexOutput>?
  ) -> Bool {
    func matches(_ expression: Regex<AnyRegexOutput>) -> Bool {
      unit.variants.contains { $0.segment.text.firstMatch(of: expression) != nil }
    }
    return wanted.map(matches) != false && unwanted.map(matches) != true
  }

  private func isMet(by unit: TranslationUnit) -> Bool {
    for language in lang where unit.variant(in: language) == nil { return false }
    let said = [unit.metadata] + unit.variants.map(\.metadata)
    func values(_ names: String...) -> [String] {
      said.flatMap(\.attributes).filter { names.contains($0.name) }.map(\.value)
    }
    if let user, !values("creationid", "changeid").contains(user) { return false }
    let date = values("changedate", "creationdate").compactMap(Self.day).max()
    if let first = since.flatMap(Self.day), date.map({ $0 >= first }) != true { return false }
    if let end = before.flatMap(Self.day), date.map({ $0 < end }) != true { return false }
    if let property {
      let parts = property.split(separator: "=", maxSplits: 1).map(String.init)
      let isThere = said.flatMap(\.properties).contains {
        $0.type == parts.first && (parts.count < 2 || $0.value == parts[1])
      }
      if !isThere { return false }
    }
    guard let maxRatio else { return true }
    let lengths = unit.variants.map { Double(max(1, $0.segment.text.count)) }
    return (lengths.max() ?? 1) <= maxRatio * (lengths.min() ?? 1)
  }

  /// `20240229` for the day in `2024-02-29` and `20240229T120000Z`.
  private static func day(_ text: String) -> Int? {
    let digits = text.prefix { $0 != "T" }.filter { $0 != "-" }
    return digits.count == 8 ? Int(digits) : nil
  }
}
