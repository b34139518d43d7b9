/// How a form becomes its lemma: bytes cut off its end, bytes put there, and
/// perhaps capitals.
struct LemmaRule: Hashable, Sendable {
  /// The capitals of a lemma: none, at its start, all of it; the last two
  /// only where the form is written with a capital.
  enum Capitals: UInt8 { case none, first, all, firstAsWritten, allAsWritten }

  var cut: Int
  var ending: [UInt8]
  var capitals: Capitals = .none

  /// The rule that leaves the form as it is.
  static let identity = LemmaRule(cut: 0, ending: [])

  /// Creates a rule.
  init(cut: Int, ending: [UInt8], capitals: Capitals = .none) {
    self.cut = cut
    self.ending = ending
    self.capitals = capitals
  }

  /// The shortest rule that makes `lemma` from `form`, both in lower case.
  init(from form: [UInt8], to lemma: [UInt8], capitals: Capitals = .none) {
    var common = 0
    while common < min(form.count, lemma.count), form[common] == lemma[common] { common += 1 }
    // A character of several bytes is kept or replaced as a whole.
    while common > 0, !Self.isBoundary(form, common) || !Self.isBoundary(lemma, common) {
      common -= 1
    }
    self.init(
      cut: form.count - common, ending: Array(lemma[common...]), capitals: capitals)
  }

  /// Whether the rule says the same for all words, irregular ones apart.
  func isRegular(for form: [UInt8]) -> Bool { cut < form.count && cut <= 8 }

  private static func isBoundary(_ bytes: [UInt8], _ index: Int) -> Bool {
    index == bytes.count || WordProfile.startsLetter(bytes[index])
  }
}

/// The rules of a model, read in place.
///
/// Layout: the count (4 bytes), for each rule bytes to cut, capitals, count of
/// bytes to add, 0 (1 byte each) and where those bytes are (4 bytes), then the
/// bytes of all rules.
// Sendable: the bytes are never written; who holds the rules holds their file.
struct LemmaRuleTable: @unchecked Sendable {  // immutable bytes, see above
  private let bytes: UnsafeRawBufferPointer
  private let count: Int
  private let longestEnding: Int

  init(_ section: UnsafeRawBufferPointer) throws(ModelError) {
    guard section.count >= 4 else { throw .damaged }
    bytes = section
    count = Int(section.number(at: 0) as UInt32)
    guard 4 + count * 8 <= section.count else { throw .damaged }
    var longest = 0
    for index in 0..<count {
      let start = Int(section.number(at: 8 + index * 8) as UInt32)
      let added = Int(section[6 + index * 8])
      guard start + added <= section.count else { throw .damaged }
      longest = max(longest, added)
    }
    longestEnding = longest
  }

  /// What the rule `index` makes of `word`: how many bytes it keeps and where
  /// those it adds are; `nil` when it does not fit.
  @inline(__always) func change(
    of word: UnsafeBufferPointer<UInt8>, by index: Int
  ) -> (kept: Int, added: UnsafeRawBufferPointer)? {
    guard index < count else { return nil }
    let kept = word.count - Int(bytes[4 + index * 8])
    guard kept >= 0, kept == word.count || WordProfile.startsLetter(word[kept]) else { return nil }
    let start = Int(bytes.number(at: 8 + index * 8) as UInt32)
    let added = Int(bytes[6 + index * 8])
    guard kept + added > 0 else { return nil }
    return (kept, UnsafeRawBufferPointer(rebasing: bytes[start..<start + added]))
  }

  /// The room that a lemma of `word` may need, in bytes.
  func room(for word: UnsafeBufferPointer<UInt8>) -> Int { word.count + longestEnding + 1 }

  /// Writes what the rule `index` makes of `word` to `lemma`.
  ///
  /// That is the word itself when the rule does not fit it. `lemma` has
  /// ``room(for:)``; gives the count of bytes written.
  func apply(
    _ index: Int, to word: UnsafeBufferPointer<UInt8>, hasCapital: Bool = false,
    into lemma: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard let change = change(of: word, by: index) else {
      for place in word.indices { lemma[place] = word[place] }
      return word.count
    }
    for place in 0..<change.kept { lemma[place] = word[place] }
    for place in change.added.indices { lemma[change.kept + place] = change.added[place] }
    let whole = UnsafeMutableBufferPointer(start: lemma, count: change.kept + change.added.count)
    switch LemmaRule.Capitals(rawValue: bytes[5 + index * 8]) {
    case .first: Self.capitalize(whole, all: false)
    case .all: Self.capitalize(whole, all: true)
    case .firstAsWritten where hasCapital: Self.capitalize(whole, all: false)
    case .allAsWritten where hasCapital: Self.capitalize(whole, all: true)
    default: break
    }
    return whole.count
  }

  /// Whether the rule `index` changes a word.
  func changes(_ index: Int) -> Bool {
    index < count && (bytes[4 + index * 8] > 0 || bytes[6 + index * 8] > 0)
  }

  private static func capitalize(_ word: UnsafeMutableBufferPointer<UInt8>, all: Bool) {
    var index = 0
    while index < word.count {
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(word[index]) {
        word[index] -= 0x20
        index += 1
      } else if word[index] == 0xC3, index + 1 < word.count {
        // U+00E0 to U+00FE without the division sign.
        if (0xA0...0xBE).contains(word[index + 1]), word[index + 1] != 0xB7 {
          word[index + 1] -= 0x20
        }
        index += 2
      } else {
        index += 1
      }
      if !all { return }
    }
  }

  /// The section for `rules`.
  ///
  /// - Precondition: a rule cuts and adds at most 255 bytes.
  static func section(for rules: [LemmaRule]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(number: UInt32(rules.count))
    var start = 4 + rules.count * 8
    for rule in rules {
      bytes += [UInt8(rule.cut), rule.capitals.rawValue, UInt8(rule.ending.count), 0]
      bytes.append(number: UInt32(start))
      start += rule.ending.count
    }
    return bytes + rules.flatMap(\.ending)
  }
}
