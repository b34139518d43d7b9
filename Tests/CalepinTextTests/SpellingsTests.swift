import CalepinCore
import TestSupport
import Testing

@testable import CalepinText

@Suite("Spellings as numbers")
struct SpellingsTests {
  @Test("agree with a dictionary on random tokens", arguments: 1...50 as ClosedRange<UInt64>)
  func agreesWithDictionary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var (bytes, tokens): ([UInt8], TokenTable) = ([], TokenTable())
    var (reference, ids): ([[UInt8]: UInt32], [UInt32]) = ([:], [])
    var firsts: [UInt32] = []
    for token in 0..<1000 {
      // Lengths on both sides of eight, where hashing takes another way.
      let word = (0..<Int.random(in: 1...18, using: &random)).map { _ in
        UInt8.random(in: 0x61...0x62, using: &random)
      }
      tokens.append(bytes.count..<(bytes.count + word.count))
      bytes += word
      if reference[word] == nil {
        reference[word] = UInt32(reference.count)
        firsts.append(UInt32(token))
      }
      ids.append(reference[word] ?? 0)
    }
    let spellings = bytes.withUnsafeBufferPointer { Spellings(tokens, in: $0) }
    #expect(spellings.ids == ids)
    #expect(spellings.firstTokens == firsts)
  }

  @Test("of an analysed text are those of its tokens")
  func analysed() {
    let text = Analyzer(language: .french).analyze(Array("Le chat dort, le Chat dort.".utf8))
    #expect(text.spellings == [0, 1, 2, 3, 4, 5, 2, 6])
    #expect(text.spelled() == text.spellings)
  }
}
