internal import CalepinCore
internal import CalepinText
internal import FoundationEssentials

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
    let raw = try Self.bytes(of: file)
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

  /// All bytes of `file`.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be read.
  static func bytes(of file: String) throws -> [UInt8] {
    do {
      return try InputFile(file).readAll()
    } catch {
      throw CommandFailure("\(error)")
    }
  }

  /// Whether something stands at `path`.
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The name by which people are told of `file`.
  static func shownName(of file: String) -> String { file == "-" ? "standard input" : file }
}
