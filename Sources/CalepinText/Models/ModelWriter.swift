/// Writes the layout that ``ModelFile`` reads.
package struct ModelWriter {
  private let kind: ModelFile.Kind
  private let language: String
  private var sections: [[UInt8]] = []

  /// Creates a writer of a model without sections.
  ///
  /// - Precondition: `language` has at most 8 bytes.
  package init(kind: ModelFile.Kind, language: String) {
    precondition(language.utf8.count <= 8, "a primary language subtag has at most 8 letters")
    self.kind = kind
    self.language = language
  }

  /// Adds a section; the first one has the index 0.
  package mutating func append(_ section: [UInt8]) { sections.append(section) }

  /// The whole file.
  package func bytes() -> [UInt8] {
    var body: [UInt8] = []
    var table: [UInt8] = []
    let start = Self.aligned(ModelFile.headerSize + sections.count * 16)
    for section in sections {
      table.append(number: UInt64(start + body.count))
      table.append(number: UInt64(section.count))
      body += section
      body += Array(repeating: 0, count: Self.aligned(body.count) - body.count)
    }
    table += Array(repeating: 0, count: start - ModelFile.headerSize - table.count)
    var file = header(count: start + body.count) + table + body
    let checksum = file.withUnsafeBytes { ModelFile.checksum(of: $0) }
    withUnsafeBytes(of: checksum.littleEndian) { file.replaceSubrange(40..<48, with: $0) }
    return file
  }

  private func header(count: Int) -> [UInt8] {
    var header = ModelFile.magic
    header += Array(kind.rawValue.utf8)
    header.append(number: ModelFile.version)
    header += Array(language.utf8) + Array(repeating: 0, count: 8 - language.utf8.count)
    header.append(number: UInt32(sections.count))
    header.append(number: UInt32(0))
    header.append(number: UInt64(count))
    return header + Array(repeating: 0, count: ModelFile.headerSize - header.count)
  }

  private static func aligned(_ count: Int) -> Int {
    (count + ModelFile.alignment - 1) / ModelFile.alignment * ModelFile.alignment
  }
}

extension [UInt8] {
  /// Adds a number, little-endian.
  package mutating func append(number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
