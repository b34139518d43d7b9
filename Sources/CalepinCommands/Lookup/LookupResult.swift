internal import CalepinCore
internal import CalepinTerminology

/// What a query was answered with.
struct LookupResult {
  let query: String
  /// The matches, best first.
  let matches: [TermMatch]
  /// Into which language, or `nil` for all others.
  let target: LanguageTag?

  /// How the command ends: 0, 1 or 3.
  var status: Status? {
    guard let best = matches.first else { return .nothingFound }
    return best.kind == .fuzzy ? .onlyApproximate : nil
  }

  /// The documented shape of `lookup --json`.
  struct JSON: Encodable {
    struct Match: Encodable {
      var kind: String
      var score: Int
      var source: String
      var targets: [Target]
      var domain: String?
      var origin: String
      var note: String?
    }

    struct Target: Encodable {
      var text: String
      var status: String
    }

    var query: String
    var language: String
    var matches: [Match]
  }

  /// The result in that shape.
  ///
  /// The language is that of the best match; `und` when there is none.
  var json: JSON {
    JSON(
      query: query, language: matches.first?.language.description ?? "und",
      matches: matches.map { JSON.Match($0, to: target) })
  }

  /// The best target of the best match that may be used.
  var bestTarget: String? {
    matches.lazy
      .compactMap { $0.targets(in: target).first { $0.status.isUsable }?.text }.first
  }

  /// The matches as lines for people: the term, its targets with their status,
  /// the field and the origin, then the remark.
  func lines(for terminal: Terminal) -> [String] {
    matches.flatMap { match -> [String] in
      let targets = match.targets(in: target).map { term in
        Self.marked(term, terminal)
      }
      let kind = match.kind == .exact ? "" : " (\(match.kind.rawValue) \(match.score) %)"
      let place = [match.entry.domain, match.origin].compactMap(\.self).joined(separator: ", ")
      let first =
        Self.marked(match.term, terminal, style: .bold) + terminal.styled(kind, .dim) + "  →  "
        + targets.joined(separator: " | ") + terminal.styled("  [\(place)]", .dim)
      return [first] + (match.remark.map { ["    " + terminal.styled($0, .dim)] } ?? [])
    }
  }

  /// The matches as rows of a table: source, targets, kind, score, domain,
  /// origin, remark.
  var tableRows: [[String]] {
    matches.map { match in
      [
        Self.marked(match.term, nil),
        match.targets(in: target).map { Self.marked($0, nil) }.joined(separator: " | "),
        match.kind.rawValue, "\(match.score)", match.entry.domain ?? "", match.origin,
        match.remark ?? "",
      ]
    }
  }

  /// A term with its status behind it, unless it is one to use freely.
  static func marked(
    _ term: TermSection, _ terminal: Terminal?, style: Terminal.Style? = nil
  ) -> String {
    func styled(_ text: String, _ style: Terminal.Style?) -> String {
      style.flatMap { terminal?.styled(text, $0) } ?? text
    }
    switch term.status {
    case .preferred: return styled(term.text, style ?? .green)
    case .admitted: return styled(term.text, style)
    case .deprecated: return styled(term.text, .yellow) + " (deprecated)"
    case .forbidden: return styled(term.text, .red) + " (forbidden)"
    }
  }
}

extension LookupResult.JSON.Match {
  /// What is printed of `match` and its terms in `target`; of all other
  /// languages when that is `nil`.
  init(_ match: TermMatch, to target: LanguageTag?) {
    self.init(
      kind: match.kind.rawValue, score: match.score, source: match.term.text,
      targets: match.targets(in: target).map {
        LookupResult.JSON.Target(text: $0.text, status: $0.status.rawValue)
      },
      domain: match.entry.domain, origin: match.origin, note: match.remark)
  }
}

extension TermMatch {
  /// Definition and note in one sentence each, or `nil` when there is neither.
  var remark: String? {
    let parts = [entry.definition, entry.note].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
