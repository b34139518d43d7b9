internal import CalepinAlignment
internal import CalepinChecks
internal import CalepinCore
internal import CalepinFormats

/// A document and its translation, whose sentences are paired and checked as
/// units.
///
/// A sentence without a partner is a unit with an empty side. Places are those
/// of the translation, where it has the sentence.
struct AlignedDocuments {
  private static let endings = [
    ".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".odt",
  ]

  /// Whether `files` are two documents, a text and its translation.
  static func are(_ files: [String]) -> Bool {
    files.count == 2
      && files.allSatisfy { file in endings.contains { file.lowercased().hasSuffix($0) } }
  }

  /// A document with the line that each sentence begins on.
  private struct Document {
    var text = SegmentedText(bytes: [], sentences: [])
    var lines: [Int] = []

    init(reading file: String, language: LanguageTag) throws {
      let cut = SentenceCut(language: language)
      for block in try InputText(reading: file).blocks where block.kind != .code {
        let start = text.bytes.count
        let own = cut.text(of: [block])
        for sentence in own.sentences {
          var moved = sentence
          moved.range = sentence.range.lowerBound + start..<sentence.range.upperBound + start
          text.sentences.append(moved)
          let before = own.bytes[..<sentence.range.lowerBound].count { $0 == 0x0A }
          lines.append(block.line + before)
        }
        text.bytes += own.bytes
      }
    }
  }

  /// The languages of the two documents.
  let languages: LanguagePair
  /// The units, in the order of the texts.
  let items: [CheckedFile.Item]

  /// Reads and pairs the documents `files`, the source first.
  ///
  /// - Throws: `InputError` or ``CommandFailure`` when one cannot be read.
  init(_ files: [String], _ languages: TextLanguageOptions) throws {
    let (from, to) = try languages.pair(of: [files[0]], WrittenLanguage.found(inDocument:))
    self.languages = LanguagePair(from, to)
    let source = try Document(reading: files[0], language: from)
    let target = try Document(reading: files[1], language: to)
    let aligner = SentenceAligner(translations: LexiconTranslations.builtIn(from: from, to: to))
    let beads = aligner.align(source.text, target.text).beads
    items = beads.enumerated().map { number, bead in
      let isThere = !bead.target.isEmpty
      let line =
        isThere ? target.lines[bead.target.lowerBound] : source.lines[bead.source.lowerBound]
      let place = UnitPlace(
        file: InputDocument.shownName(of: isThere ? files[1] : files[0]), line: line,
        unit: "\(number + 1)", ordinal: number)
      return CheckedFile.Item(
        unit: CheckedUnit(
          Segment(source.text.text(of: bead.source)), Segment(target.text.text(of: bead.target)),
          at: place), waivers: [])
    }
  }
}
