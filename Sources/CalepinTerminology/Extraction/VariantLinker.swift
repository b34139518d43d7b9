internal import CalepinCore
internal import CalepinText

/// Links terms that are the same in another shape, each link with its kind.
///
/// Groups stay apart: a variant is shown with the term, not counted as it.
struct VariantLinker {
  let counts: TermCounts
  let rules: ExtractionRules

  /// Fills the variants of `terms`.
  ///
  /// - Complexity: O(number of terms × words of a term).
  func link(_ terms: inout [CandidateTerm]) {
    var links: [Link] = []
    let byKey = Dictionary(
      terms.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    links += sharedKeyLinks(terms, kind: .spelling) { Self.squeezed($0.key) }
    links += sharedKeyLinks(terms, kind: .preposition) { Self.withoutPrepositions($0.key) }
    for (number, term) in terms.enumerated() where Self.hasThreeWords(term.key) {
      links += insertionLinks(of: number, term, byKey: byKey)
      links += extensionLinks(of: number, term, byKey: byKey)
    }
    links += DerivationFinder(terms, endings: rules.relationalEndings).pairs.map {
      Link(a: $0.noun, b: $0.adjective, kind: .derivation)
    }
    var found = VariantSets(terms)
    addShapes(to: &found, byKey: byKey)
    for link in links {
      found.add(TermVariant(form: terms[link.b].text, kind: link.kind), to: link.a)
      found.add(TermVariant(form: terms[link.a].text, kind: link.kind), to: link.b)
    }
    terms = found.terms
  }

  private static func hasThreeWords(_ key: String) -> Bool {
    key.utf8.count { $0 == UInt8(ascii: " ") } >= 2
  }

  private struct Link {
    var a: Int
    var b: Int
    var kind: TermVariant.Kind
  }

  /// Links all terms for which `key` gives the same, if it is not the key they
  /// are grouped by.
  private func sharedKeyLinks(
    _ terms: [CandidateTerm], kind: TermVariant.Kind, key: (CandidateTerm) -> String
  ) -> [Link] {
    var first: [String: Int] = [:]
    var links: [Link] = []
    for (number, term) in terms.enumerated() {
      let shared = key(term)
      if let other = first[shared] {
        links.append(Link(a: other, b: number, kind: kind))
      } else {
        first[shared] = number
      }
    }
    return links
  }

  /// The key without accents, hyphens and spaces.
  private static func squeezed(_ key: String) -> String {
    var folded: [UInt8] = []
    Folding.fold(key.utf8, into: &folded, options: [.withoutAccents, .hyphensAsSpaces])
    return String(decoding: folded.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
  }

  private static let prepositions: Set<Substring> = [
    "de", "à", "en", "pour", "sur", "of", "for", "in", "to",
  ]

  private static func withoutPrepositions(_ key: String) -> String {
    guard key.utf8.contains(UInt8(ascii: " ")) else {
      return prepositions.contains(key[...]) ? "" : key
    }
    return key.split(separator: " ").filter { !prepositions.contains($0) }.joined(separator: " ")
  }

  /// Links a term of three or more words with the same without one inner
  /// adjective.
  private func insertionLinks(
    of number: Int, _ term: CandidateTerm, byKey: [String: Int]
  ) -> [Link] {
    let words = term.key.split(separator: " ")
    let symbols = term.pattern.split(separator: " ").filter { $0 != "D" }
    guard words.count >= 3, words.count == symbols.count else { return [] }
    return (1..<(words.count - 1)).compactMap { inner in
      guard symbols[inner] == "A" else { return nil }
      let key = (words[..<inner] + words[(inner + 1)...]).joined(separator: " ")
      return byKey[key].map { Link(a: $0, b: number, kind: .insertion) }
    }
  }

  /// Links a term with the phrase that is left without its last modifier (in
  /// English the first).
  private func extensionLinks(
    of number: Int, _ term: CandidateTerm, byKey: [String: Int]
  ) -> [Link] {
    let words = term.key.split(separator: " ")
    let symbols = term.pattern.split(separator: " ").filter { $0 != "D" }
    guard words.count >= 3, words.count == symbols.count else { return [] }
    var shorter: ArraySlice<Substring>
    switch rules.grammar.headPlace {
    case .last: shorter = words.dropFirst()
    case .first:
      shorter = words.dropLast()
      if let symbol = symbols.dropLast().last, ["d", "t", "p", "c", "u"].contains(symbol) {
        shorter = shorter.dropLast()
      }
    }
    guard shorter.count > 1, let other = byKey[shorter.joined(separator: " ")] else { return [] }
    return [Link(a: other, b: number, kind: .longer)]
  }

  /// Adds the coordinations and acronyms that were seen beside a term.
  private func addShapes(to found: inout VariantSets, byKey: [String: Int]) {
    for shape in counts.shapes {
      guard let number = byKey[counts.keys.text(of: shape.group)] else { continue }
      let text = counts.texts.text(of: shape.text)
      found.add(TermVariant(form: text, kind: shape.kind), to: number)
      if shape.kind == .acronym, let other = byKey[text.lowercased()] {
        found.add(TermVariant(form: found.terms[number].text, kind: .acronym), to: other)
      }
    }
  }
}

/// Terms to which variants are added, each once, in the order in which they are
/// found.
private struct VariantSets {
  private(set) var terms: [CandidateTerm]
  private var known: [Int: Set<TermVariant>] = [:]

  init(_ terms: [CandidateTerm]) { self.terms = terms }

  mutating func add(_ variant: TermVariant, to number: Int) {
    if known[number, default: []].insert(variant).inserted {
      terms[number].variants.append(variant)
    }
  }
}
