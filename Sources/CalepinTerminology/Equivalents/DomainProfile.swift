internal import CalepinCore

/// What a text is about: how often the fields of the termbases occur in it.
///
/// It decides between the senses of a word: *puce* is a chip beside
/// *processeur* and a flea beside *chien*.
struct DomainProfile: Sendable {
  /// The domain whose entries are everyday words and no terms.
  static let general = "general"
  /// The domains of words that belong to a way of writing, not to a field.
  static let registers: Set<String> = [general, "press"]

  private let shares: [String: Double]

  /// Counts the domains of the entries that `terms` match.
  ///
  /// A term counts once, shared among the domains of its senses, so that an
  /// ambiguous word says little; everyday words say nothing.
  init(of terms: [CandidateTerm], in index: TermIndex, on cores: Cores) {
    let domains = cores.map(terms.count, least: Self.leastCount) { number in
      terms[number].termhood.knowledge > 0
        ? Set(index.domains(matching: terms[number].text.utf8, usable: false).compactMap { $0 })
          .subtracting([Self.general]) : []
    }
    var counts: [String: Double] = [:]
    var total = 0.0
    for domains in domains {
      for domain in domains {
        counts[domain, default: 0] += 1 / Double(domains.count)
        total += 1 / Double(domains.count)
      }
    }
    let sum = max(1, total)
    self.shares = counts.mapValues { $0 / sum }
  }

  /// Fewer terms are not worth a second core.
  private static let leastCount = 100

  /// How much of the text belongs to `domain`, from a little above 0 to 1.
  func share(of domain: String?) -> Double {
    (domain.flatMap { shares[$0] } ?? 0) + 0.02
  }
}
