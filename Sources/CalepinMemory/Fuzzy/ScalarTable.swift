/// What the tokens of the fuzzy score ask of a Unicode scalar: its kind and
/// its lower case.
///
/// The answers are worked out for 256 scalars at a time, when the first of
/// them is asked for.
struct ScalarTable {
  /// What a scalar is to the tokens.
  enum Kind: UInt32 {
    /// White space: in no token.
    case space = 0
    /// A letter, a number or `_`: part of a run.
    case word = 1
    /// Anything else: a token of its own.
    case mark = 2
    /// A letter whose lower case depends on its neighbours or is two scalars.
    case special = 3
  }

  /// A kind and a lower-case scalar.
  struct Entry {
    fileprivate let bits: UInt32

    fileprivate init(_ kind: Kind, _ lower: UInt32) { bits = kind.rawValue << 24 | lower }

    /// The scalar in lower case; the scalar itself when it is special.
    var lower: UInt32 { bits & 0xFF_FFFF }

    /// What the scalar is.
    var kind: Kind { Kind(rawValue: bits >> 24) ?? .mark }
  }

  private static let missing = UInt16.max

  private var pageNumbers: [UInt16] = Array(repeating: missing, count: 0x1100)
  private var entries: [Entry] = []

  /// A table that knows the letters of Western Europe and general punctuation,
  /// from which all begin.
  private static let common: ScalarTable = {
    var table = ScalarTable(empty: ())
    for page in [0x00, 0x01, 0x20] { table.fill(page) }
    return table
  }()

  /// Creates a table.
  init() { self = Self.common }

  private init(empty: Void) {}

  /// What is known of the scalar `value`, at most 0x10FFFF.
  subscript(value: UInt32) -> Entry {
    mutating get {
      let page = Int(value >> 8)
      if pageNumbers[page] == Self.missing { fill(page) }
      return entries[Int(pageNumbers[page]) << 8 | Int(value & 0xFF)]
    }
  }

  private mutating func fill(_ page: Int) {
    pageNumbers[page] = UInt16(entries.count >> 8)
    for low in 0..<256 { entries.append(Self.entry(of: UInt32(page << 8 | low))) }
  }

  private static func entry(of value: UInt32) -> Entry {
    guard let scalar = Unicode.Scalar(value) else { return Entry(.mark, 0xFFFD) }
    let kind = kind(of: scalar)
    if value == SpecialLetters.dottedI || value == SpecialLetters.sigma {
      return Entry(.special, value)
    }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    guard lower.count == 1, let first = lower.first else { return Entry(kind, value) }
    return Entry(kind, first.value)
  }

  /// The kind by general category, as the classes `\w` and `\s` of regular
  /// expressions have it in Python 3.
  static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      return .space
    case 0x5F: return .word
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      .word
    default: .mark
    }
  }
}

/// The two letters whose lower case is not one scalar for one.
enum SpecialLetters {
  /// Latin capital I with dot above: `i` and a combining dot.
  static let dottedI: UInt32 = 0x130
  /// Greek capital sigma: another letter at the end of a word.
  static let sigma: UInt32 = 0x3A3

  /// The lower case of the sigma at `place` of `text`.
  ///
  /// Source: The Unicode Standard 15.0, §3.13, table 3-17 (`Final_Sigma`).
  static func lowerSigma(at place: Int, of text: [Unicode.Scalar]) -> UInt32 {
    let isAfterLetter = isCased(text[..<place].last { !$0.properties.isCaseIgnorable })
    let isBeforeLetter = isCased(text[(place + 1)...].first { !$0.properties.isCaseIgnorable })
    return isAfterLetter && !isBeforeLetter ? 0x3C2 : 0x3C3
  }

  private static func isCased(_ scalar: Unicode.Scalar?) -> Bool {
    scalar?.properties.isCased ?? false
  }
}
