internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology

extension TextLookupReport {
  /// The text with its terms marked, their equivalents on touch and in a list
  /// below, as one HTML file that needs nothing beside it.
  var html: String {
    let title = "Terms in \(InputDocument.shownName(of: file))"
    let paragraphs = passages.map { passage -> String in
      let text = marked(passage, mark, plain: escaped)
      return switch passage.block.kind {
      case .heading(let level): "<h\(min(level + 1, 6))>\(text)</h\(min(level + 1, 6))>"
      case .listItem: "<p>• \(text)</p>"
      case .code: "<pre>\(text)</pre>"
      case .paragraph, .cell: "<p>\(text)</p>"
      }
    }
    let page = HTMLPage(
      title: title, language: lookup.matcher.language.description, style: HTMLReportAssets.style,
      script: HTMLReportAssets.script)
    return page.text(
      """
      <h1>\(escaped(title))</h1>
      <article>
      \(paragraphs.joined(separator: "\n"))
      </article>
      <table id="terms">
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(lookup.counts.map(row).joined(separator: "\n"))
      </tbody>
      </table>

      """)
  }

  private var head: String {
    ["count", "term", "equivalents", "domain", "origin"]
      .map { "<th scope=\"col\"><button>\($0)</button></th>" }.joined()
  }

  private func row(_ counted: TextLookup.Count) -> String {
    let match = lookup.matcher.match(counted.term)
    let cells = [
      "<td data-value=\"\(counted.count)\">\(counted.count)</td>",
      "<td><b>\(escaped(match.term.text))</b></td>",
      "<td>\(escaped(equivalents(of: match)))</td>",
      "<td>\(escaped(match.entry.domain ?? ""))</td>",
      "<td>\(escaped(match.origin))</td>",
    ]
    return "<tr>\(cells.joined())</tr>"
  }

  private func mark(_ words: String, _ matches: [TermMatch]) -> String {
    let title = matches.map { equivalents(of: $0) }.joined(separator: "; ")
    return "<mark title=\"\(escaped(title))\">\(escaped(words))</mark>"
  }

  private func equivalents(of match: TermMatch) -> String {
    match.targets(in: lookup.target).map { LookupResult.marked($0, nil) }.joined(separator: ", ")
  }
}
