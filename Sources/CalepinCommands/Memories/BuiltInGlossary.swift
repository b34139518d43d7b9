internal import CModelData
internal import CalepinTerminology

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
}
