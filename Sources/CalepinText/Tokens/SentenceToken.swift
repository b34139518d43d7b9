/// What sentence splitting asks of a token.
struct SentenceToken {
  /// The first scalar of the token.
  let value: UInt32
  let kind: TextScalar.Kind
  /// In bytes.
  let length: Int
  private let lastByte: UInt8

  init(_ text: ScalarText, _ range: Range<Int>) {
    let scalar = text.scalar(at: range.lowerBound)
    value = scalar.value
    kind = scalar.kind
    length = range.count
    lastByte = text.byte(range.upperBound - 1)
  }

  var isWord: Bool { kind == .letter || kind == .uppercase || kind == .digit }

  /// Whether it is a single full stop.
  var isPeriod: Bool { value == 0x2E && length == 1 }

  /// A full stop, an ellipsis, a question or an exclamation mark.
  var isTerminator: Bool {
    switch value {
    case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F: true
    default: false
    }
  }

  /// Whether it is a word with its own full stop, or a run of full stops.
  var endsWithPeriod: Bool { lastByte == UInt8(ascii: ".") && length > 1 }

  var isStraightQuote: Bool { length == 1 && value == 0x22 }

  var isCloser: Bool {
    switch value {
    case 0x22, 0x29, 0x5D, 0xBB, 0x201D, 0x203A: true
    default: kind == .apostrophe
    }
  }

  /// A quote, a bracket or a dash that may stand before a sentence.
  var isOpener: Bool {
    switch value {
    case 0x22, 0x28, 0x5B, 0xAB, 0xBF, 0xA1, 0x201C, 0x201E, 0x2039, 0x2013, 0x2014, 0x2A, 0x2022,
      0x3E, 0x5F, 0x60:
      true
    default: kind == .apostrophe || (kind == .hyphen && length <= 3)
    }
  }

  /// Whether its script knows no capitals.
  var isCaseless: Bool {
    guard kind == .letter, value >= 0x5D0, let scalar = Unicode.Scalar(value) else { return false }
    return scalar.properties.generalCategory == .otherLetter
  }
}

/// What lies between two tokens.
enum TokenGap {
  case none, space, lineBreak, blankLine
}

extension SentenceWalk {
  /// Whether a form feed stands between the token `index` and the next one.
  func isPageBreak(behind index: Int) -> Bool {
    let start = tokens.range(of: index).upperBound
    return text.bytes[start..<tokens.range(of: index + 1).lowerBound].contains(0x0C)
  }

  func token(_ index: Int) -> SentenceToken { SentenceToken(text, tokens.range(of: index)) }

  /// What lies between the token `index` and the next one.
  func gap(behind index: Int) -> TokenGap {
    let start = tokens.range(of: index).upperBound
    let end = index + 1 < tokens.count ? tokens.range(of: index + 1).lowerBound : text.count
    guard start < end else { return .none }
    var breaks = 0
    var offset = start
    while offset < end {
      switch text.bytes[offset] {
      case 0x0A: breaks += 1
      case 0x0D where text.byte(offset + 1) != 0x0A: breaks += 1
      case 0x0C: return .blankLine
      case 0xE2 where text.byte(offset + 1) == 0x80 && text.byte(offset + 2) == 0xA9:
        return .blankLine
      default: break
      }
      if breaks == 2 { return .blankLine }
      offset += 1
    }
    return breaks == 0 ? .space : .lineBreak
  }
}

/// The lines of a paragraph, to tell wrapped lines from lines on purpose.
struct TextBlock {
  private var end = -1
  /// The length in characters of the longest line.
  private var width = 0

  /// Line lengths at which programs and people wrap text.
  private static let widths = 50...130

  /// Whether the line that ends at `lineEnd` was broken because `nextWord` did
  /// not fit on it: the lines are as long as wrapped lines are, and the word
  /// would have made this one longer than the longest.
  ///
  /// - Complexity: amortised O(bytes) over a text when called from front to
  ///   back.
  mutating func isWrapped(at lineEnd: Int, nextWord: Range<Int>, in text: ScalarText) -> Bool {
    let lineStart = Self.startOfLine(before: lineEnd, in: text)
    guard let lineStart else { return false }
    if lineEnd >= end { measure(from: lineStart, in: text) }
    guard Self.widths.contains(width) else { return false }
    let length = Self.characters(lineStart..<lineEnd, in: text)
    return length + 1 + Self.characters(nextWord, in: text) > width
  }

  /// Measures the lines from `start` to the next blank line.
  private mutating func measure(from start: Int, in text: ScalarText) {
    width = 0
    var length = 0
    var offset = start
    var isBlank = true
    while offset < text.count {
      let byte = text.bytes[offset]
      offset += 1
      if byte == 0x0A || byte == 0x0D {
        if isBlank, length == 0, byte == 0x0A, offset > 1, text.bytes[offset - 2] != 0x0D { break }
        width = max(width, length)
        length = 0
        isBlank = true
      } else if byte & 0xC0 != 0x80 {
        length += 1
        isBlank = isBlank && byte <= 0x20
      }
    }
    width = max(width, length)
    end = offset
  }

  /// Where the line that ends at `end` begins; `nil` when it is longer than
  /// any wrapped line.
  private static func startOfLine(before end: Int, in text: ScalarText) -> Int? {
    let limit = widths.upperBound * 4
    var offset = end
    while offset > 0, text.bytes[offset - 1] != 0x0A, text.bytes[offset - 1] != 0x0D {
      offset -= 1
      if end - offset > limit { return nil }
    }
    return offset
  }

  private static func characters(_ range: Range<Int>, in text: ScalarText) -> Int {
    var count = 0
    for offset in range.prefix(widths.upperBound * 4) where text.bytes[offset] & 0xC0 != 0x80 {
      count += 1
    }
    return count
  }
}
