public import CalepinCore

/// What a unit can have wrong although it can be read, by the rules that strict
/// readers of TMX go by.
///
/// Source: TMX 1.4b §3 (attributes `i` and `x`), and RFC 5646 §2.1.1 for the case
/// of language tags.
public struct UnitChecks {
  private let source: String?
  private let isTMX: Bool
  private var unitCount = 0

  /// Creates the checks of a file.
  ///
  /// - Parameters:
  ///   - header: What the file says about itself.
  ///   - isTMX: Whether the rules of TMX hold beside those for all units.
  public init(header: DocumentHeader, isTMX: Bool) {
    source = header.sourceLanguage
    self.isTMX = isTMX
  }

  /// What is wrong in `unit`, the next one of the file.
  public mutating func findings(in unit: TranslationUnit) -> [FormatWarning] {
    unitCount += 1
    var problems: [String] = []
    if unit.variants.count < 2 { problems.append("there is only one language") }
    for variant in unit.variants {
      if variant.segment.text.isEmpty, variant.segment.codes.isEmpty {
        problems.append("the text in '\(variant.languageCode)' is empty")
      }
      if let tag = variant.language, tag.description != variant.languageCode {
        problems.append("'\(variant.languageCode)' should be written '\(tag)'")
      }
      problems += Self.pairProblems(variant)
    }
    if isTMX { problems += sourceProblems(unit) + Self.numberProblems(unit) }
    return problems.map {
      FormatWarning(line: unit.line, unit: unitCount, problem: $0, action: "read all the same")
    }
  }

  private func sourceProblems(_ unit: TranslationUnit) -> [String] {
    guard let wanted = unit.metadata["srclang"] ?? source, wanted != "*all*",
      !unit.variants.contains(where: { $0.languageCode == wanted })
    else { return [] }
    return ["there is no text in the source language '\(wanted)', spelt just like it"]
  }

  /// Paired codes that do not fit together.
  private static func pairProblems(_ variant: TranslationUnitVariant) -> [String] {
    var open: Set<String> = []
    var used: Set<String> = []
    var problems: [String] = []
    for code in variant.segment.codes where code.kind == .beginPaired || code.kind == .endPaired {
      let name = code.kind.rawValue
      guard let number = code.attributes.first(where: { $0.name == "i" })?.value else {
        problems.append("<\(name)> has no attribute 'i'")
        continue
      }
      if Int(number) == nil { problems.append("i=\"\(number)\" of <\(name)> is not a number") }
      if code.kind == .beginPaired {
        if !used.insert(number).inserted {
          problems.append("two <bpt> in '\(variant.languageCode)' have i=\"\(number)\"")
        }
        open.insert(number)
      } else if open.remove(number) == nil {
        problems.append("<ept i=\"\(number)\"> in '\(variant.languageCode)' ends nothing")
      }
    }
    let left = open.sorted().map { "<bpt i=\"\($0)\"> in '\(variant.languageCode)' is never ended" }
    return problems + left
  }

  /// Codes that one language has and another has not.
  private static func numberProblems(_ unit: TranslationUnit) -> [String] {
    let sets = unit.variants.map { variant in
      Set(
        variant.segment.codes.compactMap { code in
          code.attributes.first { $0.name == "x" }.map { "\(code.kind.rawValue) x=\"\($0.value)\"" }
        })
    }
    guard let first = sets.first else { return [] }
    var problems: [String] = []
    for (variant, own) in zip(unit.variants, sets).dropFirst() {
      for code in first.symmetricDifference(own).sorted() {
        let owner = first.contains(code) ? unit.variants[0] : variant
        problems.append("<\(code)> stands in '\(owner.languageCode)' alone")
      }
    }
    return problems
  }
}
