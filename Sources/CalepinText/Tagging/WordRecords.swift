internal import CKernels
internal import CalepinCore

/// The summed weights of the words met so far.
///
/// All features of one word at one place are added up once: the words of a text
/// repeat, so that most tokens cost a few additions of vectors instead of forty
/// look-ups. A word that begins a sentence is another one.
final class WordRecords {
  /// What stands next to the first and the last word of a sentence, and what
  /// stands a place further away.
  static let edge = 0
  static let farEdge = 1

  fileprivate static let width = SparseRows.lanes * TaggerFeatures.Place.allCases.count

  /// So many kinds are as many as words of large texts have.
  private static let mostKinds = 4096

  private let batch: FeatureBatch
  private let lexicon: Lexicon?
  /// For each ``JoinedHashes/kind`` what its words share, one vector for each
  /// ``TaggerFeatures/Place``.
  private let kindSums: VectorTable
  /// How many words there are, edges included.
  @exclusivity(unchecked) private(set) var count = 0
  /// For each word one vector for each ``TaggerFeatures/Place``.
  @exclusivity(unchecked) private var sums: UnsafeMutablePointer<Int16>
  @exclusivity(unchecked) private var joined: UnsafeMutablePointer<JoinedHashes>
  /// ``JoinedHashes/kind`` again, where few other bytes stand.
  @exclusivity(unchecked) private var kinds: UnsafeMutablePointer<UInt64>
  /// The class that each word had last.
  @exclusivity(unchecked) private var classes: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var capacity: Int
  /// In each slot the hash of a word and its number + 1, 0 when it is free; at
  /// most half full.
  @exclusivity(unchecked) private var slots: [(key: UInt64, number: UInt32)]

  /// Creates records with room for `capacity` words, a power of two; memory that
  /// no word takes costs nothing.
  init(rows: SparseRows, lexicon: Lexicon?, capacity: Int) {
    self.capacity = capacity
    batch = FeatureBatch(rows)
    kindSums = VectorTable(slots: Self.mostKinds, vectors: TaggerFeatures.Place.allCases.count)
    self.lexicon = lexicon
    sums = .allocate(capacity: capacity * Self.width)
    joined = .allocate(capacity: capacity)
    kinds = .allocate(capacity: capacity)
    classes = .allocate(capacity: capacity)
    slots = Array(repeating: (0, 0), count: capacity * 2)
    addEdges()
  }

  deinit {
    sums.deallocate()
    joined.deallocate()
    kinds.deallocate()
    classes.deallocate()
  }

  /// Forgets all words.
  func removeAll() {
    for slot in slots.indices { slots[slot] = (0, 0) }
    count = 0
    addEdges()
  }

  private func addEdges() {
    append(.boundary(1))
    append(.boundary(2))
  }

  /// All of the words, valid until one is added.
  var view: View {
    View(sums: sums, joined: joined, kinds: kinds, classes: classes)
  }

  /// The number of `word`, which has this hash, added when it is new.
  func number(of word: UnsafeBufferPointer<UInt8>, hash: UInt64, isFirst: Bool) -> Int {
    let key = hash ^ (isFirst ? 0x5555_5555_5555_5555 : 0)
    var place = Int(truncatingIfNeeded: key >> 20) & (slots.count - 1)
    while slots[place].number != 0 {
      if slots[place].key == key { return Int(slots[place].number) - 1 }
      place = (place + 1) & (slots.count - 1)
    }
    append(WordProfile(word, isFirst: isFirst, lexicon))
    slots[place] = (key, UInt32(count))
    return count - 1
  }

  private func append(_ profile: WordProfile) {
    if count == capacity { grow() }
    let hashes = JoinedHashes(profile)
    (joined + count).initialize(to: hashes)
    (kinds + count).initialize(to: hashes.kind)
    (classes + count).initialize(to: UInt8(TaggerFeatures.start))
    let shared = kindSums.vectors(of: hashes.kind) { add(profile, ofKind: true, to: $0) }
    let target = sums + count * Self.width
    target.initialize(from: shared, count: Self.width)
    add(profile, ofKind: false, to: target)
    count += 1
  }

  /// Adds the features to `target` that all words of a kind have, or else those
  /// that only the word has.
  @inline(__always) private func add(
    _ profile: WordProfile, ofKind isWanted: Bool, to target: UnsafeMutablePointer<Int16>
  ) {
    batch.removeAll()
    var ends = SIMD8<Int>()
    for place in TaggerFeatures.Place.allCases {
      TaggerFeatures.features(of: profile, at: place) { feature, isOfKind in
        if isOfKind == isWanted { batch.append(feature) }
      }
      ends[place.rawValue] = batch.count
    }
    batch.locate()
    var start = 0
    for place in TaggerFeatures.Place.allCases {
      let end = ends[place.rawValue]
      batch.add(start..<end, to: target + place.rawValue * SparseRows.lanes)
      start = end
    }
  }

  private func grow() {
    Self.grow(&sums, from: capacity * Self.width)
    Self.grow(&joined, from: capacity)
    Self.grow(&kinds, from: capacity)
    Self.grow(&classes, from: capacity)
    capacity *= 2
    let old = slots
    slots = Array(repeating: (0, 0), count: capacity * 2)
    for slot in old where slot.number != 0 {
      var place = Int(truncatingIfNeeded: slot.key >> 20) & (slots.count - 1)
      while slots[place].number != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }

  private static func grow<Element>(
    _ elements: inout UnsafeMutablePointer<Element>, from count: Int
  ) {
    let old = elements
    elements = .allocate(capacity: 2 * count)
    elements.moveInitialize(from: old, count: count)
    old.deallocate()
  }

  /// The words at one time.
  struct View {
    fileprivate let sums: UnsafeMutablePointer<Int16>
    fileprivate let joined: UnsafeMutablePointer<JoinedHashes>
    fileprivate let kinds: UnsafeMutablePointer<UInt64>
    fileprivate let classes: UnsafeMutablePointer<UInt8>
  }
}

extension WordRecords.View {
  /// The sums of the word numbered `number` for a word to which it stands at
  /// `place`.
  @inline(__always) func sums(
    of number: Int, at place: TaggerFeatures.Place
  ) -> UnsafeMutablePointer<Int16> {
    sums + number * WordRecords.width + place.rawValue * SparseRows.lanes
  }

  /// The kind of the word numbered `number`.
  @inline(__always) func kind(_ number: Int) -> UInt64 { kinds[number] }

  /// The class that the word numbered `number` had last, that of a start at
  /// first.
  @inline(__always) func lastClass(of number: Int) -> Int { Int(classes[number]) }

  /// Remembers the class of the word numbered `number`.
  @inline(__always) func setLastClass(_ tag: PartOfSpeech, of number: Int) {
    classes[number] = tag.rawValue
  }

  /// Asks for the memory of the sums of the word numbered `number`.
  @inline(__always) func prefetch(_ number: Int) {
    let (first, size) = (UnsafeRawPointer(sums + number * WordRecords.width), WordRecords.width * 2)
    for offset in stride(from: 0, to: size, by: 64) { calepin_prefetch(first + offset) }
  }

  /// What is joined of the word numbered `number`.
  @inline(__always) func joined(_ number: Int) -> JoinedHashes { joined[number] }
}
