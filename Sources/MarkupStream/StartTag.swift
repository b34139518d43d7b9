/// A start tag as a ``ContentScanner`` reads it.
struct StartTag {
  /// Where its name begins.
  let nameStart: Int
  /// The name; `nil` until it was read.
  var name: ContentScanner.Open?
  /// Where what follows the tag begins.
  var end = 0
  /// Whether it ends its element as well.
  var isEmpty = false

  init(nameStart: Int) { self.nameStart = nameStart }

  /// Reads the tag, and its attributes into `attributes`.
  @inline(__always)
  mutating func read(
    _ pass: ScanPass, _ names: NameCache, _ attributes: inout AttributeBuffer
  ) -> ContentScanner.Step {
    let base = pass.base
    attributes.removeAll()
    var place = names.nameEnd(pass, from: nameStart)
    guard place < pass.count else { return .waits }
    name = names.name(base + nameStart, length: place - nameStart)
    guard name != nil else { return .odd }
    while true {
      let gap = place
      while place < pass.count, TagShape.isBlank(base[place]) { place += 1 }
      guard place < pass.count else { return .waits }
      if base[place] == UInt8(ascii: ">") {
        end = place + 1
        return .done
      }
      if base[place] == UInt8(ascii: "/") {
        guard place + 1 < pass.count else { return .waits }
        isEmpty = true
        end = place + 2
        return base[place + 1] == UInt8(ascii: ">") ? .done : .odd
      }
      guard place > gap else { return .odd }
      let step = Self.attribute(pass, &place, names, &attributes)
      guard step == .done else { return step }
    }
  }

  /// Reads `name="value"`.
  @inline(__always)
  private static func attribute(
    _ pass: ScanPass, _ place: inout Int, _ names: NameCache, _ attributes: inout AttributeBuffer
  ) -> ContentScanner.Step {
    let base = pass.base
    let start = place
    place = names.nameEnd(pass, from: start)
    guard place < pass.count else { return .waits }
    guard let name = names.name(base + start, length: place - start) else { return .odd }
    while place < pass.count, TagShape.isBlank(base[place]) { place += 1 }
    guard place < pass.count else { return .waits }
    guard base[place] == UInt8(ascii: "=") else { return .odd }
    place += 1
    while place < pass.count, TagShape.isBlank(base[place]) { place += 1 }
    guard place < pass.count else { return .waits }
    let quote = base[place]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return .odd }
    let valueStart = place + 1
    let step = value(pass, &place, quote, names)
    guard step == .done else { return step }
    if names.isDeclaration(name) { return .done }
    let isNew = attributes.append(name.name, base + valueStart, base + (place - 1))
    return isNew ? .done : .odd
  }

  /// Passes a value from its opening quote to behind the closing one.
  @inline(__always)
  private static func value(
    _ pass: ScanPass, _ place: inout Int, _ quote: UInt8, _ names: NameCache
  ) -> ContentScanner.Step {
    place += 1
    while true {
      place = names.valueEnd(pass, from: place)
      guard place < pass.count else { return .waits }
      switch pass.base[place] {
      case quote:
        place += 1
        return .done
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        place += 1
      case UInt8(ascii: "&"):
        switch SoundReference(pass.base + place, count: pass.count - place) {
        case .character(_, let length): place += length
        case .unfinished: return .waits
        case .odd: return .odd
        }
      default:
        // An angle bracket, or white space that has to become a blank.
        return .odd
      }
    }
  }
}

/// The attributes of an element in the form libxml2 hands them over: for each
/// of them local name, prefix, namespace, begin and end of the value.
struct AttributeBuffer: ~Copyable {
  private(set) var pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>
  private(set) var count = 0
  private var capacity = 16
  /// More are left to others: each is compared with all before it.
  private static let limit = 256

  init() { pointers = .allocate(capacity: 5 * capacity) }

  deinit { pointers.deallocate() }

  mutating func removeAll() { count = 0 }

  /// Adds an attribute; false when there is one called the same.
  @inline(__always)
  mutating func append(
    _ name: MarkupName, _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> Bool {
    for index in 0..<count
    where pointers[5 * index] == name.local && pointers[5 * index + 1] == name.prefix {
      return false
    }
    if count == capacity {
      guard count < Self.limit else { return false }
      grow()
    }
    let slot = pointers + 5 * count
    slot[0] = name.local
    slot[1] = name.prefix
    slot[2] = nil
    slot[3] = start
    slot[4] = end
    count += 1
    return true
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<UnsafePointer<UInt8>?>.allocate(capacity: 10 * capacity)
    larger.update(from: pointers, count: 5 * count)
    pointers.deallocate()
    pointers = larger
    capacity *= 2
  }
}
