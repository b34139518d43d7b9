internal import CalepinCore
internal import CalepinText

/// A sentence as one line of JSON, its keys in alphabetical order.
///
/// Written byte by byte: an encoder takes longer than the analysis.
enum SentenceJSON {
  /// Appends the line for `sentence` of `text`, which begins in `line` of its
  /// file.
  static func write(
    _ sentence: Range<Int>, of text: AnalyzedText, line: Int, into output: inout [UInt8]
  ) {
    let start = text.tokens.range(of: sentence.lowerBound).lowerBound
    let end = text.tokens.range(of: sentence.upperBound - 1).upperBound
    output += "{\"line\":\(line),\"text\":".utf8
    append(text.bytes[start..<end], to: &output)
    output += ",\"tokens\":[".utf8
    var (offset, units) = (start, 0)
    for index in sentence {
      let range = text.tokens.range(of: index)
      units += text.utf16Length(of: offset..<range.lowerBound)
      let length = text.utf16Length(of: range)
      output += (index == sentence.lowerBound ? "{\"form\":" : ",{\"form\":").utf8
      append(text.surface(of: index), to: &output)
      output += ",\"lemma\":".utf8
      append(text.words.bytes(of: text.lemmas[index]), to: &output)
      output += ",\"length\":\(length),\"start\":\(units),\"upos\":\"".utf8
      output += text.tags[index].tag.utf8
      output += "\"}".utf8
      units += length
      offset = range.upperBound
    }
    output += "]}\n".utf8
  }

  /// Appends `utf8` as a string of JSON.
  ///
  /// Source: RFC 8259 §7.
  private static func append(_ utf8: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case 0x0A: output += "\\n".utf8
      case 0x0D: output += "\\r".utf8
      case 0x09: output += "\\t".utf8
      case 0..<0x20:
        output += "\\u00".utf8
        for digit in [byte >> 4, byte & 15] {
          output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
