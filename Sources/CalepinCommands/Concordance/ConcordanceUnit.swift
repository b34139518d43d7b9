internal import CalepinFormats

/// A unit that a concordance found, for people and as JSON.
struct ConcordanceUnit: Encodable {
  /// A place of a text.
  struct Hit: Encodable {
    /// `source` or `target`.
    var side: String
    /// In UTF-16 code units.
    var start: Int
    /// In UTF-16 code units.
    var length: Int
  }

  var hits: [Hit]
  var origin: String
  var source: String
  var target: String
  var unit: String

  /// How many characters are shown on either side of a hit.
  private static let contextLength = 50

  /// Adds the hits in the text of `side`, given in UTF-8 bytes.
  mutating func add(_ places: [Range<Int>], in side: String) {
    let text = side == "source" ? source : target
    for place in places {
      let (start, end) = (Self.index(place.lowerBound, text), Self.index(place.upperBound, text))
      hits.append(
        Hit(
          side: side, start: start.utf16Offset(in: text),
          length: text.utf16.distance(from: start, to: end)))
    }
  }

  private static func index(_ offset: Int, _ text: String) -> String.Index {
    text.utf8.index(text.startIndex, offsetBy: offset)
  }

  /// The text beside that of the first hit.
  var translation: String { hits.first?.side == "target" ? source : target }

  /// One line a hit: what stands before it, the hit, what stands behind it, the
  /// other side.
  var lines: [[UInt8]] {
    hits.map { hit in
      let isSource = hit.side == "source"
      let (text, other) = isSource ? (source, target) : (target, source)
      let start = String.Index(utf16Offset: hit.start, in: text)
      let end = String.Index(utf16Offset: hit.start + hit.length, in: text)
      return tableRow([
        String(text[..<start].suffix(Self.contextLength)), String(text[start..<end]),
        String(text[end...].prefix(Self.contextLength)), other,
      ])
    }
  }
}

/// The cells as a row of a table, with its end.
func tableRow(_ cells: [String]) -> [UInt8] { TableDialect.tsv.row(cells) }
