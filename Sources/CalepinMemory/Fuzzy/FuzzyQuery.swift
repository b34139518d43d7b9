internal import CKernels

/// The tokens of a query as an index knows them.
struct FuzzyQuery {
  /// The tokens in the order of the text.
  private(set) var tokens: [UInt32] = []
  /// The tokens from the rarest on; those that the index lacks come first.
  private(set) var byRarity: [UInt32] = []
  /// How many tokens, each as often as it occurs, the index lacks.
  private(set) var strangerCount = 0
  /// The bits of the tokens that the index knows.
  private(set) var signature = calepin_signature_query(words: (0, 0, 0, 0))

  /// How many tokens there are.
  var count: Int { tokens.count }

  /// Begins without tokens.
  init() {}

  /// Takes the tokens of `tokenizer`, as `words` numbers them, or `more` those
  /// that are not there.
  mutating func set(
    _ tokenizer: SegmentTokenizer, _ words: TokenTableView, more: TokenTable
  ) {
    tokens.removeAll(keepingCapacity: true)
    tokenizer.forEachToken { token in
      var id = words.id(of: token)
      if id == .noToken, more.count > 0 {
        let other = more.withView { $0.id(of: token) }
        if other != .noToken { id = other + UInt32(words.ends.count) }
      }
      tokens.append(id)
    }
    let known = UInt32(words.ends.count)
    byRarity = tokens
    for index in byRarity.indices where byRarity[index] >= known { byRarity[index] = .noToken }
    // One more, so that what is in no list sorts before the rarest.
    byRarity.sort { $0 &+ 1 < $1 &+ 1 }
    strangerCount = byRarity.prefix { $0 == .noToken }.count
    var bits = [0, 0, 0, 0] as [UInt64]
    for token in byRarity.dropFirst(strangerCount) {
      let bit = FuzzyIndexLayout.bit(of: token)
      bits[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    signature.words = (bits[0], bits[1], bits[2], bits[3])
  }
}
