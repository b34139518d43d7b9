internal import CalepinCore
internal import CalepinFormats
internal import CalepinMemory

/// The segments of a file that are searched for, each between its neighbours.
struct SearchDocument {
  /// The endings of files that hold units; whatever else is named is text.
  private static let endings = [
    ".tmx", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".po", ".pot", ".tsv", ".csv",
    ".jsonl",
  ]

  /// The segments in the order of the file.
  let queries: [SearchQuery]

  /// Reads the units of `file` in the language translated from, or the lines
  /// of a text that are not empty.
  ///
  /// - Throws: `InputError` or ``CommandFailure`` when it cannot be read.
  init(reading file: String, _ languages: LanguageOptions) throws {
    var segments: [Segment] = []
    if Self.endings.contains(where: file.lowercased().hasSuffix) {
      var input = ExchangeInput()
      input.options.languages = (languages.from, languages.to)
      try input.read(file) { item, _ in
        guard case .unit(let unit) = item, let variant = unit.variant(in: languages.from) else {
          return
        }
        segments.append(variant.segment)
      }
    } else {
      var lines = try InputLines(of: file)
      while let line = try lines.next() {
        if line.contains(where: { !$0.isWhitespace }) { segments.append(Segment(line)) }
      }
    }
    queries = SearchQuery.queries(for: segments)
  }
}
