/// Looks for terms among the words of a text.
struct PhraseWalk {
  /// A word of the text.
  struct Word: BitwiseCopyable, Sendable {
    /// No word.
    static let none = Word(start: 0, length: 0, id: SeenWords.none, isHyphened: false)

    var start: Int
    var id: SeenWords.ID
    /// Its length in bytes; it does not matter for words that are too long.
    var length: UInt16
    /// Whether a hyphen alone stands before it.
    var isHyphened: Bool

    init(start: Int, length: Int, id: SeenWords.ID, isHyphened: Bool) {
      self.start = start
      self.length = UInt16(truncatingIfNeeded: length)
      self.id = id
      self.isHyphened = isHyphened
    }
  }

  /// The first two words of a phrase in the text.
  struct Continuation: BitwiseCopyable, Sendable {
    var first: Int
    var second: Int
    /// Where they lead to.
    var node: PhraseTrie.Node
  }

  /// So many nodes are looked at for one word of the text.
  private static let budget = 512

  let trie: PhraseTrie
  let records: UnsafePointer<TermRecord>
  private let forms: UnsafePointer<UInt32>
  private let capitals: UnsafePointer<WordShape>
  let seen: SeenWords.Pointers
  /// The words, and behind the last one no word.
  let words: UnsafePointer<Word>
  /// The words of the text that are the words of the phrase, articles left
  /// out.
  private let path: UnsafeMutablePointer<Int>

  /// The last word of the longest terms found so far.
  private var last = -1
  /// The nodes of these terms.
  private var nodes: [UInt32] = []
  private var budget = 0

  /// Makes ready to look for the terms of `matcher`.
  ///
  /// - Parameters:
  ///   - matcher: The terms; it has to live as long as the walk.
  ///   - seen: What is known of the words.
  ///   - words: The words, and behind the last one no word.
  ///   - path: Room for one number more than the longest phrase has words.
  init(
    matcher: TermMatcher, seen: SeenWords.Pointers, words: UnsafePointer<Word>,
    path: UnsafeMutablePointer<Int>
  ) {
    trie = matcher.trie
    records = matcher.records.records.base
    forms = matcher.records.forms.base
    capitals = matcher.records.capitals.base
    self.seen = seen
    self.words = words
    self.path = path
  }

  @inline(__always) func known(_ index: Int) -> UnsafePointer<SeenWords.Word> {
    seen.words + Int(words[index].id)
  }

  /// Appends the terms that begin at the words `range` to `hits`; gives the word
  /// at which to go on.
  ///
  /// - Parameters:
  ///   - range: The words.
  ///   - continuations: What ``lookAhead(in:_:)`` found for them.
  ///   - hits: The terms found.
  /// - Returns: The first word that is no part of these terms.
  /// - Complexity: O(number of words + number of hits); at one word a bounded
  ///   number of phrases is followed.
  mutating func findHits(
    in range: Range<Int>, _ continuations: [Continuation], into hits: inout [TermHit]
  ) -> Int {
    var index = range.lowerBound
    var next = 0
    while index < range.upperBound {
      while next < continuations.count, continuations[next].first < index { next += 1 }
      let goesOn = next < continuations.count && continuations[next].first == index
      let word = known(index)
      guard goesOn || word.pointee.isTerm else {
        index += 1
        continue
      }
      let first = hits.count
      last = -1
      path[0] = index
      if word.pointee.loneTerm != .max {
        takeAlone(records + Int(word.pointee.loneTerm), &hits)
      } else if word.pointee.isTerm {
        considerAlone(word, &hits)
      }
      if goesOn { follow(continuations[next...], &hits) }
      if hits.count > first {
        if hits.count > first + 1 { Self.sort(&hits, from: first) }
        index = last + 1
      } else {
        index += 1
      }
    }
    return index
  }

  private static func sort(_ hits: inout [TermHit], from first: Int) {
    hits.withUnsafeMutableBufferPointer { hits in
      let count = hits.count - first
      // Terms that are forms of the same words are few, homonyms may be many.
      guard count <= 16 else {
        var new = UnsafeMutableBufferPointer(rebasing: hits[first...])
        return new.sort(by: isBefore)
      }
      for index in (first + 1)..<(first + count) {
        let hit = hits[index]
        var place = index
        while place > first, isBefore(hit, hits[place - 1]) {
          hits[place] = hits[place - 1]
          place -= 1
        }
        hits[place] = hit
      }
    }
  }

  @inline(__always) private static func isBefore(_ a: TermHit, _ b: TermHit) -> Bool {
    a.isExact == b.isExact ? a.term < b.term : a.isExact
  }

  /// Takes the terms that are the first word of the path.
  @inline(__always) private mutating func considerAlone(
    _ word: UnsafePointer<SeenWords.Word>, _ hits: inout [TermHit]
  ) {
    var start = seen.starts + Int(word.pointee.firstStart)
    while !start.pointee.isNone {
      if start.pointee.hasTerms { consider(start.pointee, 1, &hits) }
      start += 1
    }
  }

  /// Follows the continuations of the first word of the path, which are the
  /// first ones.
  private mutating func follow(
    _ continuations: ArraySlice<Continuation>, _ hits: inout [TermHit]
  ) {
    budget = Self.budget
    for pair in continuations {
      guard pair.first == path[0], budget > 0 else { return }
      budget -= 1
      path[1] = pair.second
      if pair.node.hasTerms { consider(pair.node, 2, &hits) }
      if pair.node.followers != 0 { extend(pair.node, 2, &hits) }
    }
  }

