internal import CalepinCore
internal import CalepinText

/// A file of text that a command reads.
struct InputDocument {
  /// The file as the user named it; `-` is the standard input.
  let file: String
  /// The text in UTF-8.
  let bytes: [UInt8]

  /// Reads `file` and tells of what is odd in it.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be read or is no text.
  init(reading file: String) throws {
    self.file = file
    let raw: [UInt8]
    do {
      raw = try InputFile(file).readAll()
    } catch {
      throw CommandFailure("\(error)")
    }
    do {
      let decoded = try TextDecoder.decode(raw)
      for warning in decoded.warnings {
        printWarning("\(warning)", file: Self.shownName(of: file), line: warning.line)
      }
      self.bytes = decoded.bytes
    } catch {
      throw CommandFailure("\(Self.shownName(of: file)): \(error)")
    }
  }

  /// The name by which people are told of `file`.
  static func shownName(of file: String) -> String { file == "-" ? "standard input" : file }
}
