import CalepinCore
import CalepinText
import TestSupport
import Testing

@testable import CalepinAlignment

@Suite("Word alignment")
struct WordAlignerTests {
  /// Sentences of an invented language and their word for word translation
  /// from right to left: word n is word n + 100.
  private static func mirrored(_ count: Int, seed: UInt64) -> (WordSentences, WordSentences) {
    var random = SeededGenerator(seed: seed)
    var (source, target) = (WordSentences(), WordSentences())
    for _ in 0..<count {
      let words = (0..<Int.random(in: 2...7, using: &random))
        .map { _ in UInt32.random(in: 0..<30, using: &random) }
      source.append(words)
      target.append(words.reversed().map { $0 + 100 })
    }
    return (source, target)
  }

  private static func share(
    _ alignment: WordAlignment, of source: WordSentences, isRight: (WordLink, Int) -> Bool
  ) -> Double {
    var (right, all) = (0, 0)
    for index in 0..<alignment.count {
      let length = source.range(of: index).count
      all += length
      right += alignment.links(of: index, .intersect).count { isRight($0, length) }
    }
    return Double(right) / Double(all)
  }

  @Test("finds the words of a language that is written backwards", arguments: [1, 2] as [UInt64])
  func mirrored(seed: UInt64) async {
    let (source, target) = Self.mirrored(150, seed: seed)
    let alignment = await WordAligner().align(source, target)
    let share = Self.share(alignment, of: source) { $0.source + $0.target == $1 - 1 }
    #expect(share > 0.9, "\(share)")
  }

  @Test("gives the same links each time, and probabilities from 0 to 1")
  func repeats() async {
    let (source, target) = Self.mirrored(40, seed: 3)
    let (first, second) = (
      await WordAligner().align(source, target), await WordAligner().align(source, target)
    )
    for index in 0..<first.count {
      #expect(first.links(of: index, .union) == second.links(of: index, .union))
      #expect(first.posteriors(of: index) == second.posteriors(of: index))
      #expect(first.posteriors(of: index).values.allSatisfy { (0...1).contains($0) })
    }
  }

  @Test("passes over empty sentences and those that are too long")
  func oddLengths() async {
    var (source, target) = (WordSentences(), WordSentences())
    let long = Array(repeating: UInt32(7), count: GibbsSampler.longestSentence + 1)
    for (a, b) in [([], [1]), ([1], []), ([], []), (long, [1]), ([1], [1])]
      as [([UInt32], [UInt32])]
    {
      source.append(a)
      target.append(b)
    }
    let alignment = await WordAligner().align(source, target)
    #expect((0..<4).allSatisfy { alignment.links(of: $0, .union).isEmpty })
    #expect(alignment.count == 5)
  }

  @Test("needs no more than one pair where the words are known")
  func priors() async {
    var bitext = WordBitext(from: .french, to: .english)
    bitext.append(
      source: Array("la puce 4004 coûte cher".utf8), target: Array("the 4004 is a costly chip".utf8)
    )
    let alignment = await WordAligner()
      .align(bitext, knowing: nil, confirmed: [(source: "puce", target: "chip")])
    let links = alignment.links(of: 0, .intersect)
    #expect(links.contains(WordLink(source: 1, target: 5)), "\(links)")
    #expect(links.contains(WordLink(source: 2, target: 1)), "\(links)")
  }
}
