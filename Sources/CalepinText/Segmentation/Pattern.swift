/// A regular expression as a tree.
///
/// Only whether it fits somewhere is asked, so lazy and possessive repetition
/// are repetition, and groups are brackets.
indirect enum Pattern: Hashable, Sendable {
  case set(ScalarSet)
  case sequence([Pattern])
  case alternatives([Pattern])
  case repeated(Pattern, ClosedRange<Int>?, from: Int)
  /// Something the scalar behind, or before, the place has to be.
  case condition(Condition)

  /// What may be asked of a scalar beside a place without taking it.
  struct Condition: Hashable, Sendable {
    /// `nil` is the edge of the text.
    var set: ScalarSet?
    var isAhead: Bool
    var isNegated = false
  }

  static let empty = Pattern.sequence([])

  /// The same for a text read from its end.
  var reversed: Pattern {
    switch self {
    case .set: self
    case .sequence(let parts): .sequence(parts.reversed().map(\.reversed))
    case .alternatives(let parts): .alternatives(parts.map(\.reversed))
    case .repeated(let part, let range, let least):
      .repeated(part.reversed, range, from: least)
    case .condition(var condition):
      {
        condition.isAhead.toggle()
        return .condition(condition)
      }()
    }
  }

  // MARK: Places

  static func edge(isAhead: Bool) -> Pattern { .condition(Condition(set: nil, isAhead: isAhead)) }

  /// `^` and `$` where each line counts.
  static func lineEdge(isAhead: Bool) -> Pattern {
    .alternatives([
      edge(isAhead: isAhead), .condition(Condition(set: .lineBreaks, isAhead: isAhead)),
    ])
  }

  /// `\b`, or `\B`.
  static func wordEdge(isNegated: Bool) -> Pattern {
    func sides(_ isWordBefore: Bool, _ isWordBehind: Bool) -> Pattern {
      .sequence([
        .condition(
          Condition(set: .wordCharacters, isAhead: false, isNegated: !isWordBefore)),
        .condition(Condition(set: .wordCharacters, isAhead: true, isNegated: !isWordBehind)),
      ])
    }
    return isNegated
      ? .alternatives([sides(true, true), sides(false, false)])
      : .alternatives([sides(true, false), sides(false, true)])
  }
}
