/// Hashes of both sides of a unit, by which the same texts are found.
public struct UnitKeys: Hashable, Sendable {
  /// Of the source, whatever its case and white space.
  public let source: UInt64
  /// Of the translation, whatever its case, white space, quotation marks and
  /// apostrophes.
  public let target: UInt64
  /// Whether both sides say something.
  public let isComplete: Bool
  /// Whether a check found an error in the unit itself.
  public let isWrong: Bool

  /// The keys of a unit that was cut up.
  init(_ unit: UnitAnalysis, isWrong: Bool) {
    self.isWrong = isWrong
    source = Self.key(of: unit.source)
    target = Self.key(of: unit.target)
    isComplete = !unit.source.isBlank && !unit.target.isBlank
  }

  /// The keys of the words of `unit` alone; complete when both sides have two
  /// and more.
  init(wordsOf unit: UnitAnalysis) {
    isWrong = false
    source = Self.key(of: unit.source) { $0 == .word }
    target = Self.key(of: unit.target) { $0 == .word }
    isComplete = unit.source.wordCount > 1 && unit.target.wordCount > 1
  }

  /// FNV-1a over the keys of the tokens, with a last mix of all bits.
  private static func key(
    of side: TextSide, where counts: (CheckToken.Kind) -> Bool = { _ in true }
  ) -> UInt64 {
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    for token in side.tokens where !token.flags.contains(.isNested) && counts(token.kind) {
      key = (key ^ UInt64(folded(token.key, token.kind))) &* 0x0000_0100_0000_01B3
      key ^= key >> 29
    }
    return key ^ key >> 32
  }

  /// The same key for all quotation marks and for all apostrophes.
  private static func folded(_ key: UInt32, _ kind: CheckToken.Kind) -> UInt32 {
    guard kind == .punctuation else { return key }
    switch key {
    case 0xAB, 0xBB, 0x201C...0x201F: return 0x22
    case 0x2018, 0x2019: return 0x27
    default: return key
    }
  }
}
