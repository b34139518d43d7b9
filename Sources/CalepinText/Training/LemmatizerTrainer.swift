public import CalepinCore

/// Trains a ``Lemmatizer`` on treebanks and on the rules written by hand for
/// the language.
///
/// The same sentences and the same program give the same bytes.
public struct LemmatizerTrainer {
  private let language: LanguageTag
  /// How often each lemma was seen for a form and class.
  private var counts: [FormKey: FormCounts] = [:]
  /// Words written by hand that the treebanks do not have.
  private var written: [FormKey: String] = [:]
  private var suffixes = SuffixCounts()
  private var guesses: [UInt64: [Int]] = [:]
  private var ruleIDs: [LemmaRule: Int] = [:]
  private var rules: [LemmaRule] = []

  private struct FormKey: Hashable, Comparable {
    var form: String
    var tag: PartOfSpeech

    static func < (a: FormKey, b: FormKey) -> Bool {
      (a.form, a.tag.rawValue) < (b.form, b.tag.rawValue)
    }
  }

  /// How many forms a suffix written by hand counts for: more than there are,
  /// so that only what is known of a longer suffix overrules it.
  private static let writtenWeight = 1000
  /// The lemmas of one form and class.
  private struct FormCounts {
    var lemmas: [String: Int] = [:]
    /// Lemmas with a capital where the form itself has none, less those
    /// without.
    var capitalsOfItsOwn = 0
  }

  /// Words that end alike before their classes are guessed from the ending.
  private static let leastGuessEvidence = 8

  /// Trains on `treebank` and gives the bytes of the model.
  ///
  /// - Complexity: O(words).
  public static func model(from treebank: [TaggedSentence], language: LanguageTag) -> [UInt8] {
    var trainer = LemmatizerTrainer(language: language)
    trainer.count(treebank)
    trainer.addWrittenRules()
    trainer.addLemmas()
    return trainer.model()
  }

  private init(language: LanguageTag) { self.language = language }

  private mutating func count(_ treebank: [TaggedSentence]) {
    for word in treebank.lazy.flatMap(\.words) where word.lemma != "_" {
      let form = Self.lower(word.form)
      // More than that is no word, and a rule has one byte for its length.
      guard form.utf8.count <= 100, word.lemma.utf8.count <= 100 else { continue }
      let key = FormKey(form: form, tag: word.tag)
      counts[key, default: FormCounts()].lemmas[word.lemma, default: 0] += 1
      if form == word.form {
        counts[key]?.capitalsOfItsOwn += Self.lower(word.lemma) == word.lemma ? -1 : 1
      }
    }
  }

  private mutating func addWrittenRules() {
    for rule in WrittenLemmas.rules(for: language) {
      switch rule {
      case .word(let form, let lemma, let tag):
        let key = FormKey(form: form, tag: tag)
        if counts[key] == nil { written[key] = lemma }
      case .suffix(let suffix, let ending, let tag):
        suffixes.add(
          LemmaRule(from: Array(suffix.utf8), to: Array(ending.utf8)), suffix: suffix, tag,
          weight: Self.writtenWeight)
      }
    }
  }

  /// Makes each lemma a form of its own, so that unseen forms of it are known
  /// to lead somewhere.
  private mutating func addLemmas() {
    for (key, forms) in counts where LemmaKeys.open.contains(key.tag) {
      let lemma = Self.mostFrequent(forms.lemmas)
      let own = FormKey(form: lemma, tag: key.tag)
      if Self.lower(lemma) == lemma, counts[own] == nil { written[own] = lemma }
    }
  }

  private static func lower(_ text: String) -> String {
    String(decoding: LowerCase.normalized(Array(text.utf8)), as: UTF8.self)
  }

