internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// A phrase of the other side that the links of a term lead to, although no
/// pattern of terms has it: *magnets from wind turbines*, *senior official*
/// out of *senior European official*.
struct LinkedPhrase {
  /// Such a phrase has no more words of meaning than the term, and so many.
  private static let mostMore = 2
  /// A link that is less sure does not keep a word out of a compound.
  private static let leastStrength: Float = 0.15
  /// How many tokens it spans at the most.
  private static let mostTokens = 10

  /// The words of meaning, counted through all segments.
  var words: [Int]
  /// The tokens, without those that belong to something else.
  var tokens: [Int]

  /// The phrase that `place` is linked with; `nil` where the links lead to no
  /// phrase around a noun.
  ///
  /// - Parameters:
  ///   - place: A place of a term of several words.
  ///   - side: The other side.
  ///   - text: Its text.
  ///   - partners: The links.
  init?(
    of place: TermSide.Place, in side: TermSide, _ text: AnalyzedText, _ partners: WordPartners
  ) {
    let segment = side.words.range(of: place.segment)
    let linked = segment.filter { partners.joins(target: $0, to: place.words) }
    guard place.words.count > 1, var first = linked.first, var last = linked.last else {
      return nil
    }
    last = Self.head(from: last, in: side, text, partners, segment)
    if linked.count == 1, last == first {
      // Half of the term has no link: neither has what stands beside the other half.
      guard text.tags[side.tokens[first]] == .noun else { return nil }
      let neighbours = Neighbours(side: side, text: text, partners: partners, segment: segment)
      if neighbours.isCompound(before: first) {
        first -= 1
      } else if let complement = neighbours.complement(of: first) {
        last = complement
      } else {
        return nil
      }
    }
    let span = side.tokens[first]...side.tokens[last]
    guard span.count <= Self.mostTokens else { return nil }
    words = []
    tokens = []
    var next = first
    for token in span {
      let isWord = next <= last && side.tokens[next] == token
      if isWord { next += 1 }
      switch Self.part(token, in: text, isWord ? next - 1 : nil, linked, partners) {
      case .none: return nil
      case .some(false): continue
      case .some(true):
        tokens.append(token)
        if isWord { words.append(next - 1) }
      }
    }
    guard words.count <= place.words.count + Self.mostMore,
      Self.hasHead(tokens, in: text)
    else { return nil }
  }

  /// Whether the tokens are a phrase with a head: an English one ends with it,
  /// or with a participle; adjectives by themselves stand for a noun where none
  /// follows (*asynchronous iterable*).
  private static func hasHead(_ tokens: [Int], in text: AnalyzedText) -> Bool {
    guard let last = tokens.last else { return false }
    let hasNoun = tokens.contains { text.tags[$0] == .noun || text.tags[$0] == .properNoun }
    guard text.language.language == "en", text.tags[last] == .adjective else { return hasNoun }
    let isFollowed =
      last + 1 < text.tokens.count
      && [.noun, .properNoun, .adjective].contains(text.tags[last + 1])
    return !hasNoun && !isFollowed && tokens.allSatisfy { text.tags[$0] == .adjective }
  }

  /// Whether a token belongs to the phrase; `nil` where no phrase can have it.
  private static func part(
    _ token: Int, in text: AnalyzedText, _ word: Int?, _ linked: [Int], _ partners: WordPartners
  ) -> Bool? {
    let tag = text.tags[token]
    guard let word else {
      switch tag {
      case .adposition, .adpositionDeterminer, .determiner, .particle: return true
      default: return nil
      }
    }
    // Of the verbs a phrase has participles only.
    if tag == .verb, !isParticiple(text.surface(of: token)) { return nil }
    if linked.contains(word) { return true }
    let isFree = isFree(word, partners)
    switch tag {
    case .noun, .properNoun: return isFree ? true : nil
    // An adjective that belongs to another word is left out.
    case .adjective: return isFree
    default: return nil
    }
  }

  /// The last word of the compound that `word` begins, as far as its words
  /// have no partner of their own.
  fileprivate static func head(
    from word: Int, in side: TermSide, _ text: AnalyzedText, _ partners: WordPartners,
    _ segment: Range<Int>
  ) -> Int {
    var last = word
    while last + 1 < segment.upperBound, side.tokens[last + 1] == side.tokens[last] + 1,
      text.tags[side.tokens[last]] != .verb, text.tags[side.tokens[last + 1]] == .noun,
      isFree(last + 1, partners)
    {
      last += 1
    }
    return last
  }

  /// Whether no sure link leads to the word.
  fileprivate static func isFree(_ word: Int, _ partners: WordPartners) -> Bool {
    guard let partner = partners.partner(ofTarget: word) else { return true }
    return partners.strength(ofSource: partner) < leastStrength
  }

  private static func isParticiple(_ surface: ArraySlice<UInt8>) -> Bool {
    ["ed", "en", "é", "és", "ée", "ées"].contains {
      surface.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
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

/// What stands beside a word of a segment and has no partner of its own.
private struct Neighbours {
  let side: TermSide
  let text: AnalyzedText
  let partners: WordPartners
  let segment: Range<Int>

  /// Whether a noun or adjective without a partner stands right before `word`.
  func isCompound(before word: Int) -> Bool {
    word > segment.lowerBound && side.tokens[word - 1] + 1 == side.tokens[word]
      && partners.partner(ofTarget: word - 1) == nil
      && [.noun, .adjective].contains(text.tags[side.tokens[word - 1]])
  }

  /// The last word of the phrase that a preposition joins to `word`: *from wind
  /// turbines*.
  func complement(of word: Int) -> Int? {
    let next = word + 1
    guard next < segment.upperBound, LinkedPhrase.isFree(next, partners),
      [.noun, .properNoun, .adjective].contains(text.tags[side.tokens[next]])
    else { return nil }
    let between = side.tokens[word] + 1..<side.tokens[next]
    guard let first = between.first, text.tags[first] == .adposition,
      between.dropFirst().allSatisfy({ text.tags[$0] == .determiner })
    else { return nil }
    let last = LinkedPhrase.head(from: next, in: side, text, partners, segment)
    return text.tags[side.tokens[last]] == .adjective ? nil : last
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
