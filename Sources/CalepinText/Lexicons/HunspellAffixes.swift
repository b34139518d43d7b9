/// The suffix classes of a hunspell affix file.
///
/// Read are `FLAG`, `NEEDAFFIX` and `SFX`; prefixes (elided articles in the
/// French dictionaries) and all that serves spelling only is left out. The
/// file is UTF-8.
///
/// Source: hunspell(5).
struct HunspellAffixes {
  /// One line of a suffix class.
  struct Suffix {
    var strip: [UInt8]
    var add: [UInt8]
    var condition: AffixCondition
    /// The classes that go on from the form made.
    var continuation: [UInt16]
    /// Morphological fields, `po:ppas`.
    var fields: [ArraySlice<UInt8>]
  }

  /// How flags are written.
  enum FlagStyle { case short, long, number }

  private(set) var flagStyle = FlagStyle.short
  private(set) var needAffix: UInt16?
  private(set) var suffixes: [UInt16: [Suffix]] = [:]

  /// Reads the affix file in `bytes`; lines that are not understood are left
  /// out.
  init(_ bytes: [UInt8]) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let parts = Self.parts(of: line)
      guard parts.count >= 2 else { continue }
      if parts[0].elementsEqual("FLAG".utf8) {
        if parts[1].elementsEqual("long".utf8) { flagStyle = .long }
        if parts[1].elementsEqual("num".utf8) { flagStyle = .number }
      } else if parts[0].elementsEqual("NEEDAFFIX".utf8) {
        needAffix = flags(in: parts[1]).first
      } else if parts[0].elementsEqual("SFX".utf8), parts.count >= 5 {
        addSuffix(parts)
      }
    }
  }

  /// What stands between spaces and tabs.
  static func parts(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
  }

  private mutating func addSuffix(_ parts: [ArraySlice<UInt8>]) {
    guard let name = flags(in: parts[1]).first else { return }
    let zero: [UInt8] = [UInt8(ascii: "0")]
    let made = parts[3].split(
      separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    let add = Array(made[0])
    suffixes[name, default: []].append(
      Suffix(
        strip: parts[2].elementsEqual(zero) ? [] : Array(parts[2]), add: add == zero ? [] : add,
        condition: AffixCondition(parts[4]),
        continuation: made.count > 1 ? flags(in: made[1]) : [],
        fields: Array(parts.dropFirst(5))))
  }

  /// The flags written in `text`.
  func flags(in text: ArraySlice<UInt8>) -> [UInt16] {
    switch flagStyle {
    case .short: return text.map { UInt16($0) }
    case .long:
      let bytes = Array(text)
      return stride(from: 0, to: bytes.count - 1, by: 2).map {
        UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
      }
    case .number:
      return text.split(separator: UInt8(ascii: ",")).compactMap {
        UInt16(String(decoding: $0, as: UTF8.self))
      }
    }
  }
}

/// What the end of a word must be like for a suffix to fit: letters, dots, and
/// sets of letters in brackets.
struct AffixCondition {
  private struct Letter {
    var scalars: [UInt32] = []
    var isNegated = false

    func matches(_ scalar: UInt32) -> Bool { scalars.contains(scalar) != isNegated }
  }

  private var letters: [Letter] = []

  /// Reads a condition; one that is not closed fits less than meant.
  init(_ text: ArraySlice<UInt8>) {
    var set: Letter?
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch (scalar, set) {
      case ("[", nil): set = Letter()
      case ("^", .some(let open)) where open.scalars.isEmpty: set?.isNegated = true
      case ("]", .some(let open)):
        letters.append(open)
        set = nil
      case (_, .some): set?.scalars.append(scalar.value)
      case (".", nil): letters.append(Letter(isNegated: true))
      default: letters.append(Letter(scalars: [scalar.value]))
      }
    }
  }

  /// Whether the word with these scalars ends so.
  func matches(_ word: [UInt32]) -> Bool {
    // A lone dot fits the empty word, too.
    if letters.count == 1, letters[0].isNegated, letters[0].scalars.isEmpty { return true }
    guard word.count >= letters.count else { return false }
    let start = word.count - letters.count
    return letters.indices.allSatisfy { letters[$0].matches(word[start + $0]) }
  }
}
