public import CalepinCore

/// A named collection of concept entries.
public struct Termbase: Sendable {
  /// The name that results are marked with: a file's name, or `glossary` for
  /// the one built into the program.
  public let name: String
  /// What is known of the others when these are only the entries that may answer
  /// one query.
  public let rest: Rest?
  private let content: Content

  private enum Content: Sendable {
    case listed([ConceptEntry])
    case compiled(CompiledTermbase)
  }

  /// Of a termbase of which only the entries were read that may answer one query.
  public struct Rest: Sendable {
    /// The languages that occur in the whole, in the order of their first use.
    public var languages: [LanguageTag]
    /// By primary language, where entries were left out that would answer as a
    /// part: how alike these may be, in percent.
    public var scores: [String: Int]

    /// The file that holds the whole.
    public var path: String

    /// Creates what is known of the others.
    public init(path: String, languages: [LanguageTag], scores: [String: Int]) {
      self.path = path
      self.languages = languages
      self.scores = scores
    }
  }

  /// Creates a termbase called `name`.
  public init(name: String, entries: [ConceptEntry], rest: Rest? = nil) {
    self.name = name
    self.content = .listed(entries)
    self.rest = rest
  }

  /// Creates a termbase called `name` of what was compiled.
  public init(name: String, _ compiled: CompiledTermbase) {
    self.name = name
    self.content = .compiled(compiled)
    self.rest = nil
  }

  /// Whether it is a ``CompiledTermbase``.
  public var isCompiled: Bool {
    if case .compiled = content { true } else { false }
  }

  /// The entries, in the order of the file.
  ///
  /// - Complexity: O(1), but O(length of the entries) for a compiled termbase.
  public var entries: [ConceptEntry] {
    switch content {
    case .listed(let entries): entries
    case .compiled(let base): (0..<base.count).map { base.entry($0) }
    }
  }

  /// Adds how many entries each domain has to `sizes`, those without one as of
  /// the domain called the empty text.
  func addDomainSizes(to sizes: inout [String: Int]) {
    switch content {
    case .listed(let entries):
      for entry in entries { sizes[entry.domain ?? "", default: 0] += 1 }
    case .compiled(let base):
      var rest = base.count
      for (domain, count) in base.domainSizes {
        sizes[domain, default: 0] += count
        rest -= count
      }
      if rest > 0 { sizes["", default: 0] += rest }
    }
  }

  /// How many entries there are.
  var entryCount: Int {
    switch content {
    case .listed(let entries): entries.count
    case .compiled(let base): base.count
    }
  }

  /// The domain of the entry numbered `index`.
  func domain(_ index: Int) -> String? {
    switch content {
    case .listed(let entries): entries[index].domain
    case .compiled(let base): base.domain(index)
    }
  }

  /// The entry numbered `index`.
  func entry(_ index: Int) -> ConceptEntry {
    switch content {
    case .listed(let entries): entries[index]
    case .compiled(let base): base.entry(index)
    }
  }

  /// The term at `address`, whose base is this one.
  func term(at address: TermAddress) -> TermSection {
    switch content {
    case .listed(let entries):
      entries[Int(address.entry)].sections[Int(address.section)].terms[Int(address.term)]
    case .compiled(let base): base.term(at: address) ?? TermSection("")
    }
  }

  /// The index that was made of the terms in `language` beforehand.
  func image(for language: LanguageTag) -> IndexImage? {
    if case .compiled(let base) = content { base.image(for: language) } else { nil }
  }

  /// Calls `body` with each term whose language is in `language`, in order, as
  /// one of the termbase numbered `number`.
  ///
  /// What no address reaches is left out: sections and terms of an entry past
  /// 255.
  func forEachTerm(
    in language: LanguageTag, as number: UInt16, _ body: (TermSection, TermAddress) -> Void
  ) {
    let most = Int(UInt8.max)
    func give(_ entry: Int, _ section: Int, _ order: Int, _ term: TermSection) {
      guard section < most, order < most else { return }
      body(
        term,
        TermAddress(
          base: number, entry: UInt32(entry), section: UInt8(section), term: UInt8(order)))
    }
    switch content {
    case .compiled(let base): base.forEachTerm(in: language, give)
    case .listed(let entries):
      for (index, entry) in entries.enumerated() {
        for (place, section) in entry.sections.enumerated() where section.language.isIn(language) {
          for (order, term) in section.terms.enumerated() { give(index, place, order, term) }
        }
      }
    }
  }

  /// The languages that occur, each once, in the order of their first use.
  ///
  /// - Complexity: O(number of language sections).
  public var languages: [LanguageTag] {
    if let rest { return rest.languages }
    guard case .listed(let entries) = content else {
      if case .compiled(let base) = content { return base.languages }
      return []
    }
    var found: [LanguageTag] = []
    for entry in entries {
      for section in entry.sections where !found.contains(section.language) {
        found.append(section.language)
      }
    }
    return found
  }
}
