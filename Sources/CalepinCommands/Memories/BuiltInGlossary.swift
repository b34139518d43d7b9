internal import CModelData
internal import CalepinCore
internal import CalepinTerminology
internal import Synchronization

/// The hand-written termbase that is built into the program.
enum BuiltInGlossary {
  /// The name by which results are marked as coming from it.
  static let name = "glossary"

  /// All its tables as one termbase.
  ///
  /// - Throws: ``CommandFailure`` when the program was built with one that cannot
  ///   be read; a test makes sure that it was not.
  static func termbase() throws -> Termbase {
    do throws(CompiledTermbaseError) {
      return Termbase(name: name, try CompiledTermbase(calepin_glossary()))
    } catch {
      throw CommandFailure("the built-in glossary: \(error)")
    }
  }

  private static let indexes = Mutex<[LanguageTag: TermIndex]>([:])

  /// The index of its terms in `language`, made once.
  ///
  /// - Throws: As ``termbase()``.
  static func index(of language: LanguageTag) throws -> TermIndex {
    try indexes.withLock { made in
      if let index = made[language] { return index }
      let index = TermIndex([try termbase()], language: language)
      made[language] = index
      return index
    }
  }
}
