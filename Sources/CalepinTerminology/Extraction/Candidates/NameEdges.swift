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
  /// d'Achille de Washington*.
  func cuts(_ tokens: Range<Int>, isName isWhole: Bool) -> Bool {
    [(tokens.lowerBound, -1), (tokens.upperBound - 1, 1)].contains { end, step in
      guard isName(end) else { return false }
      return isName(end + step) || isWhole && isJoined(end, by: step)
    }
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