  /// Goes on from `node`, to which the first `depth` words of the path lead,
  /// with the next word of the text, and if that is an article, with the one
  /// behind it as well.
  private mutating func extend(_ node: PhraseTrie.Node, _ depth: Int, _ hits: inout [TermHit]) {
    let followers = node.followers
    let behind = path[depth - 1] + 1
    for index in behind..<(behind + 2) {
      let word = known(index)
      if followers & word.pointee.mask != 0 {
        path[depth] = index
        var place = seen.classes + Int(word.pointee.firstClass)
        while place.pointee != 0 {
          let wordClass = place.pointee
          place += 1
          guard followers & PhraseTrie.bit(of: wordClass) != 0 else { continue }
          let child = trie.child(of: node.number, wordClass)
          guard !child.isNone, budget > 0 else { continue }
          budget -= 1
          if child.hasTerms { consider(child, depth + 1, &hits) }
          if child.followers != 0 { extend(child, depth + 1, &hits) }
        }
      }
      guard word.pointee.traits.contains(.isArticle) else { return }
    }
  }

  /// Takes the terms of `node`, to which the first `depth` words of the path
  /// lead, unless they are shorter than those found.
  @inline(__always) private mutating func consider(
    _ node: PhraseTrie.Node, _ depth: Int, _ hits: inout [TermHit]
  ) {
    let (first, end) = (path[0], path[depth - 1])
    guard end >= last, mayEnd(first, end) else { return }
    if end == last, nodes.contains(node.number) { return }
    for place in Int(node.firstTerm)..<Int(node.endOfTerms) {
      let record = records + place
      guard !node.needsCapitals || hasCapitals(of: record.pointee, depth) else { continue }
      if end > last {
        // These are longer than all before, which begin at the same word.
        while let hit = hits.last, last >= 0, hit.start == words[first].start { hits.removeLast() }
        last = end
        nodes.removeAll(keepingCapacity: true)
      }
      if nodes.last != node.number { nodes.append(node.number) }
      append(record, first, end, &hits)
    }
  }

  /// Takes a term to which the first word of the path leads alone.
  @inline(__always) private mutating func takeAlone(
    _ record: UnsafePointer<TermRecord>, _ hits: inout [TermHit]
  ) {
    guard mayEnd(path[0], path[0]) else { return }
    last = path[0]
    append(record, last, last, &hits)
  }

  @inline(__always) private func append(
    _ record: UnsafePointer<TermRecord>, _ first: Int, _ end: Int, _ hits: inout [TermHit]
  ) {
    hits.append(
      TermHit(
        start: words[first].start, end: words[end].start + Int(words[end].length),
        term: Int(record.pointee.term), isExact: isExact(record, first, end)))
  }

  /// Whether a term may stand from the word `first` to the word `last` as far
  /// as the words are concerned that hyphens join to them.
  @inline(__always) private func mayEnd(_ first: Int, _ last: Int) -> Bool {
    guard words[first].isHyphened || words[last + 1].isHyphened else { return true }
    return mayStandBesideHyphens(first, last)
  }

  private func mayStandBesideHyphens(_ first: Int, _ last: Int) -> Bool {
    if words[first].isHyphened, first > 0 {
      let (before, own) = (known(first - 1).pointee.traits, known(first).pointee.traits)
      let isBound = before.contains(.bindsNext) && !own.contains(.isNumber)
      if isBound, !before.contains(.isName) || !own.contains(.isName) { return false }
    }
    guard words[last + 1].isHyphened else { return true }
    let (own, behind) = (known(last).pointee.traits, known(last + 1).pointee.traits)
    return !behind.contains(.bindsPrevious) || (own.contains(.isName) && behind.contains(.isName))
  }

  /// Whether the first `depth` words of the path have the capitals that a term
  /// asks for.
  private func hasCapitals(of record: TermRecord, _ depth: Int) -> Bool {
    guard record.firstCapitals != TermRecord.none else { return true }
    let required = capitals + Int(record.firstCapitals)
    return (0..<depth).allSatisfy {
      known(path[$0]).pointee.shape.isSuperset(of: required[$0])
    }
  }

  /// Whether the words from `first` to `last` are those of a term.
  @inline(__always) private func isExact(
    _ record: UnsafePointer<TermRecord>, _ first: Int, _ last: Int
  ) -> Bool {
    let count = last - first + 1
    guard Int(record.pointee.wordCount) == count, hasForm(record.pointee.forms.0, first) else {
      return false
    }
    if count > 1, !hasForm(record.pointee.forms.1, first + 1) { return false }
    if count > 2, !hasForm(record.pointee.forms.2, first + 2) { return false }
    guard count > TermRecord.ownForms else { return true }
    let own = forms + Int(record.pointee.firstForm)
    return (TermRecord.ownForms..<count).allSatisfy { hasForm(own[$0], first + $0) }
  }

  @inline(__always) private func hasForm(_ form: UInt32, _ index: Int) -> Bool {
    let word = known(index)
    return word.pointee.form == form || word.pointee.accentedForm == form
  }
}
