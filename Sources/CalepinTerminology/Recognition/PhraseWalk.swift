/// Looks for terms among the words of a text.
struct PhraseWalk {
  /// A word of the text.
  struct Word: Sendable {
    var start: Int
    var end: Int
    var id: SeenWords.ID
    /// Whether a hyphen alone stands before it.
    var isHyphened: Bool
  }

  /// What one search leaves to the next, to be filled anew.
  struct Scratch: Sendable {
    /// The words of the text that are the words of the phrase, articles left
    /// out.
    fileprivate var path: [Int] = []
    fileprivate var best: [TermHit] = []
    /// The nodes of `best`, and the last word of the text in it.
    fileprivate var nodes: [UInt32] = []
    fileprivate var last = -1
    fileprivate var budget = 0
  }

  /// So many nodes are looked at for one word of the text.
  private static let budget = 512

  let matcher: TermMatcher
  let seen: SeenWords
  let words: UnsafeBufferPointer<Word>

  /// Appends the terms that begin at the words `range` to `hits`; gives the word
  /// at which to go on.
  func findHits(
    in range: Range<Int>, _ scratch: inout Scratch, into hits: inout [TermHit]
  ) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      let word = seen.words[Int(words[index].id)]
      if word.firstStart == word.endOfStarts {
        index += 1
      } else if findLongest(from: index, word, &scratch) {
        for place in scratch.best.indices {
          scratch.best[place].isExact = isExact(scratch.best[place].term, index, scratch.last)
        }
        if scratch.best.count > 1 { scratch.best.sort(by: Self.isBefore) }
        hits.append(contentsOf: scratch.best)
        index = scratch.last + 1
      } else {
        index += 1
      }
    }
    return index
  }

  private static func isBefore(_ a: TermHit, _ b: TermHit) -> Bool {
    a.isExact == b.isExact ? a.term < b.term : a.isExact
  }

  /// Finds the longest terms that begin at the word `first`.
  @inline(__always) private func findLongest(
    from first: Int, _ word: SeenWords.Word, _ scratch: inout Scratch
  ) -> Bool {
    let next = first + 1 < words.count ? seen.words[Int(words[first + 1].id)] : SeenWords.Word()
    let isArticle = next.traits.contains(.isArticle)
    scratch.last = -1
    scratch.budget = Self.budget
    for number in Int(word.firstStart)..<Int(word.endOfStarts) {
      let start = seen.starts[number]
      let goesOn = start.followers & next.mask != 0 || (isArticle && start.followers != 0)
      guard start.hasTerms || goesOn else { continue }
      scratch.path.removeAll(keepingCapacity: true)
      scratch.path.append(first)
      if start.hasTerms { consider(start, &scratch) }
      if goesOn { extend(start, &scratch) }
    }
    return scratch.last >= 0
  }

  /// Goes on from `node` with the next word of the text, and if that is an
  /// article, with the one behind it as well.
  private func extend(_ node: PhraseTrie.Node, _ scratch: inout Scratch) {
    let followers = node.followers
    guard followers != 0, let last = scratch.path.last else { return }
    for index in (last + 1)..<min(last + 3, words.count) {
      let word = seen.words[Int(words[index].id)]
      if followers & word.mask != 0 {
        for place in Int(word.firstClass)..<Int(word.endOfClasses) {
          let wordClass = seen.classes[place]
          guard followers & PhraseTrie.bit(of: wordClass) != 0 else { continue }
          let child = matcher.trie.child(of: node.number, wordClass)
          guard !child.isNone, scratch.budget > 0 else { continue }
          scratch.budget -= 1
          scratch.path.append(index)
          consider(child, &scratch)
          extend(child, &scratch)
          scratch.path.removeLast()
        }
      }
      guard word.traits.contains(.isArticle) else { return }
    }
  }

  /// Takes the terms of `node`, which the path has led to, unless they are
  /// shorter than those found.
  private func consider(_ node: PhraseTrie.Node, _ scratch: inout Scratch) {
    guard node.hasTerms, let last = scratch.path.last, last >= scratch.last,
      mayEnd(scratch.path[0], last)
    else { return }
    if last == scratch.last, scratch.nodes.contains(node.number) { return }
    for place in Int(node.firstTerm)..<Int(node.endOfTerms) {
      let term = Int(matcher.trie.terms[place])
      guard !node.needsCapitals || hasCapitals(of: term, scratch.path) else { continue }
      if last > scratch.last {
        scratch.last = last
        scratch.best.removeAll(keepingCapacity: true)
        scratch.nodes.removeAll(keepingCapacity: true)
      }
      if scratch.nodes.last != node.number { scratch.nodes.append(node.number) }
      scratch.best.append(
        TermHit(
          start: words[scratch.path[0]].start, end: words[last].end, term: term, isExact: false))
    }
  }

  /// Whether a term may stand from the word `first` to the word `last` as far
  /// as the words are concerned that hyphens join to them.
  @inline(__always) private func mayEnd(_ first: Int, _ last: Int) -> Bool {
    if words[first].isHyphened, first > 0 {
      let (before, own) = (traits(first - 1), traits(first))
      let isBound = before.contains(.bindsNext) && !own.contains(.isNumber)
      if isBound, !before.contains(.isName) || !own.contains(.isName) { return false }
    }
    guard last + 1 < words.count, words[last + 1].isHyphened else { return true }
    let (own, behind) = (traits(last), traits(last + 1))
    return !behind.contains(.bindsPrevious) || (own.contains(.isName) && behind.contains(.isName))
  }

  private func traits(_ index: Int) -> WordTraits { seen.words[Int(words[index].id)].traits }

  /// Whether the words of `path` have the capitals that `term` asks for.
  @inline(__always) private func hasCapitals(of term: Int, _ path: [Int]) -> Bool {
    let required = matcher.capitals.places(of: term)
    guard !required.isEmpty else { return true }
    for (place, index) in zip(required, path)
    where !seen.words[Int(words[index].id)].shape.isSuperset(
      of: matcher.capitals.element(at: place))
    {
      return false
    }
    return true
  }

  /// Whether the words from `first` to `last` are those of `term`.
  private func isExact(_ term: Int, _ first: Int, _ last: Int) -> Bool {
    let forms = matcher.forms.places(of: term)
    guard forms.count == last - first + 1 else { return false }
    for (place, index) in zip(forms, first...last) {
      let form = matcher.forms.element(at: place)
      let word = seen.words[Int(words[index].id)]
      guard word.form == form || word.accentedForm == form else { return false }
    }
    return true
  }
}
