internal import CalepinCore

/// The words of a text as a tagger takes them: what depends on the spelling
/// alone is there once for each.
struct TaggedWords {
  private let tokens: TokenTable
  private let bytes: UnsafeBufferPointer<UInt8>
  private let ids: [UInt32]
  private let hashes: [UInt64]
  /// The class of each spelling that needs no model.
  private let ruled: [PartOfSpeech?]

  init(_ spellings: Spellings, of tokens: TokenTable, in bytes: UnsafeBufferPointer<UInt8>) {
    self.tokens = tokens
    self.bytes = bytes
    ids = spellings.ids
    let words = spellings.firstTokens.lazy.map {
      UnsafeBufferPointer(rebasing: bytes[tokens.range(of: Int($0))])
    }
    hashes = words.map { ByteHash.of($0) }
    ruled = words.map { RuleTagging.tag(of: $0) }
  }

  /// The bytes of the token at `index`.
  @inline(__always) func word(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[tokens.range(of: index)])
  }

  /// The spelling of the token at `index`.
  @inline(__always) func spelling(_ index: Int) -> Int { Int(ids[index]) }

  /// The hash of the token at `index`.
  @inline(__always) func hash(_ index: Int) -> UInt64 { hashes[Int(ids[index])] }

  /// The class of the token at `index` when it needs no model.
  @inline(__always) func ruledTag(_ index: Int) -> PartOfSpeech? { ruled[Int(ids[index])] }
}
