extension WordTable {
  /// Takes a table out of the sections of a model, its words numbered as they
  /// were.
  ///
  /// - Complexity: O(words); hashes differ from run to run, so the slots are not
  ///   kept.
  package init(from sections: inout ModelSections) {
    self.init(arena: sections.numbers(UInt8.self), ends: sections.numbers(UInt32.self))
  }

  /// Puts the table into sections of a model.
  package func append(to writer: inout ModelWriter) {
    writer.append(arena)
    writer.append(numbers: ends)
  }
}
