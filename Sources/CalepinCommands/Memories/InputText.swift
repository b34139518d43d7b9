internal import CalepinCore
internal import CalepinFormats

/// A document of any known format, to be read block by block or in one go.
struct InputText {
  /// The format it was found to be in.
  let format: DocumentFormat
  /// The text in UTF-8 where the format has nothing but text.
  private let plain: [UInt8]
  private let marked: [DocumentBlock]

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
        marked = try DocumentReader.officeBlocks(of: ByteArraySource(raw))
        plain = []
      } catch { throw CommandFailure(error, in: file) }
    } else {
      let document = try InputDocument(decoding: raw, of: file, silently: silently)
      plain = format == .text ? document.bytes : []
      marked = format == .text ? [] : DocumentReader(format).blocks(of: document.bytes)
    }
  }

  private init(format: DocumentFormat, plain: [UInt8], marked: [DocumentBlock]) {
    self.format = format
    self.plain = plain
    self.marked = marked
  }

  /// The blocks, in their order.
  var blocks: [DocumentBlock] {
    format == .text ? DocumentReader(.text).blocks(of: plain) : marked
  }

  /// The beginning of the text, about `count` bytes.
  func prefix(_ count: Int) -> InputText {
    var size = 0
    let blocks = marked.prefix { block in
      defer { size += block.text.utf8.count }
      return size < count
    }
    return InputText(format: format, plain: Array(plain.prefix(count)), marked: Array(blocks))
  }

  /// Calls `body` with the text in UTF-8: the blocks without code one by one,
  /// or all of it where blank lines part them.
  func forEachPart(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    plain.withUnsafeBufferPointer(body)
    for block in marked where block.kind != .code {
      var text = block.text
      text.withUTF8(body)
    }
  }
}
