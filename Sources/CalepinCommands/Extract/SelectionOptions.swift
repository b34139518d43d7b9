internal import ArgumentParser
internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// Which terms an extraction lists.
struct SelectionOptions: ParsableArguments {
  @Option(help: "How many terms to give at the most.")
  var top: Int?

  @Option(help: "The least score of a term.")
  var minScore: Double?

  @Option(
    help: ArgumentHelp(
      "A termbase whose terms are left out; repeatable.", valueName: "file"))
  var known: [String] = []

  @Flag(help: "Keep the terms of '--known' and mark them (in JSON).")
  var keepKnown = false

  @Option(
    help: ArgumentHelp(
      "A table whose first column holds terms that are never listed; repeatable.",
      valueName: "file"))
  var stop: [String] = []

  @Option(
    name: .customLong("pos"),
    help: ArgumentHelp(
      """
      What to list, separated by commas: 'noun' (phrases as well), 'name', 'adjective', 'verb' \
      (default: noun,name; '--format forms' lists all).
      """, valueName: "classes"))
  var classes: TermClassList?

  func validate() throws {
    if let top, top < 1 { throw ValidationError("'--top' must be at least 1, got \(top).") }
  }

  /// What the options ask of terms in `language`.
  ///
  /// - Throws: `InputError` or ``CommandFailure`` when a file cannot be read.
  func filter(
    columns: String?, from: LanguageTag, to: LanguageTag
  ) throws -> TermFilter {
    let loader = TermbaseLoader(columns: columns, languages: (from, to))
    let bases = try known.flatMap { try loader.load($0) }
    return TermFilter(
      known: known.isEmpty ? nil : TermIndex(bases, language: from), stopped: try stopped(),
      minScore: minScore, keepsKnown: keepKnown)
  }

  private func stopped() throws -> Set<String> {
    var found: Set<String> = []
    for path in stop {
      let text = String(decoding: try InputDocument(reading: path).bytes, as: UTF8.self)
      let dialectMark: Character = path.lowercased().hasSuffix(".csv") ? "," : "\t"
      for line in text.split(whereSeparator: \.isNewline) {
        let cell = line.split(separator: dialectMark, omittingEmptySubsequences: false).first ?? ""
        found.insert(Folding.fold(cell.trimmingPrefix("\"").prefix { $0 != "\"" }))
      }
    }
    return found
  }
}

/// Decides whether a term is listed.
struct TermFilter {
  let known: TermIndex?
  /// Folded terms that are never listed.
  let stopped: Set<String>
  let minScore: Double?
  let keepsKnown: Bool

  func accepts(_ term: CandidateTerm) -> Bool {
    if let minScore, term.score < minScore { return false }
    if !keepsKnown, isKnown(term) { return false }
    return stopped.isEmpty
      || !([term.text, term.lemma] + term.forms.map(\.text))
        .contains { stopped.contains(Folding.fold($0)) }
  }

  /// Whether a termbase of `--known` has the term.
  func isKnown(_ term: CandidateTerm) -> Bool {
    guard let known else { return false }
    return !known.entries(matching: term.text).isEmpty
  }
}

/// The classes of terms that an option names.
struct TermClassList: ExpressibleByArgument {
  let classes: Set<TermClass>

  init?(argument: String) {
    let names = argument.split(separator: ",").map { $0.filter { $0 != " " } }
    let classes = names.compactMap { TermClass(rawValue: $0) }
    guard !names.isEmpty, classes.count == names.count else { return nil }
    self.classes = Set(classes)
  }
}
