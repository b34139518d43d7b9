#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension UnsafeBufferPointer<UInt8> {
  /// Where the next `byte` is, from `start` on; the count when there is none.
  func position(of byte: UInt8, from start: Int) -> Int {
    guard let baseAddress, start < count else { return count }
    let from = UnsafeRawPointer(baseAddress + start)
    guard let found = memchr(from, Int32(byte), count - start) else { return count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
  }

  /// Where what follows the next `mark` begins, from `start` on; `nil` when it
  /// does not come.
  func end(of mark: StaticString, from start: Int) -> Int? {
    let first = mark.utf8Start[0]
    var place = position(of: first, from: start)
    while place + mark.utf8CodeUnitCount <= count {
      if has(mark, at: place) { return place + mark.utf8CodeUnitCount }
      place = position(of: first, from: place + 1)
    }
    return nil
  }

  /// Whether `mark` stands at `offset`.
  func has(_ mark: StaticString, at offset: Int) -> Bool {
    guard offset + mark.utf8CodeUnitCount <= count else { return false }
    for index in 0..<mark.utf8CodeUnitCount where self[offset + index] != mark.utf8Start[index] {
      return false
    }
    return true
  }

  /// Whether `mark` could stand at `offset` if there were more bytes.
  func mayHave(_ mark: StaticString, at offset: Int) -> Bool {
    let length = Swift.min(mark.utf8CodeUnitCount, count - offset)
    for index in 0..<length where self[offset + index] != mark.utf8Start[index] { return false }
    return true
  }
}

/// Lines of a chunk, counted only as far as somebody asks.
struct LineCount {
  private var line: Int?
  private var offset = 0

  /// The line of `place` in `chunk`, which begins on the line `base` gives.
  mutating func line(
    of place: Int, in chunk: UnsafeBufferPointer<UInt8>, base: () -> Int
  ) -> Int {
    var result = line ?? base()
    if place > offset {
      result += UTF8Scan.newlineCount(chunk[offset..<place])
      offset = place
    }
    line = result
    return result
  }
}
