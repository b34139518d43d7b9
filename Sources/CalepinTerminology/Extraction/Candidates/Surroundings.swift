internal import CalepinCore
internal import CalepinText

/// Sees what stands around the candidates of a text.
struct Surroundings {
  private let text: AnalyzedText
  /// Per word of the text: one of 64 bits.
  private let bits: [UInt8]

  init(_ text: AnalyzedText) {
    self.text = text
    bits = (0..<text.words.count).map { Self.bit(of: text.words.bytes(of: UInt32($0))) }
  }

  /// FNV-1a, of which six bits are kept.
  private static func bit(of word: ArraySlice<UInt8>) -> UInt8 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return UInt8((hash ^ (hash >> 29)) >> 7 & 63)
  }

  /// The bit of the word before `tokens`; the first one at the start of a
  /// sentence.
  func bit(before tokens: Range<Int>, in sentence: Range<Int>) -> UInt64 {
    guard tokens.lowerBound > sentence.lowerBound else { return 1 }
    return 1 << UInt64(bits[Int(text.forms[tokens.lowerBound - 1])])
  }

  /// The bit of the word behind `tokens`; the first one at the end of a
  /// sentence.
  func bit(behind tokens: Range<Int>, in sentence: Range<Int>) -> UInt64 {
    guard tokens.upperBound < sentence.upperBound else { return 1 }
    return 1 << UInt64(bits[Int(text.forms[tokens.upperBound])])
  }

  /// One occurrence, counted by what is around it and its `capitals`.
  func tally(
    of tokens: Range<Int>, in sentence: Range<Int>, _ capitals: Capitals
  ) -> TermTallies {
    var tally = TermTallies()
    tally.all = 1
    tally.capital = capitals.isInside ? 1 : 0
    tally.upperCase = capitals.isUpperCase ? 1 : 0
    let isFirst = tokens.lowerBound == sentence.lowerBound
    let left = isFirst ? nil : text.tags[tokens.lowerBound - 1]
    let isLast = tokens.upperBound >= sentence.upperBound
    let right = isLast ? nil : text.tags[tokens.upperBound]
    switch left {
    case .determiner, .adpositionDeterminer: tally.leftDeterminer = 1
    case .adposition: tally.leftPreposition = 1
    case .punctuation where right == .punctuation: tally.enclosed = isEnclosed(tokens) ? 1 : 0
    default: break
    }
    return tally
  }

  /// Whether brackets or quotation marks stand on both sides.
  private func isEnclosed(_ tokens: Range<Int>) -> Bool {
    let marks: [(open: String, close: String)] = [
      ("(", ")"), ("«", "»"), ("“", "”"), ("\"", "\""), ("[", "]"),
    ]
    let before = text.surface(of: tokens.lowerBound - 1)
    let behind = text.surface(of: tokens.upperBound)
    return marks.contains {
      before.elementsEqual($0.open.utf8) && behind.elementsEqual($0.close.utf8)
    }
  }

  /// How a candidate is written.
  struct Capitals {
    /// With a capital in front, and not because a sentence begins.
    var isInside = false
    /// In capitals throughout.
    var isUpperCase = false

    static let none = Capitals()
  }

  /// The capitals of `tokens`.
  func capitals(of tokens: Range<Int>, in sentence: Range<Int>) -> Capitals {
    let surface = text.surface(of: tokens.lowerBound)
    guard Self.hasCapital(surface) else { return .none }
    let last = text.surface(of: tokens.upperBound - 1)
    let isUpper = { (word: ArraySlice<UInt8>) in
      word.count > 1 && !word.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")) ~= $0 }
    }
    return Capitals(
      isInside: tokens.lowerBound > sentence.lowerBound,
      isUpperCase: isUpper(surface) && isUpper(last))
  }

  /// Whether a word has a capital in front: A to Z, À to Þ, Œ.
  static func hasCapital(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    let second = word.dropFirst().first
    return switch first {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case 0xC3: (0x80...0x9E).contains(second ?? 0)
    case 0xC5: second == 0x92
    default: false
    }
  }
}
