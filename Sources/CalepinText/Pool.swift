internal import Synchronization

/// Things that remember what they met, such as caches, while no task uses them.
///
/// Each is used by one task at a time: who takes one gives it back.
package final class Pool<Element: Sendable>: Sendable {
  private let idle = Mutex<[Element]>([])

  /// Creates an empty pool.
  package init() {}

  /// The one that was given back last, or `nil` when all are in use.
  package func take() -> Element? { idle.withLock { $0.popLast() } }

  /// Keeps `element` for the next task.
  package func give(_ element: Element) { idle.withLock { $0.append(element) } }
}
