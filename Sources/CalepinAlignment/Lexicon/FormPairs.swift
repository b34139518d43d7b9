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
    keys = try FingerprintTable(file.section(first))
    ends = file.section(first + 1)
    pairs = file.section(first + 2)
    guard ends.count == keys.count * 4, pairs.count % Self.pairSize == 0 else { throw .damaged }
  }

  func forEachTranslation(
    of form: some Collection<UInt8>, _ body: (_ hash: UInt32, _ association: Float) -> Void
  ) {
    guard let item = keys.index(of: LexiconSide.hash(of: form)) else { return }
    let start = item == 0 ? 0 : Int(ends.number(at: (item - 1) * 4) as UInt32)
    let end = Int(ends.number(at: item * 4) as UInt32)
    guard start <= end, end <= pairs.count / Self.pairSize else { return }
    for number in start..<end {
      let offset = number * Self.pairSize
      body(pairs.number(at: offset), Float(pairs[offset + 4]) / 255)
    }
  }
}
