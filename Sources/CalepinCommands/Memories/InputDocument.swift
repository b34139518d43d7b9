internal import CalepinCore
internal import CalepinText
internal import FoundationEssentials

/// A file of text that a command reads.
struct InputDocument: Sendable {
  /// The file as the user named it; `-` is the standard input.
  let file: String
  /// The text in UTF-8.
  let bytes: [UInt8]
  /// How the file writes it.
  let encoding: TextEncoding

  /// Reads `file` and tells of what is odd in it.
  ///
  /// - Throws: `InputError` when it cannot be read, ``CommandFailure`` when it
  ///   is no text.
  init(reading file: String) throws { try self.init(reading: InputFile(file)) }

  /// Reads what is left of `input`; silently when it was read before.
  init(reading input: InputFile, silently: Bool = false) throws {
    try self.init(decoding: try input.readAll(), of: input.path, silently: silently)
  }

  /// Reads `raw` as a text of `file`.
  init(decoding raw: [UInt8], of file: String, silently: Bool = false) throws {
    self.file = file
    do throws(TextDecodingError) {
      let decoded = try TextDecoder.decode(raw)
      for warning in silently ? [] : decoded.warnings {
        printWarning("\(warning)", file: Self.shownName(of: file), line: warning.line)
      }
      self.bytes = decoded.bytes
      self.encoding = decoded.encoding
    } catch {
      throw CommandFailure(error, in: file)
    }
  }

  /// Whether something stands at `path`.
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The name by which people are told of `file`.
  static func shownName(of file: String) -> String { file == "-" ? "standard input" : file }
}
