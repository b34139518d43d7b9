internal import CalepinCore

/// The look-up of one word, in lower case, in the tables of a lemmatizer.
struct LemmaSearch {
  let word: UnsafeBufferPointer<UInt8>
  let tables: LemmaTables

  init(_ word: UnsafeBufferPointer<UInt8>, _ tables: LemmaTables) {
    self.word = word
    self.tables = tables
  }

  /// A rule for a word that training has not seen.
  struct Found {
    /// The rule, or `nil` when no suffix has one.
    var rule: Int?
    /// How many letters the suffix has whose rule leads to a lemma of the
    /// table; -1 when no rule does.
    var provenLetters = -1
  }

  /// The longest suffix whose rule leads to a word that is its own lemma in
  /// the table, else the longest suffix that has a rule.
  func ruleOfSuffix(_ tag: PartOfSpeech) -> Found {
    let suffixes = LemmaKeys.Suffixes(of: word, tag, upTo: LemmaKeys.longestSuffix)
    var found = Found()
    var letters = suffixes.count
    var last = -1
    while letters > 0 {
      letters -= 1
      guard let rule = tables.rule(ofSuffix: suffixes.keys[letters]) else { continue }
      if found.rule == nil { found.rule = rule }
      if rule != last, leadsToLemma(rule, tag) {
        return Found(rule: rule, provenLetters: letters)
      }
      last = rule
    }
    return found
  }

  /// Whether what `rule` makes of the word is its own lemma in the table.
  private func leadsToLemma(_ rule: Int, _ tag: PartOfSpeech) -> Bool {
    guard let change = tables.rules.change(of: word, by: rule) else { return false }
    var hash = ByteHash()
    for place in 0..<change.kept { hash.add(word[place]) }
    for byte in change.added { hash.add(byte) }
    guard let own = tables.rule(ofForm: LemmaKeys.form(hash, tag)) else { return false }
    return !tables.rules.changes(own)
  }

  /// Writes the lemma of a word that the table does not have to `target`,
  /// which has twice ``LemmaRuleTable/room(for:)``; gives its count of bytes.
  func unseenLemma(
    _ tag: PartOfSpeech, isFrench: Bool, into target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    write(ruleOfSuffix(tag).rule, tag, isFrench: isFrench, into: target)
  }

  /// Writes what `rule` makes of the word to `target`; the plural of the head
  /// of a French compound goes, too.
  func write(
    _ rule: Int?, _ tag: PartOfSpeech, isFrench: Bool, into target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let count = tables.rules.apply(rule ?? .max, to: word, into: target)
    guard isFrench, tag == .noun, count < word.count || word.last == UInt8(ascii: "s") else {
      return count
    }
    return singularizeHead(in: target, count: count)
  }

  /// In a French compound in the plural, puts a noun in front of the first
  /// hyphen into the singular, too: *mots-clés*, *arcs-en-ciel*.
  private func singularizeHead(in lemma: UnsafeMutablePointer<UInt8>, count: Int) -> Int {
    let whole = UnsafeBufferPointer(start: lemma, count: count)
    guard let hyphen = whole.firstIndex(of: UInt8(ascii: "-")), hyphen > 0 else { return count }
    let head = UnsafeBufferPointer(rebasing: word[..<min(hyphen, word.count)])
    guard let rule = tables.rule(ofForm: head, .noun), tables.rules.changes(rule) else {
      return count
    }
    let singular = lemma + tables.rules.room(for: word)
    let length = tables.rules.apply(rule, to: head, into: singular)
    guard length <= hyphen else { return count }
    lemma.update(from: singular, count: length)
    (lemma + length).update(from: lemma + hyphen, count: count - hyphen)
    return length + count - hyphen
  }
}
