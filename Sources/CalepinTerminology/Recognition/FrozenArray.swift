/// An array that nothing changes any more, at an address that stays.
final class FrozenArray<Element: BitwiseCopyable & Sendable>:
  @unchecked Sendable  // nothing is written after the initializer
{
  /// The first element; good as long as the array lives.
  let base: UnsafePointer<Element>
  private let elements: UnsafeMutableBufferPointer<Element>

  init(_ elements: [Element]) {
    // One more, so that there is an address even when there is no element.
    let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count + 1)
    _ = copy.initialize(from: elements)
    self.elements = copy
    base = UnsafePointer(copy.baseAddress ?? .allocate(capacity: 1))
  }

  deinit { elements.deallocate() }
}
