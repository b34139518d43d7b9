internal import CalepinCore
internal import CalepinText

/// By what a token is kept in a lexicon.
enum LexiconKey {
  /// The folded lemma of the token; a name's lemma is made as if it were a
  /// noun, as taggers take many a noun with a capital for a name.
  static func lemma(of index: Int, in text: AnalyzedText) -> String {
    guard text.tags[index] == .properNoun,
      let lemmatizer = Lemmatizer.builtIn(for: text.language)
    else { return Folding.fold(text.lemmaText(of: index)) }
    var lemma: [UInt8] = []
    text.words.bytes(of: text.forms[index]).withUnsafeBufferPointer {
      lemmatizer.lemma(of: $0, tag: .noun, into: &lemma)
    }
    return Folding.fold(String(decoding: lemma, as: UTF8.self))
  }
}
