internal import CalepinCore
internal import CalepinText

/// Links terms that are the same in another shape, each link with its kind.
///
/// Groups stay apart: a variant is shown with the term, not counted as it.
struct VariantLinker {
  let documents: [AnalyzedText]
  let known: TermIndex?

  /// Fills the variants of `terms`.
  ///
  /// - Complexity: O(number of terms × words of a term).
  func link(_ terms: inout [CandidateTerm]) {
    var links: [Link] = []
    let byKey = Dictionary(
      terms.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    links += sharedKeyLinks(terms, kind: .spelling) { Self.squeezed($0.key) }
    links += sharedKeyLinks(terms, kind: .preposition) { Self.withoutPrepositions($0.key) }
    for (number, term) in terms.enumerated() {
      links += insertionLinks(of: number, term, byKey: byKey)
      links += acronymLinks(of: number, term, byKey: byKey)
      addCoordinations(to: &terms[number])
    }
    for link in links {
      Self.add(TermVariant(form: terms[link.b].text, kind: link.kind), to: &terms[link.a])
      Self.add(TermVariant(form: terms[link.a].text, kind: link.kind), to: &terms[link.b])
    }
  }

  private struct Link {
    var a: Int
    var b: Int
    var kind: TermVariant.Kind
  }

  private static func add(_ variant: TermVariant, to term: inout CandidateTerm) {
    if !term.variants.contains(variant) { term.variants.append(variant) }
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
    key.split(separator: " ").filter { !prepositions.contains($0) }.joined(separator: " ")
  }

  /// Links a term of three or more words with the same without one inner
  /// adjective.
  private func insertionLinks(
    of number: Int, _ term: CandidateTerm, byKey: [String: Int]
  ) -> [Link] {
    let place = term.representative
    let document = documents[place.document]
    let words = term.key.split(separator: " ")
    guard words.count >= 3, words.count == place.tokens.count else { return [] }
    return (1..<(words.count - 1)).compactMap { inner in
      guard document.tags[place.tokens.lowerBound + inner] == .adjective else { return nil }
      let key = (words[..<inner] + words[(inner + 1)...]).joined(separator: " ")
      return byKey[key].map { Link(a: $0, b: number, kind: .insertion) }
    }
  }

  /// Links a term with the acronym in brackets behind it, when the letters are
  /// the initials of its words.
  private func acronymLinks(
    of number: Int, _ term: CandidateTerm, byKey: [String: Int]
  ) -> [Link] {
    term.occurrences.prefix(Self.maximumPlaces).compactMap { place in
      let document = documents[place.document]
      let next = place.tokens.upperBound
      guard next + 2 < document.tokens.count, document.surface(of: next).elementsEqual("(".utf8),
        document.surface(of: next + 2).elementsEqual(")".utf8)
      else { return nil }
      let acronym = document.surfaceText(of: next + 1)
      let isAcronym = (2...8).contains(acronym.count) && acronym.allSatisfy(\.isUppercase)
      guard isAcronym, Self.initials(of: place.tokens, in: document) == acronym else { return nil }
      return byKey[acronym.lowercased()].map { Link(a: number, b: $0, kind: .acronym) }
    }
  }

  private static func initials(of tokens: Range<Int>, in document: AnalyzedText) -> String {
    tokens.filter { document.tags[$0].isContentWord }
      .compactMap { document.surfaceText(of: $0).first?.uppercased() }.joined()
  }

  /// Adds to *N A* the coordinations *N A et A* in which it occurs.
  private func addCoordinations(to term: inout CandidateTerm) {
    guard term.pattern == "N A" else { return }
    for place in term.occurrences.prefix(Self.maximumPlaces) {
      let document = documents[place.document]
      let next = place.tokens.upperBound
      guard next + 1 < document.sentences[place.sentence].upperBound,
        document.tags[next] == .coordinatingConjunction, document.tags[next + 1] == .adjective
      else { continue }
      let form = document.text(of: place.tokens.lowerBound..<(next + 2))
      Self.add(TermVariant(form: form, kind: .coordination), to: &term)
    }
  }

  /// How many places of a term are looked at.
  private static let maximumPlaces = 100
}
