internal import Dispatch
internal import Synchronization

/// Hands values from one thread to another, and makes the first wait when the
/// second lags behind.
final class BatchQueue<Value: Sendable>: Sendable {
  private struct State {
    var values: [Value] = []
    var isClosed = false
    var isAbandoned = false
    var failure: (any Error)?
  }

  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let ready = DispatchSemaphore(value: 0)

  /// Creates a queue that holds `capacity` values at the most.
  init(capacity: Int) {
    // A semaphore may not go while it is below the value that it began with.
    for _ in 0..<capacity { room.signal() }
  }

  /// Appends `value`, when there is room for it.
  ///
  /// - Throws: `CancellationError` when nobody takes values any longer.
  func send(_ value: Value) throws {
    room.wait()
    try state.withLock { state in
      if state.isAbandoned { throw CancellationError() }
      state.values.append(value)
    }
    ready.signal()
  }

  /// Says that no more values come, because of `failure` if there is one.
  func close(_ failure: (any Error)? = nil) {
    state.withLock { ($0.isClosed, $0.failure) = (true, failure) }
    ready.signal()
  }

  /// Says that no more values are taken.
  func abandon() {
    state.withLock { $0.isAbandoned = true }
    room.signal()
  }

  /// The next value, or `nil` behind the last.
  ///
  /// - Throws: What the queue was closed with.
  func next() throws -> Value? {
    ready.wait()
    let value: Value? = try state.withLock { state in
      if !state.values.isEmpty { return state.values.removeFirst() }
      if let failure = state.failure { throw failure }
      return nil
    }
    room.signal()
    return value
  }
}
