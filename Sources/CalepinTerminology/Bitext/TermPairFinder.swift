public import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// Finds what the terms of a bitext are called in its other language.
///
/// The terms of both sides are found by their own patterns and grouped by their
/// lemmas. Words of meaning are linked; where a term and one of the other side
/// stand in segments that translate each other, the links between them count for
/// the pair, and links that lead out of one of the two against it. How it is done
/// and measured: Documentation/Methods/equivalents.md.
public struct TermPairFinder: Sendable {
  /// A term or phrase of the other side that goes with a term.
  public struct Pair: Sendable {
    /// The term of the other side.
    public var target: Target
    /// How sure the pair is, from 0 to 1.
    public var confidence: Double
    /// In how many places the two meet, linked.
    public var count: Int
    /// How many places the source term has.
    public var total: Int
    /// A pair of segments, by its number, in which the two meet.
    public var segment: Int
  }

  /// What stands on the other side.
  public struct Target: Sendable {
    /// The term as the text writes it.
    public var text: String
    /// The term in the singular.
    public var lemma: String
    /// All ways in which the text writes it.
    public var forms: [String]
    /// Whether ``text`` is a plural.
    public var isPlural: Bool
    /// Whether it is a name.
    public var isName: Bool
  }

  /// How much a word without a partner counts beside one that is linked
  /// elsewhere.
  private static let freeWeight = 0.5
  /// The same where the other side has such a word, too.
  private static let pairedWeight = 0.3
  /// What a term gets that stays as it is.
  private static let sameFormBonus = 0.2
  /// How much a second partner that is left outside counts against a pair.
  private static let secondWeight = 0.5
  /// What two terms get of whose words none is linked anywhere.
  private static let leftOverWeight = 0.3
  /// How much it matters that the target term stands for nothing else.
  private static let specificity = 0.2
  /// What a phrase counts that is no term by its pattern.
  private static let phraseWeight = 0.9
  /// How much it matters that the terms occur in the same segments.
  private static let meetingWeight = 0.25

  let bitext: Bitext
  private let source: TermSide
  private let target: TermSide
  private let partners: WordPartners
  private let termOfKey: [String: Int]

