internal import CalepinCore
internal import CalepinText

extension TermCounts {
  static let magic = Array("calepin counts\n".utf8)
  static let version = 3

  /// The counts as a file: the magic, then numbers of seven bits a byte, the
  /// least significant ones first, and byte strings behind their length.
  ///
  /// - Complexity: O(number of groups).
  public func encoded() -> [UInt8] {
    var writer = CountsWriter()
    writer.bytes = Self.magic
    writer.append(Self.version)
    writer.append(language.description.utf8)
    writer.append(ExtractionRules.rules(for: language)?.fingerprint ?? 0)
    writer.append(placeLimit)
    writer.append(documents.count)
    for document in documents {
      writer.append(document.name.utf8)
      writer.append(document.tokenCount)
      writer.append(document.sentenceCount)
    }
    writer.append(words.count)
    for word in wordCounts.indices {
      writer.append(words.bytes(of: UInt32(word)))
      writer.append(wordCounts[word])
    }
    writer.append(texts.count)
    for text in 0..<texts.count { writer.append(texts.bytes(of: UInt32(text))) }
    writer.append(groups.count)
    for group in groups.indices { append(group, to: &writer) }
    writer.append(shapes.count)
    for shape in shapes {
      writer.append(Int(shape.group))
      writer.append(Int(shape.text))
      writer.append(TermVariant.Kind.allCases.firstIndex(of: shape.kind) ?? 0)
    }
    return writer.bytes
  }

  private func append(_ number: Int, to writer: inout CountsWriter) {
    let group = groups[number]
    writer.append(keys.bytes(of: UInt32(number)))
    for value in [group.pattern, group.firstDocument, group.lastDocument, group.documentCount] {
      writer.append(Int(value))
    }
    for value in group.tallies.values { writer.append(Int(value)) }
    writer.append(fixed: group.leftWords)
    writer.append(fixed: group.rightWords)
    writer.append(Int(group.placeCount))
    var next = group.firstPlace
    while next != Self.none {
      append(places[Int(next)], to: &writer)
      next = places[Int(next)].next
    }
    let forms = self.forms(of: number)
    writer.append(forms.count)
    for form in forms {
      for value in [form.text, form.base, form.count, form.isPlural ? 1 : 0] {
        writer.append(Int(value))
      }
      append(places[Int(form.place)], to: &writer)
    }
  }

  private func append(_ place: PlaceRecord, to writer: inout CountsWriter) {
    for value in [
      place.document, place.line, place.sentenceStart, place.sentenceLength, place.offset,
      place.length, place.isSplit ? 1 : 0,
    ] { writer.append(Int(value)) }
  }
}

/// Puts numbers and byte strings behind one another.
private struct CountsWriter {
  var bytes: [UInt8] = []

  /// Appends a number that is not negative.
  mutating func append(_ number: Int) {
    var rest = UInt64(number)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func append(_ string: some Collection<UInt8>) {
    append(string.count)
    bytes.append(contentsOf: string)
  }

  mutating func append(fixed number: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}

extension ExtractionRules {
  /// A number that changes with the patterns, whose numbers counts hold.
  var fingerprint: Int {
    var hash: UInt32 = 2_166_136_261
    for pattern in grammar.patterns {
      for byte in pattern.name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
      hash = (hash ^ 10) &* 16_777_619
    }
    return Int(hash)
  }
}
