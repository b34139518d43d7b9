import CalepinCore
import CalepinFormats

/// What all documents of a file hold.
struct ExchangeContent {
  var formats: [String] = []
  var names: [String] = []
  var header: DocumentHeader?
  var units: [TranslationUnit] = []
  var entries: [ConceptEntry] = []
  var messages: [String] = []

  /// Reads all of `bytes`, a file called `name`.
  init(
    _ bytes: [UInt8], name: String = "file", chunk: Int = .max, options: ReadOptions = ReadOptions()
  ) throws(FormatError) {
    let file = try ExchangeFile(ByteArraySource(bytes, chunk: chunk), name: name, options: options)
    while let document = try file.next() {
      formats.append(document.format.name)
      if let name = document.name { names.append(name) }
      take(document.warnings)
      switch document.content {
      case .units(var reader):
        header = try reader.header()
        while let unit = try reader.next() { units.append(unit) }
        take(reader.takeWarnings())
      case .entries(var reader):
        while let entry = try reader.next() { entries.append(entry) }
        take(reader.takeWarnings())
      }
    }
  }

  init(_ text: String, name: String = "file", chunk: Int = .max) throws(FormatError) {
    try self.init(Array(text.utf8), name: name, chunk: chunk)
  }

  private mutating func take(_ warnings: [FormatWarning]) {
    messages += warnings.map { "\($0.line): \($0)" }
  }

  /// The texts of the units, and the terms of the entries.
  var texts: [[String]] {
    units.map { $0.variants.map(\.segment.text) }
      + entries.map { $0.sections.flatMap(\.terms).map(\.text) }
  }
}

/// The bytes of `content` in the format called `name`.
func bytes(
  _ units: [TranslationUnit] = [], entries: [ConceptEntry] = [], in name: String,
  header: DocumentHeader? = nil, configure: (inout WriteOptions) -> Void = { _ in }
) throws -> (bytes: [UInt8], messages: [String]) {
  let sink = ByteArraySink()
  var options = WriteOptions(source: nil, target: nil, toolVersion: "1.0")
  options.header = header
  configure(&options)
  guard let format = FileFormat(named: name) else { throw FormatError("no format '\(name)'") }
  let make = units.isEmpty ? format.entryWriter ?? format.unitWriter : format.unitWriter
  var warnings: [FormatWarning] = []
  switch try make?(sink, options) {
  case .units(let writer):
    for unit in units { try writer.write(unit) }
    try writer.finish()
    warnings = writer.takeWarnings()
  case .entries(let writer):
    for entry in entries { try writer.write(entry) }
    try writer.finish()
    warnings = writer.takeWarnings()
  case nil: throw FormatError("'\(name)' takes nothing of the kind")
  }
  return (sink.bytes, warnings.map { "\($0.line): \($0)" })
}
