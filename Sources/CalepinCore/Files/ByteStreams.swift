/// Where bytes come from, a chunk at a time.
public protocol ByteSource {
  /// Fills `buffer` from its start and returns how many bytes were put there;
  /// 0 means the end, and only then.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int
}

/// Where bytes go.
public protocol ByteSink {
  /// Takes all of `bytes`, in order.
  mutating func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError)
}

extension ByteSink {
  /// Takes all of `bytes`, in order.
  public mutating func write(_ bytes: [UInt8]) throws(OutputError) {
    // A typed throw does not pass through withUnsafeBytes.
    var failure: OutputError?
    bytes.withUnsafeBytes { part in
      do throws(OutputError) { try write(part) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}

/// A source that hands out bytes which are in memory already.
public struct ByteArraySource: ByteSource {
  private let bytes: [UInt8]
  private let chunk: Int
  private var position = 0

  /// Creates a source of `bytes` that gives at most `chunk` of them at a time.
  public init(_ bytes: [UInt8], chunk: Int = .max) {
    precondition(chunk > 0, "a chunk holds at least one byte")
    self.bytes = bytes
    self.chunk = chunk
  }

  /// Creates a source of the UTF-8 of `text`.
  public init(_ text: String, chunk: Int = .max) { self.init(Array(text.utf8), chunk: chunk) }

  /// Hands out what comes next.
  public mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(bytes.count - position, buffer.count, chunk)
    bytes.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)]))
    }
    position += count
    return count
  }
}

/// A sink that keeps the bytes in memory.
public final class ByteArraySink: ByteSink {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// Creates an empty sink.
  public init() {}

  /// What was written so far, read as UTF-8.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends `bytes`.
  public func write(_ bytes: UnsafeRawBufferPointer) { self.bytes.append(contentsOf: bytes) }
}
