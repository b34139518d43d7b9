/// Takes the sections of a model one after the other, as arrays of numbers.
///
/// A section that is absent gives an empty array.
package struct ModelSections {
  private let file: ModelFile
  private var next: Int

  /// Begins at the section `index` of `file`.
  package init(of file: ModelFile, from index: Int) {
    self.file = file
    next = index
  }

  /// The numbers in the next section.
  ///
  /// - Complexity: O(size of the section), a copy of its bytes.
  package mutating func numbers<Number: FixedWidthInteger>(_: Number.Type) -> [Number] {
    let bytes = file.section(next)
    next += 1
    let count = bytes.count / MemoryLayout<Number>.size
    return Array(unsafeUninitializedCapacity: count) { target, written in
      let whole = bytes.prefix(count * MemoryLayout<Number>.size)
      UnsafeMutableRawBufferPointer(target).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: whole))
      if Number(1).littleEndian != 1 {
        for index in target.indices { target[index] = Number(littleEndian: target[index]) }
      }
      written = count
    }
  }

  /// The lines of the next section.
  package mutating func lines() -> [String] {
    String(decoding: numbers(UInt8.self), as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

extension ModelWriter {
  /// Adds a section of numbers.
  package mutating func append(numbers: [some FixedWidthInteger]) {
    var section: [UInt8] = []
    section.reserveCapacity(numbers.count * 8)
    for number in numbers { section.append(number: number) }
    append(section)
  }

  /// Adds a section of lines.
  package mutating func append(lines: [String]) {
    append(Array(lines.joined(separator: "\n").utf8))
  }
}
