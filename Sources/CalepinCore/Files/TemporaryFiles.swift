internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The temporary files that are to go when a signal ends the program.
///
/// The first file installs a handler for SIGINT, SIGTERM and SIGHUP, unless the
/// program has one of its own or ignores them. The handler removes the files
/// and lets the signal end the program as it would have.
enum TemporaryFiles {
  /// More at once are not kept in mind.
  private static let capacity = 16
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// The paths, C strings of their own.
  ///
  /// The handler may run between any two
  /// instructions: a slot is filled and emptied by one store.
  nonisolated(unsafe) private static let slots = {  // changed under `lock` alone
    let slots = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
    slots.initialize(repeating: nil, count: capacity)
    return slots
  }()

  private static let lock = Mutex(())

  private static let isInstalled: Bool = {
    _ = slots
    for signal in signals { install(signal) }
    return true
  }()

  /// Lets `path` go with the program; the place to give to ``forget(_:)``, or
  /// `nil` when there are too many.
  static func add(_ path: String) -> Int? {
    _ = isInstalled
    return lock.withLock { _ in
      guard let free = (0..<capacity).first(where: { slots[$0] == nil }) else { return nil }
      slots[free] = strdup(path)
      return free
    }
  }

  /// Lets the file at `place` be: it is removed, or has its name.
  static func forget(_ place: Int?) {
    guard let place else { return }
    lock.withLock { _ in
      let path = slots[place]
      slots[place] = nil
      free(path)
    }
  }

  private static func install(_ signal: Int32) {
    var current = sigaction()
    guard sigaction(signal, nil, &current) == 0, isDefault(current) else { return }
    var own = sigaction()
    setHandler(&own)
    // Only once: the second time the signal ends the program.
    own.sa_flags = Int32(truncatingIfNeeded: SA_RESETHAND)
    _ = sigaction(signal, &own, nil)
  }

  private static func setHandler(_ action: inout sigaction) {
    let handler: @convention(c) (Int32) -> Void = { signal in
      for place in 0..<TemporaryFiles.capacity {
        if let path = TemporaryFiles.slots[place] { unlink(path) }
      }
      raise(signal)
    }
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = handler
    #else
      action.__sigaction_handler.sa_handler = handler
    #endif
  }

  private static func isDefault(_ action: sigaction) -> Bool {
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return handler == nil
  }
}
