import CalepinCore
import CalepinFormats
import Foundation

/// Everything a reader made of a file.
struct TMXContent {
  var header: TMXHeader
  var units: [TranslationUnit]
  var warnings: [FormatWarning]

  /// Reads all of `bytes`.
  init(
    _ bytes: [UInt8], chunk: Int = .max, options: TMXReader.Options = .init()
  ) throws(TMXError) {
    let reader = TMXReader(ByteArraySource(bytes, chunk: chunk), options: options)
    header = try reader.header()
    units = []
    while let unit = try reader.next() { units.append(unit) }
    warnings = reader.warnings
  }

  /// Reads all of `text`.
  init(_ text: String) throws(TMXError) { try self.init(Array(text.utf8)) }

  /// Reads a file of units with `content` inside the first of them, French and
  /// English.
  init(segment content: String) throws(TMXError) {
    try self.init(
      tmx("<tu><tuv xml:lang='fr'><seg>\(content)</seg></tuv>\(english)</tu>"))
  }

  /// The first text of the first unit.
  var first: Segment { units[0].variants[0].segment }

  /// The warnings as people see them.
  var messages: [String] { warnings.map(\.description) }
}

/// A second side for units that are about the first.
let english = "<tuv xml:lang='en'><seg>b</seg></tuv>"

/// A whole file around `units`.
func tmx(_ units: String, version: String = "1.4", srclang: String = "fr") -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <!DOCTYPE tmx SYSTEM "tmx14.dtd">
  <tmx version="\(version)"><header creationtool="x" creationtoolversion="1" segtype="sentence" \
  o-tmf="x" adminlang="en" srclang="\(srclang)" datatype="plaintext"/><body>
  \(units)
  </body></tmx>
  """
}

/// The bytes of the file `name` under Fixtures.
func fixture(_ name: String) throws -> [UInt8] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  return Array(try Data(contentsOf: folder.appending(components: "Fixtures", name)))
}

/// The bytes that `units` are written as.
func written(
  _ units: [TranslationUnit], sourceLanguage: LanguageTag? = .french,
  configure: (inout TMXWriter.Options) -> Void = { _ in }
) throws -> (bytes: [UInt8], warnings: [FormatWarning]) {
  var options = TMXWriter.Options(sourceLanguage: sourceLanguage, toolVersion: "1.0")
  configure(&options)
  let sink = ByteArraySink()
  var writer = try TMXWriter(to: sink, options: options)
  for unit in units { try writer.write(unit) }
  try writer.finish()
  return (sink.bytes, writer.warnings)
}
