extension TokenScanner {
  /// The end of the URL or e-mail address that begins with `run`, or `nil`
  /// when it is neither.
  func endOfAddress(from start: Int, _ run: WordRun) -> Int? {
    switch text.byte(run.end) {
    case UInt8(ascii: "@"): return endOfMailAddress(from: start, run)
    case UInt8(ascii: ":"):
      guard text.byte(run.end + 1) == UInt8(ascii: "/"),
        text.byte(run.end + 2) == UInt8(ascii: "/"),
        text.scalar(at: run.end + 3).isWordCharacter
      else { return isMailto(start, run) ? endOfURL(from: run.end + 1) : nil }
      return endOfURL(from: run.end + 3)
    case UInt8(ascii: ".")
    where slice(run.end, min(run.end + 4, text.count)).elementsEqual("...@".utf8):
      // As web archives hide an address: `roy...@example.org`.
      var masked = run
      masked.end += 3
      return endOfMailAddress(from: start, masked)
    default:
      guard run.end - start > 4, slice(start, start + 4).elementsEqual("www.".utf8) else {
        return nil
      }
      return endOfURL(from: run.end)
    }
  }

  private func isMailto(_ start: Int, _ run: WordRun) -> Bool {
    slice(start, run.end).elementsEqual("mailto".utf8)
      && text.scalar(at: run.end + 1).isWordCharacter
  }

  private func endOfMailAddress(from start: Int, _ run: WordRun) -> Int? {
    guard text.scalar(at: run.end + 1).isWordCharacter else { return nil }
    var end = run.end + 1
    while true {
      let wordEnd = endOfWordCharacters(from: end)
      let joiner = text.byte(wordEnd)
      guard joiner == UInt8(ascii: ".") || joiner == UInt8(ascii: "-"),
        text.scalar(at: wordEnd + 1).isWordCharacter
      else { return wordEnd }
      end = wordEnd + 1
    }
  }

  /// The end of a URL of which everything before `start` is known to be part:
  /// up to white space, a quote or an angle bracket, without the punctuation
  /// of the sentence around it.
  private func endOfURL(from start: Int) -> Int {
    var end = start
    var open = 0
    scan: while true {
      let scalar = text.scalar(at: end)
      switch scalar.value {
      case 0x22, 0x3C, 0x3E, 0xAB, 0xBB, 0x201C, 0x201D, 0x2019, 0x2026: break scan
      case 0x28: open += 1  // (
      case 0x29: open -= 1  // )
      default: if scalar.kind == .space || scalar.kind == .end { break scan }
      }
      end += scalar.length
    }
    while end > start {
      switch text.byte(end - 1) {
      case UInt8(ascii: ")"):
        guard open < 0 else { return end }
        open += 1
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
        UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "]"):
        break
      default: return end
      }
      end -= 1
    }
    return start
  }
}
