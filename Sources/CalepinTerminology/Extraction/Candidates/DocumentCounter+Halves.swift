internal import CalepinCore
internal import CalepinText

extension DocumentCounter {
  /// Counts the terms that the coordinations of a sentence hold in pieces.
  mutating func countHalves(of sentence: Range<Int>) {
    for place in sentence where source.symbols[place].contains(.conjunction) {
      for half in source.rules.coordinations.halves(around: place, in: sentence, source.symbols) {
        count(half, sentence)
      }
    }
  }

  private mutating func count(_ half: CoordinationTable.Half, _ sentence: Range<Int>) {
    let (text, symbols) = (source.text, source.symbols)
    let pattern = source.rules.grammar.patterns[half.pattern]
    guard !source.filter.refuses(half.members, in: text, symbols),
      half.members.allSatisfy({ !symbols[$0].contains(.name) }),
      let form = SplitForm(half.members, in: sentence, pattern: pattern, of: text, source.phrases)
    else { return }
    let written = Array(form.text.utf8)
    let isKnown = known?.contains(written, as: pattern.partOfSpeech) ?? false
    guard isKnown || !isTakenByKnown(half) else { return }
    source.keys.makeKey(of: half.members, into: &key)
    key += pattern.termClass.keyEnding
    let group = groupOfKey(pattern: half.pattern)
    var record = record(of: half.whole, in: sentence)
    record.isSplit = true
    let place = counts.keep(record, of: group)
    let id = counts.texts.id(of: written)
    if let known = counts.form(id, of: group) {
      counts.forms[Int(known)].count.addClamped(1)
      if isNewHere(known) { _ = counts.texts.id(of: Array(form.base.utf8)) }
    } else {
      counts.append(
        TermCounts.Form(
          text: id, base: counts.texts.id(of: Array(form.base.utf8)), count: 1,
          place: place ?? counts.keepAside(record), isPlural: form.isPlural), to: group)
    }
    var tally = source.surroundings.tally(of: half.whole, in: sentence, .none)
    tally.known = isKnown ? 1 : 0
    tally.maximal = 1
    counts.groups[Int(group)].add(
      tally, in: document, left: source.surroundings.bit(before: half.whole, in: sentence),
      right: source.surroundings.bit(behind: half.whole, in: sentence))
    text.appendSurface(of: half.whole, in: sentence, to: &surface)
    counts.add(
      TermCounts.Shape(
        group: group, text: counts.texts.id(of: surface), kind: .coordination))
  }

  /// Whether a known phrase has one end of the term without the other: in
  /// *puces et logiciels libres* the adjective belongs to *logiciels*.
  private func isTakenByKnown(_ half: CoordinationTable.Half) -> Bool {
    guard let first = half.members.first, let last = half.members.last else { return false }
    return found.contains { span in
      span.isKnown && span.tokens.count > 1
        && span.tokens.contains(first) != span.tokens.contains(last)
    }
  }
}
