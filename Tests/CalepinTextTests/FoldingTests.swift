import CalepinText
import Foundation
import TestSupport
import Testing

@Suite("Folding")
struct FoldingTests {
  @Test(
    "makes equal what is written in different ways",
    arguments: [
      ("L’Économie", "l'économie"), ("LʼIA", "l'ia"), ("l‘œuf", "l'œuf"),
      ("rendez\u{2011}vous", "rendez-vous"), ("a\u{2010}b\u{2212}c", "a-b-c"),
      ("10\u{A0}000\u{202F}€", "10 000 €"), ("co\u{AD}opérer", "coopérer"),
      ("E\u{301}te\u{301}", "été"), ("C\u{327}A", "ça"), ("ŒUVRE", "œuvre"), ("ÀÇÉÞ×÷", "àçéþ×÷"),
      ("ΣΊΣΥΦΟΣ", "σίσυφοσ"), ("МОСКВА И\u{306}", "москва й"), ("ŁÓDŹ", "łódź"), ("İ", "i̇"),
      ("x\u{301}", "x\u{301}"), ("", ""), ("20–25", "20–25"),
    ])
  func folds(text: String, folded: String) {
    #expect(Array(Folding.fold(text).utf8) == Array(folded.utf8))
  }

  @Test(
    "drops accents when asked",
    arguments: [
      ("Élève", "eleve"), ("ŒUVRE", "oeuvre"), ("ex æquo", "ex aequo"), ("ça", "ca"),
      ("e\u{301}te\u{301}", "ete"), ("Straße", "strasse"), ("Łódź", "lodz"), ("naïve", "naive"),
      ("ấ", "a"), ("Ǽ", "ae"),
    ])
  func dropsAccents(text: String, folded: String) {
    #expect(Folding.fold(text, options: .withoutAccents) == folded)
  }

  @Test("writes hyphens as spaces when asked")
  func hyphens() {
    #expect(Folding.fold("Mot\u{2011}clé-s", options: .hyphensAsSpaces) == "mot clé s")
    #expect(
      Folding.fold("Mot-clé", options: [.hyphensAsSpaces, .withoutAccents]) == "mot cle")
  }

  @Test("appends to what is there and leaves it alone")
  func appends() {
    var bytes = Array("e".utf8)
    Folding.fold("\u{301}A".utf8, into: &bytes)
    #expect(bytes == Array("e\u{301}a".utf8))
  }

  @Test("agrees with the reference on random text", arguments: 1...300 as ClosedRange<UInt64>)
  func agreesWithReference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = Self.randomText(using: &random)
    #expect(
      Array(Folding.fold(text).utf8) == Array(Self.reference(text).utf8), "\(text.debugDescription)"
    )
    let plain = Folding.fold(text, options: .withoutAccents)
    #expect(plain == Self.referenceWithoutAccents(text), "\(text.debugDescription)")
  }

  @Test("changes nothing when done twice", arguments: 1...300 as ClosedRange<UInt64>)
  func isIdempotent(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = Self.randomText(using: &random)
    for options: Folding.Options in [[], .withoutAccents, [.withoutAccents, .hyphensAsSpaces]] {
      let once = Folding.fold(text, options: options)
      #expect(Folding.fold(once, options: options) == once)
    }
  }

  @Test("knows every accented letter of Latin-1, Latin Extended-A and Additional")
  func knowsLatin() {
    for value in Array(0xC0...0x17F) + Array(0x1E00...0x1E95) + Array(0x1EA0...0x1EF9) {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let decomposed = String(scalar).decomposedStringWithCanonicalMapping
      // Two marks in canonical order are joined one by one only when the first
      // pair is a letter; that is so for every letter here.
      let folded = Folding.fold(decomposed)
      #expect(Array(folded.utf8) == Array(Self.reference(String(scalar)).utf8), "\(scalar)")
    }
  }

  @Test("survives bytes that are not UTF-8")
  func survivesBadBytes() {
    var folded: [UInt8] = []
    Folding.fold([0x41, 0xFF, 0xE2, 0x80], into: &folded)
    #expect(String(decoding: folded, as: UTF8.self) == "a\u{FFFD}\u{FFFD}\u{FFFD}")
  }

  private static func randomText(using random: inout SeededGenerator) -> String {
    let alphabet = Array(
      "aZéÉœÆçÇßŁıʼ’'‘-\u{2011}\u{2212}–\u{A0}\u{202F}\u{AD}\u{200B}ЙΣ😀1.".unicodeScalars)
    let marks = Array("\u{300}\u{301}\u{302}\u{308}\u{327}".unicodeScalars)
    var text = ""
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
      // One mark a letter: the order of several is not made canonical.
      if Bool.random(using: &random),
        text.unicodeScalars.last.map({ "aZ1.-".unicodeScalars.contains($0) }) == true
      {
        text.unicodeScalars.append(marks[Int.random(in: 0..<marks.count, using: &random)])
      }
    }
    return text
  }

  /// The slow and obvious way: replace, lower, compose.
  private static func reference(_ text: String) -> String {
    var replaced = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "’", "‘", "ʼ": replaced += "'"
      case "\u{2010}", "\u{2011}", "\u{2212}": replaced += "-"
      case "\u{A0}", "\u{202F}": replaced += " "
      case "\u{AD}", "\u{200B}": break
      default: replaced += scalar.properties.lowercaseMapping
      }
    }
    return replaced.precomposedStringWithCanonicalMapping
  }

  private static func referenceWithoutAccents(_ text: String) -> String {
    var plain = ""
    for scalar in reference(text).decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "œ": plain += "oe"
      case "æ": plain += "ae"
      case "ß": plain += "ss"
      case "ł": plain += "l"
      case "ı": plain += "i"
      case "\u{300}"..."\u{36F}": break
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }
}
