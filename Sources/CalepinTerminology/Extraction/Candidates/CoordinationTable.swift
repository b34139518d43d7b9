internal import CalepinCore

/// The coordinations of a language in which two terms share a word: *puces et
/// logiciels américains* has *puces américaines*, too.
///
/// Written as a table, one coordination a line, in the symbols of
/// ``PatternGrammar``; the words with a star are the term that does not stand
/// in one piece:
///
///     N* C N A*
///     N* d N C d* N*
struct CoordinationTable: Sendable {
  /// A line of the table.
  struct Coordination: Sendable {
    /// The symbols of all its words.
    var symbols: [TermSymbols]
    /// The places of the words of the term.
    var members: [Int]
    /// The place of the conjunction.
    var conjunction: Int
    /// The number of the pattern that the term fits.
    var pattern: Int
  }

  /// A term that a coordination holds in pieces.
  struct Half {
    /// The tokens of the whole coordination.
    var whole: Range<Int>
    /// The tokens of the term, in their order.
    var members: [Int]
    /// The number of its pattern.
    var pattern: Int
  }

  let coordinations: [Coordination]

  /// Reads the table `text`, whose terms fit patterns of `grammar`.
  ///
  /// - Precondition: Each line has a conjunction and starred words that make a
  ///   pattern of `grammar`; the tables are part of the program and a test
  ///   reads them all.
  init(_ text: String, grammar: PatternGrammar) {
    coordinations = text.split(separator: "\n").map { line in
      let fields = line.split(separator: " ")
      let symbols = fields.compactMap { $0.first.flatMap(TermSymbols.init(letter:)) }
      let members = fields.indices.filter { fields[$0].hasSuffix("*") }
      let name = members.map { fields[$0].dropLast() }.joined(separator: " ")
      guard symbols.count == fields.count, let conjunction = fields.firstIndex(of: "C"),
        let pattern = grammar.patterns.firstIndex(where: { $0.name == name })
      else { preconditionFailure("not a coordination: \(line)") }
      return Coordination(
        symbols: symbols, members: members, conjunction: conjunction, pattern: pattern)
    }
  }

  /// The terms that are in pieces around the conjunction at `place`.
  ///
  /// - Complexity: O(size of the table).
  func halves(
    around place: Int, in sentence: Range<Int>, _ symbols: [TermSymbols]
  ) -> [Half] {
    coordinations.compactMap { coordination in
      let start = place - coordination.conjunction
      let end = start + coordination.symbols.count
      guard start >= sentence.lowerBound, end <= sentence.upperBound,
        zip(start..<end, coordination.symbols).allSatisfy({ symbols[$0].contains($1) }),
        // A word that goes on would take the last one for itself.
        end == sentence.upperBound || symbols[end].isDisjoint(with: [.noun, .name, .foreign])
      else { return nil }
      return Half(
        whole: start..<end, members: coordination.members.map { start + $0 },
        pattern: coordination.pattern)
    }
  }
}
