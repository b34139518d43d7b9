internal import CalepinCore

/// The data categories of TBX-Basic, and which element holds each of them.
///
/// Source: TBX-Basic 2014 (v2) and ISO 30042:2019 (v3), as their published
/// schemas have them.
enum TBXCategory {
  /// The element that holds the category `type`; `nil` when TBX-Basic has no such
  /// category.
  static func element(of type: String) -> String? { elements[type] }

  private static let elements: [String: String] = {
    var elements: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      for type in words.dropFirst() { elements[type] = words[0] }
    }
    return elements
  }()

  private static let table = """
    descrip subjectField definition context
    admin source customerSubset projectSubset
    termNote administrativeStatus partOfSpeech grammaticalGender termType geographicalUsage termLocation
    ref crossReference
    xref externalCrossReference xGraphic
    transac transactionType
    transacNote responsibility
    date date
    note note
    """

  /// The elements that hold a category each.
  static let carriers: Set<String> = [
    "descrip", "admin", "termNote", "ref", "xref", "transac", "transacNote", "date", "note",
    "adminNote", "descripNote",
  ]

  /// The status that a value of `administrativeStatus` means; `nil` for others.
  static func status(_ value: String) -> TermStatus? {
    switch value.split(separator: "-").first?.lowercased() {
    case "preferredterm", "preferred": .preferred
    case "admittedterm", "admitted": .admitted
    case "deprecatedterm", "deprecated", "notrecommended", "obsolete": .deprecated
    default: nil
    }
  }

  /// The value of `administrativeStatus` for `status`.
  static func value(of status: TermStatus) -> String {
    switch status {
    case .preferred: "preferredTerm-admn-sts"
    case .admitted: "admittedTerm-admn-sts"
    case .deprecated, .forbidden: "deprecatedTerm-admn-sts"
    }
  }

  /// `value` as TBX-Basic has it under the category `type`; `nil` when it has
  /// nothing like it.
  static func mended(_ value: String, of type: String) -> String? {
    switch type {
    case "termType":
      let known = ["fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"]
      return known.contains(value) ? value : nil
    case "transactionType":
      let isBegin = ["origination", "creation", "input", "importation"].contains(value)
      return isBegin ? "origination" : "modification"
    case "date": return date(value)
    default: return value
    }
  }

  /// The day in `value`, as XML Schema writes it; `nil` when there is none.
  private static func date(_ value: String) -> String? {
    let digits = value.prefix { $0 != "T" && $0 != " " }.filter { $0 != "-" }
    guard digits.count == 8, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    let (month, day) = (digits.dropFirst(4).prefix(2), digits.suffix(2))
    guard ("01"..."12").contains(month), ("01"..."31").contains(day) else { return nil }
    return "\(digits.prefix(4))-\(month)-\(day)"
  }
}
