/// What the letters of a word look like.
struct WordShape: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  /// The first letter is a capital.
  static let firstCapital = WordShape(rawValue: 1)
  /// A letter behind the first is a capital.
  static let innerCapital = WordShape(rawValue: 2)
  /// A letter is no capital.
  static let smallLetter = WordShape(rawValue: 4)

  /// What has to be in the text when it is in the term.
  static let capitals: WordShape = [.firstCapital, .innerCapital]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The shape of `word` in UTF-8; capitals of Latin-1 count, others outside of
  /// ASCII do not.
  init(of word: UnsafeBufferPointer<UInt8>) {
    self = []
    var (index, isFirst) = (0, true)
    while index < word.count {
      let byte = word[index]
      var isCapital = byte &- UInt8(ascii: "A") < 26
      if byte == 0xC3, index + 1 < word.count {
        isCapital = (0x80...0x9E).contains(word[index + 1])
        index += 1
      }
      let isDigit = byte &- UInt8(ascii: "0") < 10
      if isCapital {
        insert(isFirst ? .firstCapital : .innerCapital)
      } else if !isDigit {
        insert(.smallLetter)
      }
      if !isDigit { isFirst = false }
      index += 1
    }
  }

  /// Whether the word looks like a short form: capitals behind its first
  /// letter, and unless it has small letters as well it is not long enough for
  /// a word that is shouted.
  func isShortForm(count: Int) -> Bool {
    contains(.innerCapital) && (contains(.smallLetter) || count <= 5)
  }
}
