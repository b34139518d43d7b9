internal import CalepinCore

extension FileFormat {
  /// A dictionary for StarDict, GoldenDict and their like: the three files of
  /// it in a tar archive.
  static let starDict = FileFormat(
    "stardict", title: "StarDict dictionary", extensions: ["stardict.tar"],
    entryWriter: { sink, options in .entries(StarDictWriter(to: sink, options)) })
}

/// Writes the words of the source language with what they mean in the target
/// language.
///
/// Keeps all entries in memory: the index is sorted.
///
/// Source: StarDictFileFormat, version 2.4.2.
private final class StarDictWriter: EntryWriter {
  private var sink: any ByteSink
  private let pairing: UnitPairing
  private var articles: [(word: String, text: String)] = []
  private var log = WriteLog()

  /// The bytes of a word are fewer than this.
  private static let wordLimit = 256

  init(to sink: any ByteSink, _ options: WriteOptions) {
    self.sink = sink
    pairing = options.pairing
  }

  func write(_ entry: ConceptEntry) throws(OutputError) {
    log.beginEntry()
    let words = entry.terms(in: pairing.source)
    let meanings = entry.terms(in: pairing.target).filter(\.status.isUsable).map(\.text)
    guard !words.isEmpty, !meanings.isEmpty else {
      return log.add(
        "no terms in both '\(pairing.source)' and '\(pairing.target)'", "left out",
        line: entry.line)
    }
    for word in words {
      let text = Self.flat(word.text)
      guard text.utf8.count < Self.wordLimit, !text.contains("\0") else {
        log.add("'\(text.prefix(40))…' is too long for a word", "left out", line: entry.line)
        continue
      }
      articles.append((text, article(word, words, meanings, entry)))
    }
  }

  func finish() throws(OutputError) {
    articles.sort { Self.comes($0.word, before: $1.word) }
    var (index, text): ([UInt8], [UInt8]) = ([], [])
    var wordCount = 0
    var position = 0
    while position < articles.count {
      let word = articles[position].word
      let start = text.count
      // A word stands in the index once.
      while position < articles.count, articles[position].word == word {
        if text.count > start { text.append(UInt8(ascii: "\n")) }
        text += articles[position].text.utf8
        position += 1
      }
      index += Array(word.utf8) + [0] + Self.bigEndian(start) + Self.bigEndian(text.count - start)
      wordCount += 1
    }
    let name = "\(pairing.source)-\(pairing.target)"
    let info = """
      StarDict's dict ifo file
      version=2.4.2
      bookname=calepin \(name)
      wordcount=\(wordCount)
      idxfilesize=\(index.count)
      sametypesequence=m

      """
    var archive = TarWriter(to: sink)
    try archive.write(Array(info.utf8), name: "\(name)/\(name).ifo")
    try archive.write(index, name: "\(name)/\(name).idx")
    try archive.write(text, name: "\(name)/\(name).dict")
    try archive.finish()
  }

  func takeWarnings() -> [FormatWarning] { log.take() }

  private func article(
    _ word: TermSection, _ words: [TermSection], _ meanings: [String], _ entry: ConceptEntry
  ) -> String {
    var lines = [meanings.joined(separator: "; ")]
    if !word.status.isUsable, let better = words.first(where: \.status.isUsable) {
      lines.append("→ \(better.text)")
    }
    lines += [entry.domain, entry.definition, entry.note].compactMap { $0 }
    return lines.joined(separator: "\n")
  }

  /// The text on one line.
  private static func flat(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).bigEndian) { Array($0) }
  }

  /// The order of the index: that of the bytes, ASCII capitals as small letters;
  /// then that of the bytes alone.
  private static func comes(_ one: String, before other: String) -> Bool {
    func folded(_ byte: UInt8) -> UInt8 {
      byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte + 32 : byte
    }
    let (first, second) = (one.utf8.lazy.map(folded), other.utf8.lazy.map(folded))
    if first.lexicographicallyPrecedes(second) { return true }
    if second.lexicographicallyPrecedes(first) { return false }
    return one.utf8.lexicographicallyPrecedes(other.utf8)
  }
}

/// Writes files one after the other as a tar archive (POSIX ustar).
private struct TarWriter {
  private var sink: any ByteSink

  private static let blockSize = 512

  init(to sink: any ByteSink) { self.sink = sink }

  mutating func write(_ bytes: [UInt8], name: String) throws(OutputError) {
    var header = [UInt8](repeating: 0, count: Self.blockSize)
    func put(_ text: String, at offset: Int) {
      for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
    }
    func octal(_ number: Int, _ width: Int) -> String {
      let digits = String(number, radix: 8)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    put(String(name.prefix(99)), at: 0)
    put(octal(0o644, 7), at: 100)
    put(octal(0, 7), at: 108)
    put(octal(0, 7), at: 116)
    put(octal(bytes.count, 11), at: 124)
    put(octal(0, 11), at: 136)
    // The sum is taken with blanks in its own place.
    put("        0ustar", at: 148)
    header[263] = UInt8(ascii: "0")
    header[264] = UInt8(ascii: "0")
    put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\0 ", at: 148)
    try sink.write(header)
    try sink.write(bytes)
    let rest = bytes.count % Self.blockSize
    if rest > 0 { try sink.write([UInt8](repeating: 0, count: Self.blockSize - rest)) }
  }

  mutating func finish() throws(OutputError) {
    try sink.write([UInt8](repeating: 0, count: 2 * Self.blockSize))
  }
}
