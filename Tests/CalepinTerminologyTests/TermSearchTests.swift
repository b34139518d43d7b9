import CalepinCore
import CalepinText
import TestSupport
import Testing

@testable import CalepinTerminology

@Suite("A search among the terms of an index")
struct TermSearchTests {
  private let base: Termbase
  private let index: TermIndex

  init() {
    let terms: [(String, TermStatus, TermPartOfSpeech?, String?)] = [
      ("puce", .preferred, .noun, "chips"), ("puces", .deprecated, .noun, "chips"),
      ("Puce", .preferred, .properNoun, nil), ("terres rares", .preferred, nil, "earths"),
      ("la terre", .preferred, nil, "earths"), ("la", .preferred, nil, nil),
      ("Terre rare", .forbidden, .properNoun, "earths"), ("semi-conducteur", .admitted, .noun, nil),
      ("semi conducteur", .forbidden, nil, "chips"), ("empire du Milieu", .preferred, nil, "press"),
      ("États-Unis", .preferred, .properNoun, nil), ("rare", .deprecated, .adjective, nil),
      ("puce de la terre", .preferred, nil, "fun"), ("milieu", .preferred, .verb, "fun"),
    ]
    base = Termbase(
      name: "small",
      entries: terms.map { text, status, partOfSpeech, domain in
        var entry = ConceptEntry(sections: [
          LanguageSection(
            .french, terms: [TermSection(text, status: status, partOfSpeech: partOfSpeech)])
        ])
        entry.domain = domain
        return entry
      })
    index = TermIndex([base], language: .french)
  }

  /// What the entries match, as a textbook would find out: each term is compared
  /// with the query, word by word.
  private func slowEntries(
    matching query: String, as partOfSpeech: TermPartOfSpeech?
  ) -> [(entry: Int, kind: TermMatch.Kind)] {
    let words = Self.words(of: query)
    let behindArticle = words.count > 1 && words[0].isArticle ? Array(words.dropFirst()) : []
    let terms = base.entries.enumerated().filter { _, entry in
      // A name is not the word that is spelt like it.
      partOfSpeech != .properNoun || entry.sections[0].terms[0].text.first?.isLowercase == false
    }
    var exact: [Int] = []
    for reading in [words, behindArticle] where !reading.isEmpty && exact.isEmpty {
      exact = terms.filter {
        Self.key(of: Self.words(of: $1.sections[0].terms[0].text)) == Self.key(of: reading)
      }.map(\.offset)
    }
    let sought = words.count > 1 ? words.filter { !$0.isArticle } : words
    let inflected = terms.filter {
      Self.isForm(sought, as: partOfSpeech, of: $1.sections[0].terms[0])
    }.map(\.offset)
    return exact.map { ($0, .exact) }
      + inflected.filter { !exact.contains($0) }.map { ($0, .inflected) }
  }

  private static func isForm(
    _ sought: [TermWord], as wanted: TermPartOfSpeech?, of term: TermSection
  ) -> Bool {
    let all = words(of: term.text)
    let holding = all.count > 1 ? all.filter { !$0.isArticle } : all
    guard !sought.isEmpty, holding.count == sought.count else { return false }
    let isStrict = sought.count == 1 || term.partOfSpeech == .properNoun
    return zip(sought, holding).allSatisfy { query, word in
      query.lemmas.contains { one in
        word.lemmas.contains { other in
          one.bytes == other.bytes
            && (!isStrict
              || (one.role.isAccepted(in: wanted) && other.role.isAccepted(in: term.partOfSpeech)))
        }
      }
    }
  }

  private static let analyzer = TermWordAnalyzer(language: .french)

  private static func words(of text: String) -> [TermWord] {
    var words: [TermWord] = []
    TermWord.forEachWord(of: text.utf8) { words.append(analyzer.word($0)) }
    return words
  }

  private static func key(of words: [TermWord]) -> String {
    words.map { String(decoding: $0.plain, as: UTF8.self) }.joined(separator: " ")
  }

