/// Links each word of the target sentences to a word of the source sentences,
/// or to none, by collapsed Gibbs sampling.
///
/// A word's link is drawn from what all other links say: how often the two
/// words are linked elsewhere (IBM model 1), how far the link jumps from those
/// of its neighbours (HMM), and how many words the source word has already
/// (fertility). Counts stand in for parameters, with sparse Dirichlet priors.
///
/// Source: Östling and Tiedemann, "Efficient word alignment with Markov chain
/// Monte Carlo" (2016); Vogel, Ney and Tillmann, "HMM-based word alignment"
/// (1996).
struct GibbsSampler: ~Copyable {
  /// What a link is drawn from; each stage adds to the one before.
  enum Stage { case words, jumps, fertility }

  /// The constants of the model.
  enum Constant {
    static let lexical: Float = 0.001
    static let null: Float = 0.005
    static let fertility: Float = 0.5
    static let nullShare: Float = 0.2
    /// About how many words stand beside a word each time it occurs: a rare
    /// word's translations are among few.
    static let neighbours: Float = 30
    /// In a short text so many words share what has no link.
    static let leastVocabulary: Float = 2000
    /// A link that is less likely than this is not remembered.
    static let leastPosterior: Float = 0.02
  }

  /// Sentences with more words than this on one side are left without links.
  static let longestSentence = 1024
  /// Fertilities from here on are one.
  private static let fertilityClasses = 8

  private let source: WordSentences
  private let target: WordSentences
  private var table: LexicalTable
  /// By source word: its links, the pseudo-counts of its priors, and the sum of
  /// the Dirichlet constants.
  private let totals: UnsafeMutablePointer<Float>
  /// By target word: how often it has no link.
  private let nullCounts: UnsafeMutablePointer<Float>
  private var nullTotal: Float
  private var jumps: JumpModel
  /// How often a source word has each fertility.
  private let fertilities: UnsafeMutablePointer<Float>
  /// By target token: the position of its source word + 1, 0 for none.
  private let links: UnsafeMutablePointer<UInt16>
  private var sentence: SentenceScratch
  private var random: SamplerRandom

  /// Creates a sampler without links.
  ///
  /// - Parameters:
  ///   - source: The side whose words are chosen from.
  ///   - target: The side whose words choose; as many sentences.
  ///   - priors: Pseudo-counts of pairs.
  ///   - seed: The same seed gives the same links.
  init(source: WordSentences, target: WordSentences, priors: LexicalPriors, seed: UInt64) {
    precondition(source.count == target.count, "both sides have the same number of sentences")
    self.source = source
    self.target = target
    table = LexicalTable(wordCount: target.wordCount)
    let vocabulary = Float(max(target.wordCount, 1))
    totals = .allocate(capacity: source.wordCount + 1)
    totals.initialize(repeating: 0, count: source.wordCount + 1)
    for word in source.words { totals[Int(word)] += Constant.neighbours }
    for word in 0...source.wordCount {
      totals[word] = Constant.lexical * min(vocabulary, totals[word])
    }
    nullCounts = .allocate(capacity: target.wordCount + 1)
    nullCounts.initialize(repeating: Constant.null, count: target.wordCount + 1)
    nullTotal = Constant.null * max(vocabulary, Constant.leastVocabulary)
    let longest = min(max(source.longest, target.longest), Self.longestSentence)
    jumps = JumpModel(longest: longest)
    fertilities = .allocate(capacity: (source.wordCount + 1) * Self.fertilityClasses)
    fertilities.initialize(
      repeating: Constant.fertility, count: (source.wordCount + 1) * Self.fertilityClasses)
    links = .allocate(capacity: target.words.count + 1)
    links.initialize(repeating: 0, count: target.words.count + 1)
    sentence = SentenceScratch(longest: longest)
    random = SamplerRandom(seed: seed)
    for pair in priors.pairs {
      table.add(pair.weight, source: pair.source, target: Int(pair.target))
      totals[Int(pair.source)] += pair.weight
    }
  }

  deinit {
    totals.deallocate()
    nullCounts.deallocate()
    fertilities.deallocate()
    links.deallocate()
  }

