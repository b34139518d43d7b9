internal import CalepinCore
internal import CalepinText

/// Sees acronyms behind a candidate and coordinations that go on from it.
struct ShapeFinder {
  let text: AnalyzedText
  let sentence: Range<Int>

  /// The acronym in brackets behind `tokens`, when its letters are the initials
  /// of their words.
  func acronym(behind tokens: Range<Int>) -> String? {
    let next = tokens.upperBound
    guard tokens.count > 1, next + 2 < sentence.upperBound,
      text.tags[next] == .punctuation, text.surface(of: next).elementsEqual("(".utf8),
      text.surface(of: next + 2).elementsEqual(")".utf8)
    else { return nil }
    let acronym = text.surfaceText(of: next + 1)
    let isAcronym = (2...8).contains(acronym.count) && acronym.allSatisfy(\.isUppercase)
    return isAcronym && initials(of: tokens) == acronym ? acronym : nil
  }

  private func initials(of tokens: Range<Int>) -> String {
    tokens.filter { text.tags[$0].isContentWord }
      .compactMap { text.surfaceText(of: $0).first?.uppercased() }.joined()
  }

  /// *N A et A* where `tokens` are *N A*.
  func coordination(from tokens: Range<Int>) -> Range<Int>? {
    let next = tokens.upperBound
    guard next + 1 < sentence.upperBound, text.tags[next] == .coordinatingConjunction,
      text.tags[next + 1] == .adjective
    else { return nil }
    return tokens.lowerBound..<(next + 2)
  }
}
