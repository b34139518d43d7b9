public import CalepinCore
internal import CalepinText
internal import CKernels

/// All that is counted of the candidates of some documents: what every measure
/// of termhood is made from.
///
/// Counts add up: those of two lists of documents, merged in order, are those of
/// all the documents. The texts themselves are not kept.
public struct TermCounts: Sendable {
  /// A document that was counted.
  public struct Document: Hashable, Sendable {
    /// The name of its file.
    public var name: String
    /// How many tokens it has.
    public var tokenCount: Int
    /// How many sentences it has.
    public var sentenceCount: Int
  }

  /// Stands for "no such number".
  static let none = UInt32.max

  /// The language of the documents.
  public let language: LanguageTag
  /// The documents in their order.
  public internal(set) var documents: [Document] = []
  /// How many places are kept of each group.
  public let placeLimit: Int

  /// The keys of the groups; a group has the number of its key.
  var keys = WordTable()
  var groups: [Group] = []
  /// The forms and base forms that ``forms`` refers to.
  var texts = WordTable()
  var forms: [Form] = []
  var places: [PlaceRecord] = []
  /// The words of all content, as they stand in keys.
  var words = WordTable()
  var wordCounts: [Int] = []
  /// Longer shapes of a group and acronyms, in the order of their discovery.
  var shapes: [Shape] = []
  var knownShapes: Set<Shape> = []

  /// Creates empty counts.
  ///
  /// - Parameters:
  ///   - language: The language of the documents.
  ///   - placeLimit: How many places to keep of each group.
  public init(language: LanguageTag, placeLimit: Int = 3) {
    self.language = language
    self.placeLimit = placeLimit
  }

  /// How many tokens the documents have.
  public var tokenCount: Int { documents.reduce(0) { $0 + $1.tokenCount } }

  /// How often the content word `word` occurs.
  func count(ofWord word: some Collection<UInt8>) -> Int {
    words.existingID(of: word).map { wordCounts[Int($0)] } ?? 0
  }

  /// The forms of the group numbered `group`, in the order of the text.
  func forms(of group: Int) -> [Form] {
    var found: [Form] = []
    var next = groups[group].firstForm
    while next != Self.none {
      found.append(forms[Int(next)])
      next = forms[Int(next)].next
    }
    return found
  }

  /// The first places of the group numbered `group`.
  func places(of group: Int) -> [TermPlace] {
    var found: [TermPlace] = []
    var next = groups[group].firstPlace
    while next != Self.none {
      found.append(places[Int(next)].place)
      next = places[Int(next)].next
    }
    return found
  }
}

extension TermCounts {
  /// Asks for the memory of a group and of a form that will be counted soon.
  @inline(__always) func prefetch(_ group: UInt32, _ form: UInt32) {
    groups.withUnsafeBufferPointer { groups in
      guard let base = groups.baseAddress else { return }
      calepin_prefetch(base + Int(group))
      calepin_prefetch(UnsafeRawPointer(base + Int(group)) + 64)
    }
    forms.withUnsafeBufferPointer { forms in
      if let base = forms.baseAddress { calepin_prefetch(base + Int(form)) }
    }
  }
}

extension TermCounts {
  /// All candidates with the same lemmas.
  struct Group: Hashable, Sendable {
    /// Number of the pattern, that of the first occurrence.
    var pattern: UInt32
    /// The first of its forms in ``TermCounts/forms``, the last one.
    var firstForm = TermCounts.none
    var lastForm = TermCounts.none
    /// The first of its places in ``TermCounts/places``, the last one kept.
    var firstPlace = TermCounts.none
    var lastPlace = TermCounts.none
    var placeCount: UInt32 = 0
    /// The first and the last document in which it stands.
    var firstDocument: UInt32
    var lastDocument: UInt32
    /// In how many documents it stands.
    var documentCount: UInt32
    var tallies = TermTallies()
    /// The words before and behind it, one bit for each 64th of all words.
    var leftWords: UInt64 = 0
    var rightWords: UInt64 = 0

    /// A group that was met in a document first, of which nothing is counted yet.
    init(pattern: UInt32, in document: UInt32) {
      self.pattern = pattern
      (firstDocument, lastDocument, documentCount) = (document, document, 1)
    }

    /// Adds occurrences in a document, none before the last one, between words
    /// with these bits.
    mutating func add(
      _ tally: TermTallies, in document: UInt32, left: UInt64, right: UInt64
    ) {
      if lastDocument != document {
        lastDocument = document
        documentCount += 1
      }
      tallies += tally
      leftWords |= left
      rightWords |= right
    }
  }

  /// A way in which the texts write a group.
  struct Form: Hashable, Sendable {
    /// The form and its base form, numbers in ``TermCounts/texts``.
    var text: UInt32
    var base: UInt32
    var count: UInt32
    /// Its first place in ``TermCounts/places``.
    var place: UInt32
    var isPlural: Bool
    /// The next form of the group in ``TermCounts/forms``, or `none`.
    var next = TermCounts.none
  }

  /// Another shape in which a group was seen.
  struct Shape: Hashable, Sendable {
    var group: UInt32
    /// A number in ``TermCounts/texts``.
    var text: UInt32
    var kind: TermVariant.Kind
  }
}

/// How often a group stands in certain surroundings.
struct TermTallies: Hashable, Sendable {
  /// All occurrences.
  var all: UInt32 = 0
  /// With a word at an edge that no term has there.
  var filtered: UInt32 = 0
  /// As a form that a termbase has.
  var known: UInt32 = 0
  /// Inside a known phrase or across one of its ends.
  var broken: UInt32 = 0
  /// Inside no longer candidate.
  var maximal: UInt32 = 0
  /// Behind an article or another determiner.
  var leftDeterminer: UInt32 = 0
  /// Behind a preposition.
  var leftPreposition: UInt32 = 0
  /// With a capital in front and not at the beginning of a sentence.
  var capital: UInt32 = 0
  /// In capitals throughout.
  var upperCase: UInt32 = 0
  /// Alone between brackets or quotation marks.
  var enclosed: UInt32 = 0

  /// All counts in one fixed order.
  var values: [UInt32] {
    [
      all, filtered, known, broken, maximal, leftDeterminer, leftPreposition, capital, upperCase,
      enclosed,
    ]
  }

  static func += (a: inout TermTallies, b: TermTallies) {
    a.all.addClamped(b.all)
    a.filtered.addClamped(b.filtered)
    a.known.addClamped(b.known)
    a.broken.addClamped(b.broken)
    a.maximal.addClamped(b.maximal)
    a.leftDeterminer.addClamped(b.leftDeterminer)
    a.leftPreposition.addClamped(b.leftPreposition)
    a.capital.addClamped(b.capital)
    a.upperCase.addClamped(b.upperCase)
    a.enclosed.addClamped(b.enclosed)
  }
}

extension TermTallies {
  /// Takes the ten counts of ``values``.
  init(values: [UInt32]) {
    precondition(values.count == 10, "one value for each count")
    all = values[0]
    filtered = values[1]
    known = values[2]
    broken = values[3]
    maximal = values[4]
    leftDeterminer = values[5]
    leftPreposition = values[6]
    capital = values[7]
    upperCase = values[8]
    enclosed = values[9]
  }

  /// Whether there is an occurrence, and no count is larger than that of all.
  var isSound: Bool { all > 0 && values.allSatisfy { $0 <= all } }
}

extension UInt32 {
  /// Adds `other`; what would be too large stays the largest number.
  mutating func addClamped(_ other: UInt32) {
    let (sum, overflows) = addingReportingOverflow(other)
    self = overflows ? .max : sum
  }
}
