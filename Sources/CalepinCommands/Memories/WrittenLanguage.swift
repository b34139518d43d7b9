internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology
internal import CalepinText

/// Finds out in which language a file is written, from its beginning.
enum WrittenLanguage {
  /// What a memory names its language when it names none (BCP 47).
  private static let undetermined = LanguageTag("und") ?? .french
  /// How many bytes are looked at of a memory that cannot be read twice.
  private static let headLength = 256 << 10

  /// The language that the memory at `path` names as its source language, or that
  /// its source texts are in, or that of the document or text there; `nil` where it
  /// cannot be told, or the file not be read: who reads it then will say so.
  static func found(in path: String) -> LanguageTag? {
    guard case .units = source(at: path) else { return found(inDocument: path) }
    return (try? InputFile(path)).flatMap { try? language(ofUnitsIn: $0) }
  }

  /// The language of the document or plain text at `path`; `nil` where it cannot be
  /// told, or where it is a memory, which has several.
  static func found(inDocument path: String) -> LanguageTag? {
    switch source(at: path) {
    case .units: return nil
    case .document:
      // What cannot be read twice is judged by what it begins with.
      guard path != "-" else { return found(inText: path) }
      let text = try? FlatText(reading: .document(path), in: .french, silently: true)
      return text.flatMap { LanguageIdentifier.language(of: $0.bytes) }
    case nil: return found(inText: path)
    }
  }

  private static func source(at path: String) -> FlatText.Source? {
    (try? InputFile(path)).flatMap { try? FlatText.Source($0) }
  }

  /// The language of the plain text at `path`, or of the counts of texts there;
  /// `nil` where it cannot be told.
  static func found(inText path: String) -> LanguageTag? {
    (try? InputFile(path)).flatMap { try? language(ofTextIn: $0) }
  }

  private static func language(ofTextIn input: InputFile) throws -> LanguageTag? {
    let head = try input.peek(atMost: LanguageIdentifier.length)
    if let language = TermCounts.language(ofEncoded: head) { return language }
    // A character that is cut in half would make another encoding likely.
    let end = head.lastIndex { $0 == 0x0A || $0 == 0x20 } ?? head.count
    return LanguageIdentifier.language(
      of: try InputDocument(decoding: Array(head[..<end]), of: input.path, silently: true).bytes)
  }

  /// The language that the units in `input` are translated from.
  private static func language(ofUnitsIn input: InputFile) throws -> LanguageTag? {
    var options = ReadOptions()
    options.languages = (undetermined, undetermined)
    options.takesTextsOnly = true
    let bytes = input.path == "-" ? ByteArraySource(try input.peek(atMost: headLength)) : nil
    let file = try ExchangeFile(bytes ?? input, name: input.path, options: options)
    var text: [UInt8] = []
    while let document = try file.next(), case .units(var units) = document.content {
      if let named = try units.header().sourceLanguage.flatMap(builtIn) { return named }
      // What ends in the middle because no more was looked at has told enough.
      while text.count < LanguageIdentifier.length, let unit = try? units.next() {
        if !unit.variants.contains(where: { $0.languageCode == undetermined.description }) {
          return unit.variants.lazy.compactMap { builtIn($0.languageCode) }.first
        }
        text += (unit.variants.first?.segment.text ?? "").utf8 + [0x0A]
      }
    }
    return LanguageIdentifier.language(of: text)
  }

  /// The language that is built in and that `code` means.
  private static func builtIn(_ code: String) -> LanguageTag? {
    guard let language = LanguageTag(lenient: code) else { return nil }
    return LanguageIdentifier.languages.first(where: language.hasLanguage)
  }
}
