internal import CalepinCore
internal import CalepinFormats

/// The text of a document or of one side of a memory as plain text: blocks
/// that form feeds part, each on its line of the file.
struct FlatText {
  /// What parts two blocks.
  static let separator = UInt8(ascii: "\u{0C}")

  /// The text in UTF-8.
  private(set) var bytes: [UInt8] = []
  /// The line at which the text has come to, counted from 1.
  private var line = 1

  /// Reads the text of the file `input`, `nil` when it is plain text already.
  ///
  /// - Parameters:
  ///   - input: The file; nothing was read of it yet.
  ///   - language: The side of a memory that is taken.
  ///   - silently: Whether nothing is told of what is odd in the file.
  /// - Throws: `InputError` or ``CommandFailure`` when it cannot be read.
  init?(reading input: InputFile, in language: LanguageTag, silently: Bool) throws {
    guard let size = input.byteCount else { return nil }
    let head = try input.read(0..<min(size, DocumentFormat.headLength))
    // What was read as a text is read from its start.
    _ = try input.read(0..<0)
    if FileFormat.holdsUnits(head: head, name: input.path) {
      try addUnits(of: input.path, in: language, silently: silently)
    } else {
      let format = DocumentFormat(head: head, name: input.path)
      guard format != .text else { return nil }
      for block in try InputText(reading: input.path, silently: silently).blocks
      where block.kind != .code {
        add(block.text, line: block.line)
      }
    }
  }

  private mutating func addUnits(
    of path: String, in language: LanguageTag, silently: Bool
  ) throws {
    var input = ExchangeInput()
    input.isSilent = silently
    // Files that name no languages have the text to read first.
    input.options.languages = (language, language == .english ? .french : .english)
    try input.read(path) { item, _ in
      guard case .unit(let unit) = item, let variant = unit.variant(in: language) else { return }
      let text = String(
        decoding: variant.segment.text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 },
        as: UTF8.self)
      add(text, line: unit.line)
    }
  }

  private mutating func add(_ text: String, line wanted: Int) {
    if !bytes.isEmpty { bytes.append(Self.separator) }
    while line < wanted {
      bytes.append(0x0A)
      line += 1
    }
    for byte in text.utf8 {
      bytes.append(byte)
      if byte == 0x0A { line += 1 }
    }
  }
}