  /// Draws a first link for every word, each from those drawn before it.
  mutating func start() {
    for index in 0..<target.count { sample(index, .words, isFirst: true, into: nil) }
  }

  /// Draws every link anew, `count` times.
  ///
  /// - Parameters:
  ///   - count: How many sweeps.
  ///   - stage: What the links are drawn from.
  ///   - isNewStage: Whether the last sweep was of an earlier stage, so that
  ///     the counts of this one have to be taken first.
  ///   - posteriors: Where the probabilities of the links are added up.
  /// - Complexity: O(sum of the products of the lengths) a sweep.
  mutating func sweep(
    _ count: Int, _ stage: Stage, isNewStage: Bool, into posteriors: LinkPosteriors?
  ) {
    if isNewStage { takeCounts(for: stage) }
    let refresh = max(1, target.count / 1000)
    for _ in 0..<count {
      for index in 0..<target.count {
        if index % refresh == 0, stage != .words { jumps.refresh() }
        sample(index, stage, isFirst: false, into: posteriors)
      }
    }
  }

  /// Counts the jumps or fertilities of the links as they are.
  private mutating func takeCounts(for stage: Stage) {
    for index in 0..<target.count {
      guard let lengths = lengths(of: index) else { continue }
      switch stage {
      case .words: break
      case .jumps: addJumps(of: index, lengths.source, 1)
      case .fertility:
        countFertilities(of: index, lengths.source)
        addFertilities(of: index, lengths.source, 1)
      }
    }
  }

  private func lengths(of index: Int) -> (source: Int, target: Int)? {
    let lengths = (source: source.range(of: index).count, target: target.range(of: index).count)
    guard lengths.source > 0, lengths.target > 0, lengths.source <= Self.longestSentence,
      lengths.target <= Self.longestSentence
    else { return nil }
    return lengths
  }

  private mutating func sample(
    _ index: Int, _ stage: Stage, isFirst: Bool, into posteriors: LinkPosteriors?
  ) {
    guard let lengths = lengths(of: index) else { return }
    prepare(index, lengths.source, stage)
    if stage != .words { addJumps(of: index, lengths.source, -1) }
    let tokens = target.range(of: index)
    markNextLinks(tokens, end: lengths.source)
    var previous = -1
    for token in tokens {
      let word = target.words[token]
      if !isFirst { unlink(token, word, of: index, stage) }
      let next = Int(sentence.next[token - tokens.lowerBound])
      let weights = weigh(word, lengths.source, stage, previous: previous, next: next)
      if let posteriors { remember(token, lengths.source, weights, in: posteriors) }
      link(token, word, of: index, stage, draw(weights, count: lengths.source))
      if links[token] > 0 { previous = Int(links[token]) - 1 }
    }
    if stage != .words { addJumps(of: index, lengths.source, 1) }
    if stage == .fertility { addFertilities(of: index, lengths.source, 1) }
  }

  /// Fills the scratch with what does not change from word to word.
  private mutating func prepare(_ index: Int, _ count: Int, _ stage: Stage) {
    let start = source.range(of: index).lowerBound
    if stage == .fertility {
      countFertilities(of: index, count)
      addFertilities(of: index, count, -1)
    }
    for place in 0..<count {
      let word = source.words[start + place]
      sentence.keys[place] = word + 1
      sentence.hashes[place] = LexicalTable.hash(word + 1)
      setBase(place, Int(word), stage)
    }
  }

  /// The part of a source word's weight that its links decide.
  @inline(__always) private func setBase(_ place: Int, _ word: Int, _ stage: Stage) {
    var base = 1 / totals[word]
    if stage == .fertility {
      let row = fertilities + word * Self.fertilityClasses
      let now = min(Int(sentence.fertility[place]), Self.fertilityClasses - 1)
      let then = min(now + 1, Self.fertilityClasses - 1)
      base *= row[then] / row[now]
    }
    sentence.bases[place] = base
  }

  /// Notes for each token where the next linked one behind it is linked to.
  private func markNextLinks(_ tokens: Range<Int>, end: Int) {
    var next = Int32(end)
    for token in tokens.reversed() {
      sentence.next[token - tokens.lowerBound] = next
      if links[token] > 0 { next = Int32(links[token]) - 1 }
    }
  }

