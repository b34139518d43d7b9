internal import CalepinCore
internal import CalepinText
internal import FoundationEssentials

/// A file of text that a command reads.
struct InputDocument: Sendable {
  /// The file as the user named it; `-` is the standard input.
  let file: String
  /// The text in UTF-8.
  let bytes: [UInt8]

  /// Reads `file` and tells of what is odd in it.
  ///
  /// - Throws: `InputError` when it cannot be read, ``CommandFailure`` when it
  ///   is no text.
  init(reading file: String) throws {
    self.file = file
    let raw = try InputFile(file).readAll()
    do throws(TextDecodingError) {
      let decoded = try TextDecoder.decode(raw)
      for warning in decoded.warnings {
        printWarning("\(warning)", file: Self.shownName(of: file), line: warning.line)
      }
      self.bytes = decoded.bytes
    } catch {
      throw CommandFailure(error, in: file)
    }
  }

  /// Whether something stands at `path`.
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The name by which people are told of `file`.
  static func shownName(of file: String) -> String { file == "-" ? "standard input" : file }
}
