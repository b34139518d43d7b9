internal import Algorithms
internal import CalepinTerminology
internal import CalepinText
internal import Synchronization

/// Keeps the analyses of the texts that are counted, as long as these are small: the
/// sentences in which terms stand need not be analysed again.
final class KeptAnalyses: Sendable {
  /// Of how many bytes of text the analyses are kept at the most.
  private static let mostBytes = 16 << 20

  private let kept = Mutex<(pieces: [KeptTexts.Piece], byteCount: Int)>(([], 0))

  /// Keeps the analysis of the piece of a document that begins at the byte `start`, if
  /// there is room for it.
  func keep(_ text: AnalyzedText, of document: Int, at start: Int) {
    kept.withLock { kept in
      guard kept.byteCount + text.bytes.count <= Self.mostBytes else { return }
      kept.byteCount += text.bytes.count
      kept.pieces.append(KeptTexts.Piece(document: document, start: start, text: text))
    }
  }

  /// What is kept.
  var texts: KeptTexts { KeptTexts(kept.withLock { $0.pieces }) }
}

/// Texts that were analysed, in which terms are found again.
///
/// They give away only what a sentence by itself is analysed to as well, so that
/// nothing depends on what is kept.
struct KeptTexts: Sendable {
  /// A piece of a document.
  struct Piece: Sendable {
    var document: Int
    /// Where it begins in the document, in bytes.
    var start: Int
    var text: AnalyzedText
  }

  /// Where a term stands in one of the texts.
  struct Place {
    /// The number of the text.
    var text: Int
    var tokens: Range<Int>
  }

  /// In the order of the documents, and in each in order.
  private let pieces: [Piece]

  /// Takes pieces in any order.
  init(_ pieces: [Piece]) {
    self.pieces = pieces.sorted { ($0.document, $0.start) < ($1.document, $1.start) }
  }

  /// The text with this number.
  subscript(text: Int) -> AnalyzedText { pieces[text].text }

  /// Where the term at `place` stands, if its sentence was kept as it would be
  /// analysed by itself.
  ///
  /// - Complexity: O(log tokens + tokens of the term).
  func place(of term: TermPlace) -> Place? {
    let next = pieces.partitioningIndex {
      ($0.document, $0.start) > (term.document, term.sentence.lowerBound)
    }
    guard !term.isSplit, next > 0, pieces[next - 1].document == term.document else { return nil }
    let (text, start) = (pieces[next - 1].text, pieces[next - 1].start)
    guard let tokens = text.tokens(at: term.bytes.moved(by: -start)) else { return nil }
    let number = text.sentences.partitioningIndex { $0.lowerBound > tokens.lowerBound } - 1
    let sentence = text.sentences[number]
    guard text.range(of: sentence) == term.sentence.moved(by: -start), text.isWhole(sentence)
    else { return nil }
    return Place(text: next - 1, tokens: tokens)
  }
}

extension AnalyzedText {
  /// The tokens that are exactly the bytes in `range`.
  func tokens(at range: Range<Int>) -> Range<Int>? {
    let first = (0..<tokens.count).partitioningIndex {
      tokens.range(of: $0).lowerBound >= range.lowerBound
    }
    var next = first
    while next < tokens.count, tokens.range(of: next).upperBound <= range.upperBound { next += 1 }
    guard next > first, self.range(of: first..<next) == range else { return nil }
    return first..<next
  }

  /// The bytes of `tokens`, which are some.
  fileprivate func range(of tokens: Range<Int>) -> Range<Int> {
    let last = self.tokens.range(of: tokens.upperBound - 1)
    return self.tokens.range(of: tokens.lowerBound).lowerBound..<last.upperBound
  }

  /// Whether nothing that stands beside `sentence` decides where its tokens end: white
  /// space is around it, and no full stop belongs to its last word, which may
  /// depend on the next one.
  fileprivate func isWhole(_ sentence: Range<Int>) -> Bool {
    let last = surface(of: sentence.upperBound - 1)
    let hasSpaceBefore =
      sentence.lowerBound == 0 || isFollowedBySpace(sentence.lowerBound - 1)
    let hasSpaceBehind =
      sentence.upperBound == tokens.count || isFollowedBySpace(sentence.upperBound - 1)
    return hasSpaceBefore && hasSpaceBehind && (last.count == 1 || last.last != UInt8(ascii: "."))
  }
}

extension Range<Int> {
  fileprivate func moved(by distance: Int) -> Range<Int> {
    (lowerBound + distance)..<(upperBound + distance)
  }
}
