public import CalepinCore

/// Translation units as the memory keeps them, side by side in one array of
/// bytes: made on one core while another stores the batch before.
public struct UnitBatch: Sendable {
  /// Where the parts of a text stand.
  struct Variant: Sendable {
    var language: String
    var text: Range<Int>
    /// Empty when there are none.
    var codes: Range<Int>
    /// Empty when there is none.
    var metadata: Range<Int>
  }

  /// Where the parts of a unit stand.
  struct Unit: Sendable {
    var line: Int
    /// The values of ``UnitBatch/columns``; `nil` when an attribute is absent.
    var columns: [Range<Int>?]
    /// Empty when nothing else is said of the unit.
    var metadata: Range<Int>
    var variants: [Variant]
    /// The same for units that are equal but for their lines.
    var hash: Int
    /// Everything, to tell equal units.
    var content: Range<Int>
  }

  /// The attributes of a unit that have a column of their own.
  static let columns = ["tuid", "creationdate", "creationid", "changedate", "changeid"]

  /// The units in the order in which they were added.
  private(set) var units: [Unit] = []
  private(set) var writer = RecordWriter()

  /// Creates a batch without units.
  public init() {}

  /// How many units there are.
  public var count: Int { units.count }

  /// How many bytes they take.
  public var byteCount: Int { writer.bytes.count }

  /// All parts of all units.
  var bytes: [UInt8] { writer.bytes }

  /// Adds `unit`.
  ///
  /// - Throws: `MemoryError` when it has more texts than a memory takes.
  public mutating func add(_ unit: TranslationUnit) throws(MemoryError) {
    guard unit.variants.count < MemorySchema.segmentsPerUnit else {
      throw .unfit(
        "the unit has \(unit.variants.count) texts, expected fewer than "
          + "\(MemorySchema.segmentsPerUnit)")
    }
    let start = writer.bytes.count
    let (columns, metadata) = add(unit.metadata)
    let variants = unit.variants.map { variant in
      // The code is part of what is compared, so it stands among the bytes as well.
      writer.writeBytes(of: variant.languageCode)
      return Variant(
        language: variant.languageCode, text: writer.writeBytes(of: variant.segment.text),
        codes: variant.segment.codes.isEmpty ? 0..<0 : part { $0.write(variant.segment.codes) },
        metadata: variant.metadata == Metadata() ? 0..<0 : part { $0.write(variant.metadata) })
    }
    var encoded = Unit(
      line: unit.line, columns: columns, metadata: metadata, variants: variants, hash: 0,
      content: start..<writer.bytes.count)
    encoded.hash = hash(of: encoded)
    units.append(encoded)
  }

  /// Whether the unit `index` here and `other` of another batch are equal but
  /// for their lines.
  func isUnit(_ index: Int, equalTo other: Int, of batch: UnitBatch) -> Bool {
    let (own, its) = (units[index], batch.units[other])
    return own.hash == its.hash && bytes[own.content] == batch.bytes[its.content]
      && lengths(of: own) == batch.lengths(of: its)
  }

  /// The metadata of a unit: those with a column apart from the others.
  private mutating func add(
    _ metadata: Metadata
  ) -> (columns: [Range<Int>?], rest: Range<Int>) {
    guard metadata != Metadata() else { return (Array(repeating: nil, count: 5), 0..<0) }
    var columns: [Range<Int>?] = Array(repeating: nil, count: Self.columns.count)
    var rest = metadata
    for (index, attribute) in metadata.attributes.enumerated() {
      guard let column = Self.columns.firstIndex(of: attribute.name), columns[column] == nil
      else { continue }
      columns[column] = writer.writeBytes(of: attribute.value)
      // The name alone keeps the place among the others.
      rest.attributes[index].value = ""
    }
    return (columns, part { $0.write(rest) })
  }

  private mutating func part(_ body: (inout RecordWriter) -> Void) -> Range<Int> {
    let start = writer.bytes.count
    body(&writer)
    return start..<writer.bytes.count
  }

  private func hash(of unit: Unit) -> Int {
    var hash = ContentHash()
    for length in lengths(of: unit) { hash.mix(UInt64(truncatingIfNeeded: length)) }
    writer.bytes.withUnsafeBytes { hash.mix(UnsafeRawBufferPointer(rebasing: $0[unit.content])) }
    return hash.value
  }

  /// How long each part is: the same bytes may be cut in other places.
  private func lengths(of unit: Unit) -> [Int] {
    var lengths = unit.columns.map { $0?.count ?? -1 }
    lengths.append(unit.metadata.count)
    for variant in unit.variants {
      lengths += [
        variant.language.utf8.count, variant.text.count, variant.codes.count,
        variant.metadata.count,
      ]
    }
    return lengths
  }

  /// The metadata of a unit, put together again.
  ///
  /// - Parameters:
  ///   - record: What stands in the column `metadata`; `nil` for NULL.
  ///   - column: Gives the values of ``columns``.
  /// - Returns: The metadata.
  /// - Throws: `MemoryError` when the record is damaged.
  static func metadata(
    _ record: UnsafeRawBufferPointer?, column: (Int) -> String?
  ) throws(MemoryError) -> Metadata {
    guard let record else { return Metadata() }
    var reader = RecordReader(record)
    var metadata = try reader.metadata()
    var taken: Set<Int> = []
    for index in metadata.attributes.indices {
      guard let number = columns.firstIndex(of: metadata.attributes[index].name),
        taken.insert(number).inserted
      else { continue }
      metadata.attributes[index].value = column(number) ?? ""
    }
    return metadata
  }
}
