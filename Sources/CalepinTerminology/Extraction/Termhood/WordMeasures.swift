internal import CalepinCore
internal import CalepinText

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// How special the words of some documents are.
struct WordMeasures {
  /// The frequency that a word unknown to the reference list is given, as a
  /// Zipf value (powers of ten per billion words).
  static let unseenZipf = 1.0

  /// Per word of ``TermCounts/words``: its frequency in general language, a
  /// Zipf value.
  let zipf: [Double]
  /// Per word: how much more often it stands in these documents than in general
  /// language, in powers of ten.
  ///
  /// Source: Ahmad, Gillam and Tostevin (1999).
  let weirdness: [Double]

  /// How many tokens the documents have.
  let total: Double

  /// Measures the words of `counts` against general language and, where it is
  /// given, a corpus of the user: the higher frequency counts.
  init(_ counts: TermCounts, reference: ReferenceFrequencies?, corpus: TermCounts?) {
    let total = Double(max(1, counts.tokenCount))
    self.total = total
    let size = Double(max(1, corpus?.tokenCount ?? 0))
    zipf = (0..<counts.words.count).map {
      let word = counts.words.bytes(of: UInt32($0))
      let general = reference?.zipf(of: word) ?? Self.unseenZipf
      let own = corpus.map { $0.count(ofWord: word) } ?? 0
      return max(general, Self.unseenZipf, own > 0 ? log10(Double(own) / size * 1e9) : 0)
    }
    weirdness = zip(zipf, counts.wordCounts).map { zipf, count in
      log10((Double(count) + 0.5) / total * 1e9) - zipf
    }
  }
}
