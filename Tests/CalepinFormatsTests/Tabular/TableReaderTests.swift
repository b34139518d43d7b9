import CalepinCore
import TestSupport
import Testing

@testable import CalepinFormats

@Suite("A table reader")
struct TableReaderTests {
  private func rows(
    _ text: String, _ dialect: TableDialect? = nil, chunk: Int = .max
  ) throws(TableError) -> [[String]] {
    var reader = TableReader(ByteArraySource(text, chunk: chunk), dialect: dialect)
    var rows: [[String]] = []
    while try reader.next() { rows.append(reader.rowCells()) }
    return rows
  }

  @Test(
    "takes cells as their dialect means them",
    arguments: [
      ("a\tb\nc\td\n", TableDialect.tsv, [["a", "b"], ["c", "d"]]),
      ("\u{FEFF}a\tb\r\n\r\n\nc\t", .tsv, [["a", "b"], ["c", ""]]),
      (#"a\tb\n\\c\d"# + "\t\"q\"", .tsv, [["a\tb\n\\c\\d", "\"q\""]]),
      ("a,\"b,\"\"c\"\"\nd\"\r\n,e", .csv, [["a", "b,\"c\"\nd"], ["", "e"]]),
      ("5\" disk,x\n", .csv, [["5\" disk", "x"]]),
      ("a;\"\";c", .semicolon, [["a", "", "c"]]),
      ("\"a\",\"b\"\r\n", .csv, [["a", "b"]]),
      ("", .tsv, []), ("\n\n", .csv, []),
    ])
  func cells(text: String, dialect: TableDialect, expected: [[String]]) throws {
    for chunk in [1, 2, 5, .max] {
      #expect(try rows(text, dialect, chunk: chunk) == expected)
    }
  }

  @Test(
    "guesses the dialect from the first line",
    arguments: [
      ("fr\ten,x\n", TableDialect.tsv), ("fr,en\n;;;;", .csv), ("fr;en", .semicolon),
      ("\"a;b;c\",en", .csv), ("fr", .csv),
    ])
  func guesses(text: String, dialect: TableDialect) {
    #expect(TableDialect(guessedFrom: text.utf8) == dialect)
  }

  @Test("counts lines inside quotes, too")
  func lines() throws {
    var reader = TableReader(ByteArraySource("a,\"b\n\nc\"\n\nd,e\n"), dialect: .csv)
    var lines: [Int] = []
    while try reader.next() { lines.append(reader.line) }
    #expect(lines == [1, 5])
  }

  @Test(
    "refuses what is no text, and names the line",
    arguments: [
      ("a,b\n\u{0}c,d", TableError.zeroByte(line: 2)), ("a,b\nc,\"d\ne", .openQuote(line: 2)),
      ("a,b\n\"c\u{0}", .zeroByte(line: 2)),
    ])
  func errors(text: String, error: TableError) {
    for chunk in [1, .max] {
      #expect(throws: error) { try rows(text, .csv, chunk: chunk) }
    }
  }

  @Test("reads bytes that are not UTF-8 as windows-1252")
  func encoding() throws {
    var reader = TableReader(ByteArraySource([0x61, 0x0A, 0x80, 0xE9, 0x09, 0x62]), dialect: .tsv)
    _ = try reader.next()
    #expect(reader.cell(0) == "a")
    _ = try reader.next()
    #expect(reader.rowCells() == ["€é", "b"])
    #expect(reader.firstLineNotUTF8 == 2)
  }

  @Test("reads back what its dialect writes", arguments: 1...200 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet = ["a", "é", "\"", ",", ";", "\t", "\n", "\\", "n", " "]
    let table = (0..<3).map { _ in
      (0..<3).map { column in
        let text = (0..<Int.random(in: 0...5, using: &random))
          .map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }.joined()
        return column == 0 ? "x" + text : text
      }
    }
    for dialect in [TableDialect.tsv, .csv, .semicolon] {
      let bytes = table.flatMap { dialect.row($0) }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(try rows(text, dialect, chunk: Int(seed % 7) + 1) == table)
    }
  }
}
