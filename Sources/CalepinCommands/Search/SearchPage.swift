internal import CalepinCore
internal import CalepinMemory

/// The page of HTML that shows the answers of a search: one file, no scripts,
/// nothing to fetch.
enum SearchPage {
  private static let page = HTMLPage(
    title: "calepin search",
    style: """
      :root { color-scheme: light dark; }
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
      article { border-left: .3rem solid #8886; padding: .2rem 1rem; margin: .5rem 0; }
      p { margin: .2rem 0; }
      .score { font-weight: bold; }
      .place { opacity: .7; font-size: .85rem; }
      ins { background: #2a62; color: #0a5c1e; text-decoration: underline; }
      del { background: #d332; color: #a3131b; }
      @media (prefers-color-scheme: dark) { ins { color: #7fdc93; } del { color: #ff9a9a; } }
      """)

  /// The page up to the first answer.
  static let head = page.head + "<h1>Matches</h1>\n"

  /// The end of the page.
  static let foot = page.foot

  /// The part of the page that answers one query.
  static func section(of result: SearchResult) -> String {
    let matches = result.matches.map { match in
      let scores = result.showsScores ? match.comparison.threeScores : [match.score.percent]
      return """
        <article>
        <p><span class="score">\(scores.map(String.init).joined(separator: " / ")) %</span> \
        \(match.score.kind) <span class="place">\(escaped(match.origin)), \
        \(escaped(match.unit.name.description))</span></p>
        <p>\(difference(of: match))</p>
        <p>\(escaped(match.proposal ?? match.unit.target.text))</p>
        </article>

        """
    }
    let none = "<p class=\"place\">no match</p>\n"
    return """
      <section>
      <h2>\(escaped(result.query))</h2>
      \(matches.isEmpty ? none : matches.joined())</section>

      """
  }

  private static func difference(of match: TranslationMatch) -> String {
    match.comparison.difference.pieces.map { piece in
      let (query, source) = (escaped(piece.query), escaped(piece.source))
      return switch piece.operation {
      case .equal: source
      case .insert: "<ins>\(query)</ins>"
      case .delete: "<del>\(source)</del>"
      case .replace: "<del>\(source)</del><ins>\(query)</ins>"
      }
    }.joined()
  }
}
