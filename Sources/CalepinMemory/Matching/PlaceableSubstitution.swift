/// Puts the numbers and names of a query into the translation of a match.
///
/// A placeable is a piece of text without spaces that has a digit in it, an
/// `@` or `://`: a number, a date, a version, an address. Where query and
/// source have the same number of them, one that differs is put into the
/// target in place of the source's, provided that this one stands exactly once
/// in the source and once in the target, as it is or with the marks of the
/// other language in it (`3,5` and `3.5`). Everything else stays.
///
/// ```swift
/// // source "Page 12 sur 30", target "Page 12 of 30", query "Page 14 sur 30"
/// // → "Page 14 of 30"
/// ```
enum PlaceableSubstitution {
  /// The target with the placeables of the query, or `nil` when nothing can be
  /// substituted safely.
  static func proposal(query: String, source: String, target: String) -> String? {
    // Most segments have none, and looking for them takes longer than finding the match.
    guard mayHavePlaceables(query), mayHavePlaceables(source) else { return nil }
    let (wanted, known) = (placeables(of: query), placeables(of: source))
    guard wanted.count == known.count, wanted != known else { return nil }
    var changes: [(range: Range<String.Index>, text: String)] = []
    let targets = placeableRanges(of: target)
    for (new, old) in zip(wanted, known) where new != old {
      guard known.count(of: old) == 1,
        let change = change(from: old, to: new, in: target, targets)
      else { return nil }
      changes.append(change)
    }
    var result = ""
    var end = target.startIndex
    for change in changes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard change.range.lowerBound >= end else { return nil }
      result += target[end..<change.range.lowerBound] + change.text
      end = change.range.upperBound
    }
    return result + target[end...]
  }

  private static func mayHavePlaceables(_ text: String) -> Bool {
    text.utf8.contains {
      (0x30...0x39).contains($0) || $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ":")
    }
  }

  private static func change(
    from old: Substring, to new: Substring, in target: String, _ ranges: [Range<String.Index>]
  ) -> (range: Range<String.Index>, text: String)? {
    let same = ranges.filter { target[$0] == old }
    if same.count == 1 { return (same[0], String(new)) }
    guard same.isEmpty else { return nil }
    // The same digits with other marks between them.
    let alike = ranges.filter { isRewritten(old, as: target[$0]) }
    guard alike.count == 1,
      let text = rewritten(new, as: old, was: target[alike[0]])
    else { return nil }
    return (alike[0], text)
  }

  private static func isRewritten(_ old: Substring, as other: Substring) -> Bool {
    old.count == other.count
      && zip(old, other).allSatisfy { $0 == $1 || (isSeparator($0) && isSeparator($1)) }
  }

  /// `new` with its separators changed as those of `old` were in `other`;
  /// `nil` when it has one of which that is not known.
  private static func rewritten(
    _ new: Substring, as old: Substring, was other: Substring
  ) -> String? {
    var changes: [Character: Character] = [:]
    for (from, to) in zip(old, other) where isSeparator(from) {
      if let known = changes[from], known != to { return nil }
      changes[from] = to
    }
    var text = ""
    for character in new {
      guard isSeparator(character) else {
        text.append(character)
        continue
      }
      guard let change = changes[character] else { return nil }
      text.append(change)
    }
    return text
  }

  private static func isSeparator(_ character: Character) -> Bool {
    ".,'’\u{202F}\u{A0}".contains(character)
  }

  private static func placeables(of text: String) -> [Substring] {
    placeableRanges(of: text).map { text[$0] }
  }

  /// The placeables of `text`, without the marks around them.
  private static func placeableRanges(of text: String) -> [Range<String.Index>] {
    text.split { $0.isWhitespace && $0 != "\u{202F}" && $0 != "\u{A0}" }.flatMap { run in
      // A space that does not break joins the digits of a number, and nothing else.
      isNumber(run) ? [run] : run.split(whereSeparator: \.isWhitespace)
    }.compactMap { run in
      let trimmed = run.trimmingMarks
      guard
        trimmed.contains(where: \.isASCIIDigit) || trimmed.contains("@")
          || trimmed.hasAddress
      else { return nil }
      return trimmed.startIndex..<trimmed.endIndex
    }
  }

  private static func isNumber(_ run: Substring) -> Bool {
    run.trimmingMarks.allSatisfy { $0.isASCIIDigit || isSeparator($0) }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension Collection where Element: Equatable {
  fileprivate func count(of element: Element) -> Int { reduce(0) { $0 + ($1 == element ? 1 : 0) } }
}

extension Substring {
  /// Without the marks and spaces at both ends.
  fileprivate var trimmingMarks: Substring {
    var rest = self
    while let first = rest.first, !first.isLetter, !first.isNumber { rest.removeFirst() }
    while let last = rest.last, !last.isLetter, !last.isNumber { rest.removeLast() }
    return rest
  }

  fileprivate var hasAddress: Bool {
    var rest = self[...]
    while let colon = rest.firstIndex(of: ":") {
      if rest[colon...].hasPrefix("://") { return true }
      rest = rest[rest.index(after: colon)...]
    }
    return false
  }
}
