internal import CalepinCore
internal import CalepinText

/// A word as the comparison of terms sees it.
struct TermWord: Sendable {
  /// As what a word is read.
  enum Role: UInt8, Sendable {
    case noun, adjective, verb
    /// Its own form, whatever it is.
    case form

    /// Whether a term that is a `partOfSpeech` may be read so: a noun is no
    /// verb, and a name has one form only.
    func isAccepted(in partOfSpeech: TermPartOfSpeech?) -> Bool {
      switch (self, partOfSpeech) {
      case (.form, _), (_, nil), (_, .other): true
      case (.noun, .noun), (.adjective, .adjective), (.verb, .verb): true
      default: false
      }
    }
  }

  /// A base form without accents, and the word class in which it is one.
  struct Lemma: Sendable {
    var bytes: [UInt8]
    var role: Role
  }

  /// The word without accents, its hyphens made spaces.
  var plain: [UInt8]
  /// Its lemmas and, last, its form.
  var lemmas: [Lemma]
  /// Whether it is an article, which counts for nothing inside a term.
  var isArticle: Bool

  /// Calls `body` with each word of `text`, folded to lower case, accents kept.
  static func forEachWord(
    of text: some Collection<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    forEachWord(of: text, foldedInto: &folded, body)
  }

  /// The same with room for the folded text that one call leaves to the next.
  static func forEachWord(
    of text: some Collection<UInt8>, foldedInto room: inout [UInt8],
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    room.removeAll(keepingCapacity: true)
    Folding.fold(text, into: &room)
    room.withUnsafeBufferPointer { bytes in
      var start = 0
      for place in 0...bytes.count where place == bytes.count || isSeparator(bytes[place]) {
        if place > start { body(UnsafeBufferPointer(rebasing: bytes[start..<place])) }
        start = place + 1
      }
    }
  }

  /// White space, apostrophes and the punctuation that no word holds.
  static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
      UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"),
      UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"):
      true
    default: false
    }
  }
}

/// Works out what a word contributes to the comparison of terms.
struct TermWordAnalyzer: Sendable {
  private let lemmatizer: Lemmatizer?
  private let isFrench: Bool
  /// Articles and contractions, and what each contraction counts as; an article
  /// counts as nothing.
  private var functionWords = WordTable()
  private var replacements: [[UInt8]?] = []
  /// How many bytes they have at the most.
  private var longestFunctionWord = 0

  /// Creates an analyzer that knows the words of `lexicon`, if there is one,
  /// beside those of the built-in model.
  init(language: LanguageTag, lexicon: Lexicon? = nil) {
    var lemmatizer = Lemmatizer.builtIn(for: language)
    lemmatizer?.lexicon = lexicon
    self.lemmatizer = lemmatizer
    isFrench = language.language == "fr"
    let rules = FunctionWordFolding.rules(for: language)
    for article in rules.articles.sorted() { add(article, countsAs: nil) }
    for (word, other) in rules.replacements.sorted(by: { $0.key < $1.key }) {
      add(word, countsAs: other)
    }
  }

  private mutating func add(_ word: String, countsAs other: String?) {
    longestFunctionWord = max(longestFunctionWord, word.utf8.count)
    let id = functionWords.id(of: word.utf8)
    if Int(id) == replacements.count { replacements.append(other.map { Array($0.utf8) }) }
  }

  /// The word `folded`, in lower case with its accents.
  func word(_ folded: UnsafeBufferPointer<UInt8>) -> TermWord {
    var plain: [UInt8] = []
    Self.appendPlainForm(of: folded, to: &plain)
    var lemmas: [TermWord.Lemma] = []
    var scratch: [UInt8] = []
    forEachLemma(of: folded, &scratch) { bytes, role in
      lemmas.append(TermWord.Lemma(bytes: bytes, role: role))
    }
    return TermWord(plain: plain, lemmas: lemmas, isArticle: isArticle(folded))
  }

  /// Whether `folded` is an article, which counts for nothing inside a term.
  func isArticle(_ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    functionWord(folded).map { replacements[$0] == nil } ?? false
  }

  /// The number of `folded` among the function words.
  private func functionWord(_ folded: UnsafeBufferPointer<UInt8>) -> Int? {
    guard folded.count <= longestFunctionWord else { return nil }
    return functionWords.existingID(of: folded).map { Int($0) }
  }

  /// Appends the word without accents, its hyphens made spaces, to `plain`.
  static func appendPlainForm(of word: some Collection<UInt8>, to plain: inout [UInt8]) {
    Folding.fold(word, into: &plain, options: [.withoutAccents, .hyphensAsSpaces])
  }

  /// Calls `body` with each lemma of `folded` without accents and, last, with
  /// its form; `scratch` is room that one word leaves to the next.
  func forEachLemma(
    of folded: UnsafeBufferPointer<UInt8>, _ scratch: inout [UInt8],
    _ body: ([UInt8], TermWord.Role) -> Void
  ) {
    func give(_ word: some Collection<UInt8>, as role: TermWord.Role, _ room: inout [UInt8]) {
      room.removeAll(keepingCapacity: true)
      Self.appendPlainForm(of: word, to: &room)
      body(room, role)
    }
    forEachReading(of: folded) { word, role in give(word, as: role, &scratch) }
  }

  /// Calls `body` with each lemma of `folded` and, last, with its form; an
  /// article is its form alone, and a contraction what it counts as.
  func forEachReading(
    of folded: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>, TermWord.Role) -> Void
  ) {
    if let functionWord = functionWord(folded) {
      guard let other = replacements[functionWord] else { return body(folded, .form) }
      return other.withUnsafeBufferPointer { body($0, .form) }
    }
    lemmatizer?.forEachCandidateLemma(of: folded) { lemma, tag in
      switch tag {
      case .noun: body(lemma, .noun)
      case .adjective: body(lemma, .adjective)
      case .verb: body(lemma, .verb)
      default: break
      }
    }
    if isFrench, let verb = FrenchConjugation.infinitive(ofIrregularFuture: folded) {
      verb.withUnsafeBufferPointer { body($0, .verb) }
    }
    body(folded, .form)
  }

  /// What the contraction or elided word `folded` counts as; `nil` for other
  /// words.
  func replacement(of folded: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    functionWord(folded).flatMap { replacements[$0] }
  }
}
