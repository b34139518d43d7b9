/// Compares what a program will put values in the place of.
struct PlaceholderChecks: Check {
  static let descriptions = [
    CheckDescription(
      .placeholderMissing, .error, "a placeholder is missing from the translation",
      details: """
        Known are printf and Objective-C (%s, %1$s, %@), Python (%(name)s, {0}, {name}), \
        Qt (%1), Ruby (%{name}), shells and templates (${name}, $name, {{name}}) and ICU \
        messages ({count, plural, …}).
        """,
      examples: [
        .french("Delete %s files?", "⟦Supprimer les fichiers ?⟧"),
        .french("%s by %s", "%2$s, %1$s"),
        .french("20% of it", "20 % de cela"),
      ]),
    CheckDescription(
      .placeholderExtra, .error, "a placeholder of the translation is not in the source",
      examples: [.french("Delete the files?", "Supprimer ⟦{count}⟧ fichiers ?")]),
    CheckDescription(
      .placeholderChanged, .error, "a placeholder is another one in the translation",
      examples: [
        .french("Hello, {name}!", "Bonjour, ⟦{nom}⟧ !"),
        .french("Hello, {name}!", "Bonjour, {name} !"),
      ]),
    CheckDescription(
      .icuSyntax, .error, "an ICU message has braces without a partner",
      examples: [
        .french(
          "{count, plural, one {a file} other {files}}",
          "⟦{⟧count, plural, one {un fichier} other {des fichiers}"),
        .french(
          "{count, plural, one {a file} other {files}}",
          "{count, plural, one {un fichier} other {des fichiers}}"),
      ]),
  ]

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard unit.has(.markup), !unit.target.isBlank else { return }
    if checkICU(unit, &findings) { return }
    var difference = TokenDifference(unit) { $0.kind == .placeholder }
    guard !difference.isEmpty else { return }
    difference.removePairs { Self.argument($0, unit.source) == Self.argument($1, unit.target) }
    difference.removeMissing { Self.stands($0, of: unit.source, in: unit.target) }
    difference.removeExtra { Self.stands($0, of: unit.target, in: unit.source) }
    var extra = difference.extra[...]
    for token in difference.missing {
      let written = unit.source.text(token)
      if let other = extra.popFirst() {
        findings.add(
          .placeholderChanged, "'\(written)' became '\(unit.target.text(other))'",
          source: token.range, target: other.range, suggestion: written)
      } else {
        findings.add(
          .placeholderMissing, "'\(written)' is not in the translation", source: token.range)
      }
    }
    for token in extra {
      findings.add(
        .placeholderExtra, "'\(unit.target.text(token))' is not in the source",
        target: token.range)
    }
  }

  /// What a placeholder stands for, whatever place it has: `s` of `%2$s`, the
  /// name and kind of an ICU argument.
  private static func argument(_ token: CheckToken, _ side: TextSide) -> [UInt8] {
    let bytes = side.bytes[token.range]
    if bytes.first == UInt8(ascii: "%"), let mark = bytes.firstIndex(of: UInt8(ascii: "$")) {
      return [UInt8(ascii: "%")] + bytes[(mark + 1)...]
    }
    if bytes.first == UInt8(ascii: "{"), let comma = bytes.firstIndex(of: UInt8(ascii: ",")) {
      let kind = bytes[(comma + 1)...].firstIndex(of: UInt8(ascii: ",")) ?? bytes.endIndex - 1
      return Array(bytes[..<kind])
    }
    return Array(bytes)
  }

  /// Whether a placeholder of one side stands in program text of the other.
  private static func stands(_ token: CheckToken, of side: TextSide, in other: TextSide) -> Bool {
    let wanted = side.bytes[token.range]
    return other.tokens.contains { token in
      guard token.kind == .code, token.count >= wanted.count else { return false }
      let bytes = other.bytes[token.range]
      return bytes.indices.dropLast(wanted.count - 1).contains {
        bytes[$0...].starts(with: wanted)
      }
    }
  }

  /// Reports an ICU message whose braces are not balanced; whether it is one.
  private func checkICU(_ unit: UnitAnalysis, _ findings: inout FindingList) -> Bool {
    let hasMessage = unit.source.tokens.contains { token in
      token.kind == .placeholder && unit.source.bytes[token.range].contains(UInt8(ascii: ","))
        && unit.source.bytes[Int(token.start)] == UInt8(ascii: "{")
    }
    guard hasMessage else { return false }
    var depth = 0
    for byte in unit.target.bytes {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth < 0 { break }
    }
    let brace = unit.target.bytes.firstIndex { $0 == UInt8(ascii: depth > 0 ? "{" : "}") }
    guard depth != 0, let brace else { return false }
    findings.add(
      .icuSyntax, "the braces of the message are not balanced", target: brace..<brace + 1)
    return true
  }
}

extension CheckID {
  static let placeholderMissing = CheckID("placeholder-missing")
  static let placeholderExtra = CheckID("placeholder-extra")
  static let placeholderChanged = CheckID("placeholder-changed")
  static let icuSyntax = CheckID("icu-syntax")
}
