internal import FoundationEssentials

/// The JSON of `value` in UTF-8 on one line without its end, the keys in
/// alphabetical order so that the same value gives the same bytes.
func jsonBytes(_ value: some Encodable) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return try Array(encoder.encode(value))
}
