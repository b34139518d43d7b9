import CalepinCore
import CalepinText
import TestSupport
import Testing

@Suite("Tokens")
struct TokenizerTests {
  @Test(
    "cuts French as Universal Dependencies does",
    arguments: [
      // Elisions, with every apostrophe and in any case.
      "L'|avion d’|Anne", "l‘|IA lʼ|IA", "QU'|IL s'|est",
      "jusqu'|à lorsqu'|on puisqu'|il quoiqu'|en",
      "j'|ai n'|a c'|est m'|a t'|a qu'|on", "L'|« oasis »", "l' IA",
      "aujourd'hui prud'homme quelqu'une presqu'île", "entr'ouvrir O'Brien",
      "d'|abord d'|accord d'|ailleurs", "c'est-à-dire", "si l'on veut", "jusqu'|aujourd'hui",
      "Villeneuve-d'Ascq", "10'000",
      // Clitics.
      "dit|-il", "a|-t-il", "Va|-t-on", "peut|-elle", "dis|-je", "est|-ce", "donne|-le|-moi",
      "allez|-y", "prends|-en", "DIT|-IL",
      "dit\u{2011}|\u{2010}il".replacing("\u{2011}|", with: "|"),
      "peut-être", "rendez-vous", "celui-ci", "celle-là", "vis-à-vis", "au-delà", "là-bas",
      "week-end", "Huynh-Le", "Qu'|est|-ce qu'|il",
      // Compounds.
      "porte-parole", "sous\u{2011}traitance", "et/ou", "N/A", "km/h", "c.-à-d.",
      "traité(e)", "étudiant(e)s", "PRODUIT(S)", "arc-en-ciel|,", "mot|--|mot", "mot|—|mot",
      // Abbreviations.
      "M. Dupont", "MM. X et Y", "Mme Roy", "le Dr. Roy", "p. 12", "art. 5", "n° 5", "N°|5",
      "vol. XVII",
      "av. J.-C.", "etc.", "J.-P. Roy", "un art|.", "5 p|.", "la vitamine C|. Les autres",
      "le S.A.R.L. et l'|O.N.U.", "25 mm|.", "300|mm", "7|h 20|km", "2,5|mg", "12|GHz",
      "le 5G et la 4K", "époque|-là", "cette fois|-ci",
      // Numbers.
      "10 000 euros", "10\u{A0}000\u{202F}000 €", "3,14 et 3.14", "1 234,56", "20/25 %", "25|%",
      "25\u{202F}%", "10h30", "15 h", "1er 2e XXe", "20 °C", "-1,5", "(|-1,5|)", "+14", "\u{2212}3",
      "2007-2008", "version 2.0|.", "section 3.2.1|.", "12 m²", "en 2007 300 cas", "12 3456",
      "1/1 000",
      // Spaces of French punctuation.
      "quoi\u{A0}?", "fin\u{202F};", "«\u{A0}oui\u{A0}»", "«|oui|»", "note\u{A0}: a",
      // Marks.
      "ah|…", "ah|...", "quoi|?!", "non|!!", "(|sic|)", "\"|data centers|\"|la", "“|x|”", "5|€",
      "a|=|b",
      // Names and addresses.
      "H200", "@nom", "#mot", "note.txt", "RAPPORT.PDF", "node.js", ".NET", "C++ et C#", "R&D",
      "voir https://exemple.fr/a?b=c|.", "(|http://exemple.fr/a_(b)|)", "www.exemple.fr|,",
      "nom.prenom@exemple.fr|.", "Anne.Roy@exemple.fr", "idées|.|Le", "fin|.|\"|Le",
      "snake_case", "👍🏽|👩‍💻|🇫🇷",
    ])
  func french(marked: String) {
    expectTokens(marked, in: .french)
  }

  @Test(
    "cuts English as the English Web Treebank does, compounds with hyphens apart",
    arguments: [
      "do|n't", "DO|N'T", "ca|n’t", "it|'s", "I|'m", "we|'re", "they|'ve", "she|'ll", "he|'d",
      "should|n't|'ve", "the dog|'s", "dogs|'", "O'Brien", "rock 'n roll", "'em", "the '60s",
      "''|x|''",
      "state-of-the-art", "2007-2008", "either/or", "AT&T", "Mr. Smith", "Dr. No", "the U.S. army",
      "e.g. this", "i.e. that", "Acme Inc.", "a Ph.D. thesis", "at 5 p.m.", "No. 5", "say no|.",
      "Michael C. Horowitz", "plan B|. The end", "fig. 3", "Sept. 11", "10,000.50", "10 000 x",
      "$|5", "50|%", ":-) ;)", "the end|.", "a.k.a. him", "5|pm", "7:30|am", "35|mm", "can|not",
      "GON|NA", "roy...@example.org",
      "$$$", "the 1960s", "3D", "21st",
    ])
  func english(marked: String) {
    expectTokens(marked, in: .english)
  }

  @Test(
    "cuts compounds as the treebanks do when it is asked to",
    arguments: [
      ("en", "state|-|of|-|the|-|art"), ("en", "non-profit re-elected"),
      ("en", "2007|-|2008"), ("en", "555-0100 1-800-555-0100"), ("en", "he|/|she"),
      ("en", "mother|-|in|-|law"), ("en", "well|-|known|'s"), ("en", "12/05/2024 24/7"),
      ("en", "th- the"), ("en", "long|-|term|."), ("en", "a 35|mm|-|wide"),
      ("fr", "mg|/|kg|/|h"), ("fr", "20|h|30"), ("fr", "porte-parole"), ("fr", "et|/|ou"),
      ("fr", "1/10"), ("fr", "dit|-il"), ("de", "E-Mail"),
    ])
  func cutsCompounds(language: String, marked: String) throws {
    let language = try #require(LanguageTag(language))
    #expect(shown(marked, in: language, compounds: .cut).text == marked)
  }

