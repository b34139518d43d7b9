internal import ArgumentParser
internal import CalepinCore
internal import CalepinMemory

/// `calepin info`: what a memory holds.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Show what a memory holds and where it came from.",
    discussion: """
      With '--check' the whole file is looked through for damage; the exit status is 1 when \
      there is any.

        calepin info -m chips.calepin
        calepin info -m chips.calepin --check --json
      """)

  @OptionGroup var store: StoreOptions

  @Flag(help: "Look for damage as well.")
  var check = false

  @Flag(help: "Print JSON.")
  var json = false

  /// What is told, as JSON.
  struct Report: Encodable {
    struct Language: Encodable {
      var language: String
      var segments: Int
    }
    struct Source: Encodable {
      var file: String
      var format: String
      var imported: String?
      var user: String?
    }

    var memory: String
    var bytes: Int
    var units: Int
    var entries: Int
    var languages: [Language]
    var sources: [Source]
    var damages: [String]?
  }

  func run() throws {
    let memory = try store.open()
    let report = try inMemory(store.memory) { try self.report(on: memory) }
    var output = try StandardOutput()
    if json {
      try output.print(jsonBytes(report) + [0x0A])
    } else {
      for line in lines(of: report) { try output.printLine(line) }
    }
    try output.flush()
    if report.damages?.isEmpty == false { throw Status.nothingFound }
  }

  private func report(on memory: Memory) throws -> Report {
    let state = try memory.state()
    return Report(
      memory: store.memory, bytes: try InputFile(store.memory).byteCount ?? 0,
      units: state.unitCount, entries: state.entryCount,
      languages: try memory.languages().map { .init(language: $0.code, segments: $0.count) },
      sources: try memory.sources().map {
        .init(file: $0.file, format: $0.format, imported: $0.imported, user: $0.user)
      }, damages: check ? try memory.damages() : nil)
  }

  private func lines(of report: Report) -> [String] {
    var lines = [
      "units\t\(report.units)", "entries\t\(report.entries)", "bytes\t\(report.bytes)",
    ]
    lines += report.languages.map { "language\t\($0.language)\t\($0.segments)" }
    lines += report.sources.map { source in
      (["source", source.file, source.format] + [source.imported, source.user].compactMap { $0 })
        .joined(separator: "\t")
    }
    if let damages = report.damages {
      lines += damages.isEmpty ? ["damage\tnone"] : damages.map { "damage\t\($0)" }
    }
    return lines
  }
}
