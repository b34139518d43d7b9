import Foundation
import TestSupport
import Testing

import CalepinText

@testable import CalepinAlignment

@Suite("The evidence of words")
struct LexicalEvidenceTests {
  @Test("agrees with its formula on random text", arguments: 1...60 as ClosedRange<UInt64>)
  func agreesWithReference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (source, target) = (side(using: &random), side(using: &random))
    var pairs: [WordPair] = []
    for word in 0..<source.wordCount {
      for other in 0..<target.wordCount where Bool.random(using: &random) {
        pairs.append(
          WordPair(
            Int32(word), Int32(other), forward: .random(in: 0...1, using: &random),
            backward: .random(in: 0...1, using: &random)))
      }
    }
    let table = PairTable(pairs, sourceWordCount: source.wordCount)
    var evidence = LexicalEvidence(source, target, pairs: table)
    for sentence in 0..<source.sentenceCount {
      evidence.prepare(sentence: sentence, window: 0..<target.sentenceCount)
      for from in max(0, sentence - 3)...sentence {
        for to in 0..<target.sentenceCount {
          for first in max(0, to - 3)...to {
            let found = evidence.score(source: from..<sentence + 1, target: first..<to + 1)
            let expected = reference(from..<sentence + 1, first..<to + 1, source, target, table)
            #expect(abs(found - expected) < 0.02 * max(1, abs(expected)))
          }
        }
      }
    }
  }

  private func side(using random: inout SeededGenerator) -> SentenceWords {
    var bytes: [UInt8] = []
    let sentences = (0..<Int.random(in: 1...6, using: &random)).map { _ in
      let start = bytes.count
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        bytes += Array("w\("abcdef".randomElement(using: &random) ?? "a") ".utf8)
      }
      return SegmentedText.Sentence(start..<bytes.count)
    }
    return SentenceWords(SegmentedText(bytes: bytes, sentences: sentences))
  }

  /// The formula of the documentation, word by word.
  private func reference(
    _ from: Range<Int>, _ to: Range<Int>, _ source: SentenceWords, _ target: SentenceWords,
    _ pairs: PairTable
  ) -> Float {
    let odds = WordOdds(source, target, pairs)
    let sources = source.tokens[source.tokenRange(of: from)]
    let targets = target.tokens[target.tokenRange(of: to)]
    func entry(_ word: Int32, _ other: Int32) -> PairTable.Entry? {
      pairs.range(of: word).map { pairs.entries[$0] }.first { $0.target == other }
    }
    var sum = 0.0
    for other in targets {
      let total = sources.reduce(Float(0)) { $0 + (entry($1, other)?.forward ?? 0) }
      let factor = odds.factor(ofTarget: other, probability: total / Float(sources.count + 1))
      sum += log(Double(factor))
    }
    for word in sources {
      let total = targets.reduce(Float(0)) { $0 + (entry(word, $1)?.backward ?? 0) }
      let factor = odds.factor(ofSource: word, probability: total / Float(targets.count + 1))
      sum += log(Double(factor))
    }
    return Float(0.3 * sum / 2)
  }

  @Test(
    "knows words that are written alike",
    arguments: [
      ("exportation", "exportations", true), ("régulateur", "regulator", true),
      ("2027", "2027", true), ("Paris", "Paris", true), ("machine", "machete", false),
      ("chat", "chap", false), ("à", "a", false), ("prix", "price", false),
    ])
  func lookAlikes(french: String, english: String, isAlike: Bool) {
    let sides = [french, english].map { word in
      let bytes = Array(word.utf8)
      return SentenceWords(
        SegmentedText(bytes: bytes, sentences: [SegmentedText.Sentence(0..<bytes.count)]))
    }
    var pairs: [WordPair] = []
    LookAlikes(in: sides[1]).append(of: 0, in: sides[0], to: &pairs)
    #expect(!pairs.isEmpty == isAlike)
  }

  @Test("learns which words go together from sure pairs")
  func learner() {
    let french = ["rouge chat", "chat noir", "noir chien", "chien rouge", "rouge chat noir"]
    let english = ["red cat", "black cat", "black dog", "red dog", "red black cat"]
    let sides = [french, english].map { lines in
      var bytes: [UInt8] = []
      let sentences = lines.map { line in
        bytes += Array(line.utf8)
        return SegmentedText.Sentence(bytes.count - line.utf8.count..<bytes.count)
      }
      return SentenceWords(SegmentedText(bytes: bytes, sentences: sentences))
    }
    let beads = french.indices.map {
      SentenceBead(source: $0..<$0 + 1, target: $0..<$0 + 1, score: 1)
    }
    let nothing = PairTable([], sourceWordCount: sides[0].wordCount)
    var learner = PairLearner(sides[0], sides[1], beads: beads, known: nothing)
    let learnt = learner.learn()
    for (word, translation) in [
      ("chat", "cat"), ("noir", "black"), ("rouge", "red"), ("chien", "dog"),
    ] {
      let id = sides[0].words.existingID(of: Array(word.utf8))
      let best = learnt.filter { UInt32($0.source) == id }
        .max { $0.entry.forward < $1.entry.forward }
      let text = best.map { sides[1].words.text(of: UInt32($0.entry.target)) }
      #expect(text == translation)
    }
  }
}
