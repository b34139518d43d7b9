internal import CalepinCore

/// Words that no table knows and whose capitals say what they are.
enum CapitalForms {
  /// The lemma of a short form with a capital behind its first letter, *dL*,
  /// *STIH*, *GPUs*: how many of the bytes of `word` are its lemma; `nil` for
  /// every other word.
  ///
  /// A longer word all in capitals counts only where `isUnknown` says that a
  /// lexicon does not have it: it may be a headline's.
  static func shortForm(
    _ word: UnsafeBufferPointer<UInt8>, _ lower: UnsafeBufferPointer<UInt8>, isUnknown: Bool
  ) -> Int? {
    guard word.count == lower.count, word.count > 1, !word.contains(UInt8(ascii: "(")) else {
      return nil
    }
    let capitals = word.indices.reduce(0) { $0 + (word[$1] == lower[$1] ? 0 : 1) }
    let isFirst = word[0] != lower[0]
    guard capitals > (isFirst ? 1 : 0), !word.contains(UInt8(ascii: "-")) else { return nil }
    let isAll = !word.contains { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
    guard !isAll || isUnknown || word.count <= 4 else { return nil }
    // The plural of a short form: GPUs.
    let last = word.count - 1
    let isPlural =
      word[last] == UInt8(ascii: "s") && capitals == last && last > 1
    return isPlural ? last : word.count
  }

  /// Whether an English adjective in lower case is made from a name: *peruvian*.
  static func isFromName(_ lower: UnsafeBufferPointer<UInt8>) -> Bool {
    ["ian", "ean", "ese"].contains { ending in
      lower.count > ending.utf8.count + 2
        && lower.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }
  }
}
