/// Compares web addresses, mail addresses, paths and options, which stay as
/// they are.
struct AddressChecks: Check {
  static let descriptions = [
    CheckDescription(
      .urlChanged, .error, "a web address is another one in the translation, or missing",
      details: "The edition of a page in another language is the same address.",
      examples: [
        .french("See https://example.org/guide.", "Voir ⟦https://example.org/gide⟧."),
        .french(
          "See https://en.example.org/guide.", "Voir https://fr.example.org/guide."),
        .french("See https://example.org/en/3/.", "Voir https://example.org/fr/3/."),
      ]),
    CheckDescription(
      .emailChanged, .error, "a mail address is another one in the translation, or missing",
      examples: [.french("Write to me@example.org.", "Écrivez à ⟦moi@example.org⟧.")]),
    CheckDescription(
      .pathChanged, .error, "a path or an option is another one in the translation, or missing",
      examples: [
        .french("Look into /etc/hosts first.", "Voir d'abord ⟦/etc/hôtes⟧."),
        .french("Use --verbose.", "Utilisez --verbose."),
      ]),
    CheckDescription(
      .entityBroken, .error, "a character entity lost its '&' or its ';'",
      examples: [
        .french("A &amp; B", "A ⟦&amp⟧ B"),
        .french("A &amp; B", "A &amp; B"),
      ]),
  ]

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard unit.has(.markup), !unit.target.isBlank else { return }
    compare(.url, .urlChanged, unit, &findings)
    compare(.email, .emailChanged, unit, &findings)
    compare(.path, .pathChanged, unit, &findings)
    checkEntities(unit, &findings)
  }

  private func compare(
    _ kind: CheckToken.Kind, _ check: CheckID, _ unit: UnitAnalysis,
    _ findings: inout FindingList
  ) {
    var difference = TokenDifference(unit) { $0.kind == kind }
    guard !difference.missing.isEmpty else { return }
    if kind == .url {
      difference.removePairs {
        Self.isEdition(unit.source.bytes[$0.range], of: unit.target.bytes[$1.range])
      }
    }
    difference.removeMissing { Self.stands($0, of: unit.source, in: unit.target) }
    var extra = difference.extra[...]
    for token in difference.missing {
      let written = unit.source.text(token)
      let other = extra.popFirst()
      // A path may be translated for what it is: an example. Its loss is none.
      if kind == .path, other == nil { continue }
      findings.add(
        check,
        other.map { "'\(written)' became '\(unit.target.text($0))'" }
          ?? "'\(written)' is not in the translation",
        source: token.range, target: other?.range, suggestion: other == nil ? nil : written)
    }
  }

  /// Whether the address stands in some program text of the other side.
  private static func stands(_ token: CheckToken, of side: TextSide, in other: TextSide) -> Bool {
    let wanted = side.text(token)
    return other.tokens.contains { $0.kind == .code && other.text($0).contains(wanted) }
  }

  /// Whether two addresses differ only in the language they name; where that
  /// is the host, the pages may have names in that language.
  private static func isEdition(_ one: ArraySlice<UInt8>, of two: ArraySlice<UInt8>) -> Bool {
    let (first, second) = (Address(one), Address(two))
    if first.host == second.host { return first.path == second.path }
    return first.plainHost == second.plainHost
  }

  /// An address without what names a language.
  private struct Address {
    let host: [Substring]
    let path: [Substring]

    init(_ bytes: ArraySlice<UInt8>) {
      var text = String(decoding: bytes, as: UTF8.self)[...]
      if text.hasPrefix("http://") { text = text.dropFirst(7) }
      if text.hasPrefix("https://") { text = text.dropFirst(8) }
      let parts = text.split(separator: "/")
      host = (parts.first ?? "").split(separator: ".")
      path = parts.dropFirst().filter { !Self.isLanguage($0) }
    }

    var plainHost: [Substring] { host.filter { !Self.isLanguage($0) } }

    private static func isLanguage(_ part: Substring) -> Bool {
      let code = part.prefix(2).lowercased()
      let rest = part.dropFirst(2)
      guard ["en", "fr"].contains(code) else { return false }
      return rest.isEmpty || (rest.count == 3 && (rest.first == "-" || rest.first == "_"))
    }
  }

  private func checkEntities(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    let difference = TokenDifference(unit) { $0.kind == .entity }
    for token in difference.missing {
      let name = unit.source.bytes[token.range].dropFirst().dropLast()
      let bytes = unit.target.bytes
      for word in unit.target.tokens where word.kind == .word {
        guard bytes[word.range].elementsEqual(name) else { continue }
        let hasMark = unit.target.byte(Int(word.start) - 1) == UInt8(ascii: "&")
        let hasEnd = unit.target.byte(Int(word.end)) == UInt8(ascii: ";")
        guard hasMark != hasEnd else { continue }
        let range = Int(word.start) - (hasMark ? 1 : 0)..<Int(word.end) + (hasEnd ? 1 : 0)
        findings.add(
          .entityBroken, "'\(unit.source.text(token))' became '\(unit.target.text(range))'",
          source: token.range, target: range, suggestion: unit.source.text(token))
      }
    }
  }
}

extension CheckID {
  static let urlChanged = CheckID("url-changed")
  static let emailChanged = CheckID("email-changed")
  static let pathChanged = CheckID("path-changed")
  static let entityBroken = CheckID("entity-broken")
}
