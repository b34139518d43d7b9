/// A language tag as BCP 47 (RFC 5646) has it: `fr`, `en-GB`, `zh-Hant-TW`.
///
/// Tags are kept in the canonical case of RFC 5646 §2.1.1, so two spellings of
/// the same tag are equal.
///
/// ```swift
/// LanguageTag("en-gb")?.description  // "en-GB"
/// LanguageTag("french language")     // nil
/// ```
public struct LanguageTag: Hashable, Sendable, LosslessStringConvertible {
  /// The tag in canonical case.
  public let description: String

  /// French without a region.
  public static let french = LanguageTag(trusted: "fr")
  /// English without a region.
  public static let english = LanguageTag(trusted: "en")

  /// Creates the tag that `text` spells, in any case, or `nil` when it is not
  /// well-formed.
  ///
  /// Well-formed means RFC 5646 §2.1 without the grandfathered tags; whether a
  /// subtag is registered is not looked up.
  public init?(_ text: String) {
    if Self.isPlain(text) {
      self.description = text
      return
    }
    let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let canonical = Self.canonical(subtags) else { return nil }
    self.description = canonical
  }

  init(trusted text: String) { self.description = text }

  /// The primary language subtag in lower case, `en` in `en-GB`.
  public var language: String {
    let hyphen = description.utf8.firstIndex(of: UInt8(ascii: "-"))
    return hyphen.map { String(description[..<$0]) } ?? description
  }

  /// Whether the primary language subtag is that of `other`: `fr-CA` and `fr-FR`.
  public func hasLanguage(of other: LanguageTag) -> Bool {
    var (own, theirs) = (description.utf8.makeIterator(), other.description.utf8.makeIterator())
    while true {
      let (one, two) = (own.next(), theirs.next())
      let (isEnd, isOtherEnd) = (
        one == nil || one == UInt8(ascii: "-"), two == nil || two == UInt8(ascii: "-")
      )
      if isEnd || isOtherEnd { return isEnd && isOtherEnd }
      if one != two { return false }
    }
  }

  /// The tag reduced to its primary language subtag.
  public var withoutRegion: LanguageTag { LanguageTag(trusted: language) }

  /// Whether the tag falls in the basic language range `range`: `fr` takes in
  /// `fr`, `fr-CA` and `fr-Latn-FR`, but `fr-CA` does not take in `fr`.
  ///
  /// Source: RFC 4647 §3.3.1 (basic filtering).
  public func isIn(_ range: LanguageTag) -> Bool {
    let (own, wanted) = (description.utf8, range.description.utf8)
    guard own.starts(with: wanted) else { return false }
    return own.count == wanted.count || own.dropFirst(wanted.count).first == UInt8(ascii: "-")
  }

  /// Whether `text` is `fr` or `fr-CA` in canonical case, as nearly all are, so
  /// that nothing has to be cut up.
  static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count == 2 || bytes.count == 5 else { return false }
      func isLower(_ byte: UInt8) -> Bool { UInt8(ascii: "a") <= byte && byte <= UInt8(ascii: "z") }
      func isUpper(_ byte: UInt8) -> Bool { UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z") }
      guard isLower(bytes[0]), isLower(bytes[1]) else { return false }
      return bytes.count == 2
        || (bytes[2] == UInt8(ascii: "-") && isUpper(bytes[3]) && isUpper(bytes[4]))
    }
  }

  /// The canonical spelling of a well-formed sequence of subtags.
  private static func canonical(_ subtags: [Substring]) -> String? {
    guard subtags.allSatisfy({ isSubtag($0) }), let first = subtags.first?.lowercased() else {
      return nil
    }
    let isPrivate = first == "x"
    guard isPrivate ? subtags.count > 1 : (2...8).contains(first.count) && isAlphabetic(first)
    else { return nil }
    var parts = [first]
    var afterSingleton = isPrivate
    for subtag in subtags.dropFirst() {
      let lower = subtag.lowercased()
      if subtag.count == 1 { afterSingleton = true }
      if afterSingleton {
        parts.append(lower)
      } else if subtag.count == 4, isAlphabetic(lower) {
        parts.append(lower.prefix(1).uppercased() + lower.dropFirst())
      } else if subtag.count == 2 {
        parts.append(lower.uppercased())
      } else {
        parts.append(lower)
      }
    }
    guard subtags.last?.count != 1 || isPrivate else { return nil }
    return parts.joined(separator: "-")
  }

  private static func isSubtag(_ text: Substring) -> Bool {
    (1...8).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "A")...UInt8(ascii: "Z"):
          true
        default: false
        }
      }
  }

  private static func isAlphabetic(_ text: String) -> Bool {
    text.utf8.allSatisfy { UInt8(ascii: "a") <= $0 && $0 <= UInt8(ascii: "z") }
  }
}
