import CalepinCore
import CalepinFormats
import Foundation
import TestSupport
import Testing

/// The blocks of `text`, each as `line kind: text`.
func described(_ text: String, as format: DocumentFormat, keepsCode: Bool = false) -> [String] {
  DocumentReader(format, keepsCode: keepsCode).blocks(of: Array(text.utf8)).map(\.described)
}

extension DocumentBlock {
  fileprivate var described: String {
    let name =
      switch kind {
      case .heading(let level): "h\(level)"
      case .paragraph: "p"
      case .listItem: "li"
      case .cell: "cell"
      case .code: "code"
      }
    return "\(line) \(name): \(text)"
  }
}

@Suite("Documents as blocks of text")
struct DocumentTests {
  @Test("cut plain text at blank lines")
  func plainText() {
    #expect(
      described("Une\r\npuce.\r\n\r\n \t\nDeux.\n", as: .text) == [
        "1 p: Une\r\npuce.", "5 p: Deux.",
      ])
    #expect(described("", as: .text) == [])
  }

  @Test("leave the marks of Markdown out and keep its blocks apart")
  func markdown() {
    let text = """
      ---
      title: Puces
      ---
      # Les *puces* #

      Une [puce **rapide**](http://a.b/c_(d) "titre"), ![image](x.png) et
      `code`, voir [^1] et <https://a.b>.
      Titre
      -----
      > Une citation\\!
      - un
        suite
      1. [x] deux

      | a | b `x` |
      |---|:-:|
      | c \\| d | e |

      ```swift
      let a = 1
      ```
      <!-- rien
      du tout -->
      Fin&nbsp;: snake_case et _italique_, 2 * 3.
      [ref]: http://a.b

          indenté
      """
    #expect(
      described(text, as: .markdown) == [
        "4 h1: Les puces", "6 h2: Une puce rapide, image et\n\u{FFFC}, voir  et \u{FFFC}.\nTitre",
        "10 p: Une citation!", "11 li: un\nsuite", "13 li: deux", "15 cell: a",
        "15 cell: b \u{FFFC}",
        "17 cell: c | d", "17 cell: e", "20 code: let a = 1",
        "24 p: Fin\u{A0}: snake_case et italique, 2 * 3.", "27 code:     indenté",
      ])
    #expect(described("le `code` ici", as: .markdown, keepsCode: true) == ["1 p: le code ici"])
  }

  @Test("leave the tags of HTML out and keep its blocks apart")
  func html() {
    let text = """
      <!DOCTYPE html><html><head><title>Puces &amp; cie</title>
      <style>p { color: red }</style><script>if (a < b) { "<p>" }</script></head>
      <body><!-- <p>rien</p> --><h2 class="a>b">Les <b>puces</b></h2>
      <p>Une
         puce&nbsp;: <a href='x'>lien</a><br>suite <code>x = 1</code>.
      <ul><li>un<li>deux</ul>
      <table><tr><td>a<td>b</table>
      <pre>
        x  =
          1</pre>a < b &#233;&#x1F600;&bogus;
      """
    #expect(
      described(text, as: .html) == [
        "1 h1: Puces & cie", "3 h2: Les puces", "4 p: Une\npuce\u{A0}: lien\nsuite \u{FFFC}.",
        "6 li: un", "6 li: deux", "7 cell: a", "7 cell: b", "9 code: x  =\n    1",
        "10 p: a < b é😀&bogus;",
      ])
  }

  @Test(
    "are known by their content, then by their name",
    arguments: [
      ("# Titre", "a.md", DocumentFormat.markdown), ("# Titre", "a.txt", .text),
      ("<!-- x -->\n<HTML>", "a.txt", .html), ("<!doctype html>", "-", .html),
      ("<p> in a text", "a.txt", .text), ("", "a.txt", .text),
      (
        "PK\u{3}\u{4}" + String(repeating: "\u{0}", count: 26) + "[Content_Types].xml", "a", .office
      ),
    ])
  func formats(head: String, name: String, format: DocumentFormat) {
    #expect(DocumentFormat(head: Array(head.utf8), name: name) == format)
  }

  @Test("survive any bytes", arguments: 1...60 as ClosedRange<UInt64>)
  func hostile(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "<p>", "</p>", "<", ">", "<!--", "-->", "<script>", "<code>", "&", "&#xFFFFFFFFFF;", "&#0;",
      "[",
      "](", "[^", ")", "`", "```\n", "|", "|-|\n", "\n", "\n\n", "    ", "> ", "- ", "#", "---\n",
      "*",
      "_", "\\", "é", "a b", "<a href=\"", "'", "\u{0}", "~~~",
    ]
    let text = (0..<400).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    for format in [DocumentFormat.text, .markdown, .html] {
      for block in DocumentReader(format).blocks(of: Array(text.utf8)) {
        #expect(
          block.line >= 1 && block.line <= 1 + text.count { $0.isNewline } && !block.text.isEmpty)
      }
    }
  }

  @Test(
    "are read to their end whatever is not closed",
    arguments: ["[", "](", "<a", "`a``b", "<code>", "<!--", "&", "| ", "[^", "**a_", "<p>", "> "])
  func unclosed(piece: String) {
    let bytes = Array(String(repeating: piece, count: 8_000).utf8)
    for format in [DocumentFormat.text, .markdown, .html] {
      #expect(DocumentReader(format).blocks(of: bytes).count <= 8_000)
    }
  }
}
