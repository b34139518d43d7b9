internal import CalepinCore
internal import CalepinFormats

extension ExchangeInput {
  /// All that is in the file at `path` as entries of a termbase: units whose
  /// texts are terms as well as entries.
  ///
  /// - Throws: `InputError` or ``CommandFailure`` when it cannot be read to its
  ///   end.
  func entries(of path: String) throws -> [ConceptEntry] {
    var entries: [ConceptEntry] = []
    try read(path) { item, _ in
      switch item {
      case .document: break
      case .unit(let unit): if let entry = ConceptEntry(unit) { entries.append(entry) }
      case .entry(let entry): entries.append(entry)
      }
    }
    return entries
  }
}
