/// Groups the tokens of a text into sentences.
///
/// A blank line always ends a sentence. A full stop, question or exclamation
/// mark does with the quotes and brackets that close behind it, unless it
/// belongs to an abbreviation, stands in a short pair of brackets or the text
/// goes on in lower case. A line break does when the line looks like a title
/// or an item of a list, and not where a paragraph was wrapped. Headings,
/// tables, code and rules of Markdown end with their lines.
public struct SentenceSplitter: Sendable {
  let tables: TokenizerTables

  /// Creates a splitter for the language of `rules`.
  public init(_ rules: LanguageRules) { tables = TokenizerTables(rules) }

  init(_ tables: TokenizerTables) { self.tables = tables }

  /// The tokens of each sentence, without gaps; empty when there are no
  /// tokens.
  ///
  /// - Complexity: O(bytes).
  public func sentences(of tokens: TokenTable, in bytes: [UInt8]) -> [Range<Int>] {
    guard tokens.count > 0 else { return [] }
    return bytes.withUnsafeBufferPointer { buffer in
      var walk = SentenceWalk(ScalarText(bytes: buffer), tokens, tables)
      return walk.sentences()
    }
  }
}

/// One walk over the tokens of a text.
struct SentenceWalk {
  let text: ScalarText
  let tokens: TokenTable
  let tables: TokenizerTables
  /// The first token of the sentence the walk is in.
  var start = 0
  /// The mark that may have ended the sentence, while only closing quotes and
  /// brackets came behind it.
  private var terminator: Int?
  /// Whether an odd number of straight quotes came since the paragraph began.
  private var isInQuotes = false
  /// The token that closes the short pair of brackets the walk is in.
  private var bracketEnd = -1
  /// Up to this token no brackets close behind the last that opened.
  private var bracketSearchEnd = 0
  private var block = TextBlock()
  /// The first token of the line the walk is in.
  var lineStart = 0
  /// Whether the walk is between the fences of a block of code.
  var isInFence = false
  /// The mark of the list item that the sentence begins with.
  private var item: ItemMark?

  /// How many tokens a pair of brackets holds that no sentence ends in.
  private static let longestBracket = 40

  init(_ text: ScalarText, _ tokens: TokenTable, _ tables: TokenizerTables) {
    self.text = text
    self.tokens = tokens
    self.tables = tables
  }

