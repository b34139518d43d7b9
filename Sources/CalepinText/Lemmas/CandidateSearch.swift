internal import CalepinCore

/// The lemmas a word may have when its class is not known.
struct CandidateSearch {
  /// Of 255 known words with the same ending so many must be of a class before
  /// a word is taken for one.
  private static let leastShare: UInt8 = 40

  /// A lemma in the making.
  struct Candidate {
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
  /// The first `count` are in use.
  private let candidates: UnsafeMutablePointer<Candidate>
  private var count = 0
  private var places = 0
  /// Whether one lemma may stand there in several classes: a lexicon knows
  /// them, endings only make them likely.
  private var keepsClasses = false

  /// The most lemmas a word can have.
  static let most = 6

  /// Creates a search that writes up to ``most`` lemmas to `target`, each in a
  /// part of `room` bytes, and what it knows of them to `candidates`.
  init(
    _ search: LemmaSearch, isFrench: Bool, target: UnsafeMutablePointer<UInt8>, room: Int,
    candidates: UnsafeMutablePointer<Candidate>
  ) {
    self.search = search
    self.isFrench = isFrench
    self.target = target
    self.room = room
    self.candidates = candidates
  }

  /// Finds the candidates in `lexicon`; says whether it has the word.
  mutating func run(in lexicon: Lexicon) -> Bool {
    guard let entry = lexicon.entry(of: search.word) else { return false }
    let shares = search.tables.shares(of: search.word)
    keepsClasses = true
    for index in 0..<3 {
      let found = lexicon.lemmaRules(of: entry, LemmaKeys.open(index))
      for place in 0..<found.count where places < Self.most {
        var candidate = Candidate(tag: LemmaKeys.open(index), isSeen: true, share: shares[index])
        candidate.count = lexicon.rules.apply(
          found.rules[place], to: search.word, into: target + places * room)
        insert(&candidate)
      }
    }
    keepsClasses = count > 0
    return keepsClasses
  }

  /// Finds the candidates in the tables.
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
      var candidate = Candidate(tag: tag, share: shares[index])
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
    guard count > 1, let frequencies, !self[0].isSeen || !self[count - 1].isSeen else {
      for index in 0..<count { body(lemma(of: self[index]), self[index].tag) }
      return
    }
    var values = SIMD8<Double>()
    for index in 0..<count { values[index] = frequencies.zipf(of: lemma(of: self[index])) ?? 0 }
    let least = values.max() - 2
    for index in 0..<count where self[index].isSeen || values[index] >= least {
      body(lemma(of: self[index]), self[index].tag)
    }
  }

  /// Writes the lemma that `rule` makes and takes it among the candidates.
  private mutating func add(_ candidate: inout Candidate, rule: Int?) {
    let lemma = target + places * room
    if candidate.isSeen, let rule {
      candidate.count = search.tables.rules.apply(rule, to: search.word, into: lemma)
    } else {
      candidate.count = search.write(rule, candidate.tag, isFrench: isFrench, into: lemma)
    }
    insert(&candidate)
  }

  /// Puts the candidate whose lemma was written last in its place among the
  /// others, unless one of them has the same lemma.
  private mutating func insert(_ candidate: inout Candidate) {
    candidate.place = places
    places += 1
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
    (!keepsClasses || a.tag == b.tag) && a.count == b.count
      && lemma(of: a).elementsEqual(lemma(of: b))
  }

  private subscript(_ index: Int) -> Candidate {
    get { candidates[index] }
    nonmutating set { candidates[index] = newValue }
  }
}
