public import CalepinCore

/// A unit that is to be checked: two texts with the place they stand at.
public struct CheckedUnit: Sendable {
  /// Where it stands.
  public var place: UnitPlace
  /// The text translated from.
  public var source: Segment
  /// The translation.
  public var target: Segment
  /// Whether it is an entry of a termbase, and no sentence.
  public var isTerm: Bool
  /// How many characters the translation has at most; `nil` where the unit does
  /// not say.
  public var maxLength: Int?

  /// Creates a unit.
  public init(
    _ source: Segment, _ target: Segment, at place: UnitPlace, isTerm: Bool = false,
    maxLength: Int? = nil
  ) {
    self.maxLength = maxLength
    self.isTerm = isTerm
    self.source = source
    self.target = target
    self.place = place
  }
}
