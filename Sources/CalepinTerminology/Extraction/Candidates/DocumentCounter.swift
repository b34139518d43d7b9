internal import CalepinCore
internal import CalepinText

/// Finds the candidates of one text and counts them.
struct DocumentCounter {
  /// A candidate in a sentence.
  struct Span {
    var group: UInt32
    var tokens: Range<Int>
    var isFiltered: Bool
    var isKnown: Bool
  }

  let source: CountedText
  let known: KnownForms?
  var counts: TermCounts
  /// The number of the document among those of ``counts``.
  private(set) var document: UInt32 = 0
  /// For each form that earlier texts have whether this one has it, too.
  private var isMet: [Bool] = []
  var key: [UInt8] = []
  var surface: [UInt8] = []
  private var base: [UInt8] = []
  /// The candidates of a sentence as they are sought, their numbers in
  /// ``memory``, and what was found.
  private var matches: [CandidateMemory.Query] = []
  private var met: [(number: Int, isNew: Bool)] = []
  private(set) var found: [Span] = []
  private var memory: CandidateMemory

  init(_ source: CountedText, known: TermIndex?) {
    self.source = source
    self.known = known.map { KnownForms($0, kindCount: source.kinds.count) }
    memory = CandidateMemory(source.kinds)
    counts = TermCounts(language: source.text.language)
  }

  /// Counts the whole text as (a piece of) the last document of `counts`.
  ///
  /// - Complexity: O(number of tokens).
  mutating func count(into counts: inout TermCounts) {
    // They change places, so that nothing is copied.
    swap(&self.counts, &counts)
    defer { swap(&self.counts, &counts) }
    document = UInt32(self.counts.documents.count - 1)
    isMet = Array(repeating: false, count: self.counts.forms.count)
    countWords()
    for sentence in source.text.sentences { count(sentence) }
  }

  private mutating func countWords() {
    var ids = Array(repeating: TermCounts.none, count: source.kinds.count)
    for index in source.text.tags.indices where source.text.tags[index].isContentWord {
      let kind = Int(source.kinds.kinds[index])
      if ids[kind] == TermCounts.none {
        key.removeAll(keepingCapacity: true)
        source.keys.appendWord(index, to: &key)
        ids[kind] = counts.add(1, ofWord: key)
      } else {
        counts.wordCounts[Int(ids[kind])] += 1
      }
    }
  }

  private mutating func count(_ sentence: Range<Int>) {
    findMatches(in: sentence)
    findEntries()
    found.removeAll(keepingCapacity: true)
    for place in matches.indices { add(place, sentence) }
    let nesting = SentenceNesting(found)
    for place in found.indices { tally(place, nesting, sentence) }
    countHalves(of: sentence)
  }

  /// Finds the candidates of `sentence`, in order.
  private mutating func findMatches(in sentence: Range<Int>) {
    // Of its own, so that the walk need not ask who else has what it reads.
    var matches: [CandidateMemory.Query] = []
    swap(&matches, &self.matches)
    matches.removeAll(keepingCapacity: true)
    let (symbols, facts, kinds) = (source.symbols, source.facts, source.kinds)
    let names = NameEdges(symbols: symbols, sentence: sentence)
    source.rules.grammar.forEachMatch(in: symbols[sentence]) { start, pattern in
      let tokens = start..<(start + facts[pattern].length)
      // Two patterns may fit the same tokens; they count once.
      guard matches.last?.tokens != tokens else { return }
      let hasName = symbols[start].union(symbols[tokens.upperBound - 1]).contains(.name)
      guard !hasName || !names.cuts(tokens, isName: facts[pattern].isName) else { return }
      matches.append(
        CandidateMemory.Query(
          tokens, of: kinds, pattern: pattern, isFirst: start == sentence.lowerBound))
    }
    swap(&matches, &self.matches)
  }

  /// Finds what was found out of the candidates before, and asks for its memory.
  private mutating func findEntries() {
    met.removeAll(keepingCapacity: true)
    for match in matches { memory.prefetch(match) }
    for match in matches {
      let (number, isNew) = memory.entry(for: match)
      met.append((number, isNew))
      if !isNew { counts.prefetch(memory.entries[number].group, memory.entries[number].form) }
    }
  }

  /// Finds out all of the candidate at `place` of the matches, and counts its
  /// form.
  private mutating func add(_ place: Int, _ sentence: Range<Int>) {
    let (match, number) = (matches[place], met[place].number)
    if met[place].isNew {
      take(match.tokens, pattern: match.pattern, sentence, as: number)
    } else {
      let entry = memory.entries[number]
      counts.forms[Int(entry.form)].count.addClamped(1)
      if counts.groups[Int(entry.group)].placeCount < counts.placeLimit {
        _ = counts.keep(record(of: match.tokens, in: sentence), of: entry.group)
      }
    }
    let entry = memory.entries[number]
    addShapes(of: match.tokens, group: entry.group, pattern: match.pattern, sentence)
    found.append(
      Span(
        group: entry.group, tokens: match.tokens, isFiltered: entry.isFiltered,
        isKnown: entry.isKnown))
  }

