import CalepinCore
import CalepinText
import TestSupport
import Testing

@testable import CalepinTerminology

@Suite("Counts of candidates")
struct TermCountsTests {
  private static let words = [
    "puce", "puces", "fonderie", "avancée", "avancées", "rare", "terres", "de", "du", "la", "les",
    "et", "Nvidia", "fabrique", "pour", "marché", "(", ")", ".", ".", ",", "IA", "l’", "\n\n",
  ]

  /// A text of words that form many candidates by chance.
  private static func randomText(using random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...120, using: &random)).map { _ in
      words.randomElement(using: &random) ?? ""
    }.joined(separator: " ")
  }

  private let extractor = TermExtractor(
    language: .french, known: TermIndex([chips], language: .french))

  private func counts(_ texts: [String], from first: Int = 0) -> TermCounts {
    var total = TermCounts(language: .french)
    for (number, text) in texts.enumerated() {
      guard let extractor else { break }
      total.merge(extractor.counts(of: analyzed(text), named: "text \(first + number)"))
    }
    return total
  }

  @Test(
    "add up: merged in parts, from files, or counted on, they are those of one run",
    arguments: 1...40)
  func merging(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let texts = (0..<6).map { _ in Self.randomText(using: &random) }
    let whole = counts(texts)
    let cut = Int.random(in: 0...6, using: &random)
    var merged = TermCounts(language: .french)
    for part in [counts(Array(texts[..<cut])), counts(Array(texts[cut...]), from: cut)] {
      merged.merge(try TermCounts(encoded: part.encoded(), language: .french))
    }
    #expect(merged.encoded() == whole.encoded())
    var counted = TermCounts(language: .french)
    for (number, text) in texts.enumerated() {
      extractor?.count(analyzed(text), named: "text \(number)", into: &counted)
    }
    #expect(counted.encoded() == whole.encoded())
  }

  @Test("are the same when a document is counted in pieces that end with its paragraphs")
  func pieces() throws {
    let extractor = try #require(extractor)
    let (first, second) = ("La puce avancée dort.\n\n", "Les puces avancées de la fonderie.\n")
    let place = LinePlaces(line: 2, byte: first.utf8.count)
    var rest = TermCounts(language: .french)
    extractor.count(analyzed(second), named: "a", at: place, into: &rest)
    var merged = extractor.counts(of: analyzed(first), named: "a")
    var pieces = merged
    merged.merge(rest, isContinuation: true)
    extractor.count(
      analyzed(second), named: "a", at: place, isContinuation: true, into: &pieces)
    let whole = extractor.counts(of: analyzed(first + second), named: "a")
    #expect(merged.encoded() == whole.encoded())
    #expect(pieces.encoded() == whole.encoded())
  }

  @Test("count what a slow search of the text finds", arguments: 1...20)
  func agreesWithSearch(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let text = analyzed(Self.randomText(using: &random))
    let terms = extractor?.terms(in: [text]) ?? []
    for term in terms {
      for form in term.forms where form.text.split(separator: " ").count == 1 {
        let found = (0..<text.tokens.count).count {
          text.surfaceText(of: $0).lowercased() == form.text.lowercased()
        }
        #expect(form.count <= found, "\(form.text)")
      }
    }
  }

  @Test("refuse files that are damaged, cut, of another language, or no counts")
  func damaged() throws {
    let bytes = counts(["La fonderie fabrique des puces avancées (PA) de Nvidia."]).encoded()
    for length in 0..<bytes.count {
      #expect(throws: CountsError.self) {
        try TermCounts(encoded: Array(bytes[..<length]), language: .french)
      }
    }
    #expect(throws: CountsError.otherLanguage(found: "fr", expected: "en")) {
      try TermCounts(encoded: bytes, language: .english)
    }
    #expect(throws: CountsError.notCounts) {
      try TermCounts(encoded: Array("term\tcount\n".utf8), language: .french)
    }
  }

  @Test("survive any single changed byte: an error, or counts that can be ranked")
  func mutations() throws {
    let bytes = counts(["La puce avancée de la fonderie. Les puces avancées."]).encoded()
    let extractor = try #require(extractor)
    for place in bytes.indices {
      for value in [UInt8(0), 1, 0x7F, 0x80, 0xFF] {
        var changed = bytes
        changed[place] = value
        guard let read = try? TermCounts(encoded: changed, language: .french) else { continue }
        var merged = read
        merged.merge(read)
        _ = extractor.terms(of: merged)
      }
    }
  }
}
