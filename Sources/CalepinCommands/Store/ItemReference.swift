internal import ArgumentParser
internal import CalepinMemory

/// How people name a unit or an entry: by the identifier that its file gives
/// it, else by its number; `#7` is always the number.
struct ItemReference: ExpressibleByArgument {
  private let text: String

  init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    text = argument
  }

  /// The number of the unit, or of the entry when `isEntry`.
  ///
  /// - Throws: ``CommandFailure`` when there is none, or several.
  func resolve(isEntry: Bool, in writer: MemoryWriter, _ memory: String) throws -> Int {
    if text.hasPrefix("#"), let number = Int(text.dropFirst()) { return number }
    let numbers = try isEntry ? writer.entries(identifier: text) : writer.units(tuid: text)
    if let number = numbers.first, numbers.count == 1 { return number }
    if numbers.count > 1 {
      let shown = numbers.prefix(5).map { "#\($0)" }.joined(separator: ", ")
      throw CommandFailure(
        "\(memory): '\(text)' names \(numbers.count) \(isEntry ? "entries" : "units"), "
          + "say which by its number: \(shown)")
    }
    guard let number = Int(text) else {
      throw CommandFailure(
        "\(memory): there is no \(isEntry ? "entry" : "unit") '\(text)'")
    }
    return number
  }
}
