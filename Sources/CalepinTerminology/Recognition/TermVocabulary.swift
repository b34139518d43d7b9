internal import CalepinCore
internal import CalepinText

/// The words of all terms, in classes: words of one class are found by the same
/// words of a text.
///
/// A word of a term stands for some readings, each a lemma and a word class, or
/// its own form; a word of a text answers to all classes with which it shares a
/// reading. A term is cited in its base form, so a word that is a lemma is read
/// as itself alone: *porte* is not *porter*, but *rares* is *rare*.
struct TermVocabulary: Sendable {
  /// A lemma or form, by its key, and as which word class.
  typealias Reading = UInt32

  /// As what a word is read.
  ///
  /// Nouns and adjectives are one, as many words are both.
  private enum Role: UInt32, CaseIterable {
    case nominal, verb
    /// Its own form, whatever it is.
    case form

    init(_ role: TermWord.Role) {
      switch role {
      case .noun, .adjective: self = .nominal
      case .verb: self = .verb
      case .form: self = .form
      }
    }

    /// Whether a term that is a `partOfSpeech` may be read so.
    func isAccepted(in partOfSpeech: TermPartOfSpeech?) -> Bool {
      switch partOfSpeech {
      case .noun, .adjective: self == .nominal
      case .verb: self == .verb
      case nil, .other: self != .form
      case .adverb, .properNoun: false
      }
    }
  }

  private static let roleCount = UInt32(Role.allCases.count)

  let analyzer: TermWordAnalyzer
  private let forms: MatcherOptions.Forms
  /// The lemmas and forms, with their accents.
  private var keys = WordTable()
  /// The keys that have accents, by their form without.
  private var plainKeys = WordTable()
  private var keysOfPlain = FlatLists<UInt32>()
  private var readingsOfClass: [[Reading]] = [[]]
  private var classOfReadings: [[Reading]: UInt32] = [:]
  private var classesOfReading = FlatLists<UInt32>()

  init(language: LanguageTag, options: MatcherOptions) {
    analyzer = TermWordAnalyzer(language: language, lexicon: options.lexicon)
    forms = options.forms
  }

  /// How many classes there are; class 0 is no word's.
  var classCount: Int { readingsOfClass.count }

  // MARK: Words of terms

  /// The number of the form `folded`, added when it is new.
  mutating func form(adding folded: [UInt8]) -> UInt32 {
    keys.id(of: Self.withoutLigatures(folded))
  }

  /// How a word is read inside of a term.
  enum Use {
    /// Its own form, whatever it is: the words of names.
    case form
    /// A term of one word.
    case alone(TermPartOfSpeech?)
    /// One of several words.
    case inside
  }

  /// The class of the word `folded` of a term.
  mutating func wordClass(of folded: [UInt8], as use: Use) -> UInt32 {
    let readings = readings(of: folded, as: use)
    if let known = classOfReadings[readings] { return known }
    let new = UInt32(readingsOfClass.count)
    classOfReadings[readings] = new
    readingsOfClass.append(readings)
    return new
  }

  private mutating func readings(of folded: [UInt8], as use: Use) -> [Reading] {
    let own = reading(of: folded, as: .form)
    guard forms == .inflected else { return [own] }
    var partOfSpeech: TermPartOfSpeech?
    switch use {
    case .form: return [own]
    case .alone(let given): partOfSpeech = given
    case .inside:
      let other = folded.withUnsafeBufferPointer { analyzer.replacement(of: $0) }
      if let other { return [reading(of: other, as: .form)] }
    }
    let roles = Role.allCases.filter { $0.isAccepted(in: partOfSpeech) }
    guard !roles.isEmpty else { return [own] }
    var found: [(lemma: [UInt8], role: Role)] = []
    forEachLemma(of: folded) { if roles.contains($1) { found.append((Array($0), $1)) } }
    if found.contains(where: { $0.lemma == folded }) {
      found = []
    } else if found.contains(where: { $0.role == .nominal }) {
      // A verb is cited in the infinitive.
      found.removeAll { $0.role == .verb }
    }
    // Which class a lemma is of is not always known.
    let readings = found + roles.map { (lemma: folded, role: $0) }
    return Set(readings.map { reading(of: $0.lemma, as: $0.role) }).sorted()
  }

  /// Calls `body` with each lemma of `folded`; articles and contractions have
  /// none.
  private func forEachLemma(
    of folded: [UInt8], _ body: (UnsafeBufferPointer<UInt8>, Role) -> Void
  ) {
    folded.withUnsafeBufferPointer { word in
      analyzer.forEachReading(of: word) { lemma, role in
        if role != .form, !Self.addsAccents(lemma, to: word) { body(lemma, Role(role)) }
      }
    }
  }

