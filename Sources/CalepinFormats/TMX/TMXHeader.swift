public import CalepinCore

/// What a TMX file says about itself: the `tmx` element and its `header`.
public struct TMXHeader: Hashable, Sendable {
  /// The version as the file spells it, `1.4`; empty when it is missing.
  public var version: String
  /// Attributes, properties and notes of the header.
  public var metadata: Metadata
  /// The `ude` elements.
  public var userDefinedEncodings: [UserDefinedEncoding]

  /// Creates a header of the given parts.
  public init(
    version: String = "1.4", metadata: Metadata = Metadata(),
    userDefinedEncodings: [UserDefinedEncoding] = []
  ) {
    self.version = version
    self.metadata = metadata
    self.userDefinedEncodings = userDefinedEncodings
  }

  /// The source language of the units that do not name their own; `nil` when
  /// it is missing or `*all*`.
  public var sourceLanguage: String? { Self.named(metadata["srclang"]) }

  /// The source language of `unit`, its own before the header's.
  public func sourceLanguage(of unit: TranslationUnit) -> String? {
    unit.metadata["srclang"].map(Self.named) ?? sourceLanguage
  }

  private static func named(_ code: String?) -> String? { code == "*all*" ? nil : code }

  /// A character set of the user's own: TMX `ude`.
  public struct UserDefinedEncoding: Hashable, Sendable {
    /// The attributes, `name` and `base`.
    public var attributes: [Attribute]
    /// The attributes of each `map`.
    public var maps: [[Attribute]]

    /// Creates an encoding.
    public init(attributes: [Attribute], maps: [[Attribute]] = []) {
      self.attributes = attributes
      self.maps = maps
    }
  }
}
