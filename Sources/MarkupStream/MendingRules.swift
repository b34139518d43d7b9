/// What a format says about mending its files beyond what all XML allows.
public struct MendingRules: Hashable, Sendable {
  /// The element that holds what people wrote; tags inside it that do not fit
  /// together are closed or left out.
  public var segment: String
  /// The elements around it, whose end tag ends a segment that is still open.
  public var containers: Set<String>
  /// The elements that may stand in the segment.
  public var inline: Set<String>

  /// Creates the rules of a format with text in `segment`.
  public init(segment: String, containers: Set<String>, inline: Set<String> = []) {
    self.segment = segment
    self.containers = containers
    self.inline = inline
  }
}
