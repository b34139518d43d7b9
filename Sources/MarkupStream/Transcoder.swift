internal import CLibXML2

/// Turns bytes of any encoding libxml2 (and iconv behind it) knows into UTF-8.
final class Transcoder {
  private let name: String
  private let handler: xmlCharEncodingHandlerPtr
  private let input: xmlBufferPtr
  private let output: xmlBufferPtr

  /// Creates a transcoder from the encoding `name`.
  init(from name: String) throws(MarkupError) {
    guard let handler = xmlFindCharEncodingHandler(name), let input = xmlBufferCreate(),
      let output = xmlBufferCreate()
    else { throw .unknownEncoding(name) }
    (self.name, self.handler, self.input, self.output) = (name, handler, input, output)
  }

  deinit {
    xmlCharEncCloseFunc(handler)
    xmlBufferFree(input)
    xmlBufferFree(output)
  }

  /// Hands the UTF-8 of `bytes` to `body`; a character cut by their end waits
  /// for the next call.
  ///
  /// - Returns: Whether all bytes belong to the encoding.
  func transcode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> Bool {
    xmlBufferAdd(input, bytes.baseAddress, Int32(bytes.count))
    // Without a handler of this thread libxml2 prints to the standard error.
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    var isSound = true
    while isSound, xmlBufferLength(input) > 0 {
      let before = xmlBufferLength(input)
      isSound = xmlCharEncInFunc(handler, output, input) != -2
      if xmlBufferLength(input) == before { break }
    }
    body(UnsafeBufferPointer(start: xmlBufferContent(output), count: Int(xmlBufferLength(output))))
    xmlBufferEmpty(output)
    return isSound && xmlBufferLength(input) < 16
  }

  /// Whether a character is cut off at the end.
  var hasRest: Bool { xmlBufferLength(input) > 0 }
}
