/// What becomes of words with a hyphen or a slash inside.
public enum CompoundStyle: String, CaseIterable, Hashable, Sendable {
  /// They stay whole: `state-of-the-art`, `mg/kg`.
  ///
  /// Matching and term extraction stand on these.
  case whole
  /// They are cut where the treebanks of the language cut them: English at
  /// its hyphens, except behind a prefix, every language at slashes between
  /// letters, French in times of day.
  case cut
}

/// Cuts a text into tokens by the conventions of Universal Dependencies:
/// `l'|IA`, `dit|-il`, `do|n't`; contractions (`du`), compounds with hyphens
/// and numbers with their spaces stay whole.
///
/// Every byte that is not white space belongs to exactly one token. Bytes that
/// are not UTF-8 become tokens of one byte.
public struct Tokenizer: Sendable {
  let tables: TokenizerTables

  /// Creates a tokenizer for the language of `rules`.
  public init(_ rules: LanguageRules, compounds: CompoundStyle = .whole) {
    tables = TokenizerTables(rules, compounds: compounds)
  }

  init(_ tables: TokenizerTables) { self.tables = tables }

  /// The tokens of the text in `bytes`, less than 4 GiB.
  ///
  /// - Complexity: O(count), whatever the bytes are.
  public func tokens(in bytes: [UInt8]) -> TokenTable {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = TokenScanner(ScalarText(bytes: buffer), tables)
      // About five bytes a token in both languages.
      scanner.tokens.reserveCapacity(bytes.count / 5)
      scanner.scan()
      return scanner.tokens
    }
  }
}

/// One walk over a text, token by token.
struct TokenScanner {
  let text: ScalarText
  let tables: TokenizerTables
  var tokens = TokenTable()
  /// Where the walk is; everything before is in ``tokens`` or white space.
  var position = 0
  /// Where the last token ends, -1 before the first.
  var lastEnd = -1

  init(_ text: ScalarText, _ tables: TokenizerTables) {
    self.text = text
    self.tables = tables
  }

  mutating func scan() {
    while position < text.count {
      let scalar = text.scalar(at: position)
      switch scalar.kind {
      case .space, .end: position += max(scalar.length, 1)
      case .uppercase, .letter, .digit: scanWord(from: position)
      default: scanPunctuation(scalar)
      }
    }
  }

  /// Whether the token that begins at ``position`` touches the one before.
  var isAttached: Bool { lastEnd == position }

  /// Ends the token that begins at ``position`` at `end`.
  mutating func emit(upTo end: Int) {
    tokens.append(position..<end)
    position = end
    lastEnd = end
  }

  /// The bytes from `start` to `end`.
  func slice(_ start: Int, _ end: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
    text.bytes[start..<end]
  }

  /// The offset behind the letters, digits and marks that begin at `start`.
  func endOfWordCharacters(from start: Int) -> Int {
    var offset = start
    while true {
      let scalar = text.scalar(at: offset)
      guard scalar.isWordCharacter || scalar.kind == .mark else { return offset }
      offset += scalar.length
    }
  }

  /// The offset behind the white space at `start`, at most `limit` scalars.
  func endOfSpace(from start: Int, limit: Int) -> Int {
    var offset = start
    for _ in 0..<limit {
      let scalar = text.scalar(at: offset)
      guard scalar.kind == .space else { break }
      offset += scalar.length
    }
    return offset
  }
}
