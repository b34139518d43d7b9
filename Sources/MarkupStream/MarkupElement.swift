/// The name of an element or attribute.
///
/// Names of the reader's vocabulary are recognised by the address libxml2
/// keeps each name at, so that comparing one costs no more than a number.
public struct MarkupName {
  /// The place of the name in the vocabulary, or `nil` when it is not there.
  public let index: Int?
  let local: UnsafePointer<UInt8>
  let prefix: UnsafePointer<UInt8>?

  /// The name without its prefix.
  public var localName: String { String(cString: local) }

  /// The name as the file writes it, with its prefix where it has one.
  public var qualifiedName: String {
    prefix.map { "\(String(cString: $0)):\(localName)" } ?? localName
  }

  /// Whether the name is in no namespace of its own: written without prefix.
  public var isUnprefixed: Bool { prefix == nil }

  /// Whether the name is `name`, a local name, under the prefix `xml`.
  public func isXML(_ name: StaticString) -> Bool {
    prefix.map { equal($0, "xml") } == true && equal(local, name)
  }

  private func equal(_ bytes: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    for offset in 0..<count where bytes[offset] != name.utf8Start[offset] { return false }
    return bytes[count] == 0
  }
}

/// The begin of an element: its name and its attributes, which are decoded
/// only when they are asked for.
public struct MarkupElement {
  /// The name.
  public let name: MarkupName
  /// The line on which the start tag ends, counted from 1.
  public let line: Int
  /// How many attributes there are, namespace declarations apart.
  public let attributeCount: Int

  // Five pointers for each attribute: local name, prefix, namespace, begin
  // and end of the value.
  let raw: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  /// Without the state, which would be retained and released for each name.
  let names: Vocabulary.Table
  // Held by the reader for as long as an element is valid.
  unowned(unsafe) let state: ParserState

  /// The name of the attribute at `position`, counted from 0.
  public func attributeName(at position: Int) -> MarkupName {
    guard let raw, position < attributeCount, let local = raw[5 * position] else {
      preconditionFailure("an element has no attribute \(position)")
    }
    return MarkupName(index: names[local], local: local, prefix: raw[5 * position + 1])
  }

  /// The value of the attribute at `position`, counted from 0.
  public func attributeValue(at position: Int) -> String {
    let value = attributeBytes(at: position)
    guard value.contains(UInt8(ascii: "&")) else { return String(decoding: value, as: UTF8.self) }
    return state.decodeAttribute(value)
  }

  /// The value of the attribute at `position` before entities are resolved.
  public func attributeBytes(at position: Int) -> UnsafeBufferPointer<UInt8> {
    guard let raw, position < attributeCount, let start = raw[5 * position + 3],
      let end = raw[5 * position + 4]
    else { preconditionFailure("an element has no attribute \(position)") }
    return UnsafeBufferPointer(start: start, count: end - start)
  }

  /// The value of the attribute with the local name `name`, whatever its
  /// prefix; `nil` when there is none.
  public func value(of name: String) -> String? {
    for position in 0..<attributeCount where attributeName(at: position).localName == name {
      return attributeValue(at: position)
    }
    return nil
  }
}
