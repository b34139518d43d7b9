internal import CalepinText

/// One side of a pair of documents in numbers: the words of each sentence, its
/// length, and where each word occurs.
struct SentenceWords {
  /// What a word adds to the length of its sentence beside its characters.
  private static let lengthOfWord: Float = 0.8

  /// Distinct folded words.
  private(set) var words = WordTable()
  /// The words of the sentences, one after the other, as numbers in ``words``.
  private(set) var tokens: [Int32] = []
  /// Where the tokens of each sentence begin, and one more for the end.
  private(set) var starts: [Int] = [0]
  /// The sentence of each token.
  private(set) var sentenceOfToken: [Int32] = []
  /// Characters and words up to each sentence, summed; one more than sentences.
  private(set) var lengthSums: [Float] = [0]
  /// How often each word occurs.
  private(set) var counts: [Int32] = []
  /// The tokens at which each word occurs, in ascending order, word after word.
  private(set) var occurrences: [Int32] = []
  /// Where the occurrences of each word begin, and one more for the end.
  private(set) var occurrenceStarts: [Int] = []
  /// What the layout says of each sentence.
  private(set) var layout: [SegmentedText.Sentence] = []

  var sentenceCount: Int { starts.count - 1 }
  var wordCount: Int { counts.count }

  /// Creates words without a sentence.
  init() {}

  init(_ text: SegmentedText) {
    layout = text.sentences
    var folded: [UInt8] = []
    var total: Float = 0
    text.bytes.withUnsafeBufferPointer { bytes in
      for sentence in text.sentences {
        var scan = WordScan(bytes, in: sentence.range.clamped(to: 0..<bytes.count))
        var wordCount = 0
        while let range = scan.next() {
          folded.removeAll(keepingCapacity: true)
          Folding.fold(UnsafeBufferPointer(rebasing: bytes[range]), into: &folded)
          append(folded)
          wordCount += 1
        }
        endSentence()
        total += Float(scan.characterCount) + Self.lengthOfWord * Float(wordCount)
        lengthSums.append(total)
      }
    }
    indexOccurrences()
  }

  /// Adds a word to the sentence that is being added.
  mutating func append(_ word: some Collection<UInt8>) {
    let id = Int(words.id(of: word))
    if id == counts.count { counts.append(0) }
    counts[id] += 1
    tokens.append(Int32(id))
    sentenceOfToken.append(Int32(sentenceCount))
  }

  /// Ends the sentence that is being added.
  mutating func endSentence() { starts.append(tokens.count) }

  /// Finds where each word occurs; called when all sentences are added.
  mutating func indexOccurrences() {
    occurrenceStarts = [0]
    occurrenceStarts.reserveCapacity(counts.count + 1)
    var sum = 0
    for count in counts {
      sum += Int(count)
      occurrenceStarts.append(sum)
    }
    var next = occurrenceStarts
    occurrences = Array(repeating: 0, count: tokens.count)
    for (place, token) in tokens.enumerated() {
      occurrences[next[Int(token)]] = Int32(place)
      next[Int(token)] += 1
    }
  }

  /// The tokens of the sentence numbered `sentence`.
  func tokenRange(of sentence: Int) -> Range<Int> { starts[sentence]..<starts[sentence + 1] }

  /// The tokens of the sentences in `range`.
  func tokenRange(of range: Range<Int>) -> Range<Int> {
    starts[range.lowerBound]..<starts[range.upperBound]
  }

  /// The length of the sentences in `range`, in characters and a share for each
  /// word.
  func length(of range: Range<Int>) -> Float {
    lengthSums[range.upperBound] - lengthSums[range.lowerBound]
  }
}
