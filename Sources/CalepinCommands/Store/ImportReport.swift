internal import CalepinMemory

/// What an import did, for people and as JSON.
struct ImportReport: Encodable {
  /// The counts of one document.
  struct Document: Encodable {
    var file: String
    var read = 0
    var added = 0
    var updated = 0
    var duplicate = 0
    var skipped = 0
    var reasons: [String: Int] = [:]

    init(_ file: String) { self.file = file }

    mutating func add(_ summary: ImportSummary) {
      read += summary.read
      added += summary.added
      updated += summary.updated
      duplicate += summary.duplicate
      skipped += summary.skippedCount
      reasons.merge(summary.skipped, uniquingKeysWith: +)
    }

    var line: String {
      let counts =
        "\(file): read \(read), added \(added), updated \(updated), duplicate \(duplicate), "
        + "skipped \(skipped)"
      let causes = reasons.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }
      return causes.isEmpty ? counts : counts + " (" + causes.joined(separator: "; ") + ")"
    }
  }

  /// The memory that was written to.
  let memory: String
  /// The documents in the order in which they were read.
  private(set) var files: [Document] = []
  /// All of them together.
  private(set) var total = Document("total")

  private enum CodingKeys: String, CodingKey {
    case memory, files, total
  }

  init(memory: String) { self.memory = memory }

  /// Begins the next document.
  mutating func begin(_ file: String) { files.append(Document(file)) }

  /// Adds what became of the document begun last.
  mutating func add(_ summary: ImportSummary) {
    guard !files.isEmpty else { return }
    files[files.count - 1].add(summary)
    total.add(summary)
  }

  /// One line a document, and one for all when there are several.
  var lines: [String] { files.map(\.line) + (files.count > 1 ? [total.line] : []) }
}
