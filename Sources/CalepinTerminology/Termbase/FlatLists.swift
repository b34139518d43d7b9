/// Many short lists in one array.
struct FlatLists<Element: Sendable>: Sendable {
  private var elements: [Element] = []
  private var ends: [UInt32] = []

  /// Creates no lists.
  init() {}

  /// Creates `count` lists, the one numbered `key` with all values that are
  /// paired with it, in their order.
  ///
  /// - Complexity: O(number of pairs + number of lists).
  init(_ pairs: [(key: Int, value: Element)], count: Int) {
    var places = Array(repeating: UInt32(0), count: count)
    for pair in pairs { places[pair.key] += 1 }
    var total: UInt32 = 0
    for key in places.indices {
      let size = places[key]
      places[key] = total
      total += size
    }
    guard let filler = pairs.first?.value else {
      ends = places
      return
    }
    elements = Array(repeating: filler, count: pairs.count)
    for pair in pairs {
      elements[Int(places[pair.key])] = pair.value
      places[pair.key] += 1
    }
    ends = places
  }

  /// How many lists there are.
  var count: Int { ends.count }

  /// The elements of all lists, one list behind the other.
  var flattened: [Element] { elements }

  /// The list numbered `index`.
  subscript(index: Int) -> ArraySlice<Element> { elements[places(of: index)] }

  /// Where the elements of the list numbered `index` are among those of all.
  @inline(__always) func places(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// The element at one of the ``places(of:)`` of a list.
  @inline(__always) func element(at place: Int) -> Element { elements[place] }

  /// Makes room for `count` lists of `length` elements on average.
  mutating func reserveCapacity(_ count: Int, averageLength length: Int) {
    ends.reserveCapacity(count)
    elements.reserveCapacity(count * length)
  }

  /// Adds a list behind the others.
  mutating func append(_ list: some Collection<Element>) {
    elements.append(contentsOf: list)
    ends.append(UInt32(elements.count))
  }
}
