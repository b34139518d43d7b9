/// The entities a file declares, and how much text they may still become.
struct EntityTable {
  /// What a declaration says.
  enum Declaration: Hashable {
    /// The replacement text is in the file.
    case `internal`([UInt8])
    /// The replacement text is in another file, which is never read.
    case external
  }

  /// How many bytes of the file were read so far; entities may become as many
  /// bytes in proportion.
  var bytesRead = 0

  private var declarations: [String: Declaration] = [:]
  private var spent = 0
  private var depth = 0

  /// As in libxml2 since 2.11: what is below a megabyte is never a bomb, above
  /// it the text may be five times the file.
  private static let allowance = 1_000_000
  private static let factor = 5
  /// No file needs more, and each level takes room on the stack.
  private static let depthLimit = 20

  /// The declaration of `name`, or `nil` when the file has none.
  subscript(name: String) -> Declaration? { declarations[name] }

  /// Keeps a declaration; the first of a name is the one that counts
  /// (XML 1.0 §4.2).
  mutating func declare(_ name: String, _ declaration: Declaration) {
    if declarations[name] == nil { declarations[name] = declaration }
  }

  /// Counts `count` bytes of replacement text; false when that is too much.
  mutating func spend(_ count: Int) -> Bool {
    // Even an empty entity costs something: a million of them is a bomb, too.
    spent += count + 1
    return spent <= Self.allowance + Self.factor * bytesRead
  }

  /// Begins an entity inside others; false when that is too deep.
  mutating func enter() -> Bool {
    depth += 1
    return depth <= Self.depthLimit
  }

  /// Ends the entity begun last.
  mutating func leave() { depth -= 1 }

  /// The character of `lt`, `#233` or `#xE9`, the references every XML file
  /// may use undeclared.
  static func predefined(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let number =
        digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.flatMap { Unicode.Scalar($0) }
    }
  }
}
