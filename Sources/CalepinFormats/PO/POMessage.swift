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
  static func unquoted(_ text: Substring) -> String? { unquoted(Array(text.utf8)[...]) }

  /// What stands between the quotes of a line in UTF-8; `nil` when there are none.
  static func unquoted(_ line: ArraySlice<UInt8>) -> String? {
    line.withUnsafeBufferPointer { bytes in
      let trimmed = CellText.trimmed(bytes)
      let quote = UInt8(ascii: "\"")
      guard trimmed.count > 1, trimmed.first == quote, trimmed.last == quote else { return nil }
      let inner = UnsafeBufferPointer(rebasing: trimmed[1..<(trimmed.count - 1)])
      let isPlain = !inner.contains(UInt8(ascii: "\\"))
      return isPlain ? String(decoding: inner, as: UTF8.self) : unescaped(inner)
    }
  }

  private static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isEscaped = false
    for byte in bytes {
      if !isEscaped, byte == UInt8(ascii: "\\") {
        isEscaped = true
        continue
      }
      switch byte {
      case UInt8(ascii: "n") where isEscaped: result.append(0x0A)
      case UInt8(ascii: "t") where isEscaped: result.append(0x09)
      case UInt8(ascii: "r") where isEscaped: result.append(0x0D)
      default: result.append(byte)
      }
      isEscaped = false
    }
    return String(decoding: result, as: UTF8.self)
  }
}
