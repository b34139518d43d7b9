internal import CalepinCore

/// Where a term stands in a list of termbases.
public struct TermAddress: Hashable, Sendable {
  /// The termbase, counted from 0.
  public var base: UInt16
  /// The entry in the termbase.
  public var entry: UInt32
  /// The language section of the entry.
  public var section: UInt8
  /// The term in the section.
  public var term: UInt8
}

extension [Termbase] {
  /// Calls `body` with each term whose language is in `language`, in order.
  ///
  /// What no address reaches is left out: termbases past 65,535, and sections
  /// and terms of an entry past 255.
  func forEachTerm(in language: LanguageTag, _ body: (TermSection, TermAddress) -> Void) {
    for (number, base) in enumerated().prefix(Int(UInt16.max)) {
      for (index, entry) in base.entries.enumerated() {
        for (place, section) in entry.sections.enumerated().prefix(Int(UInt8.max))
        where section.language.isIn(language) {
          for (order, term) in section.terms.enumerated().prefix(Int(UInt8.max)) {
            let address = TermAddress(
              base: UInt16(number), entry: UInt32(index), section: UInt8(place),
              term: UInt8(order))
            body(term, address)
          }
        }
      }
    }
  }

  /// The entry in which the term at `address` stands.
  func entry(at address: TermAddress) -> ConceptEntry {
    self[Int(address.base)].entries[Int(address.entry)]
  }

  /// The term at `address`.
  func term(at address: TermAddress) -> TermSection {
    entry(at: address).sections[Int(address.section)].terms[Int(address.term)]
  }
}
