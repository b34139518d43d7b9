internal import CalepinCore
internal import CalepinText

extension AnalyzedText {
  /// Puts the words of `tokens` into `surface`, white space folded; a capital
  /// that is there only because a sentence begins is made small.
  func appendSurface(
    of tokens: Range<Int>, in sentence: Range<Int>, to surface: inout [UInt8]
  ) {
    surface.removeAll(keepingCapacity: true)
    for index in tokens {
      if index > tokens.lowerBound, isFollowedBySpace(index - 1) {
        surface.append(UInt8(ascii: " "))
      }
      surface.append(contentsOf: self.surface(of: index))
    }
    let first = tokens.lowerBound
    guard first == sentence.lowerBound, tags[first] != .properNoun else { return }
    let text = String(decoding: surface, as: UTF8.self)
    guard text.dropFirst().first?.isLowercase == true else { return }
    surface = Array((text.prefix(1).lowercased() + text.dropFirst()).utf8)
  }
}
