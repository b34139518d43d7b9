internal import ArgumentParser
internal import CalepinCore
internal import CalepinFormats

/// `calepin tm diff`: what two memories do not share.
struct TMDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show which units were added, removed and changed.",
    discussion: """
      Prints a line for each: '+', '-' or '~', the source, and the target or both targets, between \
      tabs. Exits with 0 if the memories hold the same, 1 if not. Keeps the first memory and what is new in \
      the second in memory.

        calepin tm diff memory.tmx old.tmx
        git difftool --no-prompt --extcmd 'calepin tm diff' -- memory.tmx
      """)

  @Argument(help: "The memory as it was.")
  var old: String

  @Argument(help: "The memory as it is.")
  var new: String

  @OptionGroup var languages: LanguageOptions

  func run() throws {
    let before = try pairs(in: old)
    let after = try pairs(in: new)
    var output = try StandardOutput()
    var isSame = true
    func print(_ mark: String, _ source: String, _ targets: [String]) throws {
      isSame = false
      let row = TableDialect.tsv.row([mark, source] + targets)
      try output.print(row)
    }
    for source in before.order {
      let (was, now) = (before.targets[source] ?? [], after.targets[source] ?? [])
      var removed = was.filter { !now.contains($0) }
      var added = now.filter { !was.contains($0) }
      while let from = removed.first, let to = added.first {
        try print("~", source, [from, to])
        removed.removeFirst()
        added.removeFirst()
      }
      for target in removed { try print("-", source, [target]) }
      for target in added { try print("+", source, [target]) }
    }
    for source in after.order where before.targets[source] == nil {
      for target in after.targets[source] ?? [] { try print("+", source, [target]) }
    }
    try output.flush()
    if !isSame { throw Status.nothingFound }
  }

  /// The targets of each source, and the sources in the order of the file.
  private func pairs(
    in path: String
  ) throws -> (order: [String], targets: [String: [String]]) {
    let pairing = UnitPairing(source: languages.from, target: languages.to)
    var order: [String] = []
    var targets: [String: [String]] = [:]
    func add(_ unit: TranslationUnit) {
      guard case .pair(let source, let target) = pairing.pair(in: unit) else { return }
      let (from, to) = (source.segment.text, target.segment.text)
      if targets[from] == nil { order.append(from) }
      if targets[from]?.contains(to) != true { targets[from, default: []].append(to) }
    }
    try ExchangeInput().read(path) { item, _ in
      switch item {
      case .document: break
      case .unit(let unit): add(unit)
      case .entry(let entry):
        entry.translationUnits(from: pairing.source, to: pairing.target).forEach(add)
      }
    }
    return (order, targets)
  }
}