  @Test("cuts at white space and marks when it does not know the language")
  func unknownLanguage() {
    expectTokens("l'ora è tarda|, d'accordo|.", in: LanguageTag("it") ?? .english)
  }

  @Test(
    "keeps every byte in one token, in order, on boundaries",
    arguments: 1...300 as ClosedRange<UInt64>)
  func covers(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "a", "L", "é", "’", "'", "-", "\u{2011}", ".", "..", ",", " ", "\u{A0}", "\n", "1", "000",
      "(", ")",
      "@", "#", "://", "www.", "°", "C", "n", "t-il", "n't", "😀", "\u{200D}", "\u{301}", "«", "\"",
      "/",
      "+", "…", "_", "日", "\0",
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      text += pieces[Int.random(in: 0..<pieces.count, using: &random)]
    }
    let bytes = Array(text.utf8)
    for language in [LanguageTag.french, .english] {
      let tokens = Tokenizer(.rules(for: language)).tokens(in: bytes)
      var owners = [Int](repeating: 0, count: bytes.count)
      var end = 0
      for index in 0..<tokens.count {
        let token = tokens.range(of: index)
        let isOnBoundaries = [token.lowerBound, token.upperBound].allSatisfy {
          $0 == bytes.count || bytes[$0] & 0xC0 != 0x80
        }
        #expect(isOnBoundaries && token.lowerBound >= end, "\(text.debugDescription)")
        end = token.upperBound
        for offset in token { owners[offset] += 1 }
      }
      var offset = 0
      var left: [Unicode.Scalar] = []
      for scalar in text.unicodeScalars {
        if !Self.isWhiteSpace(scalar), owners[offset] != 1 { left.append(scalar) }
        offset += String(scalar).utf8.count
      }
      #expect(left.isEmpty, "\(text.debugDescription)")
    }
  }

  @Test("survives random bytes", arguments: 1...200 as ClosedRange<UInt64>)
  func survivesRandomBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pool: [UInt8] = [
      0, 0x20, 0x41, 0x61, 0x31, 0x27, 0x2D, 0x2E, 0x80, 0xA0, 0xC2, 0xC3, 0xE2, 0xF0, 0x9F, 0xFF,
    ]
    let bytes = (0..<Int.random(in: 1...80, using: &random)).map { _ in
      pool[Int.random(in: 0..<pool.count, using: &random)]
    }
    let tokens = Tokenizer(.rules(for: .french)).tokens(in: bytes)
    let covered = (0..<tokens.count).reduce(into: Set<Int>()) { $0.formUnion(tokens.range(of: $1)) }
    for (offset, byte) in bytes.enumerated() where byte == 0x41 || byte == 0xFF {
      #expect(covered.contains(offset))
    }
    let sentences = SentenceSplitter(.rules(for: .french)).sentences(of: tokens, in: bytes)
    #expect(sentences.reduce(0) { $0 + $1.count } == tokens.count)
  }

  @Test(
    "takes time in proportion to one endless line", .timeLimit(.minutes(1)),
    arguments: [
      "a", "a-", "l'", "1 000 ", "1.", "a.", "A.", "http://", "(", ")", "a@", "\"", "-t-il", "!",
      ". ", "[1]",
    ])
  func isLinear(piece: String) {
    let bytes = [UInt8](
      repeatElement(Array(piece.utf8), count: 50_000 / piece.utf8.count).joined())
    let tokens = Tokenizer(.rules(for: .french)).tokens(in: bytes)
    #expect(tokens.range(of: tokens.count - 1).upperBound >= bytes.count - 1)
    let sentences = SentenceSplitter(.rules(for: .french)).sentences(of: tokens, in: bytes)
    #expect(sentences.last?.upperBound == tokens.count)
  }

  /// Compares the tokens of `marked` without its bars with what the bars and
  /// the plain spaces between tokens say; a group of digits keeps its space.
  private func expectTokens(_ marked: String, in language: LanguageTag) {
    let (shown, bytes, tokens) = shown(marked, in: language)
    #expect(shown == marked)
    #expect(Self.joined(tokens, in: bytes) == Self.numbers(in: marked, language))
  }

  /// The text of `marked` with bars between the tokens that touch.
  private func shown(
    _ marked: String, in language: LanguageTag, compounds: CompoundStyle = .whole
  ) -> (text: String, bytes: [UInt8], tokens: TokenTable) {
    let bytes = Array(marked.replacing("|", with: "").utf8)
    let tokens = Tokenizer(.rules(for: language), compounds: compounds).tokens(in: bytes)
    var shown = ""
    var end = 0
    for index in 0..<tokens.count {
      let range = tokens.range(of: index)
      if index > 0, range.lowerBound == end { shown += "|" }
      shown += String(decoding: bytes[end..<range.upperBound], as: UTF8.self)
      end = range.upperBound
    }
    return (shown, bytes, tokens)
  }

  /// The tokens that hold white space.
  private static func joined(_ tokens: TokenTable, in bytes: [UInt8]) -> [String] {
    (0..<tokens.count)
      .map { String(decoding: bytes[tokens.range(of: $0)], as: UTF8.self) }
      .filter { $0.unicodeScalars.contains(where: isWhiteSpace) }
  }

  /// The numbers with spaces that the table above expects.
  private static func numbers(in text: String, _ language: LanguageTag) -> [String] {
    let known = ["10 000", "10\u{A0}000\u{202F}000", "1 234,56", "1/1 000"]
    return language == .french ? known.filter { text.hasPrefix($0) } : []
  }

  private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
      || scalar == "\u{200B}" || scalar == "\u{FEFF}"
  }
}