  private mutating func model() -> [UInt8] {
    var (formKeys, formRules): ([UInt64], [Int]) = ([], [])
    for key in counts.keys.sorted() + written.keys.sorted() {
      let rule =
        written[key].map { LemmaRule(from: Array(key.form.utf8), to: Array($0.utf8)) }
        ?? learn(key, counts[key] ?? FormCounts())
      Array(key.form.utf8).withUnsafeBufferPointer {
        formKeys.append(LemmaKeys.form($0, key.tag))
      }
      formRules.append(id(of: rule))
    }
    let chosen = suffixes.chosen()
    let suffixRules = chosen.map { id(of: $0.rule) }
    return file(
      forms: (formKeys, formRules), suffixes: (chosen.map(\.key), suffixRules))
  }

  /// Takes in what one form teaches, and gives its own rule.
  private mutating func learn(_ key: FormKey, _ counts: FormCounts) -> LemmaRule {
    let lemma = Self.mostFrequent(counts.lemmas)
    let form = Array(key.form.utf8)
    let lower = Array(Self.lower(lemma).utf8)
    let keepsForm = key.tag == .properNoun || key.tag == .other
    if keepsForm, lower == form { return .identity }
    let capitals: LemmaRule.Capitals =
      keepsForm ? .none : Self.capitals(of: lemma, isAlways: counts.capitalsOfItsOwn > 0)
    let rule = LemmaRule(from: form, to: lower, capitals: capitals)
    if !keepsForm, rule.isRegular(for: form) {
      suffixes.add(
        LemmaRule(cut: rule.cut, ending: rule.ending), word: form, key.tag)
    }
    if let place = LemmaKeys.open.firstIndex(of: key.tag) {
      form.withUnsafeBufferPointer { form in
        for suffix in LemmaKeys.suffixes(of: form, nil, upTo: LemmaKeys.longestGuess) {
          guesses[suffix, default: LemmaKeys.open.map { _ in 0 }][place] += 1
        }
      }
    }
    return rule
  }

  private static func capitals(of lemma: String, isAlways: Bool) -> LemmaRule.Capitals {
    guard lower(lemma) != lemma else { return .none }
    if lemma.count > 1, lemma.uppercased() == lemma { return isAlways ? .all : .allAsWritten }
    let rest = String(lemma.dropFirst())
    guard lower(rest) == rest else { return .none }
    return isAlways ? .first : .firstAsWritten
  }

  private static func mostFrequent(_ lemmas: [String: Int]) -> String {
    lemmas.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
  }

  private mutating func id(of rule: LemmaRule) -> Int {
    if let found = ruleIDs[rule] { return found }
    ruleIDs[rule] = rules.count
    rules.append(rule)
    return rules.count - 1
  }

  private func file(
    forms: (keys: [UInt64], rules: [Int]), suffixes: (keys: [UInt64], rules: [Int])
  ) -> [UInt8] {
    precondition(rules.count <= Int(UInt16.max), "a model has at most 65,535 rules")
    var writer = ModelWriter(kind: .lemmatizer, language: language.language)
    writer.append(LemmaRuleTable.section(for: rules))
    for (keys, rules) in [forms, suffixes] {
      let table = FingerprintTable<UInt32>.section(for: keys, keysPerBucket: 4)
      writer.append(table.bytes)
      var ids: [UInt8] = []
      for index in table.order { ids.append(number: UInt16(rules[index])) }
      writer.append(ids)
    }
    let known = guesses.filter { $0.value.reduce(0, +) >= Self.leastGuessEvidence }
    let keys = known.keys.sorted()
    let table = FingerprintTable<UInt32>.section(for: keys, keysPerBucket: 4)
    writer.append(table.bytes)
    writer.append(
      table.order.flatMap { index in
        let classes = known[keys[index]] ?? []
        let all = max(classes.reduce(0, +), 1)
        return classes.map { UInt8($0 * 255 / all) }
      })
    writer.append(KeyFilter.section(for: forms.keys))
    writer.append(KeyFilter.section(for: suffixes.keys))
    return writer.bytes()
  }
}