  /// Creates a finder for the terms of `bitext`.
  ///
  /// - Parameters:
  ///   - bitext: The segments.
  ///   - source: What finds the terms of its source side.
  ///   - target: What finds the terms of its target side.
  ///   - translations: What is known of the translation of words, if anything.
  /// - Complexity: O(tokens and terms of the bitext).
  public init(
    _ bitext: Bitext, source: TermExtractor, target: TermExtractor,
    translations: (any WordTranslations)? = nil
  ) {
    self.bitext = bitext
    self.source = TermSide(bitext.source, segments: bitext.sourceSegments, extractor: source)
    self.target = TermSide(bitext.target, segments: bitext.targetSegments, extractor: target)
    partners = WordLinker(translations: translations).links(self.source.words, self.target.words)
    termOfKey = Dictionary(
      self.source.terms.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    var places = Array(repeating: [Int](), count: self.source.terms.count)
    for (number, place) in self.source.places.enumerated() { places[place.term].append(number) }
    placesOfTerm = places
  }

  private let placesOfTerm: [[Int]]

  /// What speaks for one target term.
  fileprivate struct Evidence {
    var sum = 0.0
    var meetings = 0
    var links = 0
    var best = 0.0
    var segment = -1
  }

  /// The terms that go with the term of the source side that has `key` (see
  /// ``CandidateTerm/key``), the surest first.
  ///
  /// - Parameters:
  ///   - key: The key of the term.
  ///   - limit: How many at the most.
  /// - Returns: None when the bitext does not have the term, or nothing is
  ///   linked with it.
  /// - Complexity: O(places of the term × terms of a segment).
  public func pairs(forKey key: String, atMost limit: Int) -> [Pair] {
    guard let term = termOfKey[key] else { return [] }
    let places = places(ofKey: key)
    var found: [Int: Evidence] = [:]
    var phrases: [String: (phrase: LinkedPhrase, evidence: Evidence)] = [:]
    for place in places {
      var here: [Int: Double] = [:]
      for other in target.places(in: place.segment) {
        here[other.term] = max(here[other.term] ?? 0, agreement(place, other))
      }
      for (other, value) in here { found[other, default: Evidence()].add(value, place.segment) }
      guard let (key, phrase, value) = phrase(of: place) else { continue }
      phrases[key, default: (phrase, Evidence())].evidence.add(value, place.segment)
    }
    var pairs = found.compactMap { other, evidence -> (key: String, pair: Pair)? in
      pair(term, places.count, other, evidence).map { (target.terms[other].key, $0) }
    }
    for (key, found) in phrases {
      guard let pair = pair(term, places.count, found.phrase, found.evidence) else { continue }
      pairs.append((key, pair))
    }
    pairs.sort {
      ($1.pair.confidence, $0.key.utf8.count, $0.key)
        < ($0.pair.confidence, $1.key.utf8.count, $1.key)
    }
    return pairs.prefix(limit).map(\.pair)
  }

  /// The phrase that the links of `place` lead to, where it is none of the
  /// terms of the other side, with its key and how well it fits.
  private func phrase(
    of place: TermSide.Place
  ) -> (key: String, phrase: LinkedPhrase, agreement: Double)? {
    guard let phrase = LinkedPhrase(of: place, in: target, bitext.target, partners) else {
      return nil
    }
    let isTerm = target.places(in: place.segment).contains { phrase.words.elementsEqual($0.words) }
    guard !isTerm else { return nil }
    let key = phrase.tokens.map { bitext.target.lemmaText(of: $0) }.joined(separator: " ")
    let value = Self.phraseWeight * agreement(place.words, phrase.words, leftOver: 0)
    return (Folding.fold(key), phrase, value)
  }

  private func pair(
    _ term: Int, _ total: Int, _ phrase: LinkedPhrase, _ evidence: Evidence
  ) -> Pair? {
    guard evidence.links > 0 else { return nil }
    let text = phrase.text(in: bitext.target)
    let isPlural = phrase.isPlural(in: bitext.target)
    let singular = DraftInflection(target: bitext.target.language).text(
      text, isPlural ? .plural : .base, isPlural: false)
    let share = evidence.sum / Double(total)
    let meeting = evidence.meetings < 2 ? 0 : Double(evidence.meetings) / Double(total)
    return Pair(
      target: Target(
        text: text, lemma: singular, forms: [text], isPlural: isPlural, isName: false),
      confidence: min(1, (1 - Self.meetingWeight) * share + Self.meetingWeight * meeting),
      count: evidence.links, total: total, segment: evidence.segment)
  }

  /// The places of the source term that has `key`.
  func places(ofKey key: String) -> [TermSide.Place] {
    guard let term = termOfKey[key] else { return [] }
    return placesOfTerm[term].map { source.places[$0] }
  }

  private func pair(_ term: Int, _ total: Int, _ other: Int, _ evidence: Evidence) -> Pair? {
    guard evidence.sum > 0, evidence.links > 0 else { return nil }
    let otherTotal = Double(target.placeCounts[other])
    let share = evidence.sum / Double(total)
    let specific = power(min(1, evidence.sum / otherTotal), Self.specificity)
    let meeting =
      evidence.meetings < 2
      ? 0 : min(1, 2 * Double(evidence.meetings) / (Double(total) + otherTotal))
    var score = (1 - Self.meetingWeight) * share * specific + Self.meetingWeight * meeting
    if source.terms[term].lemma == target.terms[other].lemma { score += Self.sameFormBonus }
    let found = target.terms[other]
    return Pair(
      target: Target(
        text: found.text, lemma: found.lemma, forms: found.forms.map(\.text),
        isPlural: found.isPlural, isName: found.termClass == .name),
      confidence: min(1, score), count: evidence.links, total: total, segment: evidence.segment)
  }

  /// How far the links of two terms lead to each other and to nothing else,
  /// from 0 to 1.
  private func agreement(_ place: TermSide.Place, _ other: TermSide.Place) -> Double {
    agreement(
      place.words, other.words, leftOver: Self.leftOverWeight * closeness(place, other))
  }

  /// The same for the words of both; `leftOver` where none of them is linked
  /// with anything.
  private func agreement(
    _ words: Range<Int>, _ others: some Collection<Int>, leftOver: Double
  ) -> Double {
    var (inside, outside) = (0.0, 0.0)
    var (free, otherFree) = (0.0, 0.0)
    for word in words {
      if let partner = partners.partner(ofSource: word) {
        if others.contains(partner) {
          inside += 0.4 + 0.6 * min(1, 3 * Double(partners.strength(ofSource: word)))
        } else {
          outside += 1
        }
        if let second = partners.secondPartner(ofSource: word), !others.contains(second) {
          outside += Self.secondWeight
        }
      } else {
        free += 1
      }
    }
    for word in others {
      if let partner = partners.partner(ofTarget: word) {
        if !words.contains(partner) { outside += 1 }
        if let second = partners.secondPartner(ofTarget: word), !words.contains(second) {
          outside += Self.secondWeight
        }
      } else {
        otherFree += 1
      }
    }
    guard inside > 0 else {
      guard outside == 0, free > 0, otherFree > 0 else { return 0 }
      return leftOver
    }
    // What is left over on both sides is likely to go together.
    let unmatched =
      Self.freeWeight * abs(free - otherFree) + Self.pairedWeight * min(free, otherFree)
    return inside / (inside + outside + unmatched)
  }

  /// How close the places of two terms in their segments are, from 0 to 1.
  private func closeness(_ place: TermSide.Place, _ other: TermSide.Place) -> Double {
    let from = source.words.range(of: place.segment)
    let to = target.words.range(of: place.segment)
    let here = Double(place.words.lowerBound - from.lowerBound) / Double(max(1, from.count))
    let there = Double(other.words.lowerBound - to.lowerBound) / Double(max(1, to.count))
    let size =
      Double(min(place.words.count, other.words.count))
      / Double(max(place.words.count, other.words.count, 1))
    return size / (1 + 6 * abs(here - there))
  }
}

extension TermPairFinder.Evidence {
  fileprivate mutating func add(_ value: Double, _ segment: Int) {
    meetings += 1
    guard value > 0 else { return }
    sum += value
    links += 1
    if value > best { (best, self.segment) = (value, segment) }
  }
}
