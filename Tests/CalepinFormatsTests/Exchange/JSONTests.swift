import Testing

@testable import CalepinFormats

@Suite("JSON")
struct JSONTests {
  @Test(
    "is read as RFC 8259 has it",
    arguments: [
      (
        #" { "a" : [ 1 , "x\n\"\\\/\u00e9\ud83d\ude00" ] } "#,
        JSONValue.object(["a": .list([.number(1), .text("x\n\"\\/é😀")])])
      ),
      ("[]", .list([])), ("{}", .object([:])),
      ("[true,null,1.5]", .list([.other, .other, .other])),
      (#""\ud83dx""#, .text("\u{FFFD}x")),
    ])
  func values(text: String, value: JSONValue) {
    #expect(JSONParser.value(of: text) == value)
  }

  @Test(
    "that is broken is none",
    arguments: ["", "{", "[1", "[1,]", "{\"a\"}", "{a:1}", "\"x", "1 2", "x", "\"\\q\"", "[1]]"])
  func broken(text: String) { #expect(JSONParser.value(of: text) == nil) }

  @Test("is refused deeper than its limit, not followed")
  func depth() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(JSONParser.value(of: deep) == nil)
  }

  @Test("is written so that it is read back, its keys in order")
  func written() {
    let value = JSONValue.object(["b": .text("\u{1}\"\\\n😀"), "a": .list([.number(-3)])])
    #expect(value.json == #"{"a":[-3],"b":"\u0001\"\\\n😀"}"#)
    #expect(JSONParser.value(of: value.json) == value)
  }
}
