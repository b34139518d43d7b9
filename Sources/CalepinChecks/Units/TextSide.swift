internal import CalepinCore

/// One side of a unit, cut up once for all checks; made anew for each unit in
/// the same memory.
struct TextSide {
  /// What is somewhere in the text, so that a check need not look for it.
  struct Features: OptionSet {
    let rawValue: UInt32

    static let number = Features(rawValue: 1)
    static let doubleSpace = Features(rawValue: 2)
    static let bracket = Features(rawValue: 4)
    static let quote = Features(rawValue: 8)
    /// Tags, placeholders, addresses, entities and inline codes.
    static let markup = Features(rawValue: 16)
    /// Scalars that other encodings leave behind.
    static let suspect = Features(rawValue: 32)
    static let invisible = Features(rawValue: 64)
    static let control = Features(rawValue: 128)
    /// Letters of Greek, Cyrillic and other scripts.
    static let otherScript = Features(rawValue: 256)
    static let spacedPunctuation = Features(rawValue: 512)
    static let code = Features(rawValue: 1024)
    static let numberWord = Features(rawValue: 2048)
  }

  /// Which rules hold.
  var language = SideLanguage.other
  /// The text in UTF-8.
  var bytes: [UInt8] = []
  /// Its pieces from front to back; white space is none.
  var tokens: [CheckToken] = []
  var features: Features = []
  /// How many tokens are words.
  var wordCount = 0
  /// The codes the format keeps apart from the text.
  var codes: [InlineCode] = []

  /// Takes the text of `segment` and cuts it up.
  mutating func load(_ segment: Segment) {
    var text = segment.text
    text.withUTF8 { utf8 in
      bytes.removeAll(keepingCapacity: true)
      bytes.append(contentsOf: utf8)
    }
    codes = segment.codes
    SideScanner.scan(&self)
  }

  /// The text of a token.
  func text(_ token: CheckToken) -> String { text(token.range) }

  /// The text of `range`, in UTF-8 bytes.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: bytes.startIndex..<bytes.endIndex)], as: UTF8.self)
  }

  /// The byte at `offset`, 0 outside the text.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 {
    offset >= 0 && offset < bytes.count ? bytes[offset] : 0
  }

  /// Whether there is nothing but white space.
  var isBlank: Bool { tokens.isEmpty }
}

/// A language whose writing rules are known here.
enum SideLanguage: UInt8, Sendable {
  case french, english, other

  init(_ tag: LanguageTag) {
    switch tag.language {
    case "fr": self = .french
    case "en": self = .english
    default: self = .other
    }
  }
}

/// Both sides of a unit, cut up.
struct UnitAnalysis {
  var source = TextSide()
  var target = TextSide()
  /// How many characters the target has at most, where its unit says so.
  var maxLength: Int?

  /// The side that is not `side`, for rules that hold both ways.
  func has(_ features: TextSide.Features) -> Bool {
    !source.features.union(target.features).isDisjoint(with: features)
  }
}
