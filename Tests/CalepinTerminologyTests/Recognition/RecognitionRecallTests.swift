import CalepinCore
import CalepinTerminology
import CalepinText
import Foundation
import TestSupport
import Testing

@Suite("The recognition of generated forms")
struct RecognitionRecallTests {
  /// The single and compound nouns of the project's glossary in `language`.
  private func nouns(in language: LanguageTag) throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Glossary").standardized
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    var nouns: Set<String> = []
    for file in files.sorted(by: { $0.path < $1.path }) where file.pathExtension == "tsv" {
      let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
      let header = try #require(rows.first)
      let column = try #require(header.firstIndex(of: language.description))
      let partOfSpeech = try #require(header.firstIndex(of: "pos"))
      for row in rows.dropFirst() where row.count > partOfSpeech && row[partOfSpeech] == "noun" {
        nouns.formUnion(
          row[column].split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) })
      }
    }
    return nouns.sorted()
  }

  @Test(
    "finds at least 95 % of plurals and singulars, without a lexicon",
    arguments: [LanguageTag.french, .english])
  func recall(language: LanguageTag) throws {
    let nouns = try nouns(in: language)
    let base = Termbase(
      name: "glossary",
      entries: nouns.map {
        ConceptEntry(sections: [
          LanguageSection(language, terms: [TermSection($0, partOfSpeech: .noun)])
        ])
      })
    var recognizer = TermRecognizer(TermMatcher([base], language: language))
    let generator = FormGenerator(language: language, lexicon: nil)
    var (asked, missed) = (0, [String]())
    for noun in nouns {
      let (plural, singular) = (generator.plural(of: noun), generator.singular(of: noun))
      var forms: Set = [noun]
      if singular == noun, generator.singular(of: plural) == noun { forms.insert(plural) }
      if generator.plural(of: singular) == noun { forms.insert(singular) }
      for form in forms.sorted() {
        asked += 1
        let hits = recognizer.hits(in: "— \(form) !")
        let isFound = hits.contains {
          nouns[$0.term] == noun && $0.end - $0.start == form.utf8.count
        }
        if !isFound { missed.append("\(noun): \(form)") }
      }
    }
    #expect(asked > 1500)
    #expect(Double(missed.count) <= 0.05 * Double(asked), "missed: \(missed)")
  }

  @Test("finds what a slow search finds in random text", arguments: 1...12 as ClosedRange<UInt64>)
  func agreesWithReference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = ["ba", "bé", "Ba", "co", "7", "é", "œu", "+", "longwordofmorethansixteenbytes"]
    func phrase(_ count: Int) -> [String] {
      (0..<count).map { _ in alphabet.randomElement(using: &random) ?? "" }
    }
    let terms = (0..<20).map { _ in phrase(Int.random(in: 1...4, using: &random)) }
    let words = phrase(9_000)
    let base = Termbase(
      name: "t",
      entries: terms.map {
        let term = TermSection($0.joined(separator: " "))
        return ConceptEntry(sections: [LanguageSection(.french, terms: [term])])
      })
    let options = MatcherOptions(forms: .exact, capitals: .everywhere)
    var recognizer = TermRecognizer(TermMatcher([base], language: .french, options: options))
    let hits = recognizer.hits(in: words.joined(separator: " "))
    #expect(hits.map { [$0.start, $0.end, $0.term] } == reference(terms, words))
    #expect(hits.allSatisfy { $0.isExact })
  }

  /// Start, end and number of the terms in `words`, tried one by one.
  private func reference(_ terms: [[String]], _ words: [String]) -> [[Int]] {
    func isForm(_ word: String, of term: String) -> Bool {
      // The capital of the text may be missing in the term, not the other way round.
      word == term || (word.lowercased() == term)
    }
    let offsets = words.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.utf8.count + 1) }
    var (found, index) = ([[Int]](), 0)
    while index < words.count {
      let here = terms.indices.filter { number in
        terms[number].count <= words.count - index
          && zip(words[index...], terms[number]).allSatisfy { isForm($0, of: $1) }
      }
      let longest = here.map { terms[$0].count }.max() ?? 0
      for number in here where terms[number].count == longest {
        found.append([offsets[index], offsets[index + longest] - 1, number])
      }
      index += max(longest, 1)
    }
    return found
  }
}
