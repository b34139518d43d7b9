internal import ArgumentParser
internal import CalepinCore

/// Other tags for languages, `fr:fr-FR,en:en-GB` on the command line.
struct LanguageNames: ExpressibleByArgument {
  /// The tag to write for each language.
  let names: [LanguageTag: LanguageTag]

  init?(argument: String) {
    var names: [LanguageTag: LanguageTag] = [:]
    for pair in argument.split(separator: ",") {
      let tags = pair.split(separator: ":", omittingEmptySubsequences: false)
        .map { LanguageTag(lenient: String($0)) }
      guard tags.count == 2, let from = tags[0], let to = tags[1] else { return nil }
      names[from] = to
    }
    self.names = names
  }
}
