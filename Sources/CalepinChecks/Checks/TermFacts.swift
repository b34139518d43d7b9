internal import CalepinCore
internal import CalepinTerminology

/// What is asked of terms at every place they stand at, apart from all else
/// about them: whole entries are looked at only where something is found.
struct TermFacts: Sendable {
  /// A term.
  struct Fact {
    var key: TerminologyCheck.EntryKey
    /// How many bytes it has.
    var byteCount: Int
    /// Whether it is preferred or admitted.
    var isUsable: Bool
    /// Whether its entry has a usable term in the other language.
    var asks = false
    /// Whether it is the first usable one of its entry in its language.
    var isFirst = false
    /// Whether it begins with a small letter.
    var isLowercase: Bool
  }

  private var facts: [Fact] = []

  /// Gathers the facts about the terms of `matcher`.
  ///
  /// - Parameters:
  ///   - matcher: The terms.
  ///   - other: The language that they are translated into; `nil` where that
  ///     does not matter.
  init(_ matcher: TermMatcher, into other: LanguageTag?) {
    facts.reserveCapacity(matcher.termCount)
    var entry: (key: TerminologyCheck.EntryKey, asks: Bool, hasFirst: Bool)?
    for number in 0..<matcher.termCount {
      let (term, address) = (matcher.term(number), matcher.address(of: number))
      let key = TerminologyCheck.EntryKey(base: address.base, entry: address.entry)
      var fact = Fact(
        key: key, byteCount: term.text.utf8.count, isUsable: term.status.isUsable,
        isLowercase: term.text.unicodeScalars.first?.properties.isLowercase == true)
      if let other {
        // The terms of an entry stand together.
        if entry?.key != key {
          let asks = matcher.entry(of: number).terms(in: other).contains { $0.status.isUsable }
          entry = (key, asks, false)
        }
        fact.asks = entry?.asks == true
        fact.isFirst = fact.isUsable && entry?.hasFirst == false
        if fact.isUsable { entry?.hasFirst = true }
      }
      facts.append(fact)
    }
  }

  /// What there is to the term numbered `term`.
  subscript(term: Int) -> Fact { facts[term] }
}
