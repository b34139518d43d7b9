/// The tokens of a kind that one side has more often than the other.
struct TokenDifference {
  private(set) var missing: [CheckToken] = []
  private(set) var extra: [CheckToken] = []

  /// Compares the tokens of `unit` for which `isMeant` holds, by their keys.
  init(_ unit: UnitAnalysis, where isMeant: (CheckToken) -> Bool) {
    extra = unit.target.tokens.filter(isMeant)
    for token in unit.source.tokens where isMeant(token) {
      if let index = extra.firstIndex(where: { $0.key == token.key }) {
        extra.remove(at: index)
      } else {
        missing.append(token)
      }
    }
  }

  var isEmpty: Bool { missing.isEmpty && extra.isEmpty }

  /// Takes away the missing and the extra tokens that belong together by
  /// `areSame`.
  mutating func removePairs(_ areSame: (CheckToken, CheckToken) -> Bool) {
    missing.removeAll { token in
      guard let index = extra.firstIndex(where: { areSame(token, $0) }) else { return false }
      extra.remove(at: index)
      return true
    }
  }

  /// Takes away the missing tokens that `isExcused`.
  mutating func removeMissing(_ isExcused: (CheckToken) -> Bool) {
    missing.removeAll(where: isExcused)
  }

  /// Takes away the extra tokens that `isExcused`.
  mutating func removeExtra(_ isExcused: (CheckToken) -> Bool) { extra.removeAll(where: isExcused) }
}
