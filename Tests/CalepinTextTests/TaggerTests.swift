import CalepinCore
import TestSupport
import Testing

@testable import CalepinText

@Suite("The tagger")
struct TaggerTests {
  @Test(
    "gives the words of a sentence their classes",
    arguments: [
      (
        "fr", "Les usines fabriquent des puces électroniques très fines .",
        "DET NOUN VERB DET NOUN ADJ ADV ADJ PUNCT"
      ),
      (
        "fr", "La fabrication du silicium coûte 12 000 € .",
        "DET NOUN ADP+DET NOUN VERB NUM SYM PUNCT"
      ),
      ("fr", "Il porte la porte .", "PRON VERB DET NOUN PUNCT"),
      ("en", "The new plant makes very small chips .", "DET ADJ NOUN VERB ADV ADJ NOUN PUNCT"),
      ("en", "They can not open a can .", "PRON AUX PART VERB DET NOUN PUNCT"),
    ])
  func tagsSentences(language: String, sentence: String, expected: String) throws {
    let tag = try #require(LanguageTag(language))
    let tagger = try #require(Tagger.builtIn(for: tag))
    let words = sentence.replacing("12 000", with: "12_000").split(separator: " ")
      .map { $0.replacing("_", with: " ") }
    #expect(
      tags(of: [words.map(String.init)], tagger).map(\.tag).joined(separator: " ") == expected)
  }

  @Test(
    "decides marks, numbers and signs by rule",
    arguments: [
      (",", "PUNCT"), ("«", "PUNCT"), ("”", "PUNCT"), ("?!", "PUNCT"), ("--", "PUNCT"),
      ("3,14", "NUM"), ("10\u{202F}000", "NUM"), ("10:30", "NUM"), ("€", "SYM"), ("§", "SYM"),
      ("12/07", nil), ("-", nil), ("H200", nil), ("%", nil), ("'", nil), ("10-", nil),
    ] as [(String, String?)])
  func decidesByRule(word: String, expected: String?) {
    let found = Array(word.utf8).withUnsafeBufferPointer { RuleTagging.tag(of: $0) }
    #expect(found?.tag == expected)
  }

  @Test("takes a capital at the start of a sentence for what it is")
  func startsOfSentences() throws {
    let tagger = try #require(Tagger.builtIn(for: .french))
    let found = tags(of: [["Cependant", ",", "les", "prix", "montent", "."]], tagger)
    #expect(found.map(\.tag) == ["ADV", "PUNCT", "DET", "NOUN", "VERB", "PUNCT"])
  }

  @Test(
    "sums kept per word are those of every feature looked up",
    arguments: 1...30 as ClosedRange<UInt64>)
  func agreesWithReference(seed: UInt64) throws {
    let tagger = try Tagger(model: Self.model)
    var random = SeededGenerator(seed: seed)
    let sentences = (0..<20).map { _ in Self.randomSentence(using: &random) }
    let file = try ModelFile(Self.model, kind: .tagger)
    let reference = try ReferenceTagger(file: file)
    let expected = sentences.flatMap { reference.tags(of: $0) }
    #expect(tags(of: sentences, tagger) == expected)
  }

  @Test("learns what it is shown, with the same bytes each time")
  func learns() throws {
    #expect(TaggerTrainer.model(from: Self.treebank, language: .french) == Self.model)
    let tagger = try Tagger(model: Self.model)
    let accuracy = TaggingAccuracy(of: tagger, on: Self.treebank, language: .french)
    #expect(accuracy.rightTags == accuracy.words)
    #expect(tagger.language == "fr")
  }

  @Test("never crashes on bytes that are not text", arguments: 1...50 as ClosedRange<UInt64>)
  func survivesNoise(seed: UInt64) throws {
    let tagger = try #require(Tagger.builtIn(for: .english))
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<2000).map { _ in UInt8.random(in: 0...255, using: &random) }
    var tokens = TokenTable()
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + Int.random(in: 1...400, using: &random))
      tokens.append(start..<end)
      start = end
    }
    var tags = Array(repeating: PartOfSpeech.other, count: tokens.count)
    bytes.withUnsafeBufferPointer {
      tagger.tag(tokens, in: $0, sentences: [0..<tokens.count], into: &tags)
    }
    #expect(tags.count == tokens.count)
  }

  @Test("refuses every model in which a byte was changed or is missing")
  func refusesDamage() throws {
    for index in stride(from: 0, to: Self.model.count, by: 97) {
      var damaged = Self.model
      damaged[index] ^= 0x41
      // The language, and four bytes nobody reads, are outside the checksum.
      if (16..<24).contains(index) || (28..<32).contains(index) || (48..<64).contains(index) {
        continue
      }
      #expect(throws: ModelError.self, "byte \(index)") { try Tagger(model: damaged) }
    }
    #expect(throws: ModelError.damaged) { try Tagger(model: Self.model.dropLast()) }
    #expect(throws: ModelError.notAModel) { try Tagger(model: []) }
    #expect(throws: ModelError.otherKind(found: "TAGR", expected: "LEMM")) {
      try Lemmatizer(model: Self.model)
    }
  }

  @Test("gives the same whatever texts it met before", arguments: 1...20 as ClosedRange<UInt64>)
  func remembers(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let tagger = try Tagger(model: Self.model)
    for _ in 0..<30 {
      let sentences = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        Self.randomSentence(using: &random)
      }
      #expect(tags(of: sentences, tagger) == tags(of: sentences, try Tagger(model: Self.model)))
    }
  }

  @Test("gives the same when it met more words than it remembers")
  func forgets() throws {
    let tagger = try Tagger(model: Self.model)
    var random = SeededGenerator(seed: 7)
    let words = (0..<40_000).map { "mot\($0)" }
    let known = Self.randomSentence(using: &random) + ["mot12"]
    let sentences = stride(from: 0, to: words.count, by: 50).map { Array(words[$0..<$0 + 50]) }
    _ = tags(of: sentences, tagger)
    #expect(tags(of: [known], tagger) == tags(of: [known], try Tagger(model: Self.model)))
    #expect(tags(of: [words, known], tagger).suffix(known.count) == tags(of: [known], tagger)[...])
  }

  // MARK: - A small treebank

  static let treebank = [
    "le/DET petit/ADJ chat/NOUN dort/VERB ./PUNCT", "la/DET porte/NOUN ferme/VERB ./PUNCT",
    "il/PRON ferme/VERB la/DET porte/NOUN ./PUNCT", "Paris/PROPN dort/VERB !/PUNCT",
    "elle/PRON parle/VERB du/ADP+DET chat/NOUN ./PUNCT",
  ].map { line in
    TaggedSentence(
      words: line.split(separator: " ").compactMap { pair in
        let parts = pair.split(separator: "/").map(String.init)
        return PartOfSpeech(tag: parts[1]).map {
          TaggedWord(form: parts[0], lemma: "_", tag: $0)
        }
      })
  }

  static let model = TaggerTrainer.model(from: treebank, language: .french)

  static func randomSentence(using random: inout SeededGenerator) -> [String] {
    let words = [
      "le", "la", "chat", "chats", "Porte", "porte", "PARIS", "é", "éa", "x-y", "12", "H2", "’",
      ".",
      "l’", "du", "ferme", "ÉTÉ",
    ]
    return (0..<Int.random(in: 1...9, using: &random)).map { _ in
      words[Int.random(in: 0..<words.count, using: &random)]
    }
  }

  private func tags(of sentences: [[String]], _ tagger: Tagger) -> [PartOfSpeech] {
    let text = AnalyzedText(
      sentences.map { words in
        TaggedSentence(words: words.map { TaggedWord(form: $0, lemma: "_", tag: .other) })
      }, language: .french)
    var tags = text.tags
    text.bytes.withUnsafeBufferPointer {
      tagger.tag(text.tokens, in: $0, sentences: text.sentences, into: &tags)
    }
    return tags
  }
}