  mutating func sentences() -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    item = itemMark(at: 0)
    for index in 0..<tokens.count where endsSentence(behind: index) {
      sentences.append(start..<index + 1)
      start = index + 1
      terminator = nil
      item = itemMark(at: start)
    }
    return sentences
  }

  /// Takes in the token at `index` and tells whether a sentence ends there.
  private mutating func endsSentence(behind index: Int) -> Bool {
    let token = self.token(index)
    note(token, at: index)
    guard index + 1 < tokens.count else { return true }
    let next = self.token(index + 1)
    let gap = gap(behind: index)
    if gap == .blankLine {
      isInQuotes = false
      _ = endsMarkupLine(before: index + 1)
      // What a form feed parts may as well be analysed apart.
      if isInFence, isPageBreak(behind: index) { isInFence = false }
      lineStart = index + 1
      return true
    }
    if gap == .lineBreak {
      let isEnd = endsMarkupLine(before: index + 1)
      lineStart = index + 1
      if isEnd { return true }
    } else if let item, followsInLine(item, at: index + 1) {
      return true
    }
    guard index >= bracketEnd else { return false }
    if terminator != nil, gap != .lineBreak {
      if closes(next, at: index + 1, gap) { return false }
      if let end = endOfReference(from: index + 1) {
        bracketEnd = end
        return false
      }
    }
    if let terminator { return decide(terminator, upTo: index, next, gap) }
    if token.value == 0x3B, gap != .lineBreak { return isCapitalizedFunctionWord(index + 1, next) }
    return gap == .lineBreak && endsLine(with: token, at: index)
  }

  /// Updates what is open and what may have ended the sentence.
  private mutating func note(_ token: SentenceToken, at index: Int) {
    if token.isStraightQuote { isInQuotes = !quoteCloses(at: index) }
    if index < bracketEnd { return }
    if index == bracketEnd, self.token(start).value == 0x28, self.token(index - 1).isTerminator {
      // The brackets are a sentence of their own.
      terminator = index - 1
    }
    if token.value == 0x28, index > bracketEnd { findBracketEnd(from: index) }
    if token.isTerminator || token.endsWithPeriod {
      terminator = index
    } else if !token.isCloser, !closesEmphasis(at: index), index > bracketEnd {
      terminator = nil
    }
  }

  private mutating func findBracketEnd(from index: Int) {
    let limit = min(tokens.count, index + Self.longestBracket)
    let searched = max(index + 1, bracketSearchEnd)
    for candidate in searched..<max(limit, searched) {
      // Kept, or a line of opening brackets would be searched again and again.
      bracketSearchEnd = candidate
      if gap(behind: candidate - 1) == .blankLine { return }
      if text.byte(tokens.range(of: candidate).lowerBound) == UInt8(ascii: ")") {
        bracketEnd = candidate
        return
      }
    }
  }

  /// Whether the next token, at `index`, goes on with the mark before it or
  /// closes something.
  private func closes(_ next: SentenceToken, at index: Int, _ gap: TokenGap) -> Bool {
    if next.isStraightQuote { return quoteCloses(at: index) }
    if gap == .none, closesEmphasis(at: index) { return true }
    return next.isTerminator || next.isCloser && (gap == .none || next.value == 0xBB)
  }

  /// Whether the straight quote at `index` closes: by the space on one of its
  /// sides, otherwise because one is open.
  private func quoteCloses(at index: Int) -> Bool {
    let isAttachedBefore = index > 0 && gap(behind: index - 1) == .none
    let isAttachedBehind = gap(behind: index) == .none && index + 1 < tokens.count
    guard isAttachedBefore != isAttachedBehind else { return isInQuotes }
    return isAttachedBefore
  }

  /// The bracket that closes a reference such as `[12]` or `[citation needed]`
  /// that begins at `index`; it belongs to the sentence before it.
  private func endOfReference(from index: Int) -> Int? {
    guard token(index).value == 0x5B, index + 2 < tokens.count else { return nil }
    let first = token(index + 1).kind
    guard first == .digit || first == .letter else { return nil }
    return (index + 2..<min(index + 5, tokens.count)).first { token($0).value == 0x5D }
  }

  // MARK: Marks

  /// Whether the mark `terminator`, with closers up to the token `index`, ends
  /// a sentence before `next`.
  private func decide(
    _ terminator: Int, upTo index: Int, _ next: SentenceToken, _ gap: TokenGap
  ) -> Bool {
    let mark = token(terminator)
    if mark.endsWithPeriod, !mark.isTerminator {
      return abbreviationEnds(terminator, mark, before: index + 1, next)
    }
    if mark.isPeriod, isItemNumber(before: terminator) { return false }
    let follower = beginning(at: index + 1)
    if gap == .none {
      return follower == .capital && terminator > start
        && (index > terminator || self.token(terminator - 1).isWord)
    }
    switch follower {
    case .capital: return true
    case .number: return true
    case .lowercase: return mark.isPeriod && index == terminator && !isShort(before: terminator)
    case .opener: return true
    case .other: return gap == .lineBreak && mark.isPeriod
    }
  }

  /// `1.` and `a.` at the beginning of a sentence number what follows.
  private func isItemNumber(before index: Int) -> Bool {
    guard index == start + 1 else { return false }
    let token = self.token(start)
    return token.kind == .digit ? token.length <= 3 : token.isWord && token.length == 1
  }

  /// Whether a single letter or a number stands before the full stop, so that
  /// it may be part of an abbreviation nobody knows.
  private func isShort(before index: Int) -> Bool {
    guard index > start else { return true }
    let token = self.token(index - 1)
    return token.length <= 3 && token.isWord
  }

  private func abbreviationEnds(
    _ index: Int, _ mark: SentenceToken, before next: Int, _ follower: SentenceToken
  ) -> Bool {
    let range = tokens.range(of: index)
    let word = text.bytes[range.lowerBound..<range.upperBound - 1]
    let kind = beginning(at: next)
    if TokenizerTables.holds(tables.finalAbbreviations, word) {
      return kind == .capital || (kind == .opener && next + 1 < tokens.count)
    }
    if mark.kind == .uppercase, TokenizerTables.holds(tables.titles, word) { return false }
    guard kind == .capital, index > start else { return false }
    return isCapitalizedFunctionWord(next, follower)
  }

  /// Whether the token is a word such as `Le` or `This`, which has a capital
  /// only where a sentence begins.
  private func isCapitalizedFunctionWord(_ index: Int, _ token: SentenceToken) -> Bool {
    token.kind == .uppercase
      && TokenizerTables.holds(tables.closedClasses, text.bytes[tokens.range(of: index)])
  }

  // MARK: What follows

  /// How the text goes on behind a mark.
  private enum Beginning { case capital, lowercase, number, opener, other }

  /// How the text goes on at the token `index`, quotes and dashes left aside.
  private func beginning(at index: Int) -> Beginning {
    var isOpened = false
    for candidate in index..<min(index + 3, tokens.count) {
      let token = self.token(candidate)
      switch token.kind {
      case .uppercase: return .capital
      case .letter: return token.isCaseless ? .capital : .lowercase
      case .digit: return .number
      default: break
      }
      guard token.isOpener else { return isOpened ? .opener : .other }
      isOpened = true
    }
    return isOpened ? .opener : .other
  }

  // MARK: Lines

  /// Whether the line break behind `token` ends a sentence although no mark
  /// does.
  private mutating func endsLine(with token: SentenceToken, at index: Int) -> Bool {
    if itemMark(at: index + 1) != nil { return true }
    if token.value == 0x2C || token.isOpener || isFunctionWord(index, token) { return false }
    switch beginning(at: index + 1) {
    case .lowercase, .other: return false
    case .capital, .number, .opener:
      return !block.isWrapped(
        at: tokens.range(of: index).upperBound, nextWord: tokens.range(of: index + 1), in: text)
    }
  }

  /// Whether a word stands before the break that cannot end anything: `la`.
  private func isFunctionWord(_ index: Int, _ token: SentenceToken) -> Bool {
    token.kind == .letter
      && TokenizerTables.holds(tables.closedClasses, text.bytes[tokens.range(of: index)])
  }
}
