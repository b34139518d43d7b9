import CalepinCore
import Testing

@testable import CalepinFormats

@Suite("Formats of entries and messages")
struct FormatTests {
  @Test("A TBX file is read whatever its version and style")
  func tbx() throws {
    let dca = """
      <tbx type="TBX-Basic" style="dca" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
      <conceptEntry id="c1"><descrip type="subjectField">trade</descrip>
      <langSec xml:lang="fr"><termSec><term>terres
        rares</term><termNote type="partOfSpeech">noun</termNote>
      <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec></langSec>
      </conceptEntry></body></text></tbx>
      """
    let dct = """
      <tbx type="TBX-Basic" style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:m="u:min"><text><body>
      <conceptEntry id="c1"><m:subjectField>trade</m:subjectField>
      <langSec xml:lang="fr"><termSec><term>terres rares</term><m:partOfSpeech>noun</m:partOfSpeech>
      <m:administrativeStatus>admittedTerm-admn-sts</m:administrativeStatus></termSec></langSec>
      </conceptEntry></body></text></tbx>
      """
    let martif = """
      <!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX"><martifHeader><fileDesc/></martifHeader>
      <text><body><termEntry id="c1"><descripGrp><descrip type="subjectField">trade</descrip></descripGrp>
      <langSet xml:lang="FR"><ntig><termGrp><term>terres <hi>rares</hi></term>
      <termNote type="partOfSpeech">noun</termNote><termNote type="usageStatus">admitted</termNote>
      </termGrp></ntig></langSet></termEntry></body></text></martif>
      """
    for text in [dca, dct, martif] {
      let content = try ExchangeContent(text)
      #expect(content.messages == [])
      #expect(content.entries.map(\.id) == ["c1"])
      #expect(content.entries[0].domain == "trade")
      #expect(
        content.entries[0].sections == [
          LanguageSection(
            .french, terms: [TermSection("terres rares", status: .admitted, partOfSpeech: .noun)])
        ])
    }
  }

  @Test(
    "A TBX file with something odd is read with a warning",
    arguments: [
      ("<langSet xml:lang='fr_FR'><tig><term>a</term></tig></langSet>", "'fr_FR' is not how"),
      ("<langSet><tig><term>a</term></tig></langSet>", "names no language"),
      ("<langSet xml:lang='fr'><tig><term> </term></tig></langSet>", "a term is empty"),
      (
        "<oddity>x</oddity><langSet xml:lang='fr'><tig><term>a</term></tig></langSet>",
        "<oddity> has no place"
      ),
      (
        "<langSet xml:lang='fr'><tig><termNote type='x'>y</termNote><term>a & b</term></tig></langSet>",
        "comes before <term>"
      ),
    ])
  func oddTBX(content: String, message: String) throws {
    let text =
      "<martif type='TBX'><text><body>\n<termEntry>\(content)</termEntry></body></text></martif>"
    let read = try ExchangeContent(text)
    #expect(
      read.messages.contains { $0.hasPrefix("2: unit 1: ") && $0.contains(message) },
      "\(read.messages)")
  }

  @Test("An XLIFF file gives a unit for each segment, its codes kept")
  func xliff() throws {
    let text = """
      <xliff version="1.2"><file original="a" source-language="fr-FR" target-language="en-GB"><body>
      <trans-unit id="1"><source>Un <g id="1">gras</g><x id="2"/>. Deux.</source>
      <seg-source><mrk mtype="seg" mid="1">Un <g id="1">gras</g><x id="2"/>.</mrk> <mrk mtype="seg" mid="2">Deux.</mrk></seg-source>
      <target><mrk mtype="seg" mid="1">A <g id="1">bold</g><x id="2"/>.</mrk> <mrk mtype="seg" mid="2">Two.</mrk></target>
      <note>n</note><alt-trans><source>no</source><target>no</target></alt-trans></trans-unit>
      <trans-unit id="2"><source>Trois</source></trans-unit></body></file></xliff>
      """
    let content = try ExchangeContent(text)
    #expect(content.header == DocumentHeader(sourceLanguage: "fr-FR", targetLanguage: "en-GB"))
    #expect(content.texts == [["Un gras.", "A bold."], ["Deux.", "Two."], ["Trois"]])
    #expect(content.units.map { $0.metadata["tuid"] } == ["1_1", "1_2", "2"])
    #expect(content.units[0].metadata.notes.map(\.text) == ["n"])
    #expect(
      content.units[0].variants[0].segment.codes.map(\.kind) == [
        .beginPaired, .endPaired, .placeholder,
      ])
    #expect(content.messages == [])
  }

  @Test("An XLIFF 2 file gives a unit for each segment, native code with it")
  func xliff2() throws {
    let text = """
      <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr" trgLang="en"><file id="f">
      <unit id="1"><originalData><data id="d1">&lt;br/></data></originalData><segment state="final">
      <source>Un<ph id="1" dataRef="d1"/> <pc id="2">gras</pc></source><target>A<ph id="1" dataRef="d1"/> <pc id="2">bold</pc></target>
      </segment><segment><source>Deux</source><target>Two</target></segment></unit></file></xliff>
      """
    let content = try ExchangeContent(text)
    #expect(content.texts == [["Un gras", "A bold"], ["Deux", "Two"]])
    #expect(content.units[0].variants[0].segment.codes[0].content == [.code("<br/>")])
    #expect(content.units[0].metadata.properties == [.init("x-state", "final")])
  }

  @Test("A PO file keeps contexts, flags and plural forms")
  func po() throws {
    let text = """
      msgid ""
      msgstr "Language: fr_CA\\nX-Source-Language: en\\n"

      #. remark
      #: a.c:1
      #, fuzzy, c-format
      msgctxt "menu"
      msgid "one "
      "file\\n"
      msgstr "un fichier\\n"

      msgid "%d file"
      msgid_plural "%d files"
      msgstr[0] "%d fichier"
      msgstr[1] "%d fichiers"

      #~ msgid "old"
      #~ msgstr "vieux"
      """
    let content = try ExchangeContent(text)
    #expect(content.header == DocumentHeader(sourceLanguage: "en", targetLanguage: "fr-CA"))
    #expect(
      content.texts == [
        ["one file\n", "un fichier\n"], ["%d file", "%d fichier"], ["%d files", "%d fichiers"],
      ])
    #expect(
      content.units[0].metadata.properties == [
        .init("x-context", "menu"), .init("x-po-flags", "fuzzy, c-format"),
        .init("x-po-references", "a.c:1"),
      ])
    let written = try bytes(content.units, in: "po", header: content.header)
    #expect(written.messages == [])
    let again = try ExchangeContent(written.bytes)
    #expect(again.texts == content.texts)
    #expect(again.units.map(\.metadata) == content.units.map(\.metadata))
  }
}
