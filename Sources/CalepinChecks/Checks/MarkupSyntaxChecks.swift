/// Counts the signs of light markup on both sides: reStructuredText and
/// Markdown.
struct MarkupSyntaxChecks: Check {
  static let looksAtTerms = false

  static let descriptions = [
    CheckDescription(
      .markupRST, .warning, isOn: false, "signs of reStructuredText were lost or added",
      details: """
        Counted are runs of one and two backticks, pairs of asterisks, and roles. Translators \
        often set other words apart than the source does, so it is for projects that forbid that.
        """,
      examples: [
        .french("See :ref:`here` and ``x``.", "⟦Voir `ici` et ``x``.⟧"),
        .french("See :ref:`here` and ``x``.", "Voir :ref:`ici` et ``x``."),
        .french("A **bold** word", "⟦Un mot **gras⟧"),
      ]),
    CheckDescription(
      .markupMarkdown, .warning, isOn: false, "signs of Markdown were lost or added",
      details: """
        Counted are runs of backticks, pairs of asterisks and of underscores, links, and the \
        number signs of a heading.
        """,
      examples: [
        .french("## Read [this](a.md)", "⟦# Lisez [ceci](a.md)⟧"),
        .french("## Read [this](a.md)", "## Lisez [ceci](a.md)"),
        .french("Read [this](a.md)", "⟦Lisez ceci (a.md)⟧"),
      ]),
  ]

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard !unit.target.isBlank else { return }
    let (source, target) = (Signs(unit.source.bytes), Signs(unit.target.bytes))
    tell(.markupRST, source.restructuredText, target.restructuredText, unit, &findings)
    tell(.markupMarkdown, source.markdown, target.markdown, unit, &findings)
  }

  /// Adds the first sign that occurs more or less often than in the source.
  private func tell(
    _ check: CheckID, _ source: [(String, Int)], _ target: [(String, Int)],
    _ unit: UnitAnalysis, _ findings: inout FindingList
  ) {
    guard let (wanted, found) = zip(source, target).first(where: { $0.1 != $1.1 }) else { return }
    findings.add(
      check, "'\(wanted.0)' occurs \(found.1) times, expected \(wanted.1) as in the source",
      target: 0..<unit.target.bytes.count)
  }

  /// How often each sign occurs in a text.
  private struct Signs {
    private var backticks = [0, 0, 0, 0]
    private var asterisks = 0
    private var underscores = 0
    private var roles = 0
    private var links = 0
    private var heading = 0

    init(_ bytes: [UInt8]) {
      heading = bytes.prefix { $0 == UInt8(ascii: "#") }.count
      var offset = 0
      while offset < bytes.count {
        let byte = bytes[offset]
        let run = bytes[offset...].prefix { $0 == byte }.count
        let before = offset > 0 ? bytes[offset - 1] : 0
        switch byte {
        case UInt8(ascii: "`"):
          backticks[min(run, 3)] += 1
          if before == UInt8(ascii: ":") { roles += 1 }
        case UInt8(ascii: "*") where run == 2: asterisks += 1
        case UInt8(ascii: "_") where run == 2: underscores += 1
        case UInt8(ascii: "(") where before == UInt8(ascii: "]"): links += 1
        default: break
        }
        offset += run
      }
    }

    var restructuredText: [(String, Int)] {
      [("`", backticks[1]), ("``", backticks[2]), ("**", asterisks), (":role:`", roles)]
    }

    var markdown: [(String, Int)] {
      [
        ("`", backticks[1]), ("``", backticks[2]), ("```", backticks[3]), ("**", asterisks),
        ("__", underscores), ("](", links), ("#", heading),
      ]
    }
  }
}

extension CheckID {
  static let markupRST = CheckID("markup-rst")
  static let markupMarkdown = CheckID("markup-md")
}
