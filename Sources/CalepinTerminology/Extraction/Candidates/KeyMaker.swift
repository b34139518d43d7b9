internal import CalepinCore
internal import CalepinText

/// Makes the keys under which the forms of a term meet: their lemmas without
/// articles, prepositions by their symbol.
struct KeyMaker {
  let text: AnalyzedText
  let symbols: [TermSymbols]
  let lemmatizer: Lemmatizer?

  /// Puts the key of `tokens` into `key`.
  func makeKey(of tokens: some Sequence<Int>, into key: inout [UInt8]) {
    key.removeAll(keepingCapacity: true)
    for index in tokens where !symbols[index].contains(.article) {
      if !key.isEmpty { key.append(UInt8(ascii: " ")) }
      appendWord(index, to: &key)
    }
  }

  /// Appends the word at `index` as it stands in keys.
  func appendWord(_ index: Int, to key: inout [UInt8]) {
    if !symbols[index].isDisjoint(with: [.of, .ofThe]) {
      key.append(contentsOf: "de".utf8)
    } else if !symbols[index].isDisjoint(with: [.to, .toThe]) {
      key.append(contentsOf: "à".utf8)
    } else if symbols[index].contains(.name) {
      key.append(contentsOf: text.words.bytes(of: text.forms[index]))
    } else if text.tags[index] == .verb, symbols[index].contains(.adjective) {
      appendAdjective(text.words.bytes(of: text.forms[index]), to: &key)
    } else {
      key.append(contentsOf: text.words.bytes(of: text.lemmas[index]))
    }
  }

  /// Appends the lemma of a participle read as an adjective, so that *puce
  /// bridée* is one term whichever way the tagger took it.
  private func appendAdjective(_ form: ArraySlice<UInt8>, to key: inout [UInt8]) {
    var lemma = Array(form)
    form.withUnsafeBufferPointer { lemmatizer?.lemma(of: $0, tag: .adjective, into: &lemma) }
    key.append(contentsOf: lemma)
  }
}
