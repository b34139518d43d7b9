/// What the first bytes of an XML file say of its encoding (XML 1.0 appendix F).
struct EncodingSniffer: Equatable {
  /// The encoding to read in; `nil` for UTF-8 and what is part of it.
  var name: String?
  /// How many bytes the byte order mark takes.
  var markLength: Int

  /// How many bytes are looked at.
  static let headLength = 1024

  init(name: String?, markLength: Int) {
    self.name = name
    self.markLength = markLength
  }

  /// Judges a file that begins with `head`.
  init(_ head: UnsafeBufferPointer<UInt8>) {
    let (first, second) = (head.first ?? 0x20, head.dropFirst().first ?? 0x20)
    switch (first, second) {
    case (0xFF, 0xFE): self.init(name: "UTF-16LE", markLength: 2)
    case (0xFE, 0xFF): self.init(name: "UTF-16BE", markLength: 2)
    case (0xEF, 0xBB) where head.count > 2 && head[2] == 0xBF:
      self.init(name: nil, markLength: 3)
    case (0x3C, 0x00): self.init(name: "UTF-16LE", markLength: 0)
    case (0x00, 0x3C): self.init(name: "UTF-16BE", markLength: 0)
    default: self.init(name: Self.declared(head), markLength: 0)
    }
  }

  /// The encoding the XML declaration names, unless it is UTF-8, a part of it,
  /// or one the bytes have already shown to be untrue.
  private static func declared(_ head: UnsafeBufferPointer<UInt8>) -> String? {
    let text = String(decoding: head, as: UTF8.self)
    guard text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>")?.lowerBound,
      let keyword = text[..<end].firstRange(of: "encoding")
    else { return nil }
    let value = text[keyword.upperBound..<end].drop { $0 == " " || $0 == "=" || $0.isNewline }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    let name = value.dropFirst().prefix { $0 != quote }.uppercased()
    let isUTF8 = ["UTF-8", "UTF8", "US-ASCII", "ASCII"].contains(name)
    return isUTF8 || name.hasPrefix("UTF-16") || name.hasPrefix("UCS-2") ? nil : name
  }
}
