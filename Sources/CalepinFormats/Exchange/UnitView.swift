public import CalepinCore

/// A unit as it stands in what was read, for those who look at each once: no
/// memory is taken for it.
public struct UnitView: ~Copyable {
  private enum Content {
    case flat(UnsafePointer<UnitBatch>, Int)
    case built(TranslationUnit)
  }

  private let content: Content

  /// A view of `unit`.
  public init(_ unit: TranslationUnit) { content = .built(unit) }

  /// A view of the unit at `index` of `batch`, which outlives it.
  init(_ batch: UnsafePointer<UnitBatch>, _ index: Int) { content = .flat(batch, index) }

  /// Where the unit began, counted from 1; 0 when it came from no file.
  public var line: Int {
    switch content {
    case .flat(let batch, let index): batch.pointee.units[index].line
    case .built(let unit): unit.line
    }
  }

  /// How many texts it has.
  public var count: Int {
    switch content {
    case .flat(let batch, let index): batch.pointee.variantCount(of: index)
    case .built(let unit): unit.variants.count
    }
  }

  /// The language of the text at `position`, counted from 0, as the file spells
  /// it.
  public func languageCode(at position: Int) -> String {
    switch content {
    case .flat(let batch, let index): batch.pointee.languageCode(at: position, of: index)
    case .built(let unit): unit.variants[position].languageCode
    }
  }

  /// The inline codes of the text at `position`, counted from 0.
  public func codes(at position: Int) -> [InlineCode] {
    switch content {
    case .flat(let batch, let index): batch.pointee.codes(at: position, of: index)
    case .built(let unit): unit.variants[position].segment.codes
    }
  }

  /// Hands the UTF-8 of the text at `position`, counted from 0, to `body`.
  public func withText<Result>(
    at position: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    switch content {
    case .flat(let batch, let index):
      return batch.pointee.withText(at: position, of: index, body)
    case .built(let unit):
      var text = unit.variants[position].segment.text
      return text.withUTF8(body)
    }
  }

  /// The unit as a value of its own.
  public var unit: TranslationUnit {
    switch content {
    case .flat(let batch, let index): batch.pointee.unit(at: index)
    case .built(let unit): unit
    }
  }
}
