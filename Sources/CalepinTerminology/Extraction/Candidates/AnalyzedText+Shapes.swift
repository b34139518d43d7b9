internal import CalepinCore
internal import CalepinText

/// Acronyms behind a candidate, and coordinations that go on from it.
extension AnalyzedText {
  /// The acronym in brackets behind `tokens`, when its letters are the initials
  /// of their words.
  func acronym(behind tokens: Range<Int>, in sentence: Range<Int>) -> String? {
    let next = tokens.upperBound
    guard tokens.count > 1, next + 2 < sentence.upperBound, tags[next] == .punctuation,
      isMark(next, "("), isMark(next + 2, ")")
    else { return nil }
    let acronym = surfaceText(of: next + 1)
    let isAcronym = (2...8).contains(acronym.count) && acronym.allSatisfy(\.isUppercase)
    return isAcronym && initials(of: tokens) == acronym ? acronym : nil
  }

  /// Whether the token at `index` is `mark`, an ASCII character.
  private func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
    let range = tokens.range(of: index)
    return range.count == 1 && bytes[range.lowerBound] == UInt8(ascii: mark)
  }

  private func initials(of tokens: Range<Int>) -> String {
    tokens.filter { tags[$0].isContentWord }
      .compactMap { surfaceText(of: $0).first?.uppercased() }.joined()
  }

  /// *N A et A* where `tokens` are *N A*.
  func coordination(from tokens: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
    let next = tokens.upperBound
    guard next + 1 < sentence.upperBound, tags[next] == .coordinatingConjunction,
      tags[next + 1] == .adjective
    else { return nil }
    return tokens.lowerBound..<(next + 2)
  }
}
