internal import CalepinCore

/// The lemmas a word may have when its class is not known.
struct CandidateSearch {
  /// Of 255 known words with the same ending so many must be of a class before
  /// a word is taken for one.
  private static let leastShare: UInt8 = 40

  private struct Candidate {
    var tag = PartOfSpeech.noun
    var isSeen = false
    var share: UInt8 = 0
    var place = 0
    var count = 0
  }

  private let search: LemmaSearch
  private let isFrench: Bool
  private let target: UnsafeMutablePointer<UInt8>
  private let room: Int
  /// One for each of ``LemmaKeys/open``, the first `count` of them in use.
  private var candidates = (Candidate(), Candidate(), Candidate())
  private var count = 0

  /// Creates a search that writes up to three lemmas to `target`, each in a
  /// part of `room` bytes.
  init(
    _ search: LemmaSearch, isFrench: Bool, target: UnsafeMutablePointer<UInt8>, room: Int
  ) {
    self.search = search
    self.isFrench = isFrench
    self.target = target
    self.room = room
  }

  /// Finds the candidates.
  mutating func run() {
    let tables = search.tables
    var hash = ByteHash()
    for byte in search.word { hash.add(byte) }
    var seen = SIMD4<Int>(repeating: -1)
    for index in 0..<3 {
      seen[index] = tables.rule(ofForm: LemmaKeys.form(hash, LemmaKeys.open(index))) ?? -1
    }
    let shares = tables.shares(of: search.word)
    for index in 0..<3 {
      let tag = LemmaKeys.open(index)
      var candidate = Candidate(tag: tag, share: shares[index], place: index)
      if seen[index] >= 0 {
        candidate.isSeen = true
        add(&candidate, rule: seen[index])
        continue
      }
      let found = search.ruleOfSuffix(tag)
      let isPlausible = seen.max() < 0 && shares[index] >= Self.leastShare
      // The rule of the empty ending proves nothing: it cuts letters it never saw.
      if isPlausible || found.provenLetters > 0 { add(&candidate, rule: found.rule) }
    }
    if count == 0 {
      var noun = Candidate()
      add(&noun, rule: search.ruleOfSuffix(.noun).rule)
    }
  }

  /// Hands over what was found, without lemmas that are a hundred times rarer
  /// than the commonest one and whose form training has not seen: *vites*
  /// beside *vitesse*.
  func forEach(
    by frequencies: ReferenceFrequencies?,
    _ body: (UnsafeBufferPointer<UInt8>, PartOfSpeech) -> Void
  ) {
    guard count > 1, let frequencies else {
      for index in 0..<count { body(lemma(of: self[index]), self[index].tag) }
      return
    }
    var values = SIMD4<Double>()
    for index in 0..<count { values[index] = frequencies.zipf(of: lemma(of: self[index])) ?? 0 }
    let least = values.max() - 2
    for index in 0..<count where self[index].isSeen || values[index] >= least {
      body(lemma(of: self[index]), self[index].tag)
    }
  }

  /// Writes the lemma of `candidate` and puts it in its place among the
  /// others, unless one of them has the same lemma.
  private mutating func add(_ candidate: inout Candidate, rule: Int?) {
    let lemma = target + candidate.place * room
    if candidate.isSeen, let rule {
      candidate.count = search.tables.rules.apply(rule, to: search.word, into: lemma)
    } else {
      candidate.count = search.write(rule, candidate.tag, isFrench: isFrench, into: lemma)
    }
    for index in 0..<count where isEqual(self[index], candidate) {
      guard Self.isBefore(candidate, self[index]) else { return }
      count -= 1
      for later in index..<count { self[later] = self[later + 1] }
      break
    }
    var index = count
    count += 1
    while index > 0, Self.isBefore(candidate, self[index - 1]) {
      self[index] = self[index - 1]
      index -= 1
    }
    self[index] = candidate
  }

  /// Whether `a` is the likelier one; of equals the one found first stays.
  private static func isBefore(_ a: Candidate, _ b: Candidate) -> Bool {
    a.isSeen == b.isSeen ? a.share > b.share : a.isSeen
  }

  private func lemma(of candidate: Candidate) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: target + candidate.place * room, count: candidate.count)
  }

  private func isEqual(_ a: Candidate, _ b: Candidate) -> Bool {
    a.count == b.count && lemma(of: a).elementsEqual(lemma(of: b))
  }

  private subscript(_ index: Int) -> Candidate {
    get {
      switch index {
      case 0: candidates.0
      case 1: candidates.1
      default: candidates.2
      }
    }
    set {
      switch index {
      case 0: candidates.0 = newValue
      case 1: candidates.1 = newValue
      default: candidates.2 = newValue
      }
    }
  }
}
