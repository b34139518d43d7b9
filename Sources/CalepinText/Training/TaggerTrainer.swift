public import CalepinCore

/// Trains a ``Tagger`` on treebanks.
///
/// The same sentences, options and program give the same bytes.
public struct TaggerTrainer {
  /// How to train.
  public struct Options: Sendable {
    /// How often to go through the sentences.
    public var epochs = 15
    /// Where the order of the sentences starts from.
    public var seed: UInt64 = 20_260_101
    /// The smallest weight to keep, in 1/127 of the largest.
    public var smallestWeight = 2
    /// By how many points the right class has to win, or the weights move.
    public var margin = 80
    /// A lexicon whose classes are learned from.
    public var lexicon: Lexicon?
    /// How many of 100 times a sentence is seen without the lexicon, so that the
    /// model serves where there is none.
    public var percentWithoutLexicon = 45

    /// Creates the default options.
    public init() {}
  }

  private let language: LanguageTag
  private let options: Options
  private var weights = PerceptronWeights(tagCount: TaggerFeatures.tagCount)
  /// The sentences as they are seen without the lexicon and, where there is
  /// one, with it.
  private var plain: [TrainingSentence] = []
  private var informed: [TrainingSentence] = []
  private var order: [Int] = []

  /// A sentence with the features that do not depend on classes.
  private struct TrainingSentence {
    var tags: [Int] = []
    var isRule: [Bool] = []
    /// Those of the words, with what stands before and behind them.
    var joined: [JoinedHashes] = []
    var features: [[Int32]] = []
  }

  /// Trains on `treebank` and gives the bytes of the model.
  ///
  /// - Parameters:
  ///   - treebank: The sentences to learn from.
  ///   - language: The language of the sentences.
  ///   - options: How to train.
  ///   - progress: Called after each epoch with its number, from 1, and the
  ///     share of decisions that were right.
  /// - Returns: A file for ``Tagger/init(model:)``.
  /// - Complexity: O(epochs · words).
  public static func model(
    from treebank: [TaggedSentence], language: LanguageTag, options: Options = Options(),
    progress: (_ epoch: Int, _ accuracy: Double) -> Void = { _, _ in }
  ) -> [UInt8] {
    var trainer = TaggerTrainer(language: language, options: options)
    trainer.prepare(treebank)
    var random = SplitMix(seed: options.seed)
    for epoch in 1...max(options.epochs, 1) {
      trainer.order.shuffle(using: &random)
      progress(epoch, trainer.runEpoch(using: &random))
    }
    return trainer.model()
  }

  private init(language: LanguageTag, options: Options) {
    self.language = language
    self.options = options
  }

  private mutating func prepare(_ treebank: [TaggedSentence]) {
    plain = sentences(of: treebank, nil)
    if let lexicon = options.lexicon { informed = sentences(of: treebank, lexicon) }
    order = Array(plain.indices)
  }

  private mutating func sentences(
    of treebank: [TaggedSentence], _ lexicon: Lexicon?
  ) -> [TrainingSentence] {
    treebank.filter { !$0.words.isEmpty }.map { sentence in
      let hashed = Self.wordFeatures(of: sentence, lexicon)
      var ready = hashed.ready
      ready.features = hashed.features.map { $0.map { weights.id(of: $0) } }
      return ready
    }
  }

  /// The features of each word that come from words alone.
  private static func wordFeatures(
    of sentence: TaggedSentence, _ lexicon: Lexicon?
  ) -> (ready: TrainingSentence, features: [[UInt64]]) {
    var ready = TrainingSentence()
    var profiles: [WordProfile] = []
    for (index, word) in sentence.words.enumerated() {
      let bytes = Array(word.form.utf8)
      bytes.withUnsafeBufferPointer { bytes in
        profiles.append(WordProfile(bytes, isFirst: index == 0, lexicon))
        let ruled = RuleTagging.tag(of: bytes)
        ready.isRule.append(ruled != nil)
        ready.tags.append(Int((ruled ?? word.tag).rawValue))
      }
    }
    let features = profiles.indices.map { index in
      var found: [UInt64] = []
      for place in TaggerFeatures.Place.allCases {
        let profile = Self.profile(at: index, place, of: profiles)
        TaggerFeatures.features(of: profile, at: place) { feature, _ in found.append(feature) }
      }
      return found
    }
    for index in -1...profiles.count {
      ready.joined.append(JoinedHashes(profile(at: index, .current, of: profiles)))
    }
    return (ready, features)
  }

  private static func profile(
    at index: Int, _ place: TaggerFeatures.Place, of profiles: [WordProfile]
  ) -> WordProfile {
    let target =
      switch place {
      case .current: index
      case .before: index - 1
      case .after: index + 1
      case .secondBefore: index - 2
      case .secondAfter: index + 2
      }
    if target < 0 { return .boundary(UInt64(-target)) }
    if target >= profiles.count { return .boundary(UInt64(target - profiles.count + 1)) }
    return profiles[target]
  }

  private mutating func runEpoch(using random: inout SplitMix) -> Double {
    var (right, all) = (0, 0)
    for number in order {
      let isPlain =
        informed.isEmpty || Int.random(in: 0..<100, using: &random) < options.percentWithoutLexicon
      let sentence = isPlain ? plain[number] : informed[number]
      var (previous, second) = (TaggerFeatures.start, TaggerFeatures.start)
      for index in sentence.tags.indices {
        var chosen = sentence.tags[index]
        if !sentence.isRule[index] {
          let features = features(of: index, in: sentence, after: (previous, second))
          chosen = weights.learn(
            features, right: sentence.tags[index], margin: Int32(options.margin))
          all += 1
          if chosen == sentence.tags[index] { right += 1 }
        }
        (previous, second) = (chosen, previous)
      }
    }
    return all == 0 ? 0 : Double(right) / Double(all)
  }

  private mutating func features(
    of index: Int, in sentence: TrainingSentence, after tags: (Int, Int)
  ) -> [Int32] {
    var features = sentence.features[index]
    TaggerFeatures.history(tags.0, tags.1) { features.append(weights.id(of: $0)) }
    let words = sentence.joined[index..<index + 3]
    TaggerFeatures.joined(
      tags.0, word: words[index + 1], before: words[index], behind: words[index + 2]
    ) {
      features.append(weights.id(of: $0))
    }
    return features
  }

  /// The averaged weights as signed bytes, small ones left out.
  private func model() -> [UInt8] {
    let averages = weights.features.indices.map { weights.averages(of: $0) }
    let sizes = averages.joined().map { $0.magnitude }.filter { $0 > 0 }.sorted()
    // A few giant weights would cost all others their precision.
    let largest = sizes.isEmpty ? 1 : sizes[min(sizes.count - 1, sizes.count * 9995 / 10_000)]
    var rows: [(feature: UInt64, weights: [(tag: UInt8, weight: Int8)])] = []
    for (id, feature) in weights.features.enumerated() {
      var row: [(tag: UInt8, weight: Int8)] = []
      for (tag, average) in averages[id].enumerated() {
        let scaled = (average / largest * 127).rounded()
        let weight = Int8(max(-127, min(127, scaled)))
        if abs(Int(weight)) >= options.smallestWeight { row.append((UInt8(tag), weight)) }
      }
      if !row.isEmpty { rows.append((feature, row)) }
    }
    var writer = ModelWriter(kind: .tagger, language: language.language)
    writer.append(SparseRows.section(for: rows))
    return writer.bytes()
  }
}
