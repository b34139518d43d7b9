internal import CalepinCore

/// Compares the markup of both sides.
struct TagChecks: Check {
  static let descriptions = [
    CheckDescription(
      .tagMissing, .error, "a tag or inline code is missing from the translation",
      details: """
        The targets of links in program text count, unless the link itself is kept without \
        one. Words in angle brackets that are no markup, as in 'prog <file>', may be translated.
        """,
      examples: [
        .french("Press <b>Enter</b>.", "⟦Appuyez sur <b>Entrée.⟧"),
        .french("Press <b>Enter</b>.", "Appuyez sur <b>Entrée</b>."),
        .french("Usage: prog <file>", "Usage : prog <fichier>"),
      ]),
    CheckDescription(
      .tagExtra, .error, "a tag or inline code of the translation is not in the source",
      examples: [.french("Press Enter.", "Appuyez sur ⟦<b>⟧Entrée.")]),
    CheckDescription(
      .tagAttr, .error, "a tag has other attributes in the translation",
      examples: [
        .french("See <a href=\"x\">there</a>.", "Voir ⟦<a href=\"y\">⟧là</a>."),
        .french("See <a href=\"x\">there</a>.", "Voir <a href=\"x\">là</a>."),
      ]),
    CheckDescription(
      .tagOrder, .info, isOn: false, "the tags stand in another order in the translation",
      examples: [.french("<b>a</b> <i>b</i>", "⟦<i>⟧b</i> <b>a</b>")]),
  ]

  /// What is known of the words of both languages.
  let pairs: WordPairs?

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    compareCodes(of: unit, &findings)
    guard unit.has(.markup), !unit.target.isBlank else { return }
    compareFormatting(of: unit, &findings)
    compareAngles(of: unit, &findings)
    var difference = TokenDifference(unit, where: Self.isTag)
    if difference.isEmpty { return checkOrder(of: unit, &findings) }
    difference.removeMissing {
      $0.flags.contains(.isNested) && isLinked($0, unit.source, unit.target)
    }
    difference.removeExtra {
      $0.flags.contains(.isNested) && isLinked($0, unit.target, unit.source)
    }
    difference.removePairs { isWord($0, in: unit.source) && isWord($1, in: unit.target) }
    for token in difference.missing { addMissing(token, of: unit, &difference, &findings) }
    for token in difference.extra {
      findings.add(
        .tagExtra, "'\(unit.target.text(token))' is not in the source", target: token.range)
    }
  }

  private static func isTag(_ token: CheckToken) -> Bool {
    token.kind == .tag && !token.flags.contains(.isFormatting)
  }

  private func addMissing(
    _ token: CheckToken, of unit: UnitAnalysis, _ difference: inout TokenDifference,
    _ findings: inout FindingList
  ) {
    let written = unit.source.text(token)
    let name = Self.name(written)
    guard let other = difference.extra.first(where: { Self.name(unit.target.text($0)) == name })
    else {
      findings.add(.tagMissing, "'\(written)' is not in the translation", source: token.range)
      return
    }
    difference.removeExtra { $0.start == other.start }
    findings.add(
      .tagAttr, "'\(written)' became '\(unit.target.text(other))'", source: token.range,
      target: other.range, suggestion: written)
  }

  /// `a` of `<a href="x">`, `/a` of `</a>`.
  private static func name(_ tag: String) -> Substring {
    tag.dropFirst().prefix { !$0.isWhitespace && $0 != ">" }
  }

  /// Whether the link that the nested `tag` of `side` points to is the whole
  /// of some program text on the other side.
  private func isLinked(_ tag: CheckToken, _ side: TextSide, _ other: TextSide) -> Bool {
    let name = side.bytes[tag.range].dropFirst().dropLast()
    return other.tokens.contains { token in
      guard token.kind == .code else { return false }
      let text = other.bytes[token.range]
      guard let start = text.firstIndex(of: UInt8(ascii: "`")) else { return false }
      return text[start...].drop { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }
        .prefix { $0 != UInt8(ascii: "`") }.elementsEqual(name)
    }
  }

  private static let elements: Set<Substring> = [
    "a", "b", "i", "u", "p", "br", "em", "strong", "span", "div", "code", "pre", "ul", "ol", "li",
    "table", "tr", "td", "th", "img", "h1", "h2", "h3", "h4", "sub", "sup", "tt", "font", "small",
    "big", "link", "input", "button", "kbd", "hr",
  ]

  /// Whether a tag is a word in angle brackets, for people to replace.
  private func isWord(_ tag: CheckToken, in side: TextSide) -> Bool {
    let written = side.text(tag)
    guard !tag.flags.contains(.isNested), !written.contains("="), !written.hasPrefix("</"),
      !written.hasSuffix("/>"),
      written.contains(" ") || !Self.elements.contains(Self.name(written))
    else { return false }
    return !side.tokens.contains { $0.kind == .tag && side.text($0) == "</" + written.dropFirst() }
  }

  private func checkOrder(of unit: UnitAnalysis, _ findings: inout FindingList) {
    let source = unit.source.tokens.lazy.filter(Self.isTag)
    let target = unit.target.tokens.lazy.filter(Self.isTag)
    guard let pair = zip(source, target).first(where: { $0.key != $1.key }) else { return }
    findings.add(
      .tagOrder,
      "'\(unit.target.text(pair.1))' stands where the source has "
        + "'\(unit.source.text(pair.0))'", target: pair.1.range)
  }

  // MARK: Inline codes of the format

  private func compareCodes(of unit: UnitAnalysis, _ findings: inout FindingList) {
    guard !unit.source.codes.isEmpty || !unit.target.codes.isEmpty, !unit.target.isBlank else {
      return
    }
    var extra = unit.target.codes
    for code in unit.source.codes {
      if let index = extra.firstIndex(where: { Self.name(of: $0) == Self.name(of: code) }) {
        extra.remove(at: index)
      } else {
        findings.add(
          .tagMissing, "the inline code '\(Self.name(of: code))' is not in the translation",
          source: code.utf8Range)
      }
    }
    for code in extra {
      findings.add(
        .tagExtra, "the inline code '\(Self.name(of: code))' is not in the source",
        target: code.utf8Range)
    }
  }

  /// The native code, else the element with what identifies it.
  private static func name(of code: InlineCode) -> String {
    var text = ""
    for case .code(let native) in code.content { text += native }
    if !text.isEmpty { return text }
    let number = code.attributes.first { $0.name == "x" || $0.name == "id" || $0.name == "type" }
    return code.kind.rawValue + (number.map { " \($0.value)" } ?? "")
  }
}

extension CheckID {
  static let tagMissing = CheckID("tag-missing")
  static let tagExtra = CheckID("tag-extra")
  static let tagAttr = CheckID("tag-attr")
  static let tagOrder = CheckID("tag-order")
}
