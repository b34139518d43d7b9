internal import CalepinCore
internal import MarkupStream

/// The names of elements and attributes in TMX 1.1 to 1.4.
enum TMXName: String, CaseIterable {
  case tmx, header, body, tu, tuv, seg, prop, note, ude, map
  case bpt, ept, ph, it, hi, ut, sub
  case version, lang, tuid, srclang, datatype, segtype, usagecount, lastusagedate, adminlang
  case creationtool, creationtoolversion, creationdate, creationid, changedate, changeid
  case encoding = "o-encoding"
  case memoryFormat = "o-tmf"
  case type, i, x, pos, assoc
  case name, base, unicode, code, ent, subst

  /// All names in the order of their numbers.
  static let vocabulary = allCases.map(\.rawValue)
  private static let cases = allCases

  /// The name with the number `index` in the vocabulary.
  init(index: Int) { self = Self.cases[index] }

  /// The element called `name`, in any case; `nil` when TMX has none.
  static func element(_ name: MarkupName) -> TMXName? {
    if let index = name.index { return TMXName(index: index) }
    return TMXName(rawValue: name.localName.lowercased())
  }

  /// The attributes that TMX 1.4 gives the element, the language and required
  /// ones with it.
  var attributes: Set<String> { Self.attributeSets[self] ?? [] }

  private static let attributeSets = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, listedAttributes(of: $0)) })

  private static func listedAttributes(of element: TMXName) -> Set<String> {
    let history: Set<String> = [
      "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool",
      "creationtoolversion", "creationdate", "creationid", "changedate", "changeid", "o-tmf",
    ]
    switch element {
    case .tu: return history.union(["tuid", "segtype", "srclang"])
    case .tuv: return history
    case .prop, .note: return ["xml:lang", "o-encoding", "type"]
    case .bpt: return ["i", "x", "type"]
    case .ept: return ["i"]
    case .ph: return ["x", "assoc", "type"]
    case .it: return ["pos", "x", "type"]
    case .hi: return ["x", "type"]
    case .ut: return ["x"]
    case .sub: return ["datatype", "type"]
    case .ude: return ["name", "base"]
    case .map: return ["unicode", "code", "ent", "subst"]
    default: return []
    }
  }
}

extension MarkupElement {
  /// The attributes in the order of the file.
  func tmxAttributes() -> [Attribute] {
    (0..<attributeCount).map { position in
      Attribute(tmxAttributeName(at: position).text, attributeValue(at: position))
    }
  }

  /// The name of the attribute at `position`, counted from 0, and which of TMX's
  /// it is.
  @inline(__always)
  func tmxAttributeName(at position: Int) -> (known: TMXName?, text: String) {
    let name = attributeName(at: position)
    guard name.isUnprefixed, let index = name.index else { return (nil, name.qualifiedName) }
    return (TMXName(index: index), TMXName.vocabulary[index])
  }
}
