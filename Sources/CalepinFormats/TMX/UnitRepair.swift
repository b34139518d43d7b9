public import CalepinCore

/// Makes inline codes fit together as TMX wants it: paired codes have a number
/// of their own, what has no partner is isolated, and the numbers that match
/// codes across languages are there in all of them.
///
/// Source: TMX 1.4b §3 (attributes `i` and `x`).
public struct UnitRepair {
  private var unitCount = 0

  /// Creates a repair for the units of a file.
  public init() {}

  /// Repairs `unit`, the next one of the file; says what was wrong.
  public mutating func repair(_ unit: inout TranslationUnit) -> [FormatWarning] {
    unitCount += 1
    guard unit.variants.contains(where: { !$0.segment.codes.isEmpty }) else { return [] }
    var warnings: [FormatWarning] = []
    func warn(_ problem: String, _ action: String) {
      warnings.append(
        FormatWarning(line: unit.line, unit: unitCount, problem: problem, action: action))
    }
    for index in unit.variants.indices {
      let language = unit.variants[index].languageCode
      if Self.pair(&unit.variants[index].segment.codes) {
        warn("paired codes in '\(language)' do not fit together", "numbered anew")
      }
    }
    if Self.matchNumbers(&unit) {
      warn("the 'x' of codes is not the same in all languages", "left out where it matches none")
    }
    return warnings
  }

  /// Gives each pair a number and isolates what is in none; whether anything had
  /// to be changed.
  private static func pair(_ codes: inout [InlineCode]) -> Bool {
    var used: Set<String> = []
    var open: [(number: String, index: Int, written: String)] = []
    var isChanged = false
    for index in codes.indices {
      let number = codes[index].value(of: "i")
      switch codes[index].kind {
      case .beginPaired:
        var own = number ?? ""
        if Int(own) == nil || used.contains(own) {
          own = String((1...).first { !used.contains("\($0)") } ?? 0)
          codes[index].set("i", own)
          isChanged = true
        }
        used.insert(own)
        open.append((number ?? "", index, own))
      case .endPaired:
        if let partner = open.lastIndex(where: { $0.number == number ?? "" }) {
          let own = open.remove(at: partner).written
          if own != number { codes[index].set("i", own) }
        } else {
          codes[index].isolate("end")
          isChanged = true
        }
      default: continue
      }
    }
    for left in open {
      codes[left.index].isolate("begin")
      isChanged = true
    }
    return isChanged
  }

  /// Leaves out the `x` of codes that another language has not; whether there
  /// were any.
  private static func matchNumbers(_ unit: inout TranslationUnit) -> Bool {
    let sets = unit.variants.map { variant in
      Set(
        variant.segment.codes.compactMap { code in
          code.value(of: "x").map { [code.kind.rawValue, $0] }
        })
    }
    let common = sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }
    guard sets.contains(where: { $0 != common }) else { return false }
    for variant in unit.variants.indices {
      for index in unit.variants[variant].segment.codes.indices {
        let code = unit.variants[variant].segment.codes[index]
        guard let number = code.value(of: "x"), !common.contains([code.kind.rawValue, number])
        else { continue }
        unit.variants[variant].segment.codes[index].attributes.removeAll { $0.name == "x" }
      }
    }
    return true
  }
}

extension InlineCode {
  fileprivate func value(of name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  fileprivate mutating func set(_ name: String, _ value: String) {
    if let index = attributes.firstIndex(where: { $0.name == name }) {
      attributes[index].value = value
    } else {
      attributes.insert(Attribute(name, value), at: 0)
    }
  }

  /// Makes it one half of a pair whose other half is elsewhere.
  fileprivate mutating func isolate(_ position: String) {
    kind = .isolated
    attributes.removeAll { $0.name == "i" }
    set("pos", position)
  }
}