/// The tagger without its short cuts: every feature of every word looked up.
private struct ReferenceTagger {
  private let file: ModelFile
  private let rows: SparseRows

  init(file: ModelFile) throws {
    self.file = file
    rows = try SparseRows(file.section(0))
  }

  func tags(of sentence: [String]) -> [PartOfSpeech] {
    let profiles = sentence.enumerated().map { index, word in
      Array(word.utf8).withUnsafeBufferPointer { WordProfile($0, isFirst: index == 0) }
    }
    func profile(_ index: Int) -> WordProfile {
      if index < 0 { return .boundary(UInt64(-index)) }
      return index < profiles.count
        ? profiles[index] : .boundary(UInt64(index - profiles.count + 1))
    }
    var tags: [PartOfSpeech] = []
    for index in sentence.indices {
      if let tag = Array(sentence[index].utf8).withUnsafeBufferPointer({ RuleTagging.tag(of: $0) })
      {
        tags.append(tag)
        continue
      }
      var features: [UInt64] = []
      for (place, distance) in [
        (TaggerFeatures.Place.current, 0), (.before, -1), (.after, 1), (.secondBefore, -2),
        (.secondAfter, 2),
      ] {
        TaggerFeatures.features(of: profile(index + distance), at: place) { feature, _ in
          features.append(feature)
        }
      }
      let previous = index > 0 ? Int(tags[index - 1].rawValue) : TaggerFeatures.start
      let second = index > 1 ? Int(tags[index - 2].rawValue) : TaggerFeatures.start
      TaggerFeatures.history(previous, second) { features.append($0) }
      TaggerFeatures.joined(
        previous, word: JoinedHashes(profile(index)), before: JoinedHashes(profile(index - 1)),
        behind: JoinedHashes(profile(index + 1))
      ) { features.append($0) }
      var scores = [Int16](repeating: 0, count: SparseRows.lanes)
      scores.withUnsafeMutableBufferPointer { scores in
        guard let base = scores.baseAddress else { return }
        for feature in features { rows.add(feature, to: base) }
      }
      var best = 0
      for tag in 1..<TaggerFeatures.tagCount where scores[tag] > scores[best] { best = tag }
      tags.append(PartOfSpeech.allCases[best])
    }
    return tags
  }
}
