/// What decides whether a term stands where its phrase was found; half a line
/// of the processor's cache.
struct TermRecord: BitwiseCopyable, Sendable {
  /// No capitals are asked for.
  static let none = UInt32.max
  /// So many forms are in the record itself.
  static let ownForms = 3

  /// The number of the term.
  var term: UInt32
  /// How many words it has, articles included.
  var wordCount: UInt32
  /// The forms of its first words, articles included.
  var forms: (UInt32, UInt32, UInt32) = (.max, .max, .max)
  /// Where the forms of all its words begin among those of all terms.
  var firstForm: UInt32
  /// Where the capitals begin that its words need, without articles, among
  /// those of all terms.
  var firstCapitals: UInt32
  /// Unused; the size is a power of two.
  private var padding: UInt32 = 0

  init(term: UInt32, forms: ArraySlice<UInt32>, firstForm: UInt32, firstCapitals: UInt32) {
    self.term = term
    wordCount = UInt32(forms.count)
    self.firstForm = firstForm
    self.firstCapitals = firstCapitals
    let own = Array(forms.prefix(Self.ownForms))
    if own.count > 0 { self.forms.0 = own[0] }
    if own.count > 1 { self.forms.1 = own[1] }
    if own.count > 2 { self.forms.2 = own[2] }
  }
}

/// The terms of a matcher with what decides about each, in the order in which
/// the phrases have them.
struct TermRecords: Sendable {
  let records: FrozenArray<TermRecord>
  let forms: FrozenArray<UInt32>
  let capitals: FrozenArray<WordShape>

  /// The records while they are gathered.
  struct Builder {
    private var forms = FlatLists<UInt32>()
    private var capitals = FlatLists<WordShape>()

    /// Adds the next term.
    ///
    /// - Parameters:
    ///   - forms: The forms of its words, articles included; at least one.
    ///   - capitals: The capitals its words need, without articles; empty when
    ///     none is needed.
    mutating func add(forms: [UInt32], capitals: [WordShape]) {
      self.forms.append(forms)
      self.capitals.append(capitals)
    }

    /// Whether the term numbered `number` asks for capitals.
    func needsCapitals(_ number: UInt32) -> Bool { !capitals.places(of: Int(number)).isEmpty }

    /// The records of `terms` in their order, ready for searches.
    func finished(_ terms: [UInt32]) -> TermRecords {
      let records = terms.map { term in
        let (forms, capitals) = (forms.places(of: Int(term)), capitals.places(of: Int(term)))
        return TermRecord(
          term: term, forms: self.forms[Int(term)], firstForm: UInt32(forms.lowerBound),
          firstCapitals: capitals.isEmpty ? TermRecord.none : UInt32(capitals.lowerBound))
      }
      return TermRecords(
        records: FrozenArray(records), forms: FrozenArray(forms.flattened),
        capitals: FrozenArray(capitals.flattened))
    }
  }
}
