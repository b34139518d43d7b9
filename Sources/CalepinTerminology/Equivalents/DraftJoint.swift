/// Two drafts that are put together to one.
struct DraftJoint {
  /// A draft and the words it translates.
  struct Part {
    /// Its number.
    var draft: Int
    /// How the text writes the words.
    var source: DraftMemory.TextID
  }

  /// How the text of one is put into that of the other.
  struct Text {
    var head: DraftMemory.TextID
    var modifier: DraftMemory.TextID
    /// Where in the head the modifier begins, in bytes.
    var place: Int
    /// What stands before and behind it.
    var before: StaticString = ""
    var after: StaticString = ""
  }

  var head: Part
  var modifier: Part
}

/// A part of a phrase and what it may be translated by.
struct PhrasePart {
  /// The numbers of its drafts.
  var drafts: Range<Int>
  /// How the text writes it.
  var source: DraftMemory.TextID
}
