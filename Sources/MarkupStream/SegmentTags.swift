/// Keeps count of the elements that are open inside a segment, so that tags
/// which do not fit together can be mended there.
///
/// Outside segments an element that is not closed is an error: nobody can tell
/// which units it hides.
struct SegmentTags {
  /// What has to be done before a tag is passed on.
  struct Change {
    /// End tags that are missing.
    var ends: [UInt8] = []
    /// What was wrong.
    var notices: [MarkupNotice] = []
    /// Whether the tag itself goes.
    var isDropped = false
  }

  private let segment: [UInt8]
  private let containers: Set<String>
  /// The names of the segment and the elements open in it, one behind the other.
  private var names: [UInt8] = []
  private var starts: [Int] = []

  init(rules: MendingRules?) {
    segment = Array((rules?.segment ?? "").utf8)
    containers = rules?.containers ?? []
  }

  /// Whether a segment is open.
  var isInSegment: Bool { !starts.isEmpty }

  /// Counts `tag`; what has to be mended, or `nil` when all is well.
  @inline(__always)
  mutating func take(_ tag: TagShape, _ name: UnsafeBufferPointer<UInt8>) -> Change? {
    if starts.isEmpty {
      if !tag.isEnd, !tag.isEmpty, !segment.isEmpty, Self.isLocal(name, segment) { push(name) }
      return nil
    }
    return takeInside(tag, name)
  }

  private mutating func takeInside(
    _ tag: TagShape, _ name: UnsafeBufferPointer<UInt8>
  ) -> Change? {
    if !tag.isEnd {
      if !tag.isEmpty { push(name) }
      return nil
    }
    if last.elementsEqual(name) {
      pop()
      return nil
    }
    var change = Change()
    // Not further up than people nest by hand: each stray tag looks again.
    let nearby = starts.indices.suffix(64)
    if nearby.contains(where: { self.name(at: $0).elementsEqual(name) }) {
      while !last.elementsEqual(name) { close(&change) }
      pop()
    } else if containers.contains(Self.local(name)) {
      while !starts.isEmpty { close(&change) }
    } else {
      change.isDropped = true
      change.notices = [.strayEnd(String(decoding: name, as: UTF8.self))]
    }
    return change
  }

  private mutating func close(_ change: inout Change) {
    change.ends += Array("</".utf8) + last + [UInt8(ascii: ">")]
    change.notices.append(.unbalanced(String(decoding: last, as: UTF8.self)))
    pop()
  }

  private var last: ArraySlice<UInt8> { names[(starts.last ?? 0)...] }

  private func name(at index: Int) -> ArraySlice<UInt8> {
    names[starts[index]..<(index + 1 < starts.count ? starts[index + 1] : names.count)]
  }

  private mutating func push(_ name: UnsafeBufferPointer<UInt8>) {
    starts.append(names.count)
    names.append(contentsOf: name)
  }

  private mutating func pop() {
    if let start = starts.popLast() { names.removeSubrange(start...) }
  }

  /// Whether `name` is `local`, in any case, with or without a prefix.
  private static func isLocal(_ name: UnsafeBufferPointer<UInt8>, _ local: [UInt8]) -> Bool {
    let offset = name.count - local.count
    guard offset == 0 || (offset > 0 && name[offset - 1] == UInt8(ascii: ":")) else {
      return false
    }
    for index in local.indices where name[offset + index] | 0x20 != local[index] { return false }
    return true
  }

  private static func local(_ name: UnsafeBufferPointer<UInt8>) -> String {
    let text = String(decoding: name, as: UTF8.self).lowercased()
    return text.split(separator: ":").last.map(String.init) ?? text
  }
}
