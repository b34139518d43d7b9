internal import GRDB

extension MemoryState {
  /// Reads the state of the memory behind `database`.
  init(_ database: Database) throws {
    let statement = try Statement(database, "SELECT key, value FROM meta")
    self.init(
      identity: "", generation: 0, nextUnit: 1, nextEntry: 1, unitCount: 0, entryCount: 0)
    while try statement.step() {
      switch statement.text(at: 0) {
      case "identity": identity = statement.text(at: 1) ?? ""
      case "generation": generation = statement.number(at: 1)
      case "next_unit": nextUnit = statement.number(at: 1)
      case "next_entry": nextEntry = statement.number(at: 1)
      case "units": unitCount = statement.number(at: 1)
      case "entries": entryCount = statement.number(at: 1)
      default: break
      }
    }
  }
}
