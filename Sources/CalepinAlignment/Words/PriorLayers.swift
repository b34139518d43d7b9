internal import CalepinCore
internal import CalepinText

/// Gathers what is known of the words of a bitext before it is aligned, in
/// layers whose pseudo-counts are added up.
struct PriorLayers {
  /// How many links a certain pair of each layer is worth.
  enum Weight {
    static let lexicon: Float = 4
    static let lemma: Float = 2
    static let same: Float = 2
    static let sameShort: Float = 0.2
    static let confirmed: Float = 8
    static let model: Float = 8
  }

  /// Words that begin alike are compared with at most so many others.
  private static let mostAlike = 400
  /// The least likeness of cognates, and their least length.
  private static let leastLikeness: Float = 0.65
  private static let leastLength = 5

  private let source: WordTable
  private let target: WordTable
  private let languages: (source: LanguageTag, target: LanguageTag)
  private var weights: [UInt64: Float] = [:]

  /// Creates layers for the words of `bitext`, so far without knowledge.
  init(_ bitext: WordBitext) {
    source = bitext.source.words
    target = bitext.target.words
    languages = (bitext.source.language, bitext.target.language)
  }

  /// All pairs with their pseudo-counts, in a fixed order.
  var priors: LexicalPriors {
    LexicalPriors(
      pairs: weights.sorted { $0.key < $1.key }.map { key, weight in
        LexicalPriors.Pair(
          source: UInt32(key >> 32), target: UInt32(key & 0xFFFF_FFFF), weight: weight)
      })
  }

  private mutating func add(_ weight: Float, _ source: UInt32, _ target: UInt32) {
    weights[UInt64(source) << 32 | UInt64(target), default: 0] += weight
  }

  /// Adds pairs of folded words that a person has confirmed, in all forms that
  /// the texts have of them.
  mutating func add(confirmed pairs: [(source: String, target: String)]) {
    guard !pairs.isEmpty else { return }
    let forms = (
      source: Self.forms(of: source, in: languages.source),
      target: Self.forms(of: target, in: languages.target)
    )
    for pair in pairs {
      for from in forms.source[pair.source] ?? [] {
        for to in forms.target[pair.target] ?? [] { add(Weight.confirmed, from, to) }
      }
    }
  }

  /// The words by themselves and by the lemmas that they may have.
  private static func forms(of words: WordTable, in language: LanguageTag) -> [String: Set<UInt32>]
  {
    let lemmatizer = Lemmatizer.builtIn(for: language)
    var forms: [String: Set<UInt32>] = [:]
    for id in 0..<UInt32(words.count) {
      forms[words.text(of: id), default: []].insert(id)
      guard let lemmatizer else { continue }
      for lemma in lemmas(of: words.bytes(of: id), lemmatizer) {
        forms[lemma.text, default: []].insert(id)
      }
    }
    return forms
  }

  /// Adds what the lexicon has of the forms, and of the lemmas of forms that
  /// it lacks.
  mutating func add(_ lexicon: BilingualLexicon) {
    add(forms: lexicon, weight: Weight.lexicon)
    addLemmas(lexicon)
  }

  /// Adds what `lexicon` has of the forms, each for as many links as `weight`
  /// times its association.
  mutating func add(forms lexicon: BilingualLexicon, weight: Float) {
    var targets: [UInt32: UInt32] = [:]
    for id in 0..<UInt32(target.count) {
      targets[BilingualLexicon.hash(ofForm: target.bytes(of: id))] = id
    }
    for id in 0..<UInt32(source.count) {
      lexicon.forEachTranslation(ofForm: source.bytes(of: id)) { hash, association in
        if let other = targets[hash] { add(association * weight, id, other) }
      }
    }
  }

  private mutating func addLemmas(_ lexicon: BilingualLexicon) {
    guard let from = Lemmatizer.builtIn(for: lexicon.source),
      let to = Lemmatizer.builtIn(for: lexicon.target)
    else { return }
    var forms: [String: [UInt32]] = [:]
    for id in 0..<UInt32(target.count) {
      for lemma in Self.lemmas(of: target.bytes(of: id), to) {
        forms[lemma.text, default: []].append(id)
      }
    }
    for id in 0..<UInt32(source.count) {
      var known: [UInt32: Float] = [:]
      for lemma in Self.lemmas(of: source.bytes(of: id), from) {
        guard let wordClass = BilingualLexicon.WordClass(lemma.tag) else { continue }
        let found = lexicon.translations(of: lemma.text, as: wordClass, from: lexicon.source)
        for translation in found {
          let association = Float(
            2 * translation.probability * translation.backProbability
              / (translation.probability + translation.backProbability))
          for other in forms[translation.text] ?? [] {
            known[other] = max(known[other] ?? 0, association)
          }
        }
      }
      for (other, association) in known where association > 0.02 {
        add(association * Weight.lemma, id, other)
      }
    }
  }

  private static func lemmas(
    of word: ArraySlice<UInt8>, _ lemmatizer: Lemmatizer
  ) -> [CandidateLemma] {
    word.withUnsafeBufferPointer { lemmatizer.candidateLemmas(of: $0) }
  }

  /// Adds words that are written alike in both languages: numbers, signs,
  /// names, and words of one origin.
  mutating func addLikeness() {
    var heads: [ArraySlice<UInt8>: [UInt32]] = [:]
    let plain = (source: Self.plainWords(source), target: Self.plainWords(target))
    for id in 0..<target.count where plain.target[id].count >= Self.leastLength {
      heads[plain.target[id].prefix(4), default: []].append(UInt32(id))
    }
    for id in 0..<source.count {
      if let same = target.existingID(of: source.bytes(of: UInt32(id))) {
        add(Self.sameWeight(source.bytes(of: UInt32(id))), UInt32(id), same)
      }
      let word = plain.source[id]
      guard word.count >= Self.leastLength else { continue }
      for other in (heads[word.prefix(4)] ?? []).prefix(Self.mostAlike) {
        let likeness = Self.likeness(word, plain.target[Int(other)])
        if likeness >= Self.leastLikeness { add(likeness, UInt32(id), other) }
      }
    }
  }

  /// Words of four letters and more, and all that are no words, are the same
  /// by more than chance.
  private static func sameWeight(_ word: ArraySlice<UInt8>) -> Float {
    let isShort = word.count < 4 && word.contains { (0x61...0x7A).contains($0) || $0 >= 0x80 }
    return isShort ? Weight.sameShort : Weight.same
  }

  private static func plainWords(_ words: WordTable) -> [[UInt8]] {
    (0..<UInt32(words.count)).map { id in
      var plain: [UInt8] = []
      Folding.fold(words.bytes(of: id), into: &plain, options: [.withoutAccents])
      return plain
    }
  }

  /// How much of two words their common beginning is, from 0 to 1.
  private static func likeness(_ a: [UInt8], _ b: [UInt8]) -> Float {
    let shared = zip(a, b).prefix { $0 == $1 }.count
    return Float(2 * shared) / Float(a.count + b.count)
  }
}
