internal import CalepinCore
internal import CalepinText

/// How special the words of some documents are.
struct WordMeasures {
  /// The frequency that a word unknown to the reference list is given, as a
  /// Zipf value (powers of ten per billion words).
  static let unseenZipf = 1.0
  /// The same for the background, which is made from fewer texts.
  static let unseenBackgroundZipf = 3.0

  /// Per word of ``TermCounts/words``: its frequency in general language, a
  /// Zipf value.
  let zipf: [Double]
  /// Per word: how much more often it stands in these documents than in general
  /// language, in powers of ten.
  ///
  /// Source: Ahmad, Gillam and Tostevin (1999).
  let weirdness: [Double]

  /// Per word: its frequency in texts of many fields, a Zipf value.
  let backgroundZipf: [Double]
  /// Per word: how much more often it stands in these documents than in texts of
  /// many fields, in powers of ten.
  let distinctness: [Double]

  /// How many tokens the documents have.
  let total: Double

  /// Measures the words of `counts` against general language and, where it is
  /// given, a corpus of the user: the higher frequency counts.
  init(
    _ counts: TermCounts, reference: ReferenceFrequencies?, background: ReferenceFrequencies?,
    corpus: TermCounts?, cores: Cores
  ) {
    let total = Double(max(1, counts.tokenCount))
    self.total = total
    let size = Double(max(1, corpus?.tokenCount ?? 0))
    zipf = cores.map(counts.words.count) {
      let word = counts.words.bytes(of: UInt32($0))
      let general = reference?.zipf(of: word) ?? Self.unseenZipf
      let own = corpus.map { $0.count(ofWord: word) } ?? 0
      return max(general, Self.unseenZipf, own > 0 ? commonLog(Double(own) / size * 1e9) : 0)
    }
    backgroundZipf = cores.map(counts.words.count) {
      background?.zipf(of: counts.words.bytes(of: UInt32($0))) ?? Self.unseenBackgroundZipf
    }
    let own = counts.wordCounts.map { commonLog((Double($0) + 0.5) / total * 1e9) }
    weirdness = zip(own, zipf).map { $0 - $1 }
    distinctness = zip(own, backgroundZipf).map { $0 - $1 }
  }
}
