internal import ArgumentParser
internal import CalepinCore
internal import CalepinFormats

/// `calepin tm repair`: a memory that others can read again.
struct TMRepairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "Write a sound TMX of one that is damaged or odd.",
    discussion: """
      Each warning says what was wrong and what was done. Inline codes that do not fit \
      together are numbered anew or isolated.

        calepin tm repair memory.tmx -o sound.tmx
      """)

  @OptionGroup var memories: MemoryFiles

  func run() throws {
    var repair = UnitRepair()
    memories.tell(try memories.rewrite(mending: { repair.repair(&$0) }, { $0 }))
  }
}

/// `calepin tm dedupe`: each unit once.
struct TMDedupeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dedupe",
    abstract: "Leave out units that were there before.",
    discussion: """
      Keeps 16 bytes of each unit in memory; the first of two equal units stays.

        calepin tm dedupe memory.tmx -o once.tmx
      """)

  @OptionGroup var memories: MemoryFiles

  @Flag(help: "Take units with the same source for the same, whatever their translation.")
  var sameSource = false

  func run() throws {
    var seen = FingerprintSet<UnitKey>()
    memories.tell(
      try memories.rewrite { unit in
        let key = sameSource ? unit.variants.first.map { UnitKey($0) } : UnitKey(unit)
        return seen.insert(key ?? UnitKey(unit)) ? unit : nil
      })
  }
}

/// `calepin tm merge`: several memories as one.
struct TMMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Write several memories as one, each unit once.",
    discussion: """
      Units of the files named first come first. Keeps 16 bytes of each in memory.

        calepin tm merge memory.tmx old.tmx -o all.tmx
      """)

  @OptionGroup var memories: MemoryFiles

  func run() throws {
    var seen = FingerprintSet<UnitKey>()
    memories.tell(try memories.rewrite { seen.insert(UnitKey($0)) ? $0 : nil })
  }
}

/// `calepin tm invert`: from the other side.
struct TMInvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invert",
    abstract: "Make another language the source.",
    discussion: "  calepin tm invert memory.tmx -o inverted.tmx")

  @OptionGroup var memories: MemoryFiles

  @Option(help: "The language to translate from, a BCP 47 tag.")
  var to: LanguageTag = .english

  func run() throws {
    memories.tell(
      try memories.rewrite(configure: { $0.source = to }) { unit in
        guard let place = unit.variants.firstIndex(where: { $0.language?.isIn(to) == true }) else {
          return unit
        }
        var unit = unit
        unit.metadata.attributes.removeAll { $0.name == "srclang" }
        unit.variants.insert(unit.variants.remove(at: place), at: 0)
        return unit
      })
  }
}

/// `calepin tm retag`: other codes for languages.
struct TMRetagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retag",
    abstract: "Change the codes of languages.",
    discussion: "  calepin tm retag memory.tmx --lang fr:fr-FR,en:en-GB -o new.tmx")

  @OptionGroup var memories: MemoryFiles

  @Option(
    help: ArgumentHelp("The changes, for example 'fr:fr-FR,en:en-GB'.", valueName: "from:to"))
  var lang: LanguageNames

  func run() throws {
    memories.tell(try memories.rewrite(configure: { $0.languageNames = lang.names }) { $0 })
  }
}

/// `calepin tm clean`: without what only disturbs.
struct TMCleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Take out inline codes, doubled spaces, units that are not translated.",
    discussion: """
      Without options, spaces and untranslated units go.

        calepin tm clean memory.tmx -o clean.tmx
      """)

  @OptionGroup var memories: MemoryFiles

  @Flag(help: "Take out inline codes; the words stay.")
  var tags = false

  @Flag(help: "Make one space of several.")
  var spaces = false

  @Flag(help: "Leave out units whose texts are all the same, or all but one empty.")
  var untranslated = false

  func run() throws {
    let isDefault = !tags && !spaces && !untranslated
    memories.tell(
      try memories.rewrite { unit in
        var unit = unit
        for index in unit.variants.indices {
          if tags { unit.variants[index].segment.codes = [] }
          if spaces || isDefault { unit.variants[index].segment.joinSpaces() }
        }
        let isKept = !(untranslated || isDefault) || unit.isTranslated
        return isKept ? unit : nil
      })
  }
}

/// `calepin tm split`: one memory as several.
struct TMSplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Write a memory as several with so many units each.",
    discussion: """
      With '-o part.tmx' the files are part-1.tmx, part-2.tmx and so on.

        calepin tm split memory.tmx --units 5000 -o part.tmx
      """)

  @OptionGroup var memories: MemoryFiles

  @Option(help: "How many units a file gets.")
  var units = 10_000

  func validate() throws {
    guard units > 0 else { throw ValidationError("'--units' must be at least 1, got \(units).") }
    guard let output = memories.destination.output, output != "-" else {
      throw ValidationError("say where to write with '-o', a file.")
    }
  }

  func run() throws {
    let output = memories.destination.output ?? ""
    guard let format = memories.format ?? FileFormat(writing: output) else {
      throw CommandFailure("the format of '\(output)' is not known: say '--format'")
    }
    var part: (file: AtomicFile, writer: ExchangeOutput, count: Int)?
    var header: DocumentHeader?
    var number = 0
    func finish() throws {
      try part?.writer.finish()
      try part?.file.commit()
      part = nil
    }
    try memories.forEachItem { item, name in
      if case .document(let own) = item { header = header ?? own }
      guard case .unit = item else { return }
      if part == nil {
        number += 1
        let path = Self.path(output, number)
        let file = try AtomicFile(path, overwrite: memories.destination.force)
        let writer = ExchangeOutput(
          to: file, name: path, format: format,
          options: WriteOptions(source: nil, target: nil, toolVersion: Calepin.version))
        try writer.write(.document(header ?? DocumentHeader()), of: name)
        part = (file, writer, 0)
      }
      try part?.writer.write(item, of: name)
      part?.count += 1
      if part?.count == units { try finish() }
    }
    try finish()
    printMessage("\(number) files written")
  }

  /// `part.tmx` with the number before its extension.
  private static func path(_ output: String, _ number: Int) -> String {
    guard let dot = output.lastIndex(of: "."), !output[dot...].contains("/") else {
      return "\(output)-\(number)"
    }
    return "\(output[..<dot])-\(number)\(output[dot...])"
  }
}

extension Segment {
  /// Makes one space of several in a row; a text with codes is left alone, since
  /// they stand at places in it.
  mutating func joinSpaces() {
    guard codes.isEmpty, text.utf8.contains(0x20) else { return }
    var result: [UInt8] = []
    for byte in text.utf8 where byte != 0x20 || result.last != 0x20 { result.append(byte) }
    text = String(decoding: result, as: UTF8.self)
  }
}

extension TranslationUnit {
  /// Whether there are two texts that are not the same.
  var isTranslated: Bool {
    let texts = variants.map(\.segment.text).filter { !$0.utf8.allSatisfy { $0 <= 0x20 } }
    return Set(texts).count > 1
  }
}
