/// The messages of a PO file that have no translation.
struct POGaps {
  /// The messages in order, with what stands where.
  private(set) var entries: [FillableDocument.Entry] = []

  private let bytes: [UInt8]
  private var message = Message()
  private var field = ""

  /// Where the parts of a message stand.
  private struct Message {
    var start: Int?
    var id = ""
    var text = ""
    var textRange: Range<Int>?
    /// Behind the flags, before the end of their line.
    var flagsEnd: Int?
    var isFuzzy = false
    var isSimple = true
  }

  /// Reads a PO file.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let isDOS = end > start && bytes[end - 1] == UInt8(ascii: "\r")
      take(start..<(isDOS ? end - 1 : end))
      start = end + 1
    }
    endMessage()
  }

  private mutating func take(_ line: Range<Int>) {
    let text = String(decoding: bytes[line], as: UTF8.self).trimmingBlanks()
    if text.hasPrefix("#") {
      if message.textRange != nil { endMessage() }
      guard text.hasPrefix("#,") else { return }
      message.flagsEnd = line.upperBound
      message.isFuzzy = text.contains("fuzzy")
    } else if text.hasPrefix("\"") {
      add(POMessage.unquoted(text[...]) ?? "", line)
    } else if let space = text.firstIndex(where: { $0 == " " || $0 == "\t" }) {
      begin(String(text[..<space]), line)
      add(POMessage.unquoted(text[space...]) ?? "", line)
    }
  }

  private mutating func begin(_ name: String, _ line: Range<Int>) {
    if name == "msgctxt" || name == "msgid", message.textRange != nil { endMessage() }
    field = name
    switch name {
    case "msgctxt", "msgid": message.start = message.start ?? line.lowerBound
    case "msgstr": message.textRange = line
    default: message.isSimple = false
    }
  }

  private mutating func add(_ text: String, _ line: Range<Int>) {
    switch field {
    case "msgid": message.id += text
    case "msgstr":
      message.text += text
      message.textRange = (message.textRange ?? line).lowerBound..<line.upperBound
    default: break
    }
  }

  private mutating func endMessage() {
    defer {
      message = Message()
      field = ""
    }
    // The message without an id is the header.
    guard let range = message.textRange, let start = message.start, !message.id.isEmpty else {
      return
    }
    let flagsEnd = message.flagsEnd
    let endsLine = message.id.hasSuffix("\n")
    entries.append(
      FillableDocument.Entry(
        source: message.id, isEmpty: message.text.isEmpty && message.isSimple && !message.isFuzzy
      ) { filling in
        // A translation ends with a line break when its source does, or msgfmt refuses it.
        let lineBreak = endsLine && !filling.text.hasSuffix("\n") ? "\n" : ""
        let text = "msgstr " + POMessage.quoted(filling.text + lineBreak)
        var edits = [FillableDocument.Edit(range: range, text: text)]
        if filling.needsReview {
          edits.append(
            flagsEnd.map { FillableDocument.Edit(range: $0..<$0, text: ", fuzzy") }
              ?? FillableDocument.Edit(range: start..<start, text: "#, fuzzy\n"))
        }
        return edits
      })
  }
}
