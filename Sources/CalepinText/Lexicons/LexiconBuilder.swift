internal import CalepinCore

/// Collects the forms of a lexicon and writes them as the file that
/// ``Lexicon`` reads.
///
/// A form is kept as the bucket number and 32 bits of its hash, with the number
/// of its set of analyses: forms with the same endings and features share one.
/// An analysis is a rule from the form to its lemma, a class and features; a
/// lemma has a paradigm, the rules from it to its forms.
struct LexiconBuilder {
  private var forms = WordTable()
  private var lemmas = WordTable()
  /// One element an analysis.
  private var analyses: [(form: UInt32, kind: UInt32)] = []
  private var inflections: [(lemma: UInt32, kind: UInt32)] = []
  private var kinds = Interned<UInt64>()
  private var rules = Interned<LemmaRule>()

  /// Numbers for values in the order they come.
  struct Interned<Value: Hashable> {
    private(set) var values: [Value] = []
    private var ids: [Value: UInt32] = [:]

    mutating func id(of value: Value) -> UInt32 {
      if let found = ids[value] { return found }
      let id = UInt32(values.count)
      ids[value] = id
      values.append(value)
      return id
    }
  }

  /// How many different forms there are.
  var formCount: Int { forms.count }

  /// Adds a form, which may be written in any case.
  mutating func add(
    form: [UInt8], lemma: [UInt8], _ wordClass: LexiconClass, _ morphology: Morphology
  ) {
    // More than that is no word, and a rule has one byte for its length.
    guard !form.isEmpty, !lemma.isEmpty, form.count <= 100, lemma.count <= 100 else { return }
    let (form, lemma) = (LowerCase.normalized(form), LowerCase.normalized(lemma))
    guard let kind = kind(from: form, to: lemma, wordClass, morphology) else { return }
    analyses.append((forms.id(of: form), kind))
    guard let back = self.kind(from: lemma, to: form, wordClass, morphology) else { return }
    // The class is part of the lemma's key: porter is a noun's and a verb's.
    let key = lemma + [0, wordClass.partOfSpeech.rawValue]
    inflections.append((lemmas.id(of: key), back))
  }

  private mutating func kind(
    from: [UInt8], to: [UInt8], _ wordClass: LexiconClass, _ morphology: Morphology
  ) -> UInt32? {
    let rule = rules.id(of: LemmaRule(from: from, to: to))
    guard rule <= UInt16.max else { return nil }
    return kinds.id(
      of: UInt64(rule) | UInt64(wordClass.rawValue) << 16 | UInt64(morphology.rawValue) << 32)
  }

  /// The whole file; `stamp` says of what it was made.
  func bytes(language: String, stamp: String) -> [UInt8] {
    var writer = ModelWriter(kind: .lexicon, language: language)
    writer.append(LemmaRuleTable.section(for: rules.values.prefix(Int(UInt16.max) + 1).map { $0 }))
    append(analyses.map { ($0.form, $0.kind) }, of: forms, to: &writer)
    append(inflections.map { ($0.lemma, $0.kind) }, of: lemmas, to: &writer)
    writer.append(Array(stamp.utf8))
    return writer.bytes()
  }

  /// Writes the table of `words`, the number of each word's set, and the sets.
  private func append(
    _ pairs: [(word: UInt32, kind: UInt32)], of words: WordTable, to writer: inout ModelWriter
  ) {
    let sorted = pairs.sorted { ($0.word, $0.kind) < ($1.word, $1.kind) }
    var sets = Interned<[UInt32]>()
    var setOfWord: [UInt32] = []
    var next = 0
    for word in 0..<UInt32(words.count) {
      var set: [UInt32] = []
      while next < sorted.count, sorted[next].word == word {
        if set.last != sorted[next].kind { set.append(sorted[next].kind) }
        next += 1
      }
      setOfWord.append(sets.id(of: set))
    }
    let hashes = (0..<words.count).map { id in
      withContiguousBytes(words.bytes(of: UInt32(id))) { ByteHash.of($0) }
    }
    let table = FingerprintTable<UInt32>.section(for: hashes, keysPerBucket: 4)
    writer.append(table.bytes)
    var ids: [UInt8] = []
    ids.reserveCapacity(table.order.count * 4)
    for index in table.order { ids.append(number: setOfWord[index]) }
    writer.append(ids)
    appendSets(sets.values, to: &writer)
  }

  /// Writes where each set is and what it says.
  private func appendSets(_ sets: [[UInt32]], to writer: inout ModelWriter) {
    var (index, members): ([UInt8], [UInt8]) = ([], [])
    var count: UInt32 = 0
    for set in sets {
      var classes: UInt32 = 0
      for kind in set {
        let value = kinds.values[Int(kind)]
        classes |= 1 << UInt32(truncatingIfNeeded: (value >> 16) & 0xFF)
        members.append(number: value)
      }
      index.append(number: count)
      index.append(number: classes)
      count += UInt32(set.count)
    }
    index.append(number: count)
    index.append(number: UInt32(0))
    writer.append(index)
    writer.append(members)
  }
}
