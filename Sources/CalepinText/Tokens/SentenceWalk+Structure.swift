/// What a list item begins with: `•`, `2.`, `b)`, `(iii)`.
struct ItemMark: Hashable {
  /// Which of the items it is, from 1; 0 for bullets.
  var ordinal: Int
  /// Equal for the marks of one list.
  var style: UInt32
  /// How many tokens it takes.
  var length: Int
}

extension SentenceWalk {
  // MARK: Lists

  /// The mark of a list item at the token `index`, with white space behind it.
  func itemMark(at index: Int) -> ItemMark? {
    guard index < tokens.count else { return nil }
    let token = self.token(index)
    switch token.value {
    case 0x2D, 0x2A, 0x2B, 0x2013, 0x2014, 0x2022, 0x2023, 0x25AA, 0x25CF, 0x25E6, 0xB7, 0x2043:
      guard token.length <= 3, isSpace(behind: index) else { return nil }
      return ItemMark(ordinal: 0, style: token.value, length: 1)
    case 0x28: return bracketedMark(at: index)  // (
    default: return numberedMark(at: index, token)
    }
  }

  private func isSpace(behind index: Int) -> Bool {
    index + 1 < tokens.count && gap(behind: index) == .space
  }

  private func bracketedMark(at index: Int) -> ItemMark? {
    guard index + 2 < tokens.count, token(index + 2).value == 0x29, isSpace(behind: index + 2),
      gap(behind: index) == .none, gap(behind: index + 1) == .none,
      let ordinal = ordinal(at: index + 1)
    else { return nil }
    return ItemMark(ordinal: ordinal, style: 0x28, length: 3)
  }

  /// A number or letter with its marks, as in "2.)".
  private func numberedMark(at index: Int, _ token: SentenceToken) -> ItemMark? {
    guard token.isWord, token.length <= 4, index + 1 < tokens.count, gap(behind: index) == .none,
      let ordinal = ordinal(at: index)
    else { return nil }
    let mark = self.token(index + 1)
    guard mark.length == 1, mark.value == 0x2E || mark.value == 0x29 else { return nil }
    if isSpace(behind: index + 1) {
      return ItemMark(ordinal: ordinal, style: mark.value, length: 2)
    }
    guard mark.value == 0x2E, index + 2 < tokens.count, self.token(index + 2).value == 0x29,
      isSpace(behind: index + 2)
    else { return nil }
    return ItemMark(ordinal: ordinal, style: 0x2E29, length: 3)
  }

  /// What the number, the letter or the Roman number at `index` counts;
  /// letters count from 1,001 on, so that they do not follow a number.
  private func ordinal(at index: Int) -> Int? {
    let word = text.bytes[tokens.range(of: index)]
    guard let first = word.first else { return nil }
    if word.allSatisfy({ 0x30...0x39 ~= $0 }), word.count <= 3 {
      return word.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    if word.count == 1, 0x61...0x7A ~= first | 0x20 { return 1_000 + Int(first & 0x1F) }
    let roman = ["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"]
    return roman.contains(String(decoding: word, as: UTF8.self)) ? 2_000 : nil
  }

  /// Whether the next item of the list that the sentence is an item of begins
  /// at the token `index`, on the same line.
  func followsInLine(_ item: ItemMark, at index: Int) -> Bool {
    // "1. See section 2. Then …" cannot be told from a list.
    guard index > start + item.length, item.style != 0x2E || item.ordinal > 1_000,
      item.ordinal > 0 || item.style >= 0x2022, gap(behind: index - 1) == .space,
      let next = itemMark(at: index)
    else { return false }
    return next.style == item.style && (item.ordinal == 0 || next.ordinal == item.ordinal + 1)
  }

  // MARK: Markdown

  /// Whether the line before the token `next` ends a sentence because of what
  /// one of the two lines is in Markdown.
  ///
  /// Source: CommonMark 0.31, sections 4.1 to 4.5; tables as in GitHub
  /// Flavored Markdown 0.29, section 4.10.
  mutating func endsMarkupLine(before next: Int) -> Bool {
    let first = token(lineStart)
    if Self.isFence(first) {
      isInFence.toggle()
      return true
    }
    let following = token(next)
    if isInFence || Self.isFence(following) { return true }
    if first.value == 0x23, first.length <= 6, lineStart + 1 < next,
      gap(behind: lineStart) == .space
    {
      return true
    }
    if following.value == 0x23, following.length <= 6, isSpace(behind: next) { return true }
    if first.value == 0x7C || following.value == 0x7C { return true }
    if isRule(lineStart), next == lineStart + 1 { return true }
    if isRule(next), next + 1 >= tokens.count || gap(behind: next) != .space,
      next + 1 >= tokens.count || gap(behind: next) != .none
    {
      return true
    }
    return following.value == 0x3E && first.value != 0x3E && isSpace(behind: next)
  }

  private static func isFence(_ token: SentenceToken) -> Bool {
    (token.value == 0x60 || token.value == 0x7E) && token.length >= 3
  }

  /// `---`, `***`, `___`, `===`.
  private func isRule(_ index: Int) -> Bool {
    let token = self.token(index)
    guard token.length >= 3 else { return false }
    return [0x2D, 0x2A, 0x5F, 0x3D].contains(token.value)
  }

  /// Whether the stars or underscores at `index` close an emphasis.
  func closesEmphasis(at index: Int) -> Bool {
    let token = self.token(index)
    guard token.value == 0x2A || token.value == 0x5F, index > start else { return false }
    return gap(behind: index - 1) == .none
      && (index + 1 == tokens.count || gap(behind: index) != .none)
  }
}
