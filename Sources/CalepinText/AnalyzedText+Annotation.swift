internal import CalepinCore

extension AnalyzedText {
  /// Replaces all classes and, with a lemmatizer, all lemmas and features.
  ///
  /// A spelling is lemmatised anew only when its class changes.
  ///
  /// - Complexity: O(number of bytes).
  public mutating func annotate(with tagger: Tagger, _ lemmatizer: Lemmatizer?) {
    bytes.withUnsafeBufferPointer { buffer in
      tagger.tag(tokens, in: buffer, sentences: sentences, into: &tags)
      guard let lemmatizer else { return }
      let lexicon = lemmatizer.lexicon
      morphologies = lexicon == nil ? [] : Array(repeating: [], count: tags.count)
      var spellings = WordTable()
      var known: [(tag: PartOfSpeech, lemma: WordTable.ID, morphology: Morphology)] = []
      var lemma: [UInt8] = []
      for index in tags.indices {
        let surface = UnsafeBufferPointer(rebasing: buffer[tokens.range(of: index)])
        let spelling = Int(spellings.id(of: surface))
        if spelling == known.count || known[spelling].tag != tags[index] {
          lemmatizer.lemma(of: surface, tag: tags[index], into: &lemma)
          let entry = (
            tags[index], words.id(of: lemma),
            lexicon?.morphology(of: surface, as: tags[index]) ?? []
          )
          if spelling == known.count { known.append(entry) } else { known[spelling] = entry }
        }
        lemmas[index] = known[spelling].lemma
        if lexicon != nil { morphologies[index] = known[spelling].morphology }
      }
    }
  }
}
