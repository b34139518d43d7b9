public import CalepinCore

/// How frequent words are in a language at large, as Zipf values.
///
/// A Zipf value is the decimal logarithm of occurrences in a billion words:
/// *de* has 7.7, a word of everyday life about 4, one that is in few texts about
/// 1. Values are kept to about 0.03.
///
/// Words are told apart by a hash: a word that is not in the list is taken for
/// one that is with a probability of 5 / 65,536, less than 1 in 13,000.
///
/// Source: van Heuven et al., "SUBTLEX-UK" (2014), for the scale.
public struct ReferenceFrequencies: @unchecked Sendable {  // immutable bytes, see above
  private let file: ModelFile
  private let values: UnsafeRawBufferPointer
  private let words: FingerprintTable<UInt16>
  private let lowest: Double
  private let step: Double

  /// The sections of the file.
  enum Section: Int { case words, values, scale }

  /// Mean number of words in a bucket, at most; decides on the rate of false
  /// answers.
  static let wordsPerBucket = 5

  /// Opens a copy of a table.
  ///
  /// - Throws: ``ModelError`` when `model` is not a whole table of this
  ///   version.
  public init(model: [UInt8]) throws(ModelError) {
    try self.init(ModelFile(model, kind: .frequencies))
  }

  private init(_ file: ModelFile) throws(ModelError) {
    self.file = file
    words = try FingerprintTable(file, section: Section.words.rawValue)
    let scale = file.section(Section.scale.rawValue)
    values = file.section(Section.values.rawValue)
    guard values.count == words.count, scale.count == 4 else {
      throw .damaged
    }
    lowest = Double(scale.number(at: 0) as UInt16) / 100
    step = (Double(scale.number(at: 2) as UInt16) / 100 - lowest) / 255
  }

  /// The table for `language` that is built into the program, or `nil` when
  /// there is none.
  public static func builtIn(for language: LanguageTag) -> ReferenceFrequencies? {
    builtInModels.model(for: language)
  }

  private static let builtInModels = BuiltInModels(\.frequencies) {
    try? ReferenceFrequencies(ModelFile($0, kind: .frequencies))
  }

  /// The words and phrases that texts of many fields share, for `language`, or
  /// `nil` when there is no such table.
  ///
  /// They are written as the keys of term extraction are: lemmas without
  /// articles.
  public static func background(for language: LanguageTag) -> ReferenceFrequencies? {
    backgrounds.model(for: language)
  }

  private static let backgrounds = BuiltInModels(\.background) {
    try? ReferenceFrequencies(ModelFile($0, kind: .frequencies))
  }

  /// How many words the table knows.
  public var count: Int { words.count }

  /// The Zipf value of `word`, or `nil` when the list does not have it.
  ///
  /// - Parameter word: The word in UTF-8, in lower case with its accents and
  ///   with `'` for every apostrophe.
  /// - Returns: A value between 0 and 10.
  /// - Complexity: O(length of the word).
  @inlinable public func zipf(of word: some Collection<UInt8>) -> Double? {
    withContiguousBytes(word) { zipf(ofBytes: $0) }
  }

  @usableFromInline func zipf(ofBytes word: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let index = words.index(of: ByteHash.of(word)) else { return nil }
    return lowest + Double(values[index]) * step
  }
}
