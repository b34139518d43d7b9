/// A document with segments to translate, of which every byte stays as it is
/// but for the translations that are put in.
///
/// XLIFF 1.2 and 2.x and PO are known. A segment is empty when it has no
/// target, or one without text. Segments with inline codes, of several plural
/// forms, or cut by `mrk` are not filled.
public struct FillableDocument: Sendable {
  /// A translation to put in.
  public struct Filling: Hashable, Sendable {
    /// The text.
    public var text: String
    /// Whether somebody has to look at it before it is used.
    public var needsReview: Bool

    /// Creates a translation.
    public init(_ text: String, needsReview: Bool) {
      self.text = text
      self.needsReview = needsReview
    }
  }

  /// A segment of the document.
  public struct Entry: Sendable {
    /// The text to translate, without inline codes.
    public let source: String
    /// Whether it has no translation and can be given one.
    public let isEmpty: Bool
    /// Writes a translation: the bytes that go and what comes instead.
    let edits: @Sendable (Filling) -> [Edit]
  }

  /// A change of the document.
  struct Edit: Hashable, Sendable {
    /// The bytes that go.
    var range: Range<Int>
    /// What comes instead.
    var text: String
  }

  /// The segments in the order of the document.
  public let entries: [Entry]
  private let bytes: [UInt8]

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: The document in UTF-8.
  ///   - name: The name of its file.
  /// - Throws: `FormatError` when it is neither XLIFF nor PO in UTF-8.
  public init(_ bytes: [UInt8], name: String) throws(FormatError) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw FormatError("the file is not in UTF-8, in which alone translations are put in")
    }
    let lower = name.lowercased()
    if lower.hasSuffix(".po") || lower.hasSuffix(".pot") {
      entries = POGaps(bytes).entries
    } else if bytes.prefix(4096).contains(Array("<xliff".utf8)) || lower.hasSuffix(".xlf") {
      entries = try XLIFFGaps.entries(of: bytes)
    } else {
      throw FormatError("neither XLIFF nor PO, into which translations are put")
    }
    self.bytes = bytes
  }

  /// The document with `fillings` put in.
  ///
  /// - Parameter fillings: The translations, by the numbers of their entries.
  /// - Returns: The bytes.
  public func filled(_ fillings: [Int: Filling]) -> [UInt8] {
    let edits = fillings.flatMap { number, filling in entries[number].edits(filling) }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    var result: [UInt8] = []
    var end = 0
    for edit in edits {
      result += bytes[end..<edit.range.lowerBound]
      result += edit.text.utf8
      end = edit.range.upperBound
    }
    return result + bytes[end...]
  }
}
