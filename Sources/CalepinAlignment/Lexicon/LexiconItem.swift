internal import CalepinCore
internal import CalepinText

/// A word or phrase of a lexicon: its class, its lemmas, and how it is written.
struct LexiconItem {
  let wordClass: BilingualLexicon.WordClass
  /// The folded lemmas, joined by blanks.
  let lemmas: ArraySlice<UInt8>
  /// How it is shown.
  let text: String

  /// - Precondition: `key` was made by ``key(of:in:)``.
  init(key: ArraySlice<UInt8>, text: String) {
    wordClass = key.first.flatMap { BilingualLexicon.WordClass(rawValue: $0) } ?? .nominal
    lemmas = key.dropFirst()
    self.text = text
  }

  /// Whether it has several words.
  var isPhrase: Bool { lemmas.contains(UInt8(ascii: " ")) }
  /// Whether it is written with a capital.
  var isName: Bool { text.first?.isUppercase == true }

  /// The class and the lemmas of the tokens in `span`, or `nil` when one of
  /// them is no word.
  static func key(of span: Range<Int>, in text: LexiconText) -> [UInt8]? {
    let wordClass =
      span.count > 1
      ? BilingualLexicon.WordClass.nominal : BilingualLexicon.WordClass(text.tags[span.lowerBound])
    guard let wordClass else { return nil }
    var key: [UInt8] = [wordClass.rawValue]
    for token in span {
      let lemma = text.lemmaWords.bytes(of: text.lemmas.words[token])
      guard isWord(lemma) else { return nil }
      if token > span.lowerBound { key.append(UInt8(ascii: " ")) }
      key += lemma
    }
    return key
  }

  /// Letters, hyphens and apostrophes, from one letter on for parts of phrases.
  private static func isWord(_ lemma: ArraySlice<UInt8>) -> Bool {
    lemma.allSatisfy { byte in
      byte >= 0x80 || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "'")
    }
  }

  /// A way to write an item.
  struct Shown {
    var text: [UInt8]
    /// Whether it is in the base form, so far as one can see.
    var isBase: Bool
  }

  /// How the tokens in `span` are written, a single word by its lemma.
  static func shownForm(of span: Range<Int>, in text: LexiconText) -> Shown {
    let first = span.lowerBound
    if span.count == 1 {
      let shown = text.shownWords.bytes(of: text.shown[first])
      let form = text.formWords.bytes(of: text.forms[first])
      let lemma = text.lemmaWords.bytes(of: text.lemmas.words[first])
      // A name is shown as it stands, any other word by its lemma.
      return shown.elementsEqual(form)
        ? Shown(text: Array(lemma), isBase: true)
        : Shown(text: Array(shown), isBase: form.elementsEqual(lemma))
    }
    var written: [UInt8] = []
    for token in span {
      let word = text.shownWords.bytes(of: text.shown[token])
      let apostrophe = UInt8(ascii: "'")
      if !written.isEmpty, written.last != apostrophe, word.first != apostrophe {
        written.append(UInt8(ascii: " "))
      }
      written += word.map { $0 }
    }
    return Shown(text: written, isBase: isSingular(span, in: text))
  }

  /// Whether each noun that is not behind a preposition is its own lemma.
  private static func isSingular(_ span: Range<Int>, in text: LexiconText) -> Bool {
    for token in span {
      switch text.tags[token] {
      case .adposition, .adpositionDeterminer: return true
      case .noun, .properNoun:
        let lemma = text.lemmaWords.bytes(of: text.lemmas.words[token])
        guard lemma.elementsEqual(text.formWords.bytes(of: text.forms[token])) else { return false }
      default: break
      }
    }
    return true
  }
}

/// How often items are written in which way.
struct ShownForms {
  private var texts = WordTable()
  private var counts: [UInt32: [(text: UInt32, weight: Int)]] = [:]

  /// Counts a way of writing, base forms for much more than others.
  mutating func add(_ shown: LexiconItem.Shown, item: UInt32) {
    let id = texts.id(of: shown.text)
    let weight = shown.isBase ? 1000 : 1
    let place = counts[item]?.firstIndex { $0.text == id }
    if let place {
      counts[item]?[place].weight += weight
    } else {
      counts[item, default: []].append((id, weight))
    }
  }

  /// The usual way to write an item; with small letters where a tenth of its
  /// uses have them.
  func best(of item: UInt32) -> String {
    guard let ways = counts[item] else { return "" }
    let all = ways.reduce(0) { $0 + $1.weight }
    func isLower(_ id: UInt32) -> Bool {
      !texts.bytes(of: id).contains { (0x41...0x5A).contains($0) }
    }
    let small = ways.filter { isLower($0.text) && $0.weight * 10 >= all }
    let best = (small.isEmpty ? ways : small).max { ($0.weight, $1.text) < ($1.weight, $0.text) }
    return best.map { texts.text(of: $0.text) } ?? ""
  }
}
