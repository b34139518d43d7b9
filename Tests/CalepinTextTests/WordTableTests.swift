import CalepinText
import TestSupport
import Testing

@Suite("Words as numbers")
struct WordTableTests {
  @Test("counts the words from 0 and gives each one number")
  func ids() {
    var table = WordTable()
    #expect(table.id(of: "le".utf8) == 0)
    #expect(table.id(of: "chat".utf8) == 1)
    #expect(table.id(of: "le".utf8) == 0)
    #expect(table.id(of: "".utf8) == 2)
    #expect(table.count == 3)
    #expect(table.text(of: 1) == "chat")
    #expect(table.existingID(of: "chat".utf8) == 1)
    #expect(table.existingID(of: "chats".utf8) == nil)
  }

  @Test("agrees with a dictionary on random words", arguments: 1...50 as ClosedRange<UInt64>)
  func agreesWithDictionary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var table = WordTable()
    var reference: [[UInt8]: WordTable.ID] = [:]
    for _ in 0..<2000 {
      let word = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        UInt8.random(in: 0x61...0x64, using: &random)
      }
      let known = reference[word]
      #expect(table.existingID(of: word) == known)
      let id = table.id(of: word)
      #expect(id == known ?? WordTable.ID(reference.count))
      reference[word] = id
    }
    for (word, id) in reference { #expect(Array(table.bytes(of: id)) == word) }
  }
}
