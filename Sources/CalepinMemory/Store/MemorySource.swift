public import CalepinCore

/// A file from which units or entries were imported.
public struct MemorySource: Hashable, Sendable {
  /// Its number; 0 before it is stored.
  public var id = 0
  /// The file as the user named it.
  public var file: String
  /// The name of its format.
  public var format: String
  /// When it was imported, in UTC: `2026-03-01T12:00:00Z`.
  public var imported: String?
  /// Who imported it.
  public var user: String?
  /// What the file said about itself; `nil` for one of entries.
  public var header: Header?

  /// Creates a source that is not stored yet.
  public init(
    file: String, format: String, imported: String? = nil, user: String? = nil,
    header: Header? = nil
  ) {
    self.file = file
    self.format = format
    self.imported = imported
    self.user = user
    self.header = header
  }

  /// What a file said about itself.
  public struct Header: Hashable, Sendable {
    /// The source language as the file spells it.
    public var sourceLanguage: String?
    /// The target language as the file spells it.
    public var targetLanguage: String?
    /// The version of its format; `nil` for those but TMX.
    public var version: String?
    /// Attributes, properties and notes.
    public var metadata: Metadata
    /// The attributes of TMX `ude` and then those of each `map` in it.
    public var encodings: [[[Attribute]]]

    /// Creates a header of the given parts.
    public init(
      sourceLanguage: String? = nil, targetLanguage: String? = nil, version: String? = nil,
      metadata: Metadata = Metadata(), encodings: [[[Attribute]]] = []
    ) {
      self.sourceLanguage = sourceLanguage
      self.targetLanguage = targetLanguage
      self.version = version
      self.metadata = metadata
      self.encodings = encodings
    }
  }
}

extension RecordWriter {
  /// Appends what a file said about itself.
  mutating func write(_ header: MemorySource.Header) {
    write(header.sourceLanguage)
    write(header.targetLanguage)
    write(header.version)
    write(header.metadata)
    write(header.encodings) { $0.write($1) { $0.write($1) } }
  }
}

extension RecordReader {
  /// The next header.
  mutating func header() throws(MemoryError) -> MemorySource.Header {
    MemorySource.Header(
      sourceLanguage: try optionalText(), targetLanguage: try optionalText(),
      version: try optionalText(), metadata: try metadata(),
      encodings: try list { reader throws(MemoryError) in
        try reader.list { reader throws(MemoryError) in try reader.attributes() }
      })
  }
}
