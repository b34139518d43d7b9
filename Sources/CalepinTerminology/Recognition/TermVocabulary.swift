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

  private static let roles: UInt32 = 4

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
    var found: [(lemma: [UInt8], role: TermWord.Role)] = []
    folded.withUnsafeBufferPointer { word in
      analyzer.forEachReading(of: word) { found.append((Array($0), $1)) }
    }
    let roles = [TermWord.Role.noun, .adjective, .verb].filter { $0.isAccepted(in: partOfSpeech) }
    // Which classes a lemma is of is not always known.
    if found.contains(where: { $0.lemma == folded && $0.role != .form }) {
      return roles.isEmpty ? [own] : roles.map { reading(of: folded, as: $0) }.sorted()
    }
    found.removeAll { !roles.contains($0.role) }
    // A verb is cited in the infinitive, so this is a noun or an adjective.
    if found.contains(where: { $0.role != .verb }) { found.removeAll { $0.role == .verb } }
    return found.isEmpty ? [own] : found.map { reading(of: $0.lemma, as: $0.role) }.sorted()
  }

  private mutating func reading(of word: [UInt8], as role: TermWord.Role) -> Reading {
    keys.id(of: Self.withoutLigatures(word)) * Self.roles + UInt32(role.rawValue)
  }

  /// Makes ready for texts; nothing is added afterwards.
  mutating func finish() {
    let pairs = readingsOfClass.enumerated().flatMap { number, readings in
      readings.map { (key: Int($0), value: UInt32(number)) }
    }
    classesOfReading = FlatLists(pairs, count: keys.count * Int(Self.roles))
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
    func add(_ key: UInt32, _ role: TermWord.Role) {
      for wordClass in classesOfReading[Int(key * Self.roles) + Int(role.rawValue)]
      where !answer.classes.contains(wordClass) { answer.classes.append(wordClass) }
    }
    func take(_ word: UnsafeBufferPointer<UInt8>, _ role: TermWord.Role, isOwn: Bool) {
      let key = Self.withoutLigatures(Array(word))
      if let id = keys.existingID(of: key) {
        add(id, role)
        if isOwn { answer.form = id }
      }
      guard !shape.isDisjoint(with: .capitals) else { return }
      for id in accented(key, shape) {
        add(id, role)
        if isOwn { answer.accentedForm = id }
      }
    }
    folded.withUnsafeBufferPointer { word in
      if forms == .inflected {
        analyzer.forEachReading(of: word) { if $1 != .form { take($0, $1, isOwn: false) } }
        if let other = analyzer.replacement(of: word) {
          other.withUnsafeBufferPointer { take($0, .form, isOwn: false) }
        }
      }
      take(word, .form, isOwn: true)
      // The plural of a short form: GPUs.
      if shape.isSuperset(of: [.innerCapital, .smallLetter]), word.last == UInt8(ascii: "s") {
        let short = UnsafeBufferPointer(rebasing: word.dropLast())
        for role in [TermWord.Role.noun, .form] { take(short, role, isOwn: false) }
      }
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
