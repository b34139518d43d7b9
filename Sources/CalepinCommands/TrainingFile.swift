internal import CalepinCore
internal import CalepinText

/// The files that `calepin train` reads.
enum TrainingFile {
  /// The sentences of a treebank.
  ///
  /// - Throws: `InputError` or ``CommandFailure`` when it cannot be read.
  static func treebank(_ file: String) throws -> [TaggedSentence] {
    let bytes = try InputFile(file).readAll()
    let sentences: [TaggedSentence]
    do {
      sentences = try CoNLLUReader.sentences(of: bytes)
    } catch {
      throw CommandFailure(error, in: file)
    }
    guard !sentences.isEmpty else {
      throw CommandFailure("\(InputDocument.shownName(of: file)): there is no sentence in it")
    }
    return sentences
  }

  /// The tagger in a model file.
  ///
  /// - Throws: `InputError` or ``CommandFailure`` when it cannot be read.
  static func tagger(_ file: String) throws -> Tagger {
    let bytes = try InputFile(file).readAll()
    do {
      return try Tagger(model: bytes)
    } catch {
      throw CommandFailure(error, in: file)
    }
  }
}
