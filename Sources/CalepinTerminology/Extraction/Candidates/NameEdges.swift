internal import CalepinText

/// Sees where a name of the text is cut.
///
/// A part of a name is another name, or none: *Jerez* is not *Jerez de la
/// Frontera*. What stands alone somewhere is counted there.
struct NameEdges {
  let symbols: [TermSymbols]
  let sentence: Range<Int>

  /// Whether `tokens`, which are a name or have one at an end, leave out a part
  /// of it that stands outside.
  ///
  /// What a preposition joins belongs together in names only: *le talon
  /// d'Achille de Washington*. No work is done where no name stands at an end.
  func cuts(_ tokens: Range<Int>, isName isWhole: Bool) -> Bool {
    goesOn(from: tokens.lowerBound, by: -1, inNames: isWhole)
      || goesOn(from: tokens.upperBound - 1, by: 1, inNames: isWhole)
  }

  /// Whether a name at `end` has a part outside: right beside it, or for
  /// `inNames` behind a preposition.
  private func goesOn(from end: Int, by step: Int, inNames: Bool) -> Bool {
    isName(end) && (isName(end + step) || inNames && isJoined(end, by: step))
  }

  private func isName(_ index: Int) -> Bool {
    sentence.contains(index) && symbols[index].contains(.name)
  }

  /// Whether a preposition of possession joins the name at `index` with another
  /// one: *Jerez de la Frontera*.
  private func isJoined(_ index: Int, by step: Int) -> Bool {
    var next = index + step
    var hasPreposition = false
    while sentence.contains(next), !symbols[next].isDisjoint(with: [.of, .ofThe, .article]) {
      hasPreposition = hasPreposition || !symbols[next].contains(.article)
      next += step
    }
    return hasPreposition && isName(next)
  }
}
