/// How likely each target word is linked to each place of the source sentence:
/// the mean over sweeps and samplers, of the four likeliest places.
// Not Sendable: one direction fills it, and hands it over when it is done.
final class LinkPosteriors {
  /// How many places a word remembers.
  static let width = 4

  private let places: UnsafeMutablePointer<UInt16>
  private let shares: UnsafeMutablePointer<UInt16>
  private let scale: Float
  private let size: Int

  /// Creates a store for `tokenCount` words, filled by `sweepCount` sweeps.
  init(tokenCount: Int, sweepCount: Int) {
    size = tokenCount * Self.width
    places = .allocate(capacity: size + 1)
    places.initialize(repeating: 0, count: size + 1)
    shares = .allocate(capacity: size + 1)
    shares.initialize(repeating: 0, count: size + 1)
    scale = 65_000 / Float(max(sweepCount, 1))
  }

  deinit {
    places.deallocate()
    shares.deallocate()
  }

  /// Adds what one draw says of one place; the rarest place gives way to a
  /// fifth one that is likelier.
  @inline(__always) func add(_ probability: Float, token: Int, place: Int) {
    let amount = UInt16(min(probability, 1) * scale)
    let first = token * Self.width
    var rarest = first
    for slot in first..<first + Self.width {
      if shares[slot] == 0 || Int(places[slot]) == place {
        places[slot] = UInt16(place)
        shares[slot] = min(shares[slot], 65_535 - amount) + amount
        return
      }
      if shares[slot] < shares[rarest] { rarest = slot }
    }
    if shares[rarest] < amount {
      places[rarest] = UInt16(place)
      shares[rarest] = amount
    }
  }

  /// Hands over the places that `token` may be linked to, with their
  /// probabilities.
  @inline(__always) func forEach(
    of token: Int, _ body: (_ place: Int, _ probability: Float) -> Void
  ) {
    for slot in token * Self.width..<(token + 1) * Self.width where shares[slot] > 0 {
      body(Int(places[slot]), min(1, Float(shares[slot]) / 65_000))
    }
  }

  /// The likeliest place of `token`, unless no link at all is likelier.
  func best(of token: Int) -> Int? {
    var (found, best, sum) = (-1, Float(0), Float(0))
    forEach(of: token) { place, probability in
      sum += probability
      if probability > best { (found, best) = (place, probability) }
    }
    return best > 0 && best >= 1 - sum ? found : nil
  }
}
