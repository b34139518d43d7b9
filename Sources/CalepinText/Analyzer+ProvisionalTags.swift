internal import CalepinCore

extension Analyzer {
  /// Fills the word classes from the closed classes and the look of the words,
  /// and takes each form as its lemma.
  ///
  /// What a tagger and a lemmatizer do better; they replace this function.
  func tagProvisionally(_ text: inout AnalyzedText) {
    let known: [PartOfSpeech?] = (0..<text.words.count).map {
      rules.closedClasses[text.words.text(of: WordTable.ID($0))]
    }
    text.tags = []
    text.tags.reserveCapacity(text.tokens.count)
    text.bytes.withUnsafeBufferPointer { buffer in
      let scalars = ScalarText(bytes: buffer)
      for sentence in text.sentences {
        for index in sentence {
          let first = scalars.scalar(at: text.tokens.range(of: index).lowerBound)
          text.tags.append(
            known[Int(text.forms[index])]
              ?? Self.shapeClass(first, isFirst: index == sentence.lowerBound))
        }
      }
    }
    text.lemmas = text.forms
  }

  private static func shapeClass(_ first: TextScalar, isFirst: Bool) -> PartOfSpeech {
    switch first.kind {
    case .digit: .numeral
    case .uppercase: isFirst ? .noun : .properNoun
    case .letter: .noun
    case .symbol: .symbol
    default: .punctuation
    }
  }
}
