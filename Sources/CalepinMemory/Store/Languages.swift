internal import GRDB

/// The languages of a memory as files spell them, and the numbers that stand
/// for them.
final class Languages {
  /// The codes by their numbers.
  private(set) var codes: [Int: String] = [:]
  private var numbers: [String: Int] = [:]
  private let database: Database

  init(_ database: Database) throws(MemoryError) {
    self.database = database
    let statement = try Statement(database, "SELECT id, code FROM language")
    while try statement.step() { note(statement.text(at: 1) ?? "", as: statement.number(at: 0)) }
  }

  /// The number of `code`, given now when it is new.
  func number(of code: String) throws(MemoryError) -> Int {
    if let number = numbers[code] { return number }
    let statement = try Statement(database, "INSERT INTO language(code) VALUES (?)")
    try statement.run(Array(code.utf8)) { $0.bind(text: $1(0..<code.utf8.count), at: 1) }
    let number = Int(database.lastInsertedRowID)
    note(code, as: number)
    return number
  }

  private func note(_ code: String, as number: Int) {
    codes[number] = code
    numbers[code] = number
  }
}
