/// Lower-case letters with one accent, and what they are made of.
///
/// Source: the canonical decompositions of the Unicode Character Database for
/// Latin, Greek and Cyrillic.
enum Composition {
  /// The letter that `base` and the combining `mark` make together.
  static func joined(_ base: UInt32, _ mark: UInt32) -> UInt32? {
    pairs[UInt64(base) << 32 | UInt64(mark)]
  }

  /// For each letter that has accents or is a ligature, what is left of it
  /// without, in UTF-8.
  static let plain: [UInt32: [UInt8]] = {
    var plain: [UInt32: [UInt8]] = [:]
    for (letter, spelling) in ligatures { plain[letter.value] = Array(spelling.utf8) }
    let bases = Dictionary(
      pairs.map { (pair, joined) in (joined, UInt32(pair >> 32)) }, uniquingKeysWith: min)
    for letter in bases.keys {
      var base = letter
      while let inner = bases[base] { base = inner }
      var bytes: [UInt8] = []
      bytes.appendUTF8(base)
      plain[letter] = plain[base] ?? bytes
    }
    return plain
  }()

  private static let ligatures: [(Unicode.Scalar, String)] = [
    ("œ", "oe"), ("æ", "ae"), ("ß", "ss"), ("ø", "o"), ("ł", "l"), ("đ", "d"), ("ħ", "h"),
    ("ı", "i"), ("ð", "d"), ("þ", "th"), ("ŧ", "t"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"),
  ]

  private static let pairs: [UInt64: UInt32] = {
    var pairs: [UInt64: UInt32] = [:]
    for (mark, row) in rows {
      for pair in row.split(separator: " ") {
        let scalars = Array(pair.unicodeScalars)
        pairs[UInt64(scalars[0].value) << 32 | UInt64(mark)] = scalars[1].value
      }
    }
    return pairs
  }()

  /// By combining mark: a letter and the letter with the mark, again and again.
  private static let rows: [(mark: UInt32, letters: String)] = [
    (0x300, "aà eè iì oò uù üǜ nǹ ēḕ ōṑ wẁ âầ ăằ êề ôồ ơờ ưừ yỳ еѐ иѝ"),
    (
      0x301,
      """
      aá eé ií oó uú yý cć lĺ nń rŕ sś zź üǘ gǵ åǻ æǽ øǿ çḉ ēḗ ïḯ kḱ mḿ õṍ ōṓ pṕ ũṹ wẃ âấ \
      ăắ êế ôố ơớ ưứ αά εέ ηή ιί ϋΰ οό υύ ωώ гѓ кќ
      """
    ),
    (0x302, "aâ eê iî oô uû cĉ gĝ hĥ jĵ sŝ wŵ yŷ zẑ ạậ ẹệ ọộ"),
    (0x303, "aã nñ oõ iĩ uũ vṽ âẫ ăẵ eẽ êễ ôỗ ơỡ ưữ yỹ"),
    (0x304, "aā eē iī oō uū üǖ äǟ ȧǡ æǣ ǫǭ öȫ õȭ ȯȱ yȳ gḡ ḷḹ ṛṝ"),
    (0x306, "aă eĕ gğ iĭ oŏ uŭ ȩḝ ạặ ий уў"),
    (0x307, "cċ eė gġ zż aȧ oȯ bḃ dḋ fḟ hḣ mṁ nṅ pṗ rṙ sṡ śṥ šṧ ṣṩ tṫ wẇ xẋ yẏ ſẛ"),
    (0x308, "aä eë iï oö uü yÿ hḧ õṏ ūṻ wẅ xẍ tẗ ιϊ υϋ её ії"),
    (0x309, "aả âẩ ăẳ eẻ êể iỉ oỏ ôổ ơở uủ ưử yỷ"),
    (0x30A, "aå uů wẘ yẙ"),
    (0x30B, "oő uű"),
    (0x30C, "cč dď eě lľ nň rř sš tť zž aǎ iǐ oǒ uǔ üǚ gǧ kǩ ʒǯ jǰ hȟ"),
    (0x30F, "aȁ eȅ iȉ oȍ rȑ uȕ"),
    (0x311, "aȃ eȇ iȋ oȏ rȓ uȗ"),
    (0x31B, "oơ uư"),
    (0x323, "bḅ dḍ hḥ kḳ lḷ mṃ nṇ rṛ sṣ tṭ vṿ wẉ zẓ aạ eẹ iị oọ ơợ uụ ưự yỵ"),
    (0x324, "uṳ"),
    (0x325, "aḁ"),
    (0x326, "sș tț"),
    (0x327, "cç gģ kķ lļ nņ rŗ sş tţ eȩ dḑ hḩ"),
    (0x328, "aą eę iį uų oǫ"),
    (0x32D, "dḓ eḙ lḽ nṋ tṱ uṷ"),
    (0x32E, "hḫ"),
    (0x330, "eḛ iḭ uṵ"),
    (0x331, "bḇ dḏ kḵ lḻ nṉ rṟ tṯ zẕ hẖ"),
  ]
}
