internal import CalepinText

/// What tells of most words at once that no term of an index has them.
struct PresenceTables: Sendable {
  private static let partBits = 1 << 16

  /// A bit for the hash of each part of a word; hyphens join parts.
  private var parts = Array(repeating: UInt64(0), count: partBits / 64)
  /// A bit for each word that is a term, but for articles.
  private var terms: [UInt64]

  /// - Complexity: O(total length of the words + number of terms).
  init(_ index: TermIndex) {
    let lexicon = index.lexicon
    terms = Array(repeating: 0, count: lexicon.count / 64 + 1)
    for word in 0..<lexicon.count {
      Self.forEachPart(of: lexicon.plainForm(of: word)) { place in
        parts[place / 64] |= 1 << UInt64(place % 64)
        return true
      }
    }
    for term in index.places.indices {
      let words = index.words.places(of: term)
      var (count, last): (Int, UInt32) = (0, 0)
      for place in words {
        let word = index.words.element(at: place)
        if words.count > 1, lexicon.isArticle(word) { continue }
        (count, last) = (count + 1, word)
      }
      if count == 1 { terms[Int(last) / 64] |= 1 << UInt64(last % 64) }
    }
  }

  /// Whether the word numbered `word` is a term by itself, or with articles.
  func isTerm(_ word: UInt32) -> Bool {
    terms[Int(word) / 64] & (1 << UInt64(word % 64)) != 0
  }

  /// False where a part of the word `plain`, whose hyphens were made spaces, is a
  /// part of no word.
  func mayHoldParts(of plain: ArraySlice<UInt8>) -> Bool {
    var mayHold = true
    Self.forEachPart(of: plain) { place in
      mayHold = parts[place / 64] & (1 << UInt64(place % 64)) != 0
      return mayHold
    }
    return mayHold
  }

  /// Calls `body` with the bit of each part of a word until it says no.
  private static func forEachPart(of plain: ArraySlice<UInt8>, _ body: (Int) -> Bool) {
    var hash = ByteHash()
    var isEmpty = true
    for byte in plain {
      if byte != UInt8(ascii: " ") {
        hash.add(byte)
        isEmpty = false
      } else if !isEmpty {
        guard body(Int(truncatingIfNeeded: hash.value) & (partBits - 1)) else { return }
        (hash, isEmpty) = (ByteHash(), true)
      }
    }
    if !isEmpty { _ = body(Int(truncatingIfNeeded: hash.value) & (partBits - 1)) }
  }
}
