internal import CalepinAlignment
internal import CalepinCore

extension AlignmentReport {
  /// Below this score a pair is marked as doubtful.
  private static let doubtful = 0.7

  /// Both texts side by side as one HTML file that needs nothing beside it;
  /// doubtful pairs and sentences without a partner are marked, and can be
  /// looked through one after the other.
  var html: String {
    let title = "Alignment of \(documents.map(\.source.file).joined(separator: ", "))"
    return HTMLPage(title: title, style: Self.style, script: Self.script).text(
      """
      <h1>\(escaped(title))</h1>
      <p><label><input type="checkbox" id="only"> doubtful pairs only</label></p>
      \(documents.map(section).joined(separator: "\n"))

      """)
  }

  private func section(of document: AlignedDocument) -> String {
    let beads = document.alignment.beads
    let doubtful = beads.count { $0.isPair && $0.score < Self.doubtful }
    return """
      <section>
      <h2>\(escaped(document.source.file)) · \(escaped(document.target.file))</h2>
      <p class="summary">\(beads.count { $0.isPair }) pairs, quality \
      \(Self.scoreText(document.alignment.quality)), \(doubtful) doubtful, \
      \(beads.count { !$0.isPair }) without a partner</p>
      <table>
      <thead><tr><th scope="col">#</th><th scope="col">\(escaped(from.description))</th>\
      <th scope="col">\(escaped(to.description))</th><th scope="col">score</th></tr></thead>
      <tbody>
      \(beads.enumerated().map { row($0.offset + 1, $0.element, document) }.joined(separator: "\n"))
      </tbody>
      </table>
      </section>
      """
  }

  private func row(_ number: Int, _ bead: SentenceBead, _ document: AlignedDocument) -> String {
    let kind = !bead.isPair ? "alone" : bead.score < Self.doubtful ? "weak" : "sure"
    let source = document.source.text.text(of: bead.source)
    let target = document.target.text.text(of: bead.target)
    return """
      <tr class="\(kind)"><td>\(number)</td>\
      <td lang="\(escaped(from.description))">\(escaped(source))</td>\
      <td lang="\(escaped(to.description))">\(escaped(target))</td>\
      <td>\(bead.isPair ? Self.scoreText(bead.score) : "–")</td></tr>
      """
  }

  private static let style = """

    :root { color-scheme: light dark; --ink: #1d2430; --paper: #fbfaf7; --line: #d9d5cb;
      --weak: #fde68a; --alone: #fecaca; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e7e5df; --paper: #16181d; --line: #363a43; --weak: #6b5200; --alone: #6b2020; }
    }
    body { font: 16px/1.5 Georgia, "Noto Serif", serif; color: var(--ink);
      background: var(--paper); max-width: 80rem; margin: 2rem auto; padding: 0 1.2rem; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .6rem;
      border-bottom: 1px solid var(--line); }
    th { position: sticky; top: 0; background: var(--paper); }
    td:nth-child(2), td:nth-child(3) { width: 45%; }
    tr.weak { background: var(--weak); } tr.alone { background: var(--alone); }
    body.only tr.sure { display: none; }

    """

  private static let script = """

    document.getElementById("only").addEventListener("change", (event) => {
      document.body.classList.toggle("only", event.target.checked);
    });

    """
}
