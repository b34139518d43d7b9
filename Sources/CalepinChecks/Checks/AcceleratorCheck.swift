/// Looks for the key that a label of a menu or a button underlines.
struct AcceleratorCheck: Check {
  static let looksAtTerms = false

  static let descriptions = [
    CheckDescription(
      .accelerator, .warning, isOn: false, "the key of a label is lost, or stands there twice",
      details: """
        It is marked by '&' (Windows, Qt) or '_' (GTK) before its letter. 'R&D' and 'AT&T' have \
        none, nor has a text with tags or of more than six words.
        """,
      examples: [
        .french("&Open…", "⟦Ouvrir…⟧"),
        .french("&Open…", "O&uvrir…"),
        .french("_Save as", "⟦_Enregistrer _sous⟧"),
        .french("_Save as", "Enregistrer _sous"),
        .french("R&D of AT&T", "Recherche d'AT&T"),
      ])
  ]

  private static let mostWords = 6

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    let (source, target) = (unit.source, unit.target)
    guard source.wordCount <= Self.mostWords, !target.isBlank,
      !source.tokens.contains(where: { $0.kind == .tag })
    else { return }
    for mark in [UInt8(ascii: "&"), UInt8(ascii: "_")]
    where Self.count(of: mark, in: source) == 1 {
      let count = Self.count(of: mark, in: target)
      if count == 1 { continue }
      let sign = Character(Unicode.Scalar(mark))
      findings.add(
        .accelerator,
        "\(count) letters have '\(sign)' before them, expected 1",
        target: 0..<target.bytes.count)
    }
  }

  /// How often `mark` makes a key of the letter behind it.
  private static func count(of mark: UInt8, in side: TextSide) -> Int {
    let bytes = side.bytes
    return bytes.indices.count { offset in
      guard bytes[offset] == mark, isLetter(side.byte(offset + 1)),
        side.byte(offset - 1) != mark
      else { return false }
      // R&D, MAX_SIZE
      if isLetter(side.byte(offset - 1)), side.byte(offset + 1) & 0x20 == 0 { return false }
      return !side.tokens.contains {
        $0.range.contains(offset) && !$0.isText && $0.kind != .code
      }
    }
  }

  /// Whether `byte` is a letter or part of one beyond ASCII.
  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte >= 0xC3
  }
}

extension CheckID {
  static let accelerator = CheckID("accelerator")
}
