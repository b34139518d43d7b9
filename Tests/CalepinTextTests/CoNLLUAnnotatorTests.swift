import CalepinCore
import CalepinText
import TestSupport
import Testing

@Suite("Given tokens")
struct CoNLLUAnnotatorTests {
  private static let french = """
    # sent_id = a
    # text = Il va au marché.
    1\tIl\t_\t_\t_\tA=b\t2\tnsubj\t_\t_
    2\tva\t_\t_\t_\t_\t0\troot\t_\t_
    3-4\tau\t_\t_\t_\t_\t_\t_\t_\t_
    3\tà\t_\t_\t_\t_\t_\t_\t_\t_
    4\tle\t_\t_\t_\t_\t_\t_\t_\t_
    5\tmarché\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
    5.1\tvide\t_\t_\t_\t_\t_\t_\t_\t_
    6\t.\t_\t_\t_\t_\t_\t_\t_\t_

    # text = des
    1\tdes\t_\t_\t_\t_\t_\t_\t_\t_


    """

  @Test("keep all columns but lemma and class, which are filled")
  func fills() throws {
    let lines = try annotated(Self.french, in: .french).split(
      separator: "\n", omittingEmptySubsequences: false)
    let given = Self.french.split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count == given.count)
    for (line, given) in zip(lines, given) where given.contains("\t") {
      let (new, old) = (line.split(separator: "\t"), given.split(separator: "\t"))
      #expect(new[..<2] == old[..<2] && new[4...] == old[4...])
    }
    let tags = lines.filter { $0.contains("\t") }.map { $0.split(separator: "\t")[3] }
    #expect(
      tags == ["PRON", "VERB", "_", "ADP", "DET", "NOUN", "_", "PUNCT", "DET"])
    #expect(lines[3].split(separator: "\t")[2] == "aller")
    #expect(lines[5].split(separator: "\t")[2] == "à" && lines[6].split(separator: "\t")[2] == "le")
  }

  @Test("the words of a range that is no contraction are tagged one by one")
  func ranges() throws {
    let file = """
      1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
      1\tca\t_\t_\t_\t_\t_\t_\t_\t_
      2\tn't\t_\t_\t_\t_\t_\t_\t_\t_
      3\tsleep\t_\t_\t_\t_\t_\t_\t_\t_

      """
    let lines = try annotated(file, in: .english).split(separator: "\n")
    #expect(lines.map { $0.split(separator: "\t")[3] } == ["_", "AUX", "PART", "VERB"])
  }

  @Test("what is written for a text is read again with the same tokens and classes")
  func roundTrip() throws {
    let source = "I don't think the dogs' owner cannot see it. She's well-known.\n"
    let text = Analyzer(language: .english, compounds: .cut).analyze(Array(source.utf8))
    let written = CoNLLUWriter.bytes(of: text)
    #expect(
      try annotated(String(decoding: written, as: UTF8.self), in: .english).utf8.elementsEqual(
        written))
    let lines = String(decoding: written, as: UTF8.self).split(separator: "\n")
    #expect(
      lines.filter { $0.contains("-") && $0.contains("\t_\t_\t_") && $0.first?.isNumber == true }
        .compactMap { $0.split(separator: "\t").prefix(2).last }.prefix(4)
        == ["don't", "dogs'", "cannot", "She's"])
  }

  @Test("a long file is read in parts, one sentence after the other", arguments: [1, 3, 7, 1000])
  func parts(chunk: Int) throws {
    let file = String(repeating: Self.french, count: 20)
    let source = ByteArraySource(file, chunk: chunk)
    var reader = CoNLLUAnnotator(source, Analyzer(language: .french), partSize: 100)
    var (whole, firstLines, count): ([UInt8], [Int], Int) = ([], [], 0)
    while let part = try reader.next() {
      whole += part.lines
      firstLines += part.firstLines
      count += 1
    }
    #expect(count > 5)
    #expect(String(decoding: whole, as: UTF8.self) == (try annotated(file, in: .french)))
    #expect(firstLines.prefix(4) == [3, 13, 17, 27])
  }

  @Test(
    "errors name the line",
    arguments: [
      ("1\ta\n", 1, "2 columns"),
      ("# x\nx\t_\t_\t_\t_\t_\t_\t_\t_\t_\n", 2, "'x' is not"),
      ("1-2\tau\t_\t_\t_\t_\t_\t_\t_\t_\n", 2, "the sentence ends inside the range"),
    ])
  func errors(file: String, line: Int, message: String) {
    let error = #expect(throws: CoNLLUError.self) { try annotated(file, in: .french) }
    #expect(error?.line == line)
    #expect(error?.description.hasPrefix(message) == true, "got: \(String(describing: error))")
  }

  @Test("survives random lines", arguments: 1...100 as ClosedRange<UInt64>)
  func survives(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let cells = ["1", "2", "1-2", "2-1", "1.1", "au", "", "_", "\u{301}", "0", "-1", "1-99"]
    let lines = (0..<30).map { _ in
      (0..<10).map { _ in cells[Int.random(in: 0..<cells.count, using: &random)] }
        .joined(separator: "\t")
    }
    for line in lines { _ = try? annotated(line + "\n\n", in: .french) }
    _ = try? annotated(lines.joined(separator: "\n"), in: .french)
  }

  private func annotated(_ file: String, in language: LanguageTag) throws -> String {
    var reader = CoNLLUAnnotator(ByteArraySource(file), Analyzer(language: language))
    var lines: [UInt8] = []
    while let part = try reader.next() { lines += part.lines }
    return String(decoding: lines, as: UTF8.self)
  }
}
