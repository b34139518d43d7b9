internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// A phrase of the other side that the links of a term lead to, although no
/// pattern of terms has it: *magnets from wind turbines*, *senior official*
/// out of *senior European official*.
struct LinkedPhrase {
  /// Such a phrase has no more words of meaning than the term, and so many.
  private static let mostMore = 2
  /// How many tokens it spans at the most.
  private static let mostTokens = 10

  /// The words of meaning, counted through all segments.
  var words: [Int]
  /// The tokens, without those that belong to something else.
  var tokens: [Int]

  /// The phrase that `place` is linked with.
  ///
  /// - Parameters:
  ///   - place: A place of a term of several words.
  ///   - side: The other side.
  ///   - text: Its text.
  ///   - partners: The links.
  /// - Returns: `nil` where the links lead to no phrase around a noun.
  init?(
    of place: TermSide.Place, in side: TermSide, _ text: AnalyzedText, _ partners: WordPartners
  ) {
    let segment = side.words.range(of: place.segment)
    let linked = segment.filter { partners.joins(target: $0, to: place.words) }
    guard place.words.count > 1, linked.count > 1, let first = linked.first,
      var last = linked.last
    else { return nil }
    last = Self.head(from: last, in: side, text, partners, segment)
    let span = side.tokens[first]...side.tokens[last]
    guard span.count <= Self.mostTokens else { return nil }
    words = []
    tokens = []
    var next = first
    for token in span {
      let isWord = next <= last && side.tokens[next] == token
      if isWord { next += 1 }
      switch Self.part(text.tags[token], isWord ? next - 1 : nil, linked, partners) {
      case .none: return nil
      case .some(false): continue
      case .some(true):
        tokens.append(token)
        if isWord { words.append(next - 1) }
      }
    }
    guard words.count <= place.words.count + Self.mostMore,
      tokens.contains(where: { text.tags[$0] == .noun || text.tags[$0] == .properNoun })
    else { return nil }
  }

  /// Whether a token belongs to the phrase; `nil` where no phrase can have it.
  private static func part(
    _ tag: PartOfSpeech, _ word: Int?, _ linked: [Int], _ partners: WordPartners
  ) -> Bool? {
    guard let word else {
      switch tag {
      case .adposition, .adpositionDeterminer, .determiner, .particle: return true
      default: return nil
      }
    }
    if linked.contains(word) { return true }
    let isFree = partners.partner(ofTarget: word) == nil
    switch tag {
    case .noun, .properNoun: return isFree ? true : nil
    // An adjective that belongs to another word is left out.
    case .adjective: return isFree
    default: return nil
    }
  }

  /// The last word of the compound that `word` begins, as far as its words
  /// have no partner of their own.
  private static func head(
    from word: Int, in side: TermSide, _ text: AnalyzedText, _ partners: WordPartners,
    _ segment: Range<Int>
  ) -> Int {
    var last = word
    while last + 1 < segment.upperBound, side.tokens[last + 1] == side.tokens[last] + 1,
      text.tags[side.tokens[last]] != .verb, text.tags[side.tokens[last + 1]] == .noun,
      partners.partner(ofTarget: last + 1) == nil
    {
      last += 1
    }
    return last
  }

  /// The phrase as the text writes it.
  func text(in text: AnalyzedText) -> String {
    var parts: [String] = []
    var start = 0
    for index in tokens.indices
    where index + 1 == tokens.count || tokens[index + 1] != tokens[index] + 1 {
      parts.append(text.text(of: tokens[start]..<tokens[index] + 1))
      start = index + 1
    }
    return parts.joined(separator: " ")
  }

  /// Whether its head, the last noun before a preposition, is a plural.
  func isPlural(in text: AnalyzedText) -> Bool {
    let end = tokens.dropFirst().firstIndex { text.tags[$0] == .adposition } ?? tokens.endIndex
    guard let head = tokens[..<end].last(where: { text.tags[$0] == .noun }) else { return false }
    return BaseForm.isPlural(head, in: text)
  }
}

extension WordPartners {
  /// Whether a link leads from one of `words` to the target word `target`.
  fileprivate func joins(target: Int, to words: Range<Int>) -> Bool {
    if let partner = partner(ofTarget: target), words.contains(partner) { return true }
    if let second = secondPartner(ofTarget: target), words.contains(second) { return true }
    return false
  }
}
