/// Regular expressions of a user, looked for in many texts, all at once.
///
/// The syntax is that of ICU without back references, and with looking around
/// at one character only, so that time grows with the length of the text
/// whatever the expressions are.
///
/// ```swift
/// var patterns = try TextPatterns(["(?i)colou?r", #"\d+"#])
/// patterns.firstRanges(in: "12 Colors")  // [3..<8, 0..<2]
/// ```
public struct TextPatterns: Sendable {
  private let count: Int
  private var ends: PatternMachine
  /// For texts read from their end.
  private var starts: PatternMachine

  /// Makes `patterns` ready.
  ///
  /// - Throws: ``PatternError`` of the first that is not sound.
  public init(_ patterns: [String]) throws(PatternError) {
    var (forward, backward) = (PatternProgram(), PatternProgram())
    for text in patterns {
      let pattern = try PatternParser.pattern(of: text)
      try forward.add(pattern)
      try backward.add(pattern.reversed)
    }
    count = patterns.count
    ends = PatternMachine(forward)
    starts = PatternMachine(backward)
  }

  /// The place of the first match of each pattern in `text`, in UTF-8 bytes;
  /// `nil` for a pattern without one.
  ///
  /// It goes from where the first match begins to where one ends first, and on
  /// while longer ones end right behind.
  ///
  /// - Complexity: O(length of `text`) once the patterns have met its letters.
  public mutating func firstRanges(in text: String) -> [Range<Int>?] {
    let scalars = text.unicodeScalars.map(\.value)
    let lower = firstStarts(in: scalars)
    guard lower.contains(where: { $0 != nil }) else {
      return Array(repeating: nil, count: count)
    }
    var upper = lower
    var isOpen = Array(repeating: true, count: count)
    for (place, accept) in ends.ends(in: scalars).enumerated() where accept != 0 {
      for pattern in ends.accepts[Int(accept)] {
        guard isOpen[pattern], let start = lower[pattern], let end = upper[pattern],
          place >= start
        else { continue }
        if end > start, place > end + 1 { isOpen[pattern] = false } else { upper[pattern] = place }
      }
    }
    return zip(lower, upper).map { lower, upper in
      guard let lower, let upper else { return nil }
      let start = Self.byteCount(of: scalars[..<lower])
      return start..<start + Self.byteCount(of: scalars[lower..<upper])
    }
  }

  /// Where the first match of each pattern begins, in scalars.
  private mutating func firstStarts(in scalars: [UInt32]) -> [Int?] {
    var found = [Int?](repeating: nil, count: count)
    // From the end on, so the last one is the first of the text.
    for (place, accept) in starts.ends(in: scalars.reversed()).enumerated() where accept != 0 {
      for pattern in starts.accepts[Int(accept)] { found[pattern] = scalars.count - place }
    }
    return found
  }

  private static func byteCount(of scalars: ArraySlice<UInt32>) -> Int {
    scalars.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 < 0x800 ? 2 : $1 < 0x10000 ? 3 : 4) }
  }
}
