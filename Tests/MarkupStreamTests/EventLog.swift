import CalepinCore

@testable import MarkupStream

/// Writes the events of a reader down, one a line; joins pieces of text.
final class EventLog: MarkupHandler {
  private(set) var lines: [String] = []
  private(set) var notices: [MarkupNotice] = []
  private(set) var noticeLines: [Int] = []
  private(set) var elementLines: [Int] = []
  private var pending: [UInt8] = []

  func startElement(_ element: MarkupElement) {
    flush()
    var line = "<" + element.name.qualifiedName
    for position in 0..<element.attributeCount {
      let name = element.attributeName(at: position).qualifiedName
      line += " \(name)='\(element.attributeValue(at: position))'"
    }
    lines.append(line)
    elementLines.append(element.line)
  }

  func endElement(_ name: MarkupName) {
    flush()
    lines.append(">" + name.qualifiedName)
  }

  func text(_ utf8: UnsafeBufferPointer<UInt8>) { pending.append(contentsOf: utf8) }

  func notice(_ notice: MarkupNotice, line: Int) {
    notices.append(notice)
    noticeLines.append(line)
  }

  private func flush() {
    if !pending.isEmpty { lines.append("\"" + String(decoding: pending, as: UTF8.self)) }
    pending = []
  }

  /// All the text of the file in one.
  var text: String {
    lines.filter { $0.hasPrefix("\"") }.map { String($0.dropFirst()) }.joined()
  }

  /// Reads all of `bytes`, `chunk` at a time.
  static func reading(
    _ bytes: [UInt8], chunk: Int = .max, depthLimit: Int = MarkupReader.defaultDepthLimit
  ) throws(MarkupError) -> EventLog {
    let log = EventLog()
    if let error = log.read(bytes, chunk: chunk, depthLimit: depthLimit) { throw error }
    return log
  }

  /// Takes all events of `bytes`, `chunk` at a time, up to the error that ends
  /// them.
  func read(
    _ bytes: [UInt8], chunk: Int = .max, depthLimit: Int = MarkupReader.defaultDepthLimit,
    isScanned: Bool = true
  ) -> MarkupError? {
    let reader = MarkupReader(
      ByteArraySource(bytes, chunk: chunk), vocabulary: ["a", "b"], depthLimit: depthLimit,
      mending: MendingRules(segment: "s", containers: ["a"]))
    if !isScanned { reader.leaveScanner() }
    defer { flush() }
    do throws(MarkupError) {
      while try reader.parseNext(into: self) {}
      return nil
    } catch { return error }
  }

  /// Reads all of `text`.
  static func reading(_ text: String) throws(MarkupError) -> EventLog {
    try reading(Array(text.utf8))
  }
}
