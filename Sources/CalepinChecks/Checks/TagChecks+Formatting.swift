/// The formatting codes of manual pages, which translators set and leave out
/// as their words want it: only the loss of what they hold is told as a fault.
extension TagChecks {
  /// A formatting code by the places of its text.
  private struct Code {
    var range: Range<Int>
    var content: Range<Int>
  }

  func compareFormatting(of unit: UnitAnalysis, _ findings: inout FindingList) {
    var (missing, extra) = (Self.codes(in: unit.source), Self.codes(in: unit.target))
    guard !missing.isEmpty || !extra.isEmpty else { return }
    missing.removeAll { code in
      let content = unit.source.bytes[code.content]
      guard let twin = extra.firstIndex(where: { unit.target.bytes[$0.content] == content }) else {
        return false
      }
      extra.remove(at: twin)
      return true
    }
    let isTorn =
      Self.hasLoneLetter(unit.target, source: unit.source) && !Self.hasLoneLetter(unit.source)
    for code in missing {
      let isKept = Self.isKept(code, unit.source, in: unit.target)
      let letter = unit.source.byte(code.range.lowerBound)
      let written = unit.source.text(code.range)
      let partner = extra.firstIndex { unit.target.byte($0.range.lowerBound) == letter }
      if let partner {
        let other = extra.remove(at: partner)
        if isKept || isTranslation(other, of: code, in: unit) { continue }
        findings.add(
          .tagAttr, "'\(written)' became '\(unit.target.text(other.range))'", source: code.range,
          target: other.range, suggestion: written)
      } else {
        let isLost = letter == UInt8(ascii: "B") && Self.isName(unit.source.bytes[code.content])
        findings.add(
          .tagMissing, "'\(written)' is not in the translation", source: code.range,
          isWeak: !isTorn && (isKept || !isLost))
      }
    }
    for code in extra {
      findings.add(
        .tagExtra, "'\(unit.target.text(code.range))' is not in the source", target: code.range,
        isWeak: true)
    }
  }

  /// Compares `E<lt>` and `E<gt>`, of which a translation may leave out pairs.
  func compareAngles(of unit: UnitAnalysis, _ findings: inout FindingList) {
    let (source, target) = (Self.angles(in: unit.source), Self.angles(in: unit.target))
    guard source.opening == source.closing, target.opening != target.closing else { return }
    let missing = target.opening < target.closing ? "E<lt>" : "E<gt>"
    findings.add(.tagMissing, "'\(missing)' is not in the translation")
  }

  private static func angles(in side: TextSide) -> (opening: Int, closing: Int) {
    var count = (opening: 0, closing: 0)
    for token in side.tokens where token.kind == .entity && token.count == 5 {
      switch side.text(token) {
      case "E<lt>": count.opening += 1
      case "E<gt>": count.closing += 1
      default: break
      }
    }
    return count
  }

  /// Whether the letter of a formatting code stands alone, as its brackets
  /// leave it when they are lost.
  ///
  /// English has the word *I*, where the source speaks in the first person.
  private static func hasLoneLetter(_ side: TextSide, source: TextSide? = nil) -> Bool {
    let isPronoun =
      side.language == .english
      && source?.tokens.contains { $0.kind == .word && firstPerson.contains($0.key) } != false
    return side.tokens.contains { token in
      let isCall = token.kind == .code && token.count == 3
      guard token.kind == .word && token.count == 1 || isCall else { return false }
      switch side.byte(Int(token.start)) {
      case UInt8(ascii: "B"), UInt8(ascii: "E"), UInt8(ascii: "F"), UInt8(ascii: "L"): return true
      case UInt8(ascii: "I"): return !isPronoun
      default: return false
      }
    }
  }

  private static let firstPerson = WordSet(list: "je j me m moi mon ma mes")

  /// The closed formatting codes of `side` that hold no other one.
  private static func codes(in side: TextSide) -> [Code] {
    var codes: [Code] = []
    var open: CheckToken?
    for token in side.tokens where token.flags.contains(.isFormatting) {
      if token.count == 2 {
        open = token
      } else if let start = open {
        codes.append(
          Code(range: Int(start.start)..<Int(token.end), content: Int(start.end)..<Int(token.start))
        )
        open = nil
      }
    }
    return codes
  }

  /// Whether the first name in `code` stands somewhere in `other`.
  private static func isKept(_ code: Code, _ side: TextSide, in other: TextSide) -> Bool {
    let content = side.bytes[code.content]
    let isOption = content.first == UInt8(ascii: "-")
    let name =
      isOption
      ? content.prefix { isNameByte($0) || $0 == UInt8(ascii: "-") }
      : content.drop { !isNameByte($0) }.prefix(while: isNameByte)
    guard !name.isEmpty else { return true }
    var offset = 0
    while offset + name.count <= other.bytes.count {
      let end = offset + name.count
      if other.bytes[offset...].starts(with: name), !isNameByte(other.byte(offset - 1)),
        !isNameByte(other.byte(end))
      {
        return true
      }
      offset += 1
    }
    return false
  }

  /// Whether `other` holds the words of `code` in the other language.
  private func isTranslation(_ other: Code, of code: Code, in unit: UnitAnalysis) -> Bool {
    let (content, words) = (unit.source.bytes[code.content], unit.target.bytes[other.content])
    let isBold = unit.source.byte(code.range.lowerBound) == UInt8(ascii: "B")
    if isBold, Self.isName(content) { return false }
    guard let pairs, !content.contains(0x20), !words.contains(0x20) else { return true }
    if unit.target.language == .french { return pairs.isText(words, in: .french) }
    // English words are names as well, so a word does not tell them from one.
    guard pairs.isText(content, in: unit.source.language) else { return false }
    return !isBold || pairs.areTranslations(content, words)
  }

  /// Whether `content` can only be a name of a program: an option, or one with
  /// digits or an underscore.
  private static func isName(_ content: ArraySlice<UInt8>) -> Bool {
    guard !content.contains(where: { $0 == 0x20 || $0 >= 0x80 }),
      content.contains(where: { (0x61...0x7A).contains($0 | 0x20) })
    else { return false }
    return content.first == UInt8(ascii: "-")
      || content.contains { (0x30...0x39).contains($0) || $0 == 0x5F }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: true
    default: false
    }
  }
}