  private mutating func reading(of word: [UInt8], as role: Role) -> Reading {
    keys.id(of: Self.withoutLigatures(word)) * Self.roleCount + role.rawValue
  }

  /// Makes ready for texts; nothing is added afterwards.
  mutating func finish() {
    let pairs = readingsOfClass.enumerated().flatMap { number, readings in
      readings.map { (key: Int($0), value: UInt32(number)) }
    }
    classesOfReading = FlatLists(pairs, count: keys.count * Int(Self.roleCount))
    var plain: [(key: Int, value: UInt32)] = []
    for id in 0..<UInt32(keys.count) {
      let key = keys.bytes(of: id)
      guard key.contains(where: { $0 >= 0x80 }) else { continue }
      plain.append((Int(plainKeys.id(of: Self.plain(key))), id))
    }
    keysOfPlain = FlatLists(plain, count: plainKeys.count)
  }

  // MARK: Words of texts

  /// What a word of a text is among the words of the terms.
  struct Answer {
    /// The classes of which it may be a form, each once.
    var classes: [UInt32] = []
    /// The number of its form, and of the form with the accents that its
    /// capitals may hide.
    var form = UInt32.max
    var accentedForm = UInt32.max
  }

  /// What the word `folded`, written in `shape`, is among the words of the
  /// terms.
  func answer(for folded: [UInt8], _ shape: WordShape) -> Answer {
    var answer = Answer()
    func add(_ key: UInt32, _ role: Role) {
      for wordClass in classesOfReading[Int(key * Self.roleCount + role.rawValue)]
      where !answer.classes.contains(wordClass) { answer.classes.append(wordClass) }
    }
    func take(_ word: some Collection<UInt8>, _ roles: [Role], isOwn: Bool = false) {
      let key = Self.withoutLigatures(Array(word))
      if let id = keys.existingID(of: key) {
        for role in roles { add(id, role) }
        if isOwn { answer.form = id }
      }
      guard !shape.isDisjoint(with: .capitals) else { return }
      for id in accented(key, shape) {
        for role in roles { add(id, role) }
        if isOwn { answer.accentedForm = id }
      }
    }
    // A word may always be the base form that it looks like.
    take(folded, Role.allCases, isOwn: true)
    guard forms == .inflected else { return answer }
    forEachLemma(of: folded) { take($0, [$1]) }
    let other = folded.withUnsafeBufferPointer { analyzer.replacement(of: $0) }
    if let other { take(other, [.form]) }
    // The plural of a short form: GPUs.
    if shape.isSuperset(of: [.innerCapital, .smallLetter]), folded.last == UInt8(ascii: "s") {
      take(folded.dropLast(), [.nominal, .form])
    }
    return answer
  }

  /// The keys that `key` may stand for when its capitals lack their accents.
  private func accented(_ key: [UInt8], _ shape: WordShape) -> [UInt32] {
    guard let plain = plainKeys.existingID(of: Self.plain(key)) else { return [] }
    return keysOfPlain[Int(plain)].filter { id in
      let other = keys.bytes(of: id)
      if other.elementsEqual(key) { return false }
      return !shape.contains(.smallLetter)
        || Self.behindFirstLetter(other).elementsEqual(Self.behindFirstLetter(key[...]))
    }
  }

  /// Whether `lemma` is `word` with accents, as no inflection takes them away:
  /// *marche* is no form of *marché*.
  private static func addsAccents(
    _ lemma: UnsafeBufferPointer<UInt8>, to word: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    lemma.count > word.count && lemma.count - word.count <= 3
      && lemma.prefix(2).elementsEqual(word.prefix(2)) && plain(lemma) == plain(word)
  }

  private static func behindFirstLetter(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    word.dropFirst().drop { $0 & 0xC0 == 0x80 }
  }

  private static func plain(_ word: some Collection<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    Folding.fold(word, into: &plain, options: .withoutAccents)
    return plain
  }

  /// `word` with *oe* for *œ* and *ae* for *æ*, as which they are often typed.
  private static func withoutLigatures(_ word: [UInt8]) -> [UInt8] {
    guard word.contains(where: { $0 == 0xC5 || $0 == 0xC3 }) else { return word }
    var result: [UInt8] = []
    var index = 0
    while index < word.count {
      let next = index + 1 < word.count ? word[index + 1] : 0
      switch (word[index], next) {
      case (0xC5, 0x93): result += "oe".utf8
      case (0xC3, 0xA6): result += "ae".utf8
      default:
        result.append(word[index])
        index -= 1
      }
      index += 2
    }
    return result
  }
}