  /// What a draw is made from: the sum over all places, and that with no link.
  private struct Weights {
    var linked: Float
    var null: Float
  }

  /// Writes the running sum of the weights of all places to the scratch.
  @inline(__always) private func weigh(
    _ word: UInt32, _ count: Int, _ stage: Stage, previous: Int, next: Int
  ) -> Weights {
    let row = table.rows[Int(word)]
    let (keys, counts) = (table.keys + row.start, table.weights + row.start)
    let (from, to) =
      stage == .words ? jumps.even : (jumps.jump(from: previous), jumps.jump(to: next))
    var sum: Float = 0
    for place in 0..<count {
      let weight =
        LexicalTable.weight(
          of: sentence.keys[place], hash: sentence.hashes[place], shift: row.shift, keys: keys,
          weights: counts) + Constant.lexical
      sum += weight * sentence.bases[place] * from[place] * to[-place]
      sentence.sums[place] = sum
    }
    let scale = stage == .words ? 1 / Float(count) : 1
    let null = Constant.nullShare * nullCounts[Int(word)] / nullTotal
    let skip = stage == .words ? 1 : jumps.jump(from: previous)[next]
    return Weights(linked: sum, null: null * skip / (scale * (1 - Constant.nullShare)))
  }

  /// Draws a place by the running sums; its number + 1, or 0 for none.
  @inline(__always) private mutating func draw(_ weights: Weights, count: Int) -> UInt16 {
    let point = random.unit() * (weights.linked + weights.null)
    guard point < weights.linked else { return 0 }
    var place = 0
    while place < count - 1, sentence.sums[place] <= point { place += 1 }
    return UInt16(place + 1)
  }

  private func remember(
    _ token: Int, _ count: Int, _ weights: Weights, in posteriors: LinkPosteriors
  ) {
    let total = weights.linked + weights.null
    guard total > 0 else { return }
    let least = total * Constant.leastPosterior
    var last: Float = 0
    for place in 0..<count {
      let weight = sentence.sums[place] - last
      last = sentence.sums[place]
      if weight > least { posteriors.add(weight / total, token: token, place: place) }
    }
  }

  @inline(__always) private mutating func unlink(
    _ token: Int, _ word: UInt32, of index: Int, _ stage: Stage
  ) {
    change(token, word, of: index, stage, by: -1)
  }

  @inline(__always) private mutating func link(
    _ token: Int, _ word: UInt32, of index: Int, _ stage: Stage, _ link: UInt16
  ) {
    links[token] = link
    change(token, word, of: index, stage, by: 1)
  }

  /// Counts the link of a token in or out.
  @inline(__always) private mutating func change(
    _ token: Int, _ word: UInt32, of index: Int, _ stage: Stage, by amount: Float
  ) {
    guard links[token] > 0 else {
      nullCounts[Int(word)] += amount
      nullTotal += amount
      return
    }
    let place = Int(links[token]) - 1
    let chosen = sentence.keys[place] - 1
    table.add(amount, source: chosen, target: Int(word))
    totals[Int(chosen)] += amount
    sentence.fertility[place] &+= amount > 0 ? 1 : -1
    setBase(place, Int(chosen), stage)
  }

  private func countFertilities(of index: Int, _ count: Int) {
    for place in 0..<count { sentence.fertility[place] = 0 }
    for token in target.range(of: index) where links[token] > 0 {
      sentence.fertility[Int(links[token]) - 1] += 1
    }
  }

  private func addFertilities(of index: Int, _ count: Int, _ amount: Float) {
    let start = source.range(of: index).lowerBound
    for place in 0..<count {
      let fertility = min(Int(sentence.fertility[place]), Self.fertilityClasses - 1)
      fertilities[Int(source.words[start + place]) * Self.fertilityClasses + fertility] += amount
    }
  }

  private mutating func addJumps(of index: Int, _ count: Int, _ amount: Float) {
    var previous = -1
    for token in target.range(of: index) where links[token] > 0 {
      let place = Int(links[token]) - 1
      jumps.add(amount, from: previous, to: place)
      previous = place
    }
    jumps.add(amount, from: previous, to: count)
  }
}
