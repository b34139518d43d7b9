internal import FoundationEssentials

/// The JSON of `value` in UTF-8, the keys in alphabetical order so that the
/// same value gives the same bytes.
func jsonBytes(_ value: some Encodable, pretty: Bool) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
  return try Array(encoder.encode(value)) + Array("\n".utf8)
}
