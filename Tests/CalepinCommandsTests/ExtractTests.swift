import Foundation
import TestSupport
import Testing

@Suite("calepin extract")
struct ExtractTests {
  private func report(_ folder: FreshFolder, _ arguments: [String]) throws -> ExtractShape {
    let run = try folder.calepin(["extract"] + arguments + ["--json"] + Samples.chipsOnly)
    #expect(run.status == 0 && run.messages == "", "got: \(run.messages)")
    return try ExtractShape(run.output)
  }

  @Test("has exactly the keys of the documented shape")
  func shape() throws {
    let folder = try Samples.folder()
    let text = "La fonderie (fonderies) grave. Fonderie. Les modèles de langage et modèles langage."
    try folder.write(text, to: "article.txt")
    let run = try folder.calepin(["extract", "article.txt", "--json"] + Samples.chipsOnly)
    #expect(
      try keys(of: run.output) == [
        "sources", "sources.file", "sources.language", "sources.sentences", "sources.tokens",
        "terms", "terms.rank", "terms.term", "terms.lemma", "terms.forms", "terms.pattern",
        "terms.frequency", "terms.documents", "terms.score", "terms.variants",
        "terms.variants.form",
        "terms.variants.kind", "terms.equivalents", "terms.equivalents.text",
        "terms.equivalents.confidence", "terms.equivalents.origin", "terms.contexts",
        "terms.contexts.text", "terms.contexts.start", "terms.contexts.length",
        "terms.contexts.file", "terms.contexts.line",
      ])
  }

  @Test("counts ranks from 1, the best score first, and tells of its sources")
  func ranks() throws {
    let folder = try Samples.folder()
    let report = try report(folder, ["article.txt"])
    #expect(report.terms.map(\.rank) == Array(1...report.terms.count))
    #expect(zip(report.terms, report.terms.dropFirst()).allSatisfy { $0.score >= $1.score })
    #expect(report.sources.map(\.file) == ["article.txt"])
    #expect(report.sources.map(\.language) == ["fr"])
    #expect(report.sources.map(\.sentences) == [4])
  }

  @Test("gives each known term its equivalent and where it comes from")
  func equivalents() throws {
    let report = try report(try Samples.folder(), ["article.txt"])
    for (term, equivalent) in [
      ("fonderie", "foundry"), ("terres rares", "rare earths"),
      ("empire du Milieu", "Middle Kingdom"),
    ] {
      let found = try #require(
        report.terms.first {
          $0.term.lowercased() == term.lowercased().replacing("’", with: "'")
            || $0.forms.contains(term) || $0.term.replacing("\n", with: " ") == term
        }, "no \(term)")
      #expect(found.equivalents.first?.text == equivalent)
      #expect(found.equivalents.first?.origin == "termbase:chips.tsv")
      #expect((0.5...1).contains(try #require(found.equivalents.first?.confidence)))
    }
  }

  @Test("cuts exactly a form of the term out of each context, and knows its line")
  func contexts() throws {
    let folder = try Samples.folder()
    let report = try report(folder, ["article.txt", "--contexts", "9"])
    let lines = Samples.article.split(separator: "\n", omittingEmptySubsequences: false)
    for term in report.terms {
      #expect(term.contexts.count == term.frequency)
      for context in term.contexts {
        let cut = context.cut
        #expect(
          term.forms.contains { $0.caseInsensitiveCompare(cut) == .orderedSame },
          "'\(cut)' is no form of \(term.forms)")
        #expect(!context.text.contains("\n") && context.file == "article.txt")
        let first = cut.split(separator: " ")[0]
        #expect(lines[context.line - 1].contains(first), "no \(first) in line \(context.line)")
      }
    }
    #expect(try #require(report.term("fonderie")).contexts.map(\.line) == [1, 3])
    #expect(report.term("fonderie")?.forms == ["fonderies", "fonderie"])
    #expect(
      report.terms.contains { $0.contexts.contains { $0.text.contains("𝄞") && $0.start > 5 } })
  }

  @Test("shows as many contexts as are wanted", arguments: [0, 1, 2])
  func contextCount(count: Int) throws {
    let report = try report(try Samples.folder(), ["article.txt", "--contexts", "\(count)"])
    #expect(report.terms.map(\.contexts.count).max() == count)
  }

  @Test("cuts contexts out of a sentence without end")
  func longSentence() throws {
    let folder = try Samples.folder()
    let filler = String(repeating: "et voici que vient la nuit, ", count: 400)
    try folder.write(filler + "la fonderie dort, " + filler + "\n", to: "long.txt")
    let context = try #require(try report(folder, ["long.txt"]).term("fonderie")?.contexts.first)
    #expect(context.cut == "fonderie" && context.text.utf8.count < 1300)
  }

  @Test("takes several texts, in their order")
  func severalFiles() throws {
    let folder = try Samples.folder()
    for number in 1...9 { try folder.write("La fonderie \(number).\n", to: "\(number).txt") }
    let names = (1...9).reversed().map { "\($0).txt" }
    let report = try report(folder, names + ["--contexts", "99"])
    #expect(report.sources.map(\.file) == names)
    #expect(report.term("fonderie")?.contexts.map(\.file) == names)
  }

  @Test("reads the standard input")
  func standardInput() throws {
    let folder = try Samples.folder()
    let run = try folder.calepin(
      ["extract", "-", "--json"] + Samples.chipsOnly, input: Samples.article)
    #expect(run.status == 0)
    #expect(try ExtractShape(run.output).sources.map(\.file) == ["-"])
  }

  @Test("prints each lower-cased form once, in the rank order of its term")
  func forms() throws {
    let folder = try Samples.folder()
    let run = try folder.calepin(
      ["extract", "article.txt", "--format", "forms", "--pos", "noun,name"] + Samples.chipsOnly)
    let forms = run.output.split(separator: "\n").map(String.init)
    #expect(Set(forms).count == forms.count && forms.allSatisfy { $0 == $0.lowercased() })
    var expected: [String] = []
    for form in try report(folder, ["article.txt"]).terms.flatMap(\.forms) {
      let lower = form.lowercased()
      if !expected.contains(lower) { expected.append(lower) }
    }
    #expect(forms == expected)
  }

  @Test("gives the best terms only when told so")
  func topAndScore() throws {
    let folder = try Samples.folder()
    let all = try report(folder, ["article.txt"]).terms
    let best = try report(folder, ["article.txt", "--top", "2"]).terms
    #expect(best.map(\.term) == all.prefix(2).map(\.term))
    let least = all[2].score
    let high = try report(folder, ["article.txt", "--min-score", "\(least - 0.001)"]).terms
    #expect(high.map(\.term) == all.filter { $0.score >= least }.map(\.term))
    let none = try folder.calepin(
      ["extract", "article.txt", "--min-score", "1000"] + Samples.chipsOnly)
    #expect(none == .init(status: 1, output: "", messages: ""))
  }

  @Test("prints tab-separated values into a pipe, with a header only when told so")
  func table() throws {
    let folder = try Samples.folder()
    let run = try folder.calepin(["extract", "article.txt", "--top", "1"] + Samples.chipsOnly)
    let cells = run.output.split(separator: "\t", omittingEmptySubsequences: false)
    #expect(cells.count == 7 && cells[0] == "1")
    let headed = try folder.calepin(
      ["extract", "article.txt", "--top", "1", "--header"] + Samples.chipsOnly)
    #expect(headed.output == "rank\tfr\ten\tconfidence\torigin\tcount\tscore\n" + run.output)
  }

  @Test(
    "writes each format by the extension of the file",
    arguments: [
      (
        "t.tsv",
        "fr\ten\tlemma\tpattern\tcount\tscore\tconfidence\torigin\tcontext\tstatus\tfingerprint\n"
      ),
      ("t.csv", "fr,en,lemma,pattern,count,score,confidence,origin,context,status,fingerprint\n"),
      ("t.tmx", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), ("t.json", #"{"sources":[{"#),
      ("t.html", "<!DOCTYPE html>\n<html lang=\"en\">"),
    ])
  func formats(name: String, beginning: String) throws {
    let folder = try Samples.folder()
    let arguments = ["extract", "article.txt", "-o", name] + Samples.chipsOnly
    let run = try folder.calepin(arguments)
    #expect(run.status == 0 && run.output == "")
    let text = try folder.text(of: name)
    #expect(text.hasPrefix(beginning))
    #expect(text.contains("fonderie") && text.contains("foundry"))

    let refused = try folder.calepin(arguments)
    #expect(refused.status == 2)
    #expect(refused.messages == "calepin: \(name): exists already; '--force' replaces it\n")
    #expect(try folder.text(of: name) == text)
    #expect(try folder.calepin(arguments + ["--force"]).status == 0)
    #expect(try folder.text(of: name) == text, "the same input gives the same bytes")
    #expect(try folder.names() == ["article.txt", "chips.tsv", name])
  }

  @Test("writes an HTML file that is whole in itself and escapes what the text says")
  func html() throws {
    let folder = try Samples.folder()
    try folder.write("La fonderie <b>&\u{301} la puce</b> dort.\n", to: "<i>.txt")
    let run = try folder.calepin(["extract", "<i>.txt", "-o", "t.html"] + Samples.chipsOnly)
    #expect(run.status == 0)
    let html = try folder.text(of: "t.html")
    #expect(html.contains("<title>Terms of &lt;i&gt;.txt</title>"))
    #expect(html.contains("<mark>fonderie</mark> &lt;b&gt;&amp;\u{301} la"))
    #expect(html.contains("<svg") && html.contains("</html>\n"))
    for outside in ["src=", "href=", "http://", "https://", "@import", "url("] {
      #expect(!html.contains(outside), "\(outside)")
    }
  }

  @Test(
    "a table that it wrote is a termbase without a word of warning", arguments: ["t.tsv", "t.csv"])
  func tableAsTermbase(name: String) throws {
    let folder = try Samples.folder()
    try folder.write("La fonderie grave une puce.\n", to: "short.txt")
    _ = try folder.calepin(
      ["extract", "short.txt", "-o", name, "--top", "2"] + Samples.chipsOnly)
    let known = try folder.calepin("lookup", "-b", "fonderies", "-m", name, "--no-glossary")
    #expect(known == .init(status: 0, output: "foundry\n", messages: ""))

    try folder.write(
      "Le gazouillis, le murmure et le clapotis couvrent la puce.\n", to: "noise.txt")
    _ = try folder.calepin(["extract", "noise.txt", "-o", name, "--force"] + Samples.chipsOnly)
    let warned = try folder.calepin("lookup", "-b", "puces", "-m", name, "--no-glossary")
    #expect(warned.output == "chip\n")
    #expect(warned.messages.split(separator: "\n").count == 1)
    #expect(warned.messages.contains("warning: no term in 'en', nor in"))
  }

  @Test(
    "refuses options that do not go together",
    arguments: [
      ["--top", "0"], ["--contexts", "-1"], ["--to", "fr"], ["--json", "--format", "tsv"],
      ["--update"], ["--update", "-o", "-"], ["--update", "-o", "t.html"], ["-o", "t.xyz"],
      ["-o", "terms"],
    ])
  func usage(arguments: [String]) throws {
    let folder = try Samples.folder()
    let run = try folder.calepin(["extract", "article.txt"] + arguments)
    #expect(run.status == 64 && run.output == "")
    #expect(try folder.names() == ["article.txt", "chips.tsv"])
  }

  @Test("refuses a language it has no patterns for")
  func unknownLanguage() throws {
    let run = try Samples.folder().calepin("extract", "article.txt", "--from", "de")
    #expect(run.status == 2)
    #expect(
      run.messages
        == "calepin: terms of 'de' cannot be extracted: there are patterns for 'fr' and 'en'\n")
  }

  @Test("extracts English terms as well")
  func english() throws {
    let folder = try Samples.folder()
    try folder.write("The foundries etch chips. A foundry sleeps.\n", to: "en.txt")
    let run = try folder.calepin(
      ["extract", "en.txt", "--from", "en", "--to", "fr", "--json"] + Samples.chipsOnly)
    let report = try ExtractShape(run.output)
    #expect(report.term("foundry")?.equivalents.first?.text == "fonderie")
  }
}
