internal import CalepinCore
internal import CalepinText

extension AnalyzedText {
  /// Puts the words of `tokens` into `surface`, white space folded; a capital
  /// that is there only because a sentence begins is made small.
  func appendSurface(
    of tokens: Range<Int>, in sentence: Range<Int>, to surface: inout [UInt8]
  ) {
    surface.removeAll(keepingCapacity: true)
    let first = tokens.lowerBound
    let start = self.tokens.range(of: first).lowerBound
    let end = self.tokens.range(of: tokens.upperBound - 1).upperBound
    if tokens.dropFirst().allSatisfy(isBehindSpace) {
      surface.append(contentsOf: bytes[start..<end])
    } else {
      for index in tokens {
        if index > first, isFollowedBySpace(index - 1) { surface.append(UInt8(ascii: " ")) }
        surface.append(contentsOf: self.surface(of: index))
      }
    }
    if first == sentence.lowerBound, tags[first] != .properNoun {
      FirstLetter.makeLowercase(of: &surface, count: surface.count)
    }
  }

  /// Whether one space, or nothing, stands before the token at `index`.
  private func isBehindSpace(_ index: Int) -> Bool {
    let end = tokens.range(of: index - 1).upperBound
    let start = tokens.range(of: index).lowerBound
    return start == end || (start == end + 1 && bytes[end] == UInt8(ascii: " "))
  }
}
