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

  /// Termbase and entry as one number.
  var entryNumber: UInt64 { UInt64(base) << 32 | UInt64(entry) }
}

extension [Termbase] {
  /// Calls `body` with each term whose language is in `language`, in order.
  ///
  /// What no address reaches is left out: termbases past 65,535, and sections
  /// and terms of an entry past 255.
  func forEachTerm(in language: LanguageTag, _ body: (TermSection, TermAddress) -> Void) {
    for number in indices.prefix(Int(UInt16.max)) {
      self[number].forEachTerm(in: language, as: UInt16(number), body)
    }
  }

  /// The entry in which the term at `address` stands.
  func entry(at address: TermAddress) -> ConceptEntry {
    self[Int(address.base)].entry(Int(address.entry))
  }

  /// The term at `address`.
  func term(at address: TermAddress) -> TermSection {
    self[Int(address.base)].term(at: address)
  }
}
