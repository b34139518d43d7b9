internal import CalepinTerminology

/// Finds the sentences of terms again in the files they came from.
struct SentenceFinder {
  let reader: TextReader

  /// What is shown of `place`; `nil` when the file is gone.
  func context(at place: TermPlace) -> ExtractReport.Context? {
    guard let bytes = reader.passage(place.sentence, of: place.document) else { return nil }
    let start = place.bytes.lowerBound - place.sentence.lowerBound
    let end = place.bytes.upperBound - place.sentence.lowerBound
    return ExtractReport.Context(
      text: ExtractReport.onOneLine(bytes), start: Self.utf16Length(of: bytes[..<start]),
      length: Self.utf16Length(of: bytes[start..<end]), file: reader.files[place.document],
      line: place.line)
  }

  private static func utf16Length(of bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + ($1 < 0xF0 ? 1 : 2) }
  }
}
