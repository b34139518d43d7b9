internal import ArgumentParser
internal import CalepinCore
internal import CalepinMemory

/// `calepin edit`: other words for a unit of a memory.
struct EditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Change the texts or the note of a unit in a memory.",
    discussion: """
      The unit keeps its number and what else is said of it. A text that is written anew has \
      no inline codes. The unit is named as by 'delete'.

        calepin edit 1 -m chips.calepin --target "rare earths"
        calepin edit 1 -m chips.calepin --text fr="terres rares" --text en-GB="rare earths"
      """)

  @Argument(help: "The unit.")
  var unit: ItemReference

  @OptionGroup var store: StoreOptions
  @OptionGroup var languages: LanguageOptions

  @Option(help: "The new text in the source language.")
  var source: String?

  @Option(help: "The new text in the target language.")
  var target: String?

  @Option(
    help: ArgumentHelp("The new text in any language; repeatable.", valueName: "language=text"))
  var text: [LanguageText] = []

  @Option(help: "The new note, in place of all others.")
  var note: String?

  /// A text and its language, as `en=rare earths`.
  struct LanguageText: ExpressibleByArgument {
    let language: LanguageTag
    let text: String

    init(language: LanguageTag, text: String) { (self.language, self.text) = (language, text) }

    init?(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let language = LanguageTag(lenient: String(parts[0])) else {
        return nil
      }
      self.init(language: language, text: String(parts[1]))
    }
  }

  private var texts: [LanguageText] {
    text
      + [(languages.from, source), (languages.to, target)].compactMap { language, text in
        text.map { LanguageText(language: language, text: $0) }
      }
  }

  func validate() throws {
    guard !texts.isEmpty || note != nil else {
      throw ValidationError("say what to change: '--source', '--target', '--text' or '--note'.")
    }
    for text in texts where text.text.utf8.allSatisfy({ $0 <= 0x20 }) {
      throw ValidationError("the text in '\(text.language)' is empty.")
    }
  }

  func run() throws {
    let memory = try store.open()
    try inMemory(store.memory) {
      try memory.write { writer in
        let number = try unit.resolve(isEntry: false, in: writer, store.memory)
        guard let stored = try writer.unit(number) else { throw MemoryError.noSuchItem(number) }
        try writer.replace(number, with: edited(stored.unit), source: stored.source)
      }
    }
  }

  private func edited(_ unit: TranslationUnit) -> TranslationUnit {
    var unit = unit
    for change in texts {
      let index =
        unit.variants.firstIndex { $0.language == change.language }
        ?? unit.variants.firstIndex { $0.language?.language == change.language.language }
      if let index {
        unit.variants[index].segment = Segment(change.text)
      } else {
        unit.variants.append(
          TranslationUnitVariant(
            Segment(change.text), languageCode: change.language.description))
      }
    }
    if let note { unit.metadata.notes = [Metadata.Note(note)] }
    return unit
  }
}
