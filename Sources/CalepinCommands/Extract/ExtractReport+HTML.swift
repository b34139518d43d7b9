internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

extension ExtractReport {
  /// How many terms the chart shows.
  private static let chartLength = 30

  /// The report as one HTML file that needs nothing beside it: a chart of the
  /// scores, and a table that can be sorted and searched, with the contexts.
  var html: String {
    let names = sources.map { Self.lastComponent(of: $0.name) }
    let title = "Terms of \(names.joined(separator: ", "))"
    let page = HTMLPage(
      title: title, style: HTMLReportAssets.style, script: HTMLReportAssets.script)
    return page.text(
      """
      <header>
      <h1>\(escaped(title))</h1>
      <p class="summary">\(summary)</p>
      </header>
      <section>
      <h2>The best \(min(rows.count, Self.chartLength))</h2>
      \(chart)
      <p class="legend"><span class="key known"></span>from a termbase or the bitext\
      <span class="key composed"></span>put together\
      <span class="key same"></span>same form\
      <span class="key none"></span>no equivalent</p>
      </section>
      <section>
      <h2>All terms</h2>
      <label class="search">Search <input type="search" id="search"></label>
      <table id="terms">
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows.map(tableRow).joined(separator: "\n"))
      </tbody>
      </table>
      </section>

      """)
  }

  private var summary: String {
    let tokens = sources.reduce(0) { $0 + $1.tokenCount }
    let paired = rows.count { !$0.equivalents.isEmpty }
    return """
      \(tokens) tokens, \(rows.count) terms, \(paired) of them with an equivalent \
      (\(escaped(sourceLanguage.description)) → \(escaped(targetLanguage.description)))
      """
  }

  private var head: String {
    let titles = [
      "#", sourceLanguage.description, targetLanguage.description, "sure", "origin", "count",
      "score", "contexts",
    ]
    return titles.map { "<th scope=\"col\"><button>\(escaped($0))</button></th>" }.joined()
  }

  private var chart: String {
    let shown = rows.prefix(Self.chartLength)
    let highest = shown.map(\.term.score).max() ?? 1
    let step = 22
    let bars = shown.enumerated().map { number, row in
      let width = highest > 0 ? Int((row.term.score / highest * 420).rounded()) : 0
      let y = number * step
      let label = row.equivalents.first.map { "\(row.term.text) → \($0.text)" } ?? row.term.text
      return """
        <g><text x="350" y="\(y + 15)" text-anchor="end">\(escaped(Self.shortened(label, to: 52)))</text>\
        <rect class="\(row.originClass)" x="360" y="\(y + 3)" width="\(max(width, 1))" height="16" rx="3">\
        <title>\(escaped(label))</title></rect>\
        <text class="value" x="\(360 + width + 6)" y="\(y + 15)">\(row.scoreText)</text></g>
        """
    }
    return """
      <svg viewBox="0 0 840 \(max(1, shown.count) * step)" role="img" aria-label="Scores of the best terms">
      \(bars.joined(separator: "\n"))
      </svg>
      """
  }

  private func tableRow(_ row: Row) -> String {
    let best = row.equivalents.first
    let further = row.equivalents.dropFirst().map { escaped($0.text) }.joined(separator: ", ")
    let variants = row.term.variants.map { "\(escaped($0.form)) <i>(\($0.kind.rawValue))</i>" }
    let others = row.term.forms.filter { $0.text != row.term.text }
    let forms = others.map { escaped($0.text) } + variants
    let contexts = contexts(of: row).map { context in
      "<li>\(highlighted(context)) <cite>\(escaped(context.file)):\(context.line)</cite></li>"
    }
    return """
      <tr><td data-value="\(row.rank)">\(row.rank)</td>\
      <td lang="\(sourceLanguage)"><b>\(escaped(row.term.text))</b>\(Self.small(forms.joined(separator: ", ")))</td>\
      <td lang="\(targetLanguage)">\(escaped(best?.text ?? ""))\(Self.small(further))</td>\
      <td data-value="\(best?.confidence ?? 0)">\(best.map { "\(Int(($0.confidence * 100).rounded()))\u{A0}%" } ?? "")</td>\
      <td><span class="key \(row.originClass)"></span>\(escaped(best.map { "\($0.origin)" } ?? ""))</td>\
      <td data-value="\(row.term.frequency)">\(row.term.frequency)</td>\
      <td data-value="\(row.term.score)">\(row.scoreText)</td>\
      <td><details><summary>\(contexts.count)</summary><ol>\(contexts.joined())</ol></details></td></tr>
      """
  }

  private static func small(_ html: String) -> String {
    html.isEmpty ? "" : "<br><small>\(html)</small>"
  }

  private static func shortened(_ text: String, to length: Int) -> String {
    text.count > length ? text.prefix(length - 1) + "…" : text
  }

  private static func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The context with the term marked.
  private func highlighted(_ context: Context) -> String {
    let units = Array(context.text.utf16)
    func part(_ range: Range<Int>) -> String {
      escaped(String(decoding: units[range.clamped(to: 0..<units.count)], as: UTF16.self))
    }
    let end = context.start + context.length
    return part(0..<context.start) + "<mark>\(part(context.start..<end))</mark>"
      + part(end..<max(end, units.count))
  }
}

extension ExtractReport.Row {
  /// The class by which the style sheet colours the row.
  fileprivate var originClass: String {
    switch equivalents.first?.origin {
    case .termbase, .bitext: "known"
    case .lexicon, .composition: "composed"
    case .sameForm, .cognate: "same"
    case nil: "none"
    }
  }
}
