/// Cuts segments into the tokens over which fuzzy scores count.
///
/// A token is a run of letters, numbers and `_`, or one other character that
/// is no space, in lower case: in the regular expressions of Python 3
/// `\w+|[^\w\s]` over `text.lower()`.
///
/// ```swift
/// // "L'Aluminium, 3,5 %" → l ' aluminium , 3 , 5 %
/// ```
///
/// Bytes that are not UTF-8 count as U+FFFD.
struct SegmentTokenizer {
  /// The bytes of the tokens of the last segment, one behind the other.
  private(set) var bytes: [UInt8] = []
  /// Where each token ends in ``bytes``.
  private(set) var ends: [Int] = []
  /// Where each token stands in the segment, in UTF-8 bytes; only when asked
  /// for.
  private(set) var places: [Range<Int>] = []

  private var table = ScalarTable()
  private let keepsPlaces: Bool
  private var isInWord = false

  /// Creates a tokenizer.
  ///
  /// - Parameter keepsPlaces: Whether ``places`` are wanted.
  init(keepingPlaces keepsPlaces: Bool = false) { self.keepsPlaces = keepsPlaces }

  /// Cuts `text`.
  ///
  /// - Complexity: O(length of the text).
  mutating func tokenize(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    isInWord = false
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      if byte < 0x80 {
        take(Self.ascii[Int(byte)], of: UInt32(byte), at: offset, length: 1)
        offset += 1
      } else {
        offset += takeWide(at: offset, of: text)
      }
    }
    if isInWord { ends.append(bytes.count) }
  }

  /// Cuts `text`.
  mutating func tokenize(_ text: String) {
    var text = text
    text.withUTF8 { tokenize($0) }
  }

  /// Calls `body` with the bytes of each token of the last segment.
  func forEachToken(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for end in ends {
        body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }

  @inline(__always)
  private mutating func take(
    _ kind: ScalarTable.Kind, of lower: UInt32, at offset: Int, length: Int
  ) {
    switch kind {
    case .space: endWord()
    case .word:
      if keepsPlaces { extendPlace(at: offset, length) }
      isInWord = true
      append(lower)
    case .mark, .special:
      endWord()
      append(lower)
      ends.append(bytes.count)
      if keepsPlaces { places.append(offset..<offset + length) }
    }
  }

  @inline(__always)
  private mutating func endWord() {
    guard isInWord else { return }
    ends.append(bytes.count)
    isInWord = false
  }

  private mutating func extendPlace(at offset: Int, _ length: Int) {
    if isInWord, let last = places.last {
      places[places.count - 1] = last.lowerBound..<offset + length
    } else {
      places.append(offset..<offset + length)
    }
  }

  @inline(__always)
  private mutating func append(_ value: UInt32) {
    if value < 0x80 {
      // Capitals reach this place as they stand.
      bytes.append(UInt8(truncatingIfNeeded: value &- 0x41 < 26 ? value | 0x20 : value))
    } else {
      appendWide(value)
    }
  }

  private mutating func appendWide(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return }
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// Takes the scalar above ASCII at `offset`; the number of its bytes.
  private mutating func takeWide(at offset: Int, of text: UnsafeBufferPointer<UInt8>) -> Int {
    let (value, length) = UTF8Scalar.decode(text, at: offset)
    let entry = table[value]
    guard entry.kind == .special else {
      take(entry.kind, of: entry.lower, at: offset, length: length)
      return length
    }
    if value == SpecialLetters.dottedI {
      take(.word, of: UInt32(UInt8(ascii: "i")), at: offset, length: length)
      take(.mark, of: 0x307, at: offset, length: length)
    } else {
      take(.word, of: lowerSigma(at: offset, of: text), at: offset, length: length)
    }
    return length
  }

  private func lowerSigma(at offset: Int, of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    // A word is as far as anybody looks; letters, marks and signs that do not end one.
    let before = String(decoding: text[max(0, offset - 64)..<offset], as: UTF8.self)
    let after = String(decoding: text[offset..<min(text.count, offset + 64)], as: UTF8.self)
    let scalars = Array(before.unicodeScalars)
    return SpecialLetters.lowerSigma(at: scalars.count, of: scalars + Array(after.unicodeScalars))
  }

  /// The kinds of the ASCII characters.
  private static let ascii: [ScalarTable.Kind] = (0..<128).map {
    ScalarTable.kind(of: Unicode.Scalar($0 as UInt8))
  }
}

/// Scalars read from bytes that need not be UTF-8.
enum UTF8Scalar {
  /// The scalar at `offset`, which is in the text, and the number of its
  /// bytes; U+FFFD and 1 where no well-formed one stands.
  static func decode(
    _ text: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> (value: UInt32, length: Int) {
    let first = text[offset]
    let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 0, first < 0xF5, offset + length <= text.count else { return (0xFFFD, 1) }
    if length == 1 { return (UInt32(first), 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length {
      let byte = text[offset + index]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000
    guard value >= smallest, Unicode.Scalar(value) != nil else { return (0xFFFD, 1) }
    return (value, length)
  }
}
