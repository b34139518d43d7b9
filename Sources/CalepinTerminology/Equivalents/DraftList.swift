/// The best drafts of a phrase, each text once, the surest first; of equals the
/// one that came first.
struct DraftList {
  /// How many drafts a phrase has at the most.
  private static let mostDrafts = 12

  /// A draft, and what it is put together from where it is.
  struct Entry {
    var draft: Draft
    var joint: DraftJoint?
  }

  private(set) var entries: [Entry] = []

  /// Whether a draft that is so sure may have a place.
  func hasRoom(for confidence: Double) -> Bool {
    guard entries.count >= Self.mostDrafts, let last = entries.last else { return true }
    return confidence > last.draft.confidence
  }

  /// Gives `draft` its place, if it has one.
  mutating func add(_ draft: Draft, _ joint: DraftJoint? = nil) {
    if let same = entries.firstIndex(where: { $0.draft.text == draft.text }) {
      guard draft.confidence > entries[same].draft.confidence else { return }
      entries.remove(at: same)
    } else if entries.count >= Self.mostDrafts {
      guard hasRoom(for: draft.confidence) else { return }
      entries.removeLast()
    }
    let place = entries.firstIndex { $0.draft.confidence < draft.confidence } ?? entries.count
    entries.insert(Entry(draft: draft, joint: joint), at: place)
  }
}
