internal import CalepinCore

extension AnalyzedText {
  /// Replaces all classes and, with a lemmatizer, all lemmas and features.
  ///
  /// - Complexity: O(number of bytes).
  public mutating func annotate(with tagger: Tagger, _ lemmatizer: Lemmatizer?) {
    annotate(
      with: tagger, lemmatizer, bytes.withUnsafeBufferPointer { Spellings(tokens, in: $0) },
      findsMorphology: true)
  }

  /// The same for tokens with these `spellings`; a spelling is lemmatised anew
  /// only when its class is neither of the last two it had.
  mutating func annotate(
    with tagger: Tagger, _ lemmatizer: Lemmatizer?, _ spellings: Spellings, findsMorphology: Bool
  ) {
    bytes.withUnsafeBufferPointer { buffer in
      tagger.tag(tokens, in: buffer, sentences: sentences, spellings, into: &tags)
      guard let lemmatizer else { return }
      let lexicon = findsMorphology ? lemmatizer.lexicon : nil
      morphologies = lexicon == nil ? [] : Array(repeating: [], count: tags.count)
      var known = Array(repeating: (Reading.none, Reading.none), count: spellings.count)
      var lemma: [UInt8] = []
      for index in tags.indices {
        let spelling = Int(spellings.ids[index])
        let tag = tags[index]
        if known[spelling].0.tag != tag {
          var reading = known[spelling].1
          if reading.tag != tag {
            let surface = UnsafeBufferPointer(rebasing: buffer[tokens.range(of: index)])
            lemmatizer.lemma(of: surface, tag: tag, into: &lemma)
            reading = Reading(
              tag: tag, lemma: words.id(of: lemma),
              morphology: lexicon?.morphology(of: surface, as: tag) ?? [])
          }
          known[spelling] = (reading, known[spelling].0)
        }
        lemmas[index] = known[spelling].0.lemma
        if lexicon != nil { morphologies[index] = known[spelling].0.morphology }
      }
    }
  }

  /// A spelling as a word of one class.
  private struct Reading {
    var tag: PartOfSpeech?
    var lemma: WordTable.ID = 0
    var morphology: Morphology = []
    static let none = Reading()
  }
}
