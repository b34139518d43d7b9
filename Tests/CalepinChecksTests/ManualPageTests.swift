import CalepinCore
import Testing

@testable import CalepinChecks

@Suite("The markup of manual pages")
struct ManualPageTests {
  private func tokens(_ text: String) -> [String] {
    var side = TextSide()
    side.bytes = Array(text.utf8)
    SideScanner.scan(&side)
    return side.tokens.map { "\($0.kind) \(side.text($0))" }
  }

  @Test(
    "is told from language",
    arguments: [
      ("B<ls> lists", ["tag B<", "word ls", "tag >", "word lists"]),
      ("E<lt>nameE<gt>", ["entity E<lt>", "word name", "entity E<gt>"]),
      ("X<Y and", ["word X", "symbol <", "word Y", "word and"]),
      (#"a\ b\&.c"#, ["word a", "word b", "punctuation .", "word c"]),
      (#"1950\(en2049"#, ["number 1950", #"symbol \(en"#, "number 2049"]),
      (#"\(x"#, [#"punctuation \"#, "punctuation (", "word x"]),
      ("E<lt>https://a.org/xE<gt>", ["entity E<lt>", "url https://a.org/x", "entity E<gt>"]),
      ("I</etc/hosts>", ["tag I<", "path /etc/hosts", "tag >"]),
      ("<clé>", ["tag <clé>"]),
    ])
  func kinds(text: String, expected: [String]) { #expect(tokens(text) == expected) }

  @Test(
    "may be set otherwise, as long as nothing of it is lost",
    arguments: [
      ("Use B<ls>.", "Utilisez B<ls>.", []),
      ("Use ls.", "Utilisez B<ls>.", []),
      ("Give a I<file>.", "Donnez un I<fichier>.", []),
      ("I<first_name>", "I<prénom>", []),
      ("Set B<MAX_SIZE>.", "Réglez B<MIN_SIZE>.", ["tag-attr"]),
      ("Set B<MAX_SIZE>.", "Réglez cela.", ["tag-missing"]),
      ("Use B<ls>() twice.", "Utilisez B() deux fois.", ["tag-missing"]),
      ("E<lt>xE<gt>", "E<lt>xE", ["tag-missing"]),
      ("<key> and <value>", "<clé> et <valeur>", []),
    ])
  func formatting(english: String, french: String, expected: [String]) {
    var settings = CheckSettings()
    settings.only = Set(TagChecks.descriptions.map(\.id)).subtracting([.tagOrder])
    var checker = Checker(LanguagePair(.english, .french), settings: settings)
    let findings = checker.findings(in: unit(english, french)).filter { $0.severity > .info }
    #expect(findings.map(\.check.rawValue) == expected)
  }
}
