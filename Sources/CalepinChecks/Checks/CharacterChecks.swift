/// Finds characters that no one meant to write.
struct CharacterChecks: Check {
  static let descriptions = [
    CheckDescription(
      .mojibake, .error, "characters were read in the wrong encoding",
      details: """
        UTF-8 that was read as Windows-1252 leaves an Ã, Â, Å or â before another sign; a lost \
        character leaves U+FFFD.
        """,
      examples: [
        .french("the summer", "l'⟦Ã©⟧tÃ©"),
        .french("the summer", "l'⟦\u{FFFD}⟧t\u{FFFD}"),
        .french("the age", "l'Âge"),
      ]),
    CheckDescription(
      .invisibleChar, .warning, "an invisible character stands in the translation",
      examples: [.french("the file", "le⟦\u{200B}⟧ fichier")]),
    CheckDescription(
      .controlChar, .error, "a control character stands in the translation",
      examples: [.french("the file", "le⟦\u{7}⟧ fichier")]),
    CheckDescription(
      .mixedScript, .error, "a word mixes the letters of two scripts",
      examples: [
        .french("the file", "le fi⟦с⟧hier"),
        .french("the letter α", "la lettre α"),
      ]),
  ]

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    let target = unit.target
    guard
      !target.features.isDisjoint(with: [.suspect, .invisible, .control, .otherScript])
    else { return }
    if target.features.contains(.suspect) { checkEncoding(unit, &findings) }
    if target.features.contains(.invisible), !unit.source.features.contains(.invisible) {
      addFirst(in: target, .invisibleChar, "an invisible character", &findings) {
        $0.kind == .invisible
      }
    }
    if target.features.contains(.control), !unit.source.features.contains(.control) {
      addFirst(in: target, .controlChar, "a control character", &findings) {
        $0.value < 0x20 && $0.kind == .symbol || (0x7F...0x9F).contains($0.value)
      }
    }
    if target.features.contains(.otherScript) { checkScripts(target, &findings) }
  }

  private func addFirst(
    in side: TextSide, _ check: CheckID, _ message: String, _ findings: inout FindingList,
    where isMeant: (ScalarAt) -> Bool
  ) {
    side.bytes.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        let scalar = ScalarAt(offset, in: bytes)
        if isMeant(scalar) {
          let code = String(scalar.value, radix: 16, uppercase: true)
          let padding = String(repeating: "0", count: max(0, 4 - code.count))
          return findings.add(
            check, "\(message), U+\(padding)\(code)", target: offset..<offset + scalar.length,
            suggestion: "")
        }
        offset += scalar.length
      }
    }
  }

  // MARK: Encodings

  private func checkEncoding(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard let range = Self.mojibake(in: unit.target.bytes) else { return }
    if Self.mojibake(in: unit.source.bytes) != nil { return }
    findings.add(
      .mojibake, "'\(unit.target.text(range))' was read in the wrong encoding", target: range)
  }

  /// The first place at which `text` was read in the wrong encoding.
  private static func mojibake(in text: [UInt8]) -> Range<Int>? {
    text.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        let scalar = ScalarAt(offset, in: bytes)
        let end = offset + scalar.length
        if scalar.value == 0xFFFD { return offset..<end }
        if let last = endOfMojibake(scalar.value, end, bytes) { return offset..<last }
        offset = end
      }
      return nil
    }
  }

  /// Where the image of a UTF-8 sequence ends whose first byte became `lead`.
  private static func endOfMojibake(
    _ lead: UInt32, _ start: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard lead == 0xC2 || lead == 0xC3 || lead == 0xC5 || lead == 0xE2, start < bytes.count
    else { return nil }
    let next = ScalarAt(start, in: bytes)
    let end = start + next.length
    guard let byte = windows1252Byte(next.value), byte & 0xC0 == 0x80 else { return nil }
    switch lead {
    // The images of Latin-1: `Â«`, `Ã©`. A space would be one in French, too.
    case 0xC2: return byte >= 0xA1 || byte == 0xA0 ? end : nil
    case 0xC3: return end
    case 0xC5: return byte == 0x92 || byte == 0x93 || byte == 0xB8 ? end : nil
    default:
      guard byte == 0x80 || byte == 0x82 || byte == 0x84, next.value != 0xA0 else { return nil }
      return end
    }
  }

  /// The byte that `value` is in Windows-1252, from 0x80 on.
  private static func windows1252Byte(_ value: UInt32) -> UInt8? {
    if (0xA0...0xFF).contains(value) || (0x80...0x9F).contains(value) {
      return UInt8(truncatingIfNeeded: value)
    }
    return highBytes[value]
  }

  private static let highBytes: [UInt32: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86,
    0x2021: 0x87, 0x2C6: 0x88, 0x2030: 0x89, 0x160: 0x8A, 0x2039: 0x8B, 0x152: 0x8C, 0x17D: 0x8E,
    0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96,
    0x2014: 0x97, 0x2DC: 0x98, 0x2122: 0x99, 0x161: 0x9A, 0x203A: 0x9B, 0x153: 0x9C, 0x17E: 0x9E,
    0x178: 0x9F,
  ]

  // MARK: Scripts

  private func checkScripts(_ side: TextSide, _ findings: inout FindingList) {
    for token in side.tokens where token.kind == .word {
      var foreign: Range<Int>?
      var hasLatin = false
      side.bytes.withUnsafeBufferPointer { bytes in
        var offset = Int(token.start)
        while offset < Int(token.end) {
          let scalar = ScalarAt(offset, in: bytes)
          if scalar.kind == .letter || scalar.kind == .upper {
            if (0x370...0x5FF).contains(scalar.value) {
              foreign = foreign ?? offset..<offset + scalar.length
            } else if scalar.value < 0x250, scalar.value != 0xB5 {
              hasLatin = true
            }
          }
          offset += scalar.length
        }
      }
      guard hasLatin, let foreign else { continue }
      findings.add(
        .mixedScript, "'\(side.text(foreign))' is of another script than the rest of the word",
        target: foreign)
    }
  }
}

extension CheckID {
  static let mojibake = CheckID("mojibake")
  static let invisibleChar = CheckID("invisible-char")
  static let controlChar = CheckID("control-char")
  static let mixedScript = CheckID("mixed-script")
}
