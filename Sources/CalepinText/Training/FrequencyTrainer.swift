public import CalepinCore

/// Makes a table of ``ReferenceFrequencies`` from a list of words.
public enum FrequencyTrainer {
  /// Why a list could not be used: the line, and what it holds.
  public struct ListError: LocatedError, Hashable, Sendable, CustomStringConvertible {
    /// The line, counted from 1.
    public let line: Int?
    /// The line's text.
    public let text: String

    /// What was expected; the caller names the file and the line.
    public var description: String {
      "'\(text)' is not a word, a tab and a Zipf value times 100 (0 to 1000)"
    }
  }

  /// The bytes of the table for a list with a word, a tab and its Zipf value
  /// times 100 in each line.
  ///
  /// A first line whose second column is not a number is taken for a header. Of
  /// words that the table cannot tell apart the first one is kept, so a list
  /// begins with the most frequent word.
  ///
  /// - Throws: ``ListError`` at the first line that is something else.
  /// - Complexity: O(n log n) in the words.
  public static func model(
    from list: [UInt8], language: LanguageTag
  ) throws(ListError) -> [UInt8] {
    var keys: [UInt64] = []
    var values: [Int] = []
    for (index, line) in list.split(separator: UInt8(ascii: "\n")).enumerated() {
      let columns = line.split(separator: UInt8(ascii: "\t"))
      let value = columns.count == 2 ? Int(String(decoding: columns[1], as: UTF8.self)) : nil
      guard let value, (0...1000).contains(value) else {
        if index == 0 { continue }
        throw ListError(line: index + 1, text: String(decoding: line, as: UTF8.self))
      }
      keys.append(Array(columns[0]).withUnsafeBufferPointer { ByteHash.of($0) })
      values.append(value)
    }
    return file(keys: keys, values: values, language: language)
  }

  private static func file(
    keys: [UInt64], values: [Int], language: LanguageTag
  ) -> [UInt8] {
    let (lowest, highest) = (values.min() ?? 0, values.max() ?? 0)
    let table = FingerprintTable<UInt16>.section(
      for: keys, keysPerBucket: ReferenceFrequencies.wordsPerBucket)
    let width = max(highest - lowest, 1)
    var scale: [UInt8] = []
    scale.append(number: UInt16(lowest))
    scale.append(number: UInt16(lowest + width))
    var writer = ModelWriter(kind: .frequencies, language: language.language)
    writer.append(table.bytes)
    writer.append(
      table.order.map { UInt8(((values[$0] - lowest) * 255 + width / 2) / width) })
    writer.append(scale)
    return writer.bytes()
  }
}
