/// Many short lists in one array.
struct FlatLists<Element: Sendable>: Sendable {
  private var elements: [Element] = []
  /// Where each list ends among the elements of all.
  private(set) var ends: [UInt32] = []

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

  /// Creates lists of the elements of all and where each ends.
  init(elements: [Element], ends: [UInt32]) { (self.elements, self.ends) = (elements, ends) }

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

extension FlatLists<UInt32> {
  /// Creates `count` lists, the one numbered `key(element)` with the numbers of
  /// the lists of `others` that have such an element, once for each.
  ///
  /// - Complexity: O(number of elements + number of lists).
  init<Other>(inverting others: FlatLists<Other>, count: Int, _ key: (Other) -> Int) {
    var places = Array(repeating: UInt32(0), count: count)
    for element in others.flattened { places[key(element)] += 1 }
    var total: UInt32 = 0
    for key in places.indices {
      let size = places[key]
      places[key] = total
      total += size
    }
    var elements = Array(repeating: UInt32(0), count: Int(total))
    for list in 0..<others.count {
      for place in others.places(of: list) {
        let key = key(others.element(at: place))
        elements[Int(places[key])] = UInt32(list)
        places[key] += 1
      }
    }
    self.init(elements: elements, ends: places)
  }
}