  /// Counts what stands around the candidate at `place` of those that were found.
  private mutating func tally(
    _ place: Int, _ nesting: SentenceNesting, _ sentence: Range<Int>
  ) {
    let (tokens, group) = (found[place].tokens, Int(found[place].group))
    var tally = source.surroundings.tally(
      of: tokens, in: sentence, memory.entries[met[place].number].capitals)
    tally.filtered = found[place].isFiltered ? 1 : 0
    tally.known = found[place].isKnown ? 1 : 0
    tally.broken = nesting.isFragment(place) ? 1 : 0
    tally.maximal = nesting.isMaximal(place) ? 1 : 0
    counts.groups[group].add(
      tally, in: document, left: source.surroundings.bit(before: tokens, in: sentence),
      right: source.surroundings.bit(behind: tokens, in: sentence))
  }

  /// Finds out all of a candidate that was not met before, and counts its form.
  private mutating func take(
    _ tokens: Range<Int>, pattern: Int, _ sentence: Range<Int>, as number: Int
  ) {
    let facts = source.facts[pattern]
    source.keys.makeKey(of: tokens, into: &key)
    key += source.endings[pattern]
    counts.keys.prefetch(key)
    source.text.appendSurface(of: tokens, in: sentence, to: &surface)
    counts.texts.prefetch(surface)
    let isFiltered = source.filter.refuses(tokens, in: source.text, source.symbols)
    let capitals = source.surroundings.capitals(of: tokens, in: sentence)
    let record = record(of: tokens, in: sentence)
    let isKnown =
      known?.contains(tokens, of: source, as: facts.partOfSpeech, text: surface) ?? false
    let group = groupOfKey(pattern: pattern)
    let place = counts.keep(record, of: group)
    let form = addForm(of: tokens, group: group, pattern: pattern, sentence, record, place)
    memory.fill(number) { entry in
      entry.group = group
      entry.form = form
      entry.isFiltered = isFiltered
      entry.isKnown = isKnown
      entry.capitals = capitals
    }
  }

  /// The number of the group of ``key``, which fits `pattern`; a new one where
  /// there is none.
  mutating func groupOfKey(pattern: Int) -> UInt32 {
    let group = counts.keys.id(of: key)
    if Int(group) == counts.groups.count {
      counts.groups.append(TermCounts.Group(pattern: UInt32(pattern), in: document))
    }
    return group
  }

  /// The place of `tokens` in the document.
  func record(of tokens: Range<Int>, in sentence: Range<Int>) -> TermCounts.PlaceRecord {
    source.lines.record(of: tokens, in: sentence, of: source.text, numbered: document)
  }

  /// Counts the form in ``surface``; gives its number among the forms.
  private mutating func addForm(
    of tokens: Range<Int>, group: UInt32, pattern: Int, _ sentence: Range<Int>,
    _ record: TermCounts.PlaceRecord, _ place: UInt32?
  ) -> UInt32 {
    let id = counts.texts.id(of: surface)
    if let form = counts.form(id, of: group) {
      counts.forms[Int(form)].count.addClamped(1)
      if isNewHere(form) { _ = base(of: tokens, pattern: pattern, sentence, form: id) }
      return form
    }
    let base = base(of: tokens, pattern: pattern, sentence, form: id)
    counts.append(
      TermCounts.Form(
        text: id, base: base.text, count: 1, place: place ?? counts.keepAside(record),
        isPlural: base.isPlural), to: group)
    return UInt32(counts.forms.count - 1)
  }

  /// Whether a form of earlier texts is met here first: its base form is then put
  /// among the texts, as it is when this text is counted by itself and merged.
  mutating func isNewHere(_ form: UInt32) -> Bool {
    guard isMet.indices.contains(Int(form)), !isMet[Int(form)] else { return false }
    isMet[Int(form)] = true
    return true
  }

  /// The base form of `tokens`, whose form is ``surface`` and has the number
  /// `form`.
  private mutating func base(
    of tokens: Range<Int>, pattern: Int, _ sentence: Range<Int>, form: UInt32
  ) -> (text: UInt32, isPlural: Bool) {
    // Most terms are in the singular, and their own base form.
    let facts = source.facts[pattern]
    if BaseForm.isForm(of: tokens, head: facts.head, facts.termClass, in: source.text) {
      return (form, false)
    }
    let isPlural = BaseForm.find(
      of: tokens, in: sentence, head: facts.head, facts.termClass, of: source.text, into: &base)
    return (base == surface ? form : counts.texts.id(of: base), isPlural)
  }

  private mutating func addShapes(
    of tokens: Range<Int>, group: UInt32, pattern: Int, _ sentence: Range<Int>
  ) {
    if let acronym = source.text.acronym(behind: tokens, in: sentence) {
      let id = counts.texts.id(of: Array(acronym.utf8))
      counts.add(TermCounts.Shape(group: group, text: id, kind: .acronym))
    }
    if source.facts[pattern].isNounAdjective,
      let longer = source.text.coordination(from: tokens, in: sentence)
    {
      source.text.appendSurface(of: longer, in: sentence, to: &surface)
      let id = counts.texts.id(of: surface)
      counts.add(TermCounts.Shape(group: group, text: id, kind: .coordination))
    }
  }
}
