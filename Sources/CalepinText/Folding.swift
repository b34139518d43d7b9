/// The one place where words are made equal for matching.
///
/// Lower case; every apostrophe `'`, every hyphen `-`, every space U+0020;
/// soft hyphens and zero-width characters dropped; a letter and its combining
/// accents one character (NFC, for Latin, Greek and Cyrillic). Folding what is
/// folded changes nothing.
///
/// ```swift
/// Folding.fold("L’Économie")                          // "l'économie"
/// Folding.fold("L’Œuvre", options: [.withoutAccents])  // "l'oeuvre"
/// Folding.fold("rendez‑vous", options: [.hyphensAsSpaces])  // "rendez vous"
/// ```
///
/// Source of the lower case: the Unicode Character Database, by scalar, with
/// final sigma folded to sigma.
public enum Folding {
  /// What else is made equal.
  public struct Options: OptionSet, Hashable, Sendable {
    /// One bit an option.
    public let rawValue: UInt8

    /// Creates a set of options from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Letters lose their accents; `œ` becomes `oe`, `æ` `ae`, `ß` `ss`.
    public static let withoutAccents = Options(rawValue: 1)
    /// Hyphens become spaces.
    public static let hyphensAsSpaces = Options(rawValue: 2)
  }

  /// Appends the folded form of the UTF-8 in `word` to `folded`.
  ///
  /// Bytes that are not UTF-8 become U+FFFD.
  ///
  /// - Complexity: O(length of the word); a byte a step while it is ASCII.
  @inlinable public static func fold(
    _ word: some Collection<UInt8>, into folded: inout [UInt8], options: Options = []
  ) {
    withContiguousBytes(word) { fold(bytes: $0, into: &folded, options: options) }
  }

  /// The folded form of `text`.
  public static func fold(_ text: some StringProtocol, options: Options = []) -> String {
    var folded: [UInt8] = []
    fold(Array(text.utf8), into: &folded, options: options)
    return String(decoding: folded, as: UTF8.self)
  }

  @usableFromInline static func fold(
    bytes word: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8], options: Options
  ) {
    let hyphen = UInt8(ascii: options.contains(.hyphensAsSpaces) ? " " : "-")
    var offset = 0
    let floor = folded.count
    while offset < word.count {
      var end = offset
      while end < word.count, word[end] < 0x80 { end += 1 }
      if end > offset {
        appendASCII(UnsafeBufferPointer(rebasing: word[offset..<end]), to: &folded, hyphen)
        offset = end
      } else {
        offset += foldWide(at: offset, of: word, into: &folded, from: floor, options, hyphen)
      }
    }
  }

  private static func appendASCII(
    _ bytes: UnsafeBufferPointer<UInt8>, to folded: inout [UInt8], _ hyphen: UInt8
  ) {
    let start = folded.count
    folded.append(contentsOf: bytes)
    folded.withUnsafeMutableBufferPointer { folded in
      for place in start..<folded.count {
        let byte = folded[place]
        let isUpper = byte &- UInt8(ascii: "A") < 26
        folded[place] = isUpper ? byte | 0x20 : byte == UInt8(ascii: "-") ? hyphen : byte
      }
    }
  }

  /// Folds the scalar above ASCII at `offset`; the number of bytes read.
  private static func foldWide(
    at offset: Int, of word: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8],
    from floor: Int, _ options: Options, _ hyphen: UInt8
  ) -> Int {
    let scalar = ScalarText(bytes: word).scalar(at: offset)
    switch scalar.value {
    case _ where scalar.kind == .apostrophe: folded.append(UInt8(ascii: "'"))
    case _ where scalar.kind == .hyphen: folded.append(hyphen)
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: folded.append(UInt8(ascii: " "))
    case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: break
    case 0x300...0x36F:
      if !options.contains(.withoutAccents) {
        appendMark(scalar.value, to: &folded, from: floor)
      }
    case 0xC0...0xDE where scalar.value != 0xD7:
      append(scalar.value + 0x20, to: &folded, options)
    case 0xDF...0xFF: append(scalar.value, to: &folded, options)
    default: appendLowercase(scalar.value, to: &folded, from: floor, options)
    }
    return scalar.length
  }

  private static func append(_ value: UInt32, to folded: inout [UInt8], _ options: Options) {
    guard options.contains(.withoutAccents), let plain = Composition.plain[value] else {
      folded.appendUTF8(value)
      return
    }
    folded.append(contentsOf: plain)
  }

  /// Appends the lower case of a scalar, which may be several.
  private static func appendLowercase(
    _ value: UInt32, to folded: inout [UInt8], from floor: Int, _ options: Options
  ) {
    guard let scalar = Unicode.Scalar(value) else { return folded.appendUTF8(0xFFFD) }
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      switch lower.value {
      case 0x300...0x36F:
        if !options.contains(.withoutAccents) { appendMark(lower.value, to: &folded, from: floor) }
      case 0x3C2: folded.appendUTF8(0x3C3)
      case let other: append(other, to: &folded, options)
      }
    }
  }

  /// Joins a combining mark with the last character of this word, or appends
  /// it when there is no character for both.
  private static func appendMark(_ mark: UInt32, to folded: inout [UInt8], from floor: Int) {
    var start = folded.count
    while start > floor {
      start -= 1
      if folded[start] & 0xC0 != 0x80 { break }
    }
    let base = folded.withUnsafeBufferPointer { ScalarText(bytes: $0).scalar(at: start) }
    guard start < folded.count, let joined = Composition.joined(base.value, mark) else {
      return folded.appendUTF8(mark)
    }
    folded.removeSubrange(start...)
    folded.appendUTF8(joined)
  }
}
