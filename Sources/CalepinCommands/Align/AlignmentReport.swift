internal import CalepinAlignment
internal import CalepinCore
internal import CalepinFormats

/// A text and its translation, sentence by sentence.
struct AlignedDocument {
  var source: AlignmentText
  var target: AlignmentText
  var alignment: DocumentAlignment
}

/// The pairs of some documents, ready to be written in any format.
struct AlignmentReport {
  let documents: [AlignedDocument]
  let from: LanguageTag
  let to: LanguageTag
  /// Pairs with a lower score are left out.
  let leastScore: Double

  /// A pair in words.
  struct Pair {
    var source: String
    var target: String
    var score: Double
  }

  /// How many pairs are written.
  var pairCount: Int {
    documents.reduce(0) { $0 + $1.alignment.beads.count(where: isWritten) }
  }

  private func isWritten(_ bead: SentenceBead) -> Bool { bead.isPair && bead.score >= leastScore }

  /// The pairs of `document` that are written.
  private func pairs(of document: AlignedDocument) -> [Pair] {
    document.alignment.beads.filter(isWritten).map { bead in
      Pair(
        source: document.source.text.text(of: bead.source),
        target: document.target.text.text(of: bead.target), score: bead.score)
    }
  }

  /// The score with two decimals.
  static func scoreText(_ score: Double) -> String {
    let hundredths = Int((score * 100).rounded(.down))
    return hundredths >= 100 ? "1.00" : "0." + (hundredths < 10 ? "0" : "") + "\(hundredths)"
  }

  /// Source, target and score, one row a pair.
  func tableBytes(_ dialect: TableDialect, hasHeader: Bool) -> [UInt8] {
    let header = hasHeader ? dialect.row([from.description, to.description, "score"]) : []
    return documents.reduce(into: header) { bytes, document in
      for pair in pairs(of: document) {
        bytes += dialect.row([pair.source, pair.target, Self.scoreText(pair.score)])
      }
    }
  }

  /// The pairs as a memory, each with its score as a property and, where there
  /// are several documents, the file it comes from.
  ///
  /// - Throws: `OutputError` when a language has no place in it.
  func memoryBytes(name: String) throws -> [UInt8] {
    let sink = ByteArraySink()
    let options = TMXWriter.Options(sourceLanguage: from, toolVersion: Calepin.version)
    var writer = try TMXWriter(to: sink, options: options)
    for document in documents {
      for pair in pairs(of: document) { try writer.write(unit(of: pair, in: document)) }
    }
    try writer.finish()
    TermFileReader.tell(writer.warnings, of: name)
    return sink.bytes
  }

  private func unit(of pair: Pair, in document: AlignedDocument) -> TranslationUnit {
    var properties = [Metadata.Property("x-calepin-score", Self.scoreText(pair.score))]
    if documents.count > 1 {
      properties.append(Metadata.Property("x-calepin-file", document.source.file))
    }
    return TranslationUnit(
      [
        TranslationUnitVariant(Segment(pair.source), languageCode: from.description),
        TranslationUnitVariant(Segment(pair.target), languageCode: to.description),
      ], metadata: Metadata(properties: properties))
  }

  /// The positions of all beads, `[0,1]:[0]` a line.
  var beadBytes: [UInt8] {
    documents.reduce(into: []) { bytes, document in
      for bead in document.alignment.beads {
        append(document.source.positions[bead.source], to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        append(document.target.positions[bead.target], to: &bytes)
        bytes.append(0x0A)
      }
    }
  }

  private func append(_ positions: ArraySlice<Int>, to bytes: inout [UInt8]) {
    bytes += Array("[\(positions.map { "\($0)" }.joined(separator: ","))]".utf8)
  }

  /// Tells how well the documents fit together, and what is not in the output.
  func tell() {
    for document in documents {
      let beads = document.alignment.beads
      let unpaired = beads.filter { !$0.isPair }
      let weak = beads.count { $0.isPair && $0.score < leastScore }
      printMessage(
        "\(document.source.file): \(beads.count { $0.isPair } - weak) pairs, quality "
          + "\(Self.scoreText(document.alignment.quality))"
          + (weak > 0 ? "; \(weak) below \(Self.scoreText(leastScore)) left out" : "")
          + (unpaired.isEmpty
            ? ""
            : "; without a partner: \(unpaired.count { $0.target.isEmpty }) in the source, "
              + "\(unpaired.count { $0.source.isEmpty }) in the target"))
    }
  }
}

extension AlignmentReport {
  /// The documented shape of `align --json`: one line a document.
  private struct JSON: Encodable {
    struct Bead: Encodable {
      var source: [Int]
      var target: [Int]
      var score: Double
      var sourceText: String
      var targetText: String
    }

    var source: String
    var target: String
    var quality: Double
    var beads: [Bead]
  }

  /// The documents with all their beads, one JSON object a line.
  func jsonLines() throws -> [UInt8] {
    let rounded = { (value: Double) in (value * 1000).rounded() / 1000 }
    return try documents.reduce(into: []) { bytes, document in
      let (source, target) = (document.source, document.target)
      let beads = document.alignment.beads.filter { !$0.isPair || $0.score >= leastScore }
      let object = JSON(
        source: source.file, target: target.file, quality: rounded(document.alignment.quality),
        beads: beads.map { bead in
          JSON.Bead(
            source: Array(source.positions[bead.source]),
            target: Array(target.positions[bead.target]), score: rounded(bead.score),
            sourceText: source.text.text(of: bead.source),
            targetText: target.text.text(of: bead.target))
        })
      bytes += try jsonBytes(object) + [0x0A]
    }
  }
}
