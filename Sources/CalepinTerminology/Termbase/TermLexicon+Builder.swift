internal import CalepinCore
internal import CalepinText

extension TermLexicon {
  /// Gathers the words of terms.
  struct Builder: Sendable {
    let analyzer: TermWordAnalyzer
    private(set) var words = WordTable()
    private(set) var lemmas = WordTable()
    private(set) var plainForms = FlatLists<UInt8>()
    private(set) var lemmasOfWord = FlatLists<Reading>()
    private(set) var articles: [Bool] = []
    /// Room that one word leaves to the next.
    private var scratch: [UInt8] = []
    private var readings: [Reading] = []

    init(language: LanguageTag) { analyzer = TermWordAnalyzer(language: language) }

    /// Makes room for the words of `count` terms.
    mutating func reserveCapacity(_ count: Int) {
      words.reserveCapacity(count)
      lemmas.reserveCapacity(count)
      plainForms.reserveCapacity(count, averageLength: 9)
      lemmasOfWord.reserveCapacity(count, averageLength: 2)
      articles.reserveCapacity(count)
    }

    /// The numbers of the words of `text`, new ones taken in.
    mutating func add(wordsOf text: some Collection<UInt8>, to numbers: inout [UInt32]) {
      TermWord.forEachWord(of: text) { folded in
        let number = words.id(of: folded)
        if Int(number) == articles.count { take(folded) }
        numbers.append(number)
      }
    }

    private mutating func take(_ folded: UnsafeBufferPointer<UInt8>) {
      scratch.removeAll(keepingCapacity: true)
      TermWordAnalyzer.appendPlainForm(of: folded, to: &scratch)
      plainForms.append(scratch)
      readings.removeAll(keepingCapacity: true)
      var room: [UInt8] = []
      swap(&room, &scratch)
      analyzer.forEachLemma(of: folded, &room) { bytes, role in
        readings.append(TermLexicon.Reading(lemma: lemmas.id(of: bytes), role: role))
      }
      swap(&room, &scratch)
      lemmasOfWord.append(readings)
      articles.append(analyzer.isArticle(folded))
    }

    /// Appends the plain forms of the words numbered `numbers`, a space between
    /// them, to `key`.
    func appendExactKey(of numbers: ArraySlice<UInt32>, to key: inout [UInt8]) {
      for (place, number) in numbers.enumerated() {
        if place > 0 { key.append(UInt8(ascii: " ")) }
        key.append(contentsOf: plainForms[Int(number)])
      }
    }
  }
}

extension TermLexicon.Builder {
  /// Takes the words of `language` out of the sections of a model.
  init(language: LanguageTag, from sections: inout ModelSections) {
    self.init(language: language)
    words = WordTable(from: &sections)
    lemmas = WordTable(from: &sections)
    plainForms = FlatLists(
      elements: sections.numbers(UInt8.self), ends: sections.numbers(UInt32.self))
    lemmasOfWord = FlatLists(
      elements: sections.numbers(UInt32.self).map(TermLexicon.Reading.init(number:)),
      ends: sections.numbers(UInt32.self))
    articles = sections.numbers(UInt8.self).map { $0 != 0 }
  }

  /// Puts the words into sections of a model.
  func append(to writer: inout ModelWriter) {
    words.append(to: &writer)
    lemmas.append(to: &writer)
    plainForms.append(to: &writer)
    writer.append(numbers: lemmasOfWord.flattened.map(\.number))
    writer.append(numbers: lemmasOfWord.ends)
    writer.append(numbers: articles.map { UInt8($0 ? 1 : 0) })
  }
}

extension TermLexicon.Reading {
  /// Lemma and role as one number.
  fileprivate var number: UInt32 { lemma << 2 | UInt32(role.rawValue) }

  fileprivate init(number: UInt32) {
    lemma = number >> 2
    role = TermWord.Role(rawValue: UInt8(number & 3)) ?? .form
  }
}
