/// A place where a term occurs, in bytes of its document's UTF-8 text.
public struct TermPlace: Hashable, Sendable {
  /// The number of the document.
  public var document: Int
  /// The line on which the term begins, counted from 1.
  public var line: Int
  /// The bytes of the sentence.
  public var sentence: Range<Int>
  /// The bytes of the term.
  public var bytes: Range<Int>
  /// Whether they hold other words, too: those of a coordination, *puces et
  /// logiciels américains* for *puces américaines*.
  public var isSplit = false
}

extension TermCounts {
  /// A ``TermPlace`` as it is kept, with the next one of the same group.
  struct PlaceRecord: Hashable, Sendable {
    var document: UInt32
    var line: UInt32
    var sentenceStart: UInt32
    var sentenceLength: UInt32
    /// Where the term begins, from the start of the sentence.
    var offset: UInt32
    var length: UInt32
    /// See ``TermPlace/isSplit``.
    var isSplit = false
    /// The number of the next place in ``TermCounts/places``, or `none`.
    var next = TermCounts.none

    var place: TermPlace {
      let start = Int(sentenceStart)
      let term = start + Int(offset)
      return TermPlace(
        document: Int(document), line: Int(line), sentence: start..<(start + Int(sentenceLength)),
        bytes: term..<(term + Int(length)), isSplit: isSplit)
    }
  }
}
