internal import CalepinText

extension TermCounts {
  /// Adds the counts of documents that come behind those counted so far.
  ///
  /// - Parameters:
  ///   - other: Counts of the same language.
  ///   - isContinuation: Whether the first document of `other` is the rest of
  ///     the last document here.
  /// - Complexity: O(number of groups of `other`).
  public mutating func merge(_ other: TermCounts, isContinuation: Bool = false) {
    if documents.isEmpty, groups.isEmpty, placeLimit == other.placeLimit {
      self = other
      return
    }
    let continues = isContinuation && !documents.isEmpty && !other.documents.isEmpty
    let shift = UInt32(documents.count - (continues ? 1 : 0))
    for (number, document) in other.documents.enumerated() {
      beginDocument(document, isContinuation: continues && number == 0)
    }
    for word in other.wordCounts.indices {
      add(other.wordCounts[word], ofWord: other.words.bytes(of: UInt32(word)))
    }
    // All texts first, so that they are numbered as if all documents were counted in one go.
    let textIDs = texts.ids(adding: other.texts)
    let numbers = keys.ids(adding: other.keys)
    var kept: [(old: UInt32, new: UInt32)] = []
    for (number, id) in numbers.enumerated() {
      merge(group: number, of: other, to: id, textIDs, documentShift: shift, &kept)
    }
    for shape in other.shapes {
      add(
        Shape(
          group: numbers[Int(shape.group)], text: textIDs[Int(shape.text)],
          kind: shape.kind))
    }
  }

  /// Adds a group of `other` to the one numbered `id`, a new one being the next.
  private mutating func merge(
    group: Int, of other: TermCounts, to id: UInt32, _ textIDs: [UInt32],
    documentShift shift: UInt32, _ kept: inout [(old: UInt32, new: UInt32)]
  ) {
    let added = other.groups[group]
    if Int(id) == groups.count {
      groups.append(Group(pattern: added.pattern, in: added.firstDocument + shift))
      groups[Int(id)].documentCount = added.documentCount
    } else {
      let isSame = groups[Int(id)].lastDocument == added.firstDocument + shift
      groups[Int(id)].documentCount += added.documentCount - (isSame ? 1 : 0)
    }
    groups[Int(id)].lastDocument = added.lastDocument + shift
    groups[Int(id)].tallies += added.tallies
    groups[Int(id)].leftWords |= added.leftWords
    groups[Int(id)].rightWords |= added.rightWords
    mergePlacesAndForms(of: added, in: other, to: id, textIDs, documentShift: shift, &kept)
  }

  /// `kept` is room for the places that are kept, which one group leaves to the
  /// next.
  private mutating func mergePlacesAndForms(
    of added: Group, in other: TermCounts, to id: UInt32, _ textIDs: [UInt32],
    documentShift shift: UInt32, _ kept: inout [(old: UInt32, new: UInt32)]
  ) {
    kept.removeAll(keepingCapacity: true)
    var next = added.firstPlace
    while next != Self.none {
      var record = other.places[Int(next)]
      record.document += shift
      if let new = keep(record, of: id) { kept.append((next, new)) }
      next = other.places[Int(next)].next
    }
    next = added.firstForm
    while next != Self.none {
      let form = other.forms[Int(next)]
      let text = textIDs[Int(form.text)]
      if let known = self.form(text, of: id) {
        forms[Int(known)].count.addClamped(form.count)
      } else {
        var record = other.places[Int(form.place)]
        record.document += shift
        let place = kept.first { $0.old == form.place }?.new ?? keepAside(record)
        append(
          Form(
            text: text, base: textIDs[Int(form.base)], count: form.count, place: place,
            isPlural: form.isPlural), to: id)
      }
      next = form.next
    }
  }

  // What the counter of a document uses as well.

  /// Adds a document, or the rest of the last one.
  mutating func beginDocument(_ document: Document, isContinuation: Bool) {
    guard isContinuation, let last = documents.indices.last else {
      documents.append(document)
      return
    }
    documents[last].tokenCount += document.tokenCount
    documents[last].sentenceCount += document.sentenceCount
  }

  /// Counts `word`; gives its number.
  @discardableResult mutating func add(_ count: Int, ofWord word: some Collection<UInt8>) -> UInt32
  {
    let id = Int(words.id(of: word))
    if id == wordCounts.count { wordCounts.append(0) }
    wordCounts[id] += count
    return UInt32(id)
  }

  mutating func add(_ shape: Shape) {
    if knownShapes.insert(shape).inserted { shapes.append(shape) }
  }

  /// The number of the form `text` of a group, or `nil` when it is new.
  func form(_ text: UInt32, of group: UInt32) -> UInt32? {
    var next = groups[Int(group)].firstForm
    while next != Self.none {
      if forms[Int(next)].text == text { return next }
      next = forms[Int(next)].next
    }
    return nil
  }

  mutating func append(_ form: Form, to group: UInt32) {
    let number = UInt32(forms.count)
    forms.append(form)
    let last = groups[Int(group)].lastForm
    if last == Self.none {
      groups[Int(group)].firstForm = number
    } else {
      forms[Int(last)].next = number
    }
    groups[Int(group)].lastForm = number
  }

  /// Keeps a place of a group if it is one of the first; gives its number.
  mutating func keep(_ record: PlaceRecord, of group: UInt32) -> UInt32? {
    guard groups[Int(group)].placeCount < placeLimit else { return nil }
    let number = keepAside(record)
    let last = groups[Int(group)].lastPlace
    if last == Self.none {
      groups[Int(group)].firstPlace = number
    } else {
      places[Int(last)].next = number
    }
    groups[Int(group)].lastPlace = number
    groups[Int(group)].placeCount += 1
    return number
  }

  /// Keeps a place that is not in the list of its group.
  mutating func keepAside(_ record: PlaceRecord) -> UInt32 {
    var record = record
    record.next = Self.none
    places.append(record)
    return UInt32(places.count - 1)
  }
}
