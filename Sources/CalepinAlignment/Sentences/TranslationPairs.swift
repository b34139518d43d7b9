internal import CalepinText

/// Finds the pairs of words of two texts for which a lexicon speaks, in the
/// forms in which the texts have them.
struct TranslationPairs {
  /// How much less sure a translation is of a lemma that the word only may have.
  private static let lemmaFactor = 0.7

  let translations: any WordTranslations
  let source: SentenceWords
  let target: SentenceWords
  let sourceLemmatizer: Lemmatizer?
  let targetLemmatizer: Lemmatizer?

  /// Appends all pairs, each direction by itself.
  ///
  /// - Complexity: O(distinct words × translations of each).
  func append(to pairs: inout [WordPair]) {
    let sourceKeys = WordKeys(source, sourceLemmatizer)
    let targetKeys = WordKeys(target, targetLemmatizer)
    for word in 0..<source.wordCount {
      sourceKeys.forEachKey(of: word) { key, weight in
        translations.forEachTranslation(of: key) { translation, probability in
          for (found, share) in targetKeys.words(with: translation) {
            let value = Float(probability) * weight * share
            pairs.append(WordPair(Int32(word), found, forward: value, backward: 0))
          }
        }
      }
    }
    for word in 0..<target.wordCount {
      targetKeys.forEachKey(of: word) { key, weight in
        translations.forEachSource(of: key) { translation, probability in
          for (found, share) in sourceKeys.words(with: translation) {
            let value = Float(probability) * weight * share
            pairs.append(WordPair(found, Int32(word), forward: 0, backward: value))
          }
        }
      }
    }
  }
}

/// The words of a text by the forms and lemmas under which a lexicon may have
/// them.
struct WordKeys {
  /// How much a lemma counts beside the form itself.
  private static let lemmaWeight: Float = 0.8

  private var keys = WordTable()
  /// The keys of each word; the first is its form.
  private var keysOfWord: [[UInt32]] = []
  private var wordsOfKey: [[Int32]] = []

  init(_ side: SentenceWords, _ lemmatizer: Lemmatizer?) {
    var folded: [UInt8] = []
    for word in 0..<side.wordCount {
      let bytes = side.words.bytes(of: WordTable.ID(word))
      keysOfWord.append([])
      add(bytes, of: word)
      bytes.withUnsafeBufferPointer { form in
        guard let lemmatizer, form.count > 1, form[0] >= UInt8(ascii: "A") else { return }
        lemmatizer.forEachCandidateLemma(of: form) { lemma, _ in
          folded.removeAll(keepingCapacity: true)
          Folding.fold(lemma, into: &folded)
          add(folded[...], of: word)
        }
      }
    }
  }

  private mutating func add(_ key: ArraySlice<UInt8>, of word: Int) {
    let id = keys.id(of: key)
    if Int(id) == wordsOfKey.count { wordsOfKey.append([]) }
    guard !keysOfWord[word].contains(id) else { return }
    keysOfWord[word].append(id)
    wordsOfKey[Int(id)].append(Int32(word))
  }

  /// Hands over the form and the lemmas of the word numbered `word` with their
  /// weights.
  func forEachKey(of word: Int, _ body: (UnsafeBufferPointer<UInt8>, Float) -> Void) {
    for (place, key) in keysOfWord[word].enumerated() {
      keys.bytes(of: key).withUnsafeBufferPointer { body($0, place == 0 ? 1 : Self.lemmaWeight) }
    }
  }

  /// The words whose form or lemma is `key`, with their weights.
  func words(with key: UnsafeBufferPointer<UInt8>) -> [(word: Int32, weight: Float)] {
    guard let id = keys.existingID(of: key) else { return [] }
    return wordsOfKey[Int(id)].map { word in
      (word, keysOfWord[Int(word)].first == id ? 1 : Self.lemmaWeight)
    }
  }
}
