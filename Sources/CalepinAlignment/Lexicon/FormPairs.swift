internal import CalepinText

/// Which folded forms belong together in both languages: what word alignment
/// starts from.
///
/// Sections: the source forms as a fingerprint table; the end of each list (4
/// bytes each); the lists, of hashes of target forms (4 bytes) with their
/// association in 255ths.
struct FormPairs: @unchecked Sendable {  // immutable bytes, kept by the lexicon
  static let section = 10
  static let pairSize = 5

  private let keys: FingerprintTable<UInt16>
  private let ends: UnsafeRawBufferPointer
  private let pairs: UnsafeRawBufferPointer

  init(_ file: ModelFile, first: Int) throws(ModelError) {
    keys = try FingerprintTable(file, section: first)
    ends = file.section(first + 1)
    pairs = file.section(first + 2)
    guard ends.count == keys.count * 4, pairs.count % Self.pairSize == 0 else { throw .damaged }
  }

  /// Hands over the translations of the form with this hash.
  func forEachTranslation(
    of hash: UInt64, _ body: (_ hash: UInt32, _ association: Float) -> Void
  ) {
    guard let item = keys.index(of: hash) else { return }
    let start = item == 0 ? 0 : end(of: item - 1)
    let end = end(of: item)
    guard start <= end, end <= pairs.count / Self.pairSize else { return }
    for number in start..<end {
      let offset = number * Self.pairSize
      body(UInt32(pairs.number32(at: offset)), Float(pairs[offset + 4]) / 255)
    }
  }

  private func end(of item: Int) -> Int { ends.number32(at: item * 4) }
}
