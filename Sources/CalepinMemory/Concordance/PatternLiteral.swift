/// The longest piece of a word that every text must have in which a regular
/// expression is found.
///
/// ```swift
/// PatternLiteral.longest(in: #"semi-?conduct\w+"#)  // "conduct"
/// ```
public enum PatternLiteral {
  /// The piece, in lower case; `nil` when none is sure.
  ///
  /// Whatever stands in brackets or parentheses, may be missing or be repeated
  /// is left out.
  public static func longest(in pattern: String) -> String? {
    var (best, current, depth) = ("", "", 0)
    var isEscaped = false
    func end() {
      if current.count > best.count { best = current }
      current = ""
    }
    for character in pattern {
      if isEscaped {
        isEscaped = false
        end()
        continue
      }
      switch character {
      case "\\": isEscaped = true
      case "(", "[", "{":
        // A count in braces may be 0.
        if character == "{", depth == 0, !current.isEmpty { current.removeLast() }
        end()
        depth += 1
      case ")", "]", "}": depth -= 1
      case "|" where depth == 0: return nil
      case "?", "*":
        if depth == 0, !current.isEmpty { current.removeLast() }
        end()
      case _ where depth == 0 && (character.isLetter || character.isNumber):
        current.append(character)
      default: end()
      }
    }
    end()
    return best.count > 1 ? best.lowercased() : nil
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes have `part` in them.
  func contains(_ part: [UInt8]) -> Bool {
    guard let first = part.first, count >= part.count else { return part.isEmpty }
    for start in 0...(count - part.count) where self[start] == first {
      if UnsafeRawBufferPointer(rebasing: self[start..<(start + part.count)]).elementsEqual(part) {
        return true
      }
    }
    return false
  }
}
