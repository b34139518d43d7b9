internal import CalepinChecks

/// A report as one HTML file that needs nothing beside it: counts a check,
/// filters, and both sides with what is meant in them.
struct CheckHTML {
  private let report: CheckReport

  init(_ report: CheckReport) { self.report = report }

  /// The whole file.
  var document: String {
    HTMLPage(title: "calepin check", style: Self.style, script: Self.script).text(
      """
      <h1>calepin check</h1>
      <p class="summary">\(escaped(report.summary))</p>
      <table class="counts">
      <thead><tr><th>check</th><th>severity</th><th>findings</th><th>what it finds</th></tr></thead>
      <tbody>
      \(report.counts.map(countRow).joined(separator: "\n"))
      </tbody>
      </table>
      <form id="filters">
      <label>Severity <select name="severity"><option value="">all</option>\
      <option>error</option><option>warning</option><option>info</option></select></label>
      <label>Check <select name="check"><option value="">all</option>\
      \(report.counts.map { "<option>\($0.check)</option>" }.joined())</select></label>
      <label>Text <input type="search" name="text"></label>
      <output id="shown">\(report.findings.count)</output> shown
      </form>
      <ol id="findings">
      \(report.findings.map(item).joined(separator: "\n"))
      </ol>

      """)
  }

  private func countRow(_ count: (check: CheckID, count: Int)) -> String {
    let description = CheckRegistry.description(of: count.check)
    let severity = description.map { report.settings.severity(of: $0).rawValue } ?? ""
    return "<tr><td><a href=\"#\" data-check=\"\(count.check)\">\(count.check)</a></td>"
      + "<td class=\"\(severity)\">\(severity)</td><td class=\"number\">\(count.count)</td>"
      + "<td>\(escaped(description?.summary ?? ""))</td></tr>"
  }

  private func item(_ finding: Finding) -> String {
    let place = finding.place
    let line = place.line > 0 ? ":\(place.line)" : ""
    let suggestion =
      finding.suggestion.map { "<p class=\"suggestion\">→ <q>\(escaped($0))</q></p>" } ?? ""
    return """
      <li data-check="\(finding.check)" data-severity="\(finding.severity.rawValue)">\
      <p><b class="\(finding.severity.rawValue)">\(finding.severity.rawValue)</b> \
      \(escaped(finding.message)) <code>\(finding.check)</code></p>\
      <p class="place">\(escaped("\(place.file)\(line)")), unit \(escaped(place.unit))</p>\
      <p class="side">\(marked(finding.source, finding.sourceRange))</p>\
      <p class="side">\(marked(finding.target, finding.targetRange))</p>\(suggestion)</li>
      """
  }

  private func marked(_ text: String, _ range: Range<Int>?) -> String {
    guard let range else { return escaped(text) }
    let clamped = range.clamped(to: 0..<text.utf8.count)
    let first = text.utf8.index(text.startIndex, offsetBy: clamped.lowerBound)
    let last = text.utf8.index(first, offsetBy: clamped.count)
    return escaped(String(text[..<first])) + "<mark>" + escaped(String(text[first..<last]))
      + "</mark>" + escaped(String(text[last...]))
  }

  private static let style = """

    :root { color-scheme: light dark; --ink: #1d2430; --paper: #fbfaf7; --line: #d9d5cb;
      --soft: #6b7280; --error: #c53030; --warning: #b7791f; --info: #2b6cb0; --mark: #fde68a; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e7e5df; --paper: #16181d; --line: #363a43; --soft: #9aa3b2;
        --error: #fc8181; --warning: #f6ad55; --info: #63b3ed; --mark: #6b5200; }
    }
    body { font: 16px/1.5 Georgia, "Noto Serif", serif; color: var(--ink);
      background: var(--paper); max-width: 72rem; margin: 2rem auto; padding: 0 1.2rem; }
    .summary, .place { color: var(--soft); } .place { font-size: .85rem; }
    .error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
    .number { text-align: right; } mark { background: var(--mark); color: inherit; }
    table { border-collapse: collapse; } td, th { text-align: left; padding: .2rem .8rem .2rem 0; }
    form { position: sticky; top: 0; background: var(--paper); padding: .8rem 0;
      border-bottom: 1px solid var(--line); font: .9rem system-ui, sans-serif; }
    form label { margin-right: 1rem; } form select, form input { font: inherit; }
    #findings { list-style: none; padding: 0; } #findings li { border-bottom: 1px solid var(--line);
      padding: .6rem 0; content-visibility: auto; contain-intrinsic-size: auto 8rem; }
    #findings p { margin: .15rem 0; } .side { white-space: pre-wrap; }

    """

  private static let script = """

    const form = document.getElementById("filters");
    const items = [...document.querySelectorAll("#findings li")];
    const filter = () => {
      const { severity, check, text } = Object.fromEntries(new FormData(form));
      const wanted = text.toLowerCase();
      let shown = 0;
      for (const item of items) {
        const fits = (!severity || item.dataset.severity === severity)
          && (!check || item.dataset.check === check)
          && (!wanted || item.textContent.toLowerCase().includes(wanted));
        item.hidden = !fits;
        if (fits) shown += 1;
      }
      document.getElementById("shown").value = shown;
    };
    form.addEventListener("input", filter);
    form.addEventListener("submit", event => event.preventDefault());
    for (const link of document.querySelectorAll("[data-check]")) {
      if (link.tagName !== "A") continue;
      link.addEventListener("click", event => {
        event.preventDefault();
        form.elements.check.value = link.dataset.check;
        filter();
      });
    }

    """
}
