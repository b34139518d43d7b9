internal import CalepinCore

/// Units as they were read, all their texts in one buffer that is used again:
/// making a value of each text would cost more than reading the file.
///
/// What is put in belongs to the unit begun last; offsets count from where its
/// bytes begin.
struct UnitBatch: ~Copyable {
  /// An attribute of the unit, or of one of its variants.
  struct FlatAttribute {
    var name: String
    var value: Range<Int>
    /// The variant's number; -1 for the unit.
    var owner: Int
  }

  /// A property or a note of the unit, or of one of its variants.
  struct FlatNote {
    /// The type of a property; `nil` for a note.
    var type: Range<Int>?
    var text: Range<Int>
    var attributes: [Attribute]
    var owner: Int
  }

  /// A text in one language.
  struct FlatVariant {
    var languageCode: String
    var text: Range<Int>
    var codes: [InlineCode]
  }

  /// Where the parts of a unit are.
  struct Places {
    var line = 0
    var bytes = 0
    var variants = 0
    var attributes = 0
    var notes = 0
  }

  private(set) var bytes: [UInt8] = []
  private(set) var variants: [FlatVariant] = []
  private(set) var attributes: [FlatAttribute] = []
  private(set) var notes: [FlatNote] = []
  /// Where each complete unit begins.
  private(set) var units: [Places] = []
  /// Where the unit begins that is not complete, or would.
  private var open = Places()

  /// How many units are complete.
  var count: Int { units.count }

  /// How many variants the unit at hand has so far.
  var openVariantCount: Int { variants.count - open.variants }

  /// Begins a unit on `line`.
  mutating func begin(line: Int) { open.line = line }

  /// Completes the unit.
  mutating func end() {
    units.append(open)
    open = Places(
      bytes: bytes.count, variants: variants.count, attributes: attributes.count,
      notes: notes.count)
  }

  /// Keeps `text`; where it is.
  mutating func keep(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let start = bytes.count - open.bytes
    bytes.append(contentsOf: text)
    return start..<(start + text.count)
  }

  /// Keeps `text`; where it is.
  mutating func keep(_ text: ArraySlice<UInt8>) -> Range<Int> {
    text.withUnsafeBufferPointer { keep($0) }
  }

  mutating func add(_ attribute: FlatAttribute) { attributes.append(attribute) }
  mutating func add(_ note: FlatNote) { notes.append(note) }
  mutating func add(_ variant: FlatVariant) { variants.append(variant) }

  /// Forgets all complete units.
  mutating func removeComplete() {
    units.removeAll(keepingCapacity: true)
    Self.drop(open.bytes, of: &bytes)
    Self.drop(open.variants, of: &variants)
    Self.drop(open.attributes, of: &attributes)
    Self.drop(open.notes, of: &notes)
    open = Places(line: open.line)
  }

  private static func drop<Element>(_ count: Int, of array: inout [Element]) {
    if count == array.count {
      array.removeAll(keepingCapacity: true)
    } else {
      array.removeSubrange(..<count)
    }
  }
}

// MARK: - One unit

extension UnitBatch {
  /// Where the unit at `index` ends.
  private func end(of index: Int) -> Places { index + 1 < units.count ? units[index + 1] : open }

  /// How many variants the unit at `index` has.
  func variantCount(of index: Int) -> Int { end(of: index).variants - units[index].variants }

  /// The language of the variant at `position` of the unit at `index`.
  func languageCode(at position: Int, of index: Int) -> String {
    variants[units[index].variants + position].languageCode
  }

  /// The inline codes of the variant at `position` of the unit at `index`.
  func codes(at position: Int, of index: Int) -> [InlineCode] {
    variants[units[index].variants + position].codes
  }

  /// Hands the UTF-8 of the variant at `position` of the unit at `index` to `body`.
  @inline(__always)
  func withText<Result>(
    at position: Int, of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = units[index].bytes
    let range = variants[units[index].variants + position].text
    return bytes.withUnsafeBufferPointer {
      body(
        UnsafeBufferPointer(
          rebasing: $0[(start + range.lowerBound)..<(start + range.upperBound)]))
    }
  }

  /// The unit at `index` as a value of its own.
  func unit(at index: Int) -> TranslationUnit {
    let end = end(of: index)
    let start = units[index]
    var unit = TranslationUnit([], line: start.line)
    unit.variants.reserveCapacity(end.variants - start.variants)
    for variant in variants[start.variants..<end.variants] {
      let segment = Segment(string(variant.text, start), codes: variant.codes)
      unit.variants.append(
        TranslationUnitVariant(segment, languageCode: variant.languageCode))
    }
    unit.metadata.attributes.reserveCapacity(end.attributes - start.attributes)
    for attribute in attributes[start.attributes..<end.attributes] {
      Self.change(&unit, attribute.owner) {
        $0.attributes.append(Attribute(attribute.name, string(attribute.value, start)))
      }
    }
    for note in notes[start.notes..<end.notes] {
      let text = string(note.text, start)
      Self.change(&unit, note.owner) { metadata in
        if let type = note.type {
          metadata.properties.append(
            .init(string(type, start), text, attributes: note.attributes))
        } else {
          metadata.notes.append(.init(text, attributes: note.attributes))
        }
      }
    }
    return unit
  }

  @inline(__always)
  private static func change(
    _ unit: inout TranslationUnit, _ owner: Int, _ body: (inout Metadata) -> Void
  ) {
    if owner < 0 {
      body(&unit.metadata)
    } else if owner < unit.variants.count {
      body(&unit.variants[owner].metadata)
    }
  }

  private func string(_ range: Range<Int>, _ start: Places) -> String {
    bytes.withUnsafeBufferPointer {
      String(
        decoding: UnsafeBufferPointer(
          rebasing: $0[(start.bytes + range.lowerBound)..<(start.bytes + range.upperBound)]),
        as: UTF8.self)
    }
  }
}
