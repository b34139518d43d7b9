/// Looks for translations that are longer than their place.
struct MaxLengthCheck: Check {
  static let descriptions = [
    CheckDescription(
      .maxLength, .error, "the translation is longer than it may be",
      details: """
        It needs a limit in characters: 'max-length' of 'calepin.toml', or beside the unit: \
        'maxwidth' with 'size-unit="char"' and 'slr:sizeRestriction' of XLIFF, \
        'max-length:20' among the flags of PO, a property 'x-max-length' of TMX. \
        That of the unit counts first.
        """,
      examples: [
        .french("Open file", "Ouvrir le⟦ fichier⟧", maxLength: 9),
        .french("Open file", "Ouvrir", maxLength: 9),
        .french("Open file", "Ouvrir le fichier"),
      ])
  ]

  /// The limit of units that have none of their own.
  let limit: Int?

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    let target = unit.target.bytes
    guard let limit = unit.maxLength ?? limit, target.count > limit else { return }
    var count = 0
    var end = 0
    for (offset, byte) in target.enumerated() where byte & 0xC0 != 0x80 {
      if count == limit { end = offset }
      count += 1
    }
    guard count > limit else { return }
    findings.add(
      .maxLength, "\(count) characters long, expected at most \(limit)", target: end..<target.count)
  }
}

extension CheckID {
  static let maxLength = CheckID("max-length")
}
