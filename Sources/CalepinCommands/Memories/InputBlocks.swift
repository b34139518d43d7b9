internal import CalepinCore
internal import CalepinFormats

/// A document of any known format as the blocks of its text.
struct InputBlocks {
  /// The format it was found to be in.
  let format: DocumentFormat
  /// The blocks, in their order.
  let blocks: [DocumentBlock]

  /// Reads the document `file`; `-` is the standard input; `silently` when it
  /// was read before.
  ///
  /// - Throws: `InputError` when it cannot be read, ``CommandFailure`` when it
  ///   is no text.
  init(reading file: String, silently: Bool = false) throws {
    let raw = try InputFile(file).readAll()
    format = DocumentFormat(head: Array(raw.prefix(DocumentFormat.headLength)), name: file)
    if format == .office {
      do throws(FormatError) {
        blocks = try DocumentReader.officeBlocks(of: ByteArraySource(raw))
      } catch { throw CommandFailure(error, in: file) }
    } else {
      let document = try InputDocument(decoding: raw, of: file, silently: silently)
      blocks = DocumentReader(format).blocks(of: document.bytes)
    }
  }
}
