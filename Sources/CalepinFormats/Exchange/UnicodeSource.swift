internal import CalepinCore

/// Turns UTF-16 into UTF-8, for formats that are plain text.
struct UnicodeSource: ByteSource {
  private var source: any ByteSource
  private let isLittle: Bool
  private var carried: [UInt8] = []
  private var ready: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// `source` itself for XML, which says its encoding itself, and for what is
  /// no UTF-16.
  static func utf8(_ source: PeekedSource, for format: FileFormat) -> any ByteSource {
    let head = source.head
    guard !format.isMarkup, head.count > 1 else { return source }
    let isLittle = head.starts(with: [0xFF, 0xFE]) || (head[0] != 0 && head[1] == 0)
    let isBig = head.starts(with: [0xFE, 0xFF]) || (head[0] == 0 && head[1] != 0)
    guard isLittle || isBig else { return source }
    return UnicodeSource(source: source, isLittle: isLittle)
  }

  private init(source: any ByteSource, isLittle: Bool) {
    self.source = source
    self.isLittle = isLittle
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while position == ready.count {
      if isAtEnd { return 0 }
      try decodeMore()
    }
    let count = min(buffer.count, ready.count - position)
    ready.withUnsafeBytes {
      buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)]))
    }
    position += count
    return count
  }

  private mutating func decodeMore() throws(InputError) {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { room.deallocate() }
    let count = try source.read(into: room)
    isAtEnd = count == 0
    carried.append(contentsOf: room[..<count])
    var units: [UInt16] = stride(from: 0, to: carried.count & ~1, by: 2).map { index in
      let (first, second) = (UInt16(carried[index]), UInt16(carried[index + 1]))
      return isLittle ? first | second << 8 : first << 8 | second
    }
    // The second half of a character may be in the next chunk.
    if !isAtEnd, let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
    carried.removeFirst(2 * units.count)
    if isAtEnd { carried = [] }
    ready = Array(String(decoding: units, as: UTF16.self).utf8)
    position = 0
  }
}
