public import CalepinCore

/// Cuts texts into sentences by the rules of an SRX file, as CAT tools do.
///
/// A blank line always ends a sentence, every other place is the rules' to
/// decide: at each one the first rule whose two expressions fit says whether
/// the text is cut there. A place inside a token cuts behind the token.
///
/// The expressions are those of ICU, read in one pass: without back references,
/// with looking around at one character only, and possessive repetition taken
/// as repetition.
///
/// Source: GALA, SRX 2.0 specification (2008).
public struct RuleSegmenter: Sendable {
  private let rules: [SegmentationRules.Rule]
  private let before: PatternProgram
  /// For the text read from its end.
  private let after: PatternProgram

  /// Creates a segmenter for texts in `language`.
  ///
  /// - Throws: ``SegmentationError`` when a regular expression is not sound or
  ///   no rules are for the language.
  public init(
    _ rules: SegmentationRules, language: LanguageTag
  ) throws(SegmentationError) {
    let chosen = try Self.rules(of: rules, for: language)
    var (before, after) = (PatternProgram(), PatternProgram())
    for rule in chosen {
      try Self.add(rule.before, to: &before, isReversed: false, line: rule.line)
      try Self.add(rule.after, to: &after, isReversed: true, line: rule.line)
    }
    self.rules = chosen
    (self.before, self.after) = (before, after)
  }

  private static func add(
    _ text: String, to program: inout PatternProgram, isReversed: Bool, line: Int
  ) throws(SegmentationError) {
    do throws(PatternError) {
      let pattern = try PatternParser.pattern(of: text)
      try program.add(isReversed ? pattern.reversed : pattern)
    } catch {
      throw .pattern(text, error, line: line)
    }
  }

  private static func rules(
    of rules: SegmentationRules, for language: LanguageTag
  ) throws(SegmentationError) -> [SegmentationRules.Rule] {
    var chosen: [SegmentationRules.Rule] = []
    for map in rules.maps where try fits(map, language) {
      for set in rules.ruleSets where set.name == map.ruleSet { chosen += set.rules }
      if !rules.cascades { return chosen }
    }
    guard !chosen.isEmpty else { throw .noRules(language: language.description) }
    return chosen
  }

  /// Whether `map` is for `language`; the case of letters does not count.
  private static func fits(
    _ map: SegmentationRules.LanguageMap, _ language: LanguageTag
  ) throws(SegmentationError) -> Bool {
    do throws(PatternError) {
      var program = PatternProgram()
      let pattern = try PatternParser.pattern(of: "(?i)" + map.pattern)
      try program.add(.sequence([.edge(isAhead: false), pattern]))
      var machine = PatternMachine(program)
      let ends = machine.ends(in: language.description.unicodeScalars.map(\.value))
      return machine.accepts[Int(ends.last ?? 0)] == [0]
    } catch {
      throw .pattern(map.pattern, error, line: map.line)
    }
  }

  /// The tokens of each sentence, without gaps; empty when there are no
  /// tokens.
  ///
  /// - Complexity: O(bytes), once the expressions have met the text's letters.
  public func sentences(of tokens: TokenTable, in bytes: [UInt8]) -> [Range<Int>] {
    guard tokens.count > 0 else { return [] }
    var sentences: [Range<Int>] = []
    var start = 0
    var index = 1
    for place in breaks(in: bytes) {
      while index < tokens.count, tokens.range(of: index).lowerBound < place { index += 1 }
      guard index < tokens.count else { break }
      guard index > start, tokens.range(of: start).lowerBound < place else { continue }
      sentences.append(start..<index)
      start = index
      index += 1
    }
    sentences.append(start..<tokens.count)
    return sentences
  }

  /// Where the text in `bytes` is cut, as offsets in UTF-8 in ascending order.
  public func breaks(in bytes: [UInt8]) -> [Int] {
    var breaks: [Int] = []
    var walk = SegmentationWalk(
      isBreak: rules.map(\.isBreak), before: PatternMachine(before), after: PatternMachine(after))
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      while start < buffer.count {
        let end = SegmentationWalk.endOfParagraph(from: start, in: buffer)
        walk.addBreaks(of: start..<end, in: ScalarText(bytes: buffer), to: &breaks)
        if end < buffer.count { breaks.append(end) }
        start = end
      }
    }
    return breaks
  }
}

/// One walk of rules over a text, paragraph by paragraph.
private struct SegmentationWalk {
  let isBreak: [Bool]
  var before: PatternMachine
  var after: PatternMachine
  /// What two sets of rules that fit on both sides decide together.
  private var decisions: [UInt64: Bool] = [:]

  init(isBreak: [Bool], before: PatternMachine, after: PatternMachine) {
    (self.isBreak, self.before, self.after) = (isBreak, before, after)
  }

  mutating func addBreaks(of range: Range<Int>, in text: ScalarText, to breaks: inout [Int]) {
    var scalars: [UInt32] = []
    var offsets: [Int] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = text.scalar(at: offset)
      scalars.append(scalar.value)
      offsets.append(offset)
      offset += max(scalar.length, 1)
    }
    let endings = before.ends(in: scalars)
    let beginnings = after.ends(in: scalars.reversed())
    for place in 1..<max(scalars.count, 1)
    where cuts(endings[place], beginnings[scalars.count - place]) {
      breaks.append(offsets[place])
    }
  }

  private mutating func cuts(_ ending: Int32, _ beginning: Int32) -> Bool {
    guard ending != 0, beginning != 0 else { return false }
    let key = UInt64(ending) << 32 | UInt64(beginning)
    if let known = decisions[key] { return known }
    let following = Set(after.accepts[Int(beginning)])
    let rule = before.accepts[Int(ending)].first { following.contains($0) }
    let answer = rule.map { isBreak[$0] } ?? false
    decisions[key] = answer
    return answer
  }

  /// The offset behind the next blank line, or the end of the text.
  static func endOfParagraph(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var isBlank = false
    var offset = start
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x0A, 0x0D:
        let isPair = bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
        offset += isPair ? 2 : 1
        if isBlank { return offset }
        isBlank = true
      case 0x20, 0x09: offset += 1
      default:
        isBlank = false
        offset += 1
      }
    }
    return bytes.count
  }
}
