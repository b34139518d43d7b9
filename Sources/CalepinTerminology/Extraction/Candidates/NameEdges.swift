internal import CalepinText

/// Sees where a name of the text is cut.
///
/// A part of a name is another name, or none: *Jerez* is not *Jerez de la
/// Frontera*. What stands alone somewhere is counted there.
struct NameEdges {
  let symbols: [TermSymbols]
  let sentence: Range<Int>

  /// Whether `tokens` begin or end with a name that goes on outside.
  func cuts(_ tokens: Range<Int>) -> Bool {
    isName(tokens.lowerBound) && goesOn(from: tokens.lowerBound, by: -1)
      || isName(tokens.upperBound - 1) && goesOn(from: tokens.upperBound - 1, by: 1)
  }

  private func isName(_ index: Int) -> Bool {
    sentence.contains(index) && symbols[index].contains(.name)
  }

  /// Whether another name stands beside the one at `index`, or behind a
  /// preposition of possession: *Jerez de la Frontera*.
  private func goesOn(from index: Int, by step: Int) -> Bool {
    var next = index + step
    if isName(next) { return true }
    var hasPreposition = false
    while sentence.contains(next), !symbols[next].isDisjoint(with: [.of, .ofThe, .article]) {
      hasPreposition = hasPreposition || !symbols[next].contains(.article)
      next += step
    }
    return hasPreposition && isName(next)
  }
}
