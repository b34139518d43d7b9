/// A pattern of paths, as `.gitignore` and editors have them.
///
/// `*` stands for any characters but a slash, `?` for one, `**/` for any
/// folders or none, and `**` at the end for all that is below. A pattern without
/// a slash holds in every folder, one that ends with a slash for all below.
struct PathPattern {
  private let pattern: [UInt8]

  init(_ pattern: String) {
    var text = pattern
    if text.hasSuffix("/") { text += "**" }
    if !text.dropLast().contains("/") { text = "**/" + text }
    if text.hasPrefix("/") { text.removeFirst() }
    self.pattern = Array(text.utf8)
  }

  /// Whether `path`, which begins with no slash, fits.
  ///
  /// - Complexity: O(length of the pattern × length of the path).
  func matches(_ path: String) -> Bool {
    let path = Array(path.utf8)
    // From the end: whether the rest of the pattern fits the rest of the path.
    var rows = Array(
      repeating: Array(repeating: false, count: path.count + 1), count: pattern.count + 1)
    rows[pattern.count][path.count] = true
    for place in pattern.indices.reversed() {
      for start in (0...path.count).reversed() {
        rows[place][start] = fits(place, path, start, rows)
      }
    }
    return rows[0][0]
  }

  private func fits(_ place: Int, _ path: [UInt8], _ start: Int, _ rows: [[Bool]]) -> Bool {
    let isInside = start < path.count
    switch pattern[place] {
    case UInt8(ascii: "*") where pattern[place...].starts(with: "**/".utf8):
      // No folder, or one more.
      if rows[place + 3][start] { return true }
      guard isInside, let slash = path[start...].firstIndex(of: UInt8(ascii: "/")) else {
        return false
      }
      return rows[place][slash + 1]
    case UInt8(ascii: "*") where pattern[place...].elementsEqual("**".utf8): return true
    case UInt8(ascii: "*"):
      return rows[place + 1][start]
        || (isInside && path[start] != UInt8(ascii: "/") && rows[place][start + 1])
    case UInt8(ascii: "?"):
      return isInside && path[start] != UInt8(ascii: "/") && rows[place + 1][start + 1]
    case let byte: return isInside && path[start] == byte && rows[place + 1][start + 1]
    }
  }
}
