internal import CalepinCore

/// A message of a PO file.
struct POMessage {
  /// The context, `msgctxt`.
  var context: String?
  /// The source, `msgid`.
  var id = ""
  /// The source in the plural, `msgid_plural`.
  var plural: String?
  /// The translations by their number; one for a message without plural.
  var texts: [Int: String] = [:]
  /// Flags such as `fuzzy`.
  var flags: [String] = []
  /// Where in the program the message is.
  var references: [String] = []
  /// Remarks of translators and programmers.
  var comments: [String] = []
  /// Where the message begins, counted from 1.
  var line = 0

  /// The names of the properties that units carry.
  enum Property {
    static let context = "x-context"
    static let flags = "x-po-flags"
    static let references = "x-po-references"
    /// The number of the plural form that the target is in.
    static let form = "x-po-form"
  }

  /// The message as units: one, or one for each plural form.
  func units(source: String, target: String) -> [TranslationUnit] {
    var metadata = Metadata(notes: comments.map { Metadata.Note($0) })
    func add(_ type: String, _ value: String) {
      if !value.isEmpty { metadata.properties.append(.init(type, value)) }
    }
    if let context { metadata.properties.append(.init(Property.context, context)) }
    add(Property.flags, flags.joined(separator: ", "))
    add(Property.references, references.joined(separator: " "))
    let forms = plural == nil ? [0] : texts.keys.sorted()
    return (forms.isEmpty ? [0] : forms).map { form in
      var own = metadata
      if plural != nil { own.properties.append(.init(Property.form, "\(form)")) }
      let from = form == 0 ? id : plural ?? id
      var variants = [TranslationUnitVariant(Segment(from), languageCode: source)]
      if let text = texts[form], !text.isEmpty {
        variants.append(TranslationUnitVariant(Segment(text), languageCode: target))
      }
      return TranslationUnit(variants, metadata: own, line: line)
    }
  }

  /// `text` between quotes, as PO escapes it.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// What stands between the quotes of `text`; `nil` when there are none.
  ///
  /// - Complexity: O(length of the text), in bytes: most of a PO file is texts.
  static func unquoted(_ text: Substring) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
      var (start, end) = (0, bytes.count)
      while start < end, isBlank(bytes[start]) { start += 1 }
      while end > start, isBlank(bytes[end - 1]) { end -= 1 }
      let quote = UInt8(ascii: "\"")
      guard end - start > 1, bytes[start] == quote, bytes[end - 1] == quote else { return nil }
      let inner = UnsafeBufferPointer(rebasing: bytes[start + 1..<end - 1])
      guard inner.contains(UInt8(ascii: "\\")) else {
        return String(decoding: inner, as: UTF8.self)
      }
      return String(unsafeUninitializedCapacity: inner.count) { unescape(inner, into: $0) }
    }
  }

  /// Writes `text` without its backslashes to `result`, and says how many bytes
  /// that are: never more than it has.
  private static func unescape(
    _ text: UnsafeBufferPointer<UInt8>, into result: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var count = 0
    var isEscaped = false
    for byte in text {
      if !isEscaped, byte == UInt8(ascii: "\\") {
        isEscaped = true
        continue
      }
      switch (isEscaped, byte) {
      case (true, UInt8(ascii: "n")): result[count] = 0x0A
      case (true, UInt8(ascii: "t")): result[count] = 0x09
      case (true, UInt8(ascii: "r")): result[count] = 0x0D
      default: result[count] = byte
      }
      isEscaped = false
      count += 1
    }
    return count
  }
}
