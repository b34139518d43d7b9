internal import CalepinText

/// Finds the terms of a matcher in texts, one after the other.
///
/// Of terms that overlap the one that begins first is found, of those the one
/// with the most words; terms that are the same words are all found.
///
/// What was worked out for a word of one text serves the next, so one
/// recognizer should read many of them. Copies go their own way.
public struct TermRecognizer: Sendable {
  /// So many words are read before terms are looked for among them.
  private static let blockSize = 1 << 10

  /// The terms.
  public let matcher: TermMatcher
  /// What was found in the last text, from its beginning to its end; hits at
  /// the same place stand together, exact ones first.
  public private(set) var hits: [TermHit] = []

  private var seen = SeenWords()
  private var bits = WordBits()
  private var words: [PhraseWalk.Word] = []
  private var continuations: [PhraseWalk.Continuation] = []
  private var path = Array(repeating: 0, count: TermMatcher.longestPhrase + 1)
  private var folded: [UInt8] = []

  /// Creates a recognizer that has read nothing yet.
  public init(_ matcher: TermMatcher) { self.matcher = matcher }

  /// The terms in `text`.
  ///
  /// - Returns: The hits; places are in bytes of UTF-8.
  public mutating func hits(in text: String) -> [TermHit] {
    var text = text
    text.withUTF8 { findHits(in: $0) }
    return hits
  }

  /// Finds the terms in `text`, in UTF-8, and leaves them in ``hits``.
  ///
  /// A byte that is not UTF-8 parts words, and a control character or a blank
  /// line also parts terms: what must not be read can be overwritten so.
  ///
  /// - Complexity: O(length of the text).
  public mutating func findHits(in text: UnsafeBufferPointer<UInt8>) {
    var all: [TermHit] = []
    swap(&all, &hits)
    all.removeAll(keepingCapacity: true)
    forEachPassage(of: text) { all += $0 }
    hits = all
  }

  /// Calls `body` with the terms in `text`, in UTF-8, some thousand words at a
  /// time; ``hits`` is what `body` was given last.
  ///
  /// Where only the terms count and not where they stand, this spares the room
  /// for all of them.
  ///
  /// - Complexity: O(length of the text).
  public mutating func forEachPassage(
    of text: UnsafeBufferPointer<UInt8>, _ body: ([TermHit]) -> Void
  ) {
    words.removeAll(keepingCapacity: true)
    bits.reset()
    if seen.isFull { seen = SeenWords() }
    var raw = RawWords(text)
    var isAtEnd = false
    var next = 0
    while !isAtEnd {
      isAtEnd = readWords(&raw, of: text)
      hits.removeAll(keepingCapacity: true)
      next = findHits(from: next, isAtEnd: isAtEnd)
      body(hits)
    }
  }

  /// A word that is read, and is looked for among the seen ones.
  private struct ReadWord: BitwiseCopyable {
    var word: RawWords.Word
    var question: SeenWords.Question
  }

  /// So many words are looked for at a time.
  private static let readSize = 32

  /// Reads words until there are enough to look for terms among them; whether
  /// these were the last ones.
  private mutating func readWords(
    _ raw: inout RawWords, of text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    // No temporary room: in a closure, all that is known would be retained for
    // each word.
    let new = UnsafeMutablePointer<ReadWord>.allocate(capacity: Self.readSize)
    defer { new.deallocate() }
    while words.count < Self.blockSize {
      var count = 0
      while count < Self.readSize, let word = raw.next(&bits) {
        let question = seen.question(for: text, word.start, word.end)
        seen.prefetchSlot(of: question)
        new[count] = ReadWord(word: word, question: question)
        count += 1
      }
      for index in 0..<count { seen.prefetchWord(of: new[index].question) }
      for index in 0..<count { append(new[index], of: text) }
      if count < Self.readSize { return true }
    }
    return false
  }

  @inline(__always) private mutating func append(
    _ new: ReadWord, of text: UnsafeBufferPointer<UInt8>
  ) {
    let word = new.word
    if word.joint == .break {
      words.append(
        PhraseWalk.Word(start: word.start, length: 0, id: SeenWords.none, isHyphened: false))
    }
    let id =
      seen.id(of: new.question, text, word.start, word.end) ?? add(word, of: text)
    words.append(
      PhraseWalk.Word(
        start: word.start, length: word.end - word.start, id: id,
        isHyphened: word.joint == .hyphen))
  }

  /// Works out what the matcher knows of a new word.
  private mutating func add(
    _ word: RawWords.Word, of text: UnsafeBufferPointer<UInt8>
  ) -> SeenWords.ID {
    let bytes = UnsafeBufferPointer(rebasing: text[word.start..<word.end])
    // A zero byte stands for a free slot, and here it is no part of a word.
    guard bytes.count <= SeenWords.longest, bytes[0] != 0 else { return SeenWords.none }
    folded.removeAll(keepingCapacity: true)
    Folding.fold(bytes, into: &folded)
    let shape = WordShape(of: bytes)
    let answer = matcher.vocabulary.answer(for: folded, shape)
    var known = SeenWords.Word()
    known.form = answer.form
    known.accentedForm = answer.accentedForm
    known.shape = shape
    known.traits = matcher.traits(of: folded, shape)
    let starts = answer.classes.map { matcher.roots[Int($0)] }.filter { !$0.isNone }
    return seen.add(bytes, known, starts: starts, classes: answer.classes)
  }

  /// Looks for terms among the words read so far, from the word `first` on, and
  /// drops those that are done with; gives the word at which to go on.
  private mutating func findHits(from first: Int, isAtEnd: Bool) -> Int {
    // A term found behind this word might be longer in the text than here.
    let limit = isAtEnd ? words.count : words.count - 2 * TermMatcher.longestPhrase
    let range = first..<max(first, limit)
    let next = walk(range)
    // A hyphen may join the next word to the one before.
    let done = max(0, min(next, words.count) - 1)
    words.removeSubrange(..<done)
    return next - done
  }

  private mutating func walk(_ range: Range<Int>) -> Int {
    // The arrays are taken out, as nothing may be done to what they are part of
    // while their elements are pointed at.
    var (words, path, hits) = ([PhraseWalk.Word](), [Int](), [TermHit]())
    var continuations: [PhraseWalk.Continuation] = []
    swap(&continuations, &self.continuations)
    swap(&words, &self.words)
    swap(&path, &self.path)
    swap(&hits, &self.hits)
    words.append(.none)
    let next = words.withUnsafeBufferPointer { words in
      path.withUnsafeMutableBufferPointer { path in
        seen.withPointers { seen -> Int in
          guard let words = words.baseAddress, let path = path.baseAddress else { return 0 }
          return withExtendedLifetime(matcher) {
            var walk = PhraseWalk(matcher: matcher, seen: seen, words: words, path: path)
            walk.lookAhead(in: range, &continuations)
            return walk.findHits(in: range, continuations, into: &hits)
          }
        }
      }
    }
    words.removeLast()
    (self.words, self.path, self.hits) = (words, path, hits)
    self.continuations = continuations
    return next ?? range.upperBound
  }
}

extension TermMatcher {
  /// What the word `folded`, written in `shape`, is to the words beside it.
  fileprivate func traits(of folded: [UInt8], _ shape: WordShape) -> WordTraits {
    var traits = compounds.traits(of: String(decoding: folded, as: UTF8.self), shape)
    let isArticle =
      options.forms == .inflected
      && folded.withUnsafeBufferPointer { vocabulary.analyzer.isArticle($0) }
    if isArticle { traits.insert(.isArticle) }
    return traits
  }
}
