import CalepinCore
import CalepinTerminology
import TestSupport
import Testing

/// A text of few words, so that there are many terms in it, and terms made of
/// the same words.
private struct RandomText {
  private static let words = [
    "a", "été", "œuvre", "puce", "puces", "la", "les", "abcdefgh", "intelligence", "l", "x9",
    "îlots_de_calcul", "antidisestablishmentarianism", "Ἀθῆναι", "cafe\u{301}", "ÉTAT", "Puce",
  ]
  private static let gaps = [" ", " ", " ", " ", "  ", "’", "'", "\n", "\u{A0}", ", ", ". "]

  let paragraphs: [String]
  let terms: [String]

  init(seed: UInt64, paragraphCount: Int, longest: Int) {
    var random = SeededGenerator(seed: seed)
    func pick(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }
    paragraphs = (0..<paragraphCount).map { _ in
      (0..<Int.random(in: 1...longest, using: &random))
        .map { _ in pick(Self.words) + pick(Self.gaps) }.joined()
    }
    terms = (0..<60).map { _ in
      (0..<Int.random(in: 1...4, using: &random)).map { _ in pick(Self.words) }
        .joined(separator: " ")
    }
  }

  func matcher(_ options: MatcherOptions) -> TermMatcher {
    let entries = terms.map {
      ConceptEntry(sections: [LanguageSection(.french, terms: [TermSection($0)])])
    }
    return TermMatcher(
      [Termbase(name: "t", entries: entries)], language: .french, options: options)
  }
}

/// A term found in a text.
private struct Found: Hashable {
  var start: Int
  var end: Int
  var term: Int
  var isExact: Bool
}

extension Found {
  init(_ hit: TermHit) {
    self.init(start: hit.start, end: hit.end, term: hit.term, isExact: hit.isExact)
  }
}

/// A word of a text as the slow search sees it.
private struct SlowWord {
  var folded: String
  var start: Int
  var end: Int
}

private func slowWords(of text: String) -> [SlowWord] {
  var (words, offset) = ([SlowWord](), 0)
  var isInside = false
  for character in text {
    let length = character.utf8.count
    let isWord = character.isLetter || character.isNumber || character == "_"
    let isSign = ",.".contains(character)
    if isWord, isInside {
      words[words.count - 1].folded += character.lowercased()
      words[words.count - 1].end += length
    } else if isWord || isSign {
      words.append(
        SlowWord(folded: character.lowercased(), start: offset, end: offset + length))
    }
    isInside = isWord
    offset += length
  }
  // Precomposed letters compare equal to composed ones in Swift.
  return words
}

/// The terms in `text`: of those that begin first the longest, all homonyms.
private func slowHits(of terms: [String], in text: String) -> [Found] {
  func key(_ word: String) -> String { word == "œuvre" ? "oeuvre" : word }
  let phrases = terms.map { slowWords(of: $0).map { key($0.folded) } }
  let words = slowWords(of: text)
  let keys = words.map { key($0.folded) }
  var (hits, index) = ([Found](), 0)
  while index < words.count {
    let found = phrases.indices.filter { keys[index...].starts(with: phrases[$0]) }
    let longest = found.map { phrases[$0].count }.max() ?? 0
    for term in found where phrases[term].count == longest {
      hits.append(
        Found(
          start: words[index].start, end: words[index + longest - 1].end, term: term,
          isExact: true))
    }
    index += max(longest, 1)
  }
  return hits
}

@Suite("The recognition of terms beside a slow one")
struct RecognitionReferenceTests {
  @Test(
    "finds what a search word by word finds, in texts of any length",
    arguments: 1...24 as ClosedRange<UInt64>)
  func exact(seed: UInt64) {
    let longest = seed.isMultiple(of: 4) ? 4000 : 40
    let random = RandomText(seed: seed, paragraphCount: 1, longest: longest)
    let text = random.paragraphs.joined()
    let options = MatcherOptions(forms: .exact, capitals: .ignored)
    var recognizer = TermRecognizer(random.matcher(options))
    #expect(recognizer.hits(in: text).map(Found.init) == slowHits(of: random.terms, in: text))
  }

  @Test(
    "finds in many paragraphs what it finds in each alone",
    arguments: 1...8 as ClosedRange<UInt64>)
  func paragraphs(seed: UInt64) {
    let random = RandomText(seed: seed, paragraphCount: 60, longest: 120)
    let matcher = random.matcher(MatcherOptions())
    var (expected, text) = ([Found](), "")
    for paragraph in random.paragraphs {
      var fresh = TermRecognizer(matcher)
      let offset = text.utf8.count
      expected += fresh.hits(in: paragraph).map {
        Found(
          start: $0.start + offset, end: $0.end + offset, term: $0.term, isExact: $0.isExact)
      }
      text += paragraph + "\n\n"
    }
    var recognizer = TermRecognizer(matcher)
    #expect(recognizer.hits(in: text).map(Found.init) == expected)
    var streamed: [Found] = []
    text.withUTF8 { bytes in
      recognizer.forEachPassage(of: bytes) { streamed += $0.map(Found.init) }
    }
    #expect(streamed == expected)
    #expect(expected.contains { !$0.isExact })
  }
}
