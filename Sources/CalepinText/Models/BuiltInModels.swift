internal import CModelData
internal import CalepinCore
internal import Synchronization

/// The models of one language that are built into the program: functions of
/// `CModelData` that give their bytes, `nil` where there is none.
struct EmbeddedModels: Sendable {
  var tagger: (@Sendable () -> calepin_blob)?
  var lemmatizer: (@Sendable () -> calepin_blob)?
  var frequencies: (@Sendable () -> calepin_blob)?
  var background: (@Sendable () -> calepin_blob)?
}

/// Models of one kind by language, each opened when it is asked for first.
final class BuiltInModels<Model: Sendable>: Sendable {
  private let opened = Mutex<[String: Model?]>([:])
  private let bytes: @Sendable (EmbeddedModels) -> (@Sendable () -> calepin_blob)?
  private let open: @Sendable (calepin_blob) -> Model?

  /// Creates an empty store.
  ///
  /// - Parameters:
  ///   - bytes: Which of the models of a language is meant.
  ///   - open: Opens such a model; `nil` when it is damaged.
  init(
    _ bytes: @escaping @Sendable (EmbeddedModels) -> (@Sendable () -> calepin_blob)?,
    open: @escaping @Sendable (calepin_blob) -> Model?
  ) {
    (self.bytes, self.open) = (bytes, open)
  }

  /// The model for the primary language of `language`, or `nil` when there is
  /// none.
  func model(for language: LanguageTag) -> Model? {
    let name = language.language
    if let known = opened.withLock({ $0[name] }) { return known }
    // Outside of the lock: a lemmatizer opens the frequencies of its language.
    let model = BuiltInLanguage.named(language).flatMap { bytes($0.models) }
      .flatMap { open($0()) }
    return opened.withLock { store in
      if let known = store[name] { return known }
      store[name] = .some(model)
      return model
    }
  }
}
