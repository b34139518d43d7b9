internal import CalepinCore
internal import MarkupStream

/// Makes items of the events of a markup file.
protocol ItemBuilder: MarkupHandler {
  /// A unit or an entry.
  associatedtype Item
  /// Items that are complete and not yet fetched.
  var items: [Item] { get set }
  /// What was odd, and the place come to.
  var log: WarningLog { get set }
  /// Why nothing more is read.
  var failure: FormatError? { get }
}

/// Hands out the items of a markup file one after the other.
final class ItemStream<Builder: ItemBuilder> {
  /// Who takes the events.
  let builder: Builder

  private let markup: MarkupReader
  private var isAtEnd = false
  private var failure: FormatError?
  private var position = 0

  init(
    _ source: any ByteSource, vocabulary: [String], rules: MendingRules? = nil, builder: Builder
  ) {
    markup = MarkupReader(source, vocabulary: vocabulary, mending: rules)
    self.builder = builder
  }

  /// The next item, or `nil` at the end.
  func next() throws(FormatError) -> Builder.Item? {
    while position == builder.items.count {
      if let failure { throw failure }
      if isAtEnd { return nil }
      builder.items.removeAll(keepingCapacity: true)
      position = 0
      advance()
    }
    defer { position += 1 }
    return builder.items[position]
  }

  /// Reads on until `isReached` or the end.
  func advance(until isReached: (Builder) -> Bool) throws(FormatError) {
    while !isReached(builder), !isAtEnd, failure == nil { advance() }
    if let failure, !isReached(builder) { throw failure }
  }

  /// The warnings since the last call; they are forgotten here.
  func takeWarnings() -> [FormatWarning] { builder.log.take() }

  private func advance() {
    do throws(MarkupError) {
      isAtEnd = try !markup.parseNext(into: builder)
    } catch {
      failure = FormatError(error, unit: builder.log.unit)
    }
    if let earlier = builder.failure { failure = earlier }
  }
}

extension WarningLog {
  /// Adds what the markup had wrong.
  mutating func add(_ notice: MarkupNotice, line: Int) {
    add(notice.problem, notice.action, line: line, kind: notice.kind)
  }
}