  private static let words = [
    "puce", "Puces", "PUCE", "terre", "terres", "rare", "rares", "RARES", "la", "les", "l’",
    "empire", "du", "de", "Milieu", "milieu", "Etats-Unis", "États", "Unis", "semi",
    "conducteurs", "semi-conducteur", "chat", "",
  ]
  private static let classes: [TermPartOfSpeech?] = [nil, .noun, .verb, .adjective, .properNoun]

  private func randomText(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in
      Self.words.randomElement(using: &random) ?? ""
    }.joined(separator: " ")
  }

  @Test("finds what a comparison with each term finds", arguments: 1...30 as ClosedRange<UInt64>)
  func agreesWithComparison(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let text = randomText(&random)
      for partOfSpeech in Self.classes {
        let found = index.entries(matching: text, as: partOfSpeech)
        let expected = slowEntries(matching: text, as: partOfSpeech)
        #expect(
          Set(found.map { "\($0.term.text) \($0.kind)" })
            == Set(expected.map { "\(base.entries[$0].sections[0].terms[0].text) \($1)" }),
          "'\(text)' as \(String(describing: partOfSpeech))")
      }
    }
  }

  @Test("says the same of tokens and of whole texts", arguments: 1...30 as ClosedRange<UInt64>)
  func agreesOnTokens(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let texts = (0..<40).map { _ in randomText(&random) }
    let text = Analyzer(language: .french).analyze(Array(texts.joined(separator: ".\n").utf8))
    let rules = try #require(ExtractionRules.rules(for: .french))
    let source = CountedText(text, rules: rules, lemmatizer: nil, lines: LinePlaces())
    // Which of two terms of an entry is the better one depends on how a text is written.
    let both = ConceptEntry(sections: [
      LanguageSection(
        .french,
        terms: [TermSection("Rare", status: .admitted), TermSection("rare", status: .forbidden)])
    ])
    let index = TermIndex([base, Termbase(name: "both", entries: [both])], language: .french)
    let known = KnownForms(index, kindCount: source.kinds.count)
    for sentence in text.sentences {
      for start in sentence {
        let tokens = start..<Int.random(in: start...sentence.upperBound, using: &random)
        guard !tokens.isEmpty else { continue }
        var surface: [UInt8] = []
        text.appendSurface(of: tokens, in: sentence, to: &surface)
        let written = String(decoding: surface, as: UTF8.self)
        for partOfSpeech in Self.classes {
          let expected = index.entries(matching: written, as: partOfSpeech)
            .filter(\.term.status.isUsable)
          let message: Comment = "'\(written)' as \(String(describing: partOfSpeech))"
          #expect(
            known.contains(tokens, of: source, as: partOfSpeech, text: surface)
              == !expected.isEmpty, message)
          #expect(known.contains(surface, as: partOfSpeech) == !expected.isEmpty, message)
          #expect(
            Set(index.domains(matching: surface, as: partOfSpeech, usable: true))
              == Set(expected.map(\.entry.domain)), message)
        }
      }
    }
  }

  @Test(
    "makes one hash of a key however its words are cut",
    arguments: [
      (["semi conducteur"], ["semi", "conducteur"]), (["a b c"], ["a", "b c"]),
      ([" a  b "], ["a b"]), ([], [" "]),
    ])
  func hashesKeys(some: [String], others: [String]) {
    #expect(Self.hash(of: some) == Self.hash(of: others))
  }

  @Test(
    "makes other hashes of other keys",
    arguments: [["a b"], ["b", "a"], ["ab"], ["a", "a", "b"]])
  func hashesOtherKeys(words: [String]) {
    #expect((Self.hash(of: words) == Self.hash(of: ["a", "b"])) == (words == ["a b"]))
  }

  private static func hash(of words: [String]) -> UInt64 {
    var key = KeyHash()
    for word in words { key.append(KeyHash(ofWord: Array(word.utf8)[...])) }
    return key.value
  }
}
