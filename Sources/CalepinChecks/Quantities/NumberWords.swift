/// The numbers that a text spells in words: what may stand for digits on the
/// other side, but need not.
struct NumberWords: Sendable {
  /// What a word does to the number it is part of.
  enum Role: Hashable {
    case add(Int)
    case multiply(Int)
    /// A number by itself: `dozen`, `first`.
    case alone(Int)
  }

  private let roles: [UInt32: Role]
  private let links: WordSet

  /// All values that the words of `side` can mean.
  static func values(in side: TextSide) -> Set<Int> {
    (side.language == .french ? french : english).values(in: side)
  }

  private func values(in side: TextSide) -> Set<Int> {
    var found: Set<Int> = []
    var run = Run()
    for (index, token) in side.tokens.enumerated() where token.isText {
      if token.kind == .word, let role = roles[token.key] {
        run.add(role, into: &found)
      } else if token.kind == .word, let roman = Self.roman(token, in: side) {
        run.end(into: &found)
        found.insert(roman)
      } else {
        let isLink = token.key == 0x2D || (token.kind == .word && links.contains(token.key))
        if !isLink || index == 0 { run.end(into: &found) }
      }
    }
    run.end(into: &found)
    return found
  }

  /// A number while its words are read.
  private struct Run {
    var total = 0
    var current = 0
    var isOpen = false

    mutating func add(_ role: Role, into found: inout Set<Int>) {
      switch role {
      case .alone(let value):
        // Twenty-first is one more than twenty.
        if isOpen, value < 100 {
          found.insert(total + current)
          add(.add(value), into: &found)
        }
        end(into: &found)
        found.insert(value)
      case .add(let value):
        found.insert(value)
        // Quatre-vingt is four times twenty.
        if value == 20, (2...9).contains(current % 100), current % 100 == 4 {
          current += 76
        } else {
          current = (current + value) % 1_000_000
        }
        isOpen = true
      case .multiply(let factor):
        found.insert(factor)
        let base = current == 0 ? 1 : current
        if factor == 100 {
          current = base * 100 % 1_000_000_000
        } else {
          total = (total + base % 1_000_000 * factor) % 1_000_000_000_000
          current = 0
        }
        isOpen = true
      }
    }

    mutating func end(into found: inout Set<Int>) {
      if isOpen { found.insert(total + current) }
      self = Run()
    }
  }

  /// The value of a Roman number: `XIX` of `XIXe`, `II`.
  private static func roman(_ token: CheckToken, in side: TextSide) -> Int? {
    guard token.flags.contains(.isCapitalized), token.count < 10 else { return nil }
    var value = 0
    var last = 0
    var letters = 0
    for offset in token.range {
      let digit: Int
      switch side.bytes[offset] {
      case UInt8(ascii: "I"): digit = 1
      case UInt8(ascii: "V"): digit = 5
      case UInt8(ascii: "X"): digit = 10
      case UInt8(ascii: "L"): digit = 50
      case UInt8(ascii: "C"): digit = 100
      default:
        let tail = side.text(offset..<token.range.upperBound)
        let isEnding = ["e", "er", "re", "ème", "th", "st", "nd", "rd"].contains(tail)
        // `Le` and `Ce` are words.
        let isWord = letters == 1 && (last == 50 || last == 100)
        return isEnding && letters > 0 && !isWord ? value : nil
      }
      value += digit > last && letters > 0 ? digit - 2 * last : digit
      last = digit
      letters += 1
    }
    return letters > 0 ? value : nil
  }

  private init(adding: String, multiplying: String, alone: String, links: String) {
    var roles: [UInt32: Role] = [:]
    func read(_ list: String, _ make: (Int) -> Role) {
      let words = list.split(whereSeparator: \.isWhitespace)
      for index in stride(from: 0, to: words.count - 1, by: 2) {
        roles[WordKey.key(words[index])] = make(Int(words[index + 1]) ?? 0)
      }
    }
    read(alone, Role.alone)
    read(adding, Role.add)
    read(multiplying, Role.multiply)
    self.roles = roles
    self.links = WordSet(list: links)
  }

  private static let french = NumberWords(
    adding: """
      zéro 0 un 1 une 1 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11
      douze 12 treize 13 quatorze 14 quinze 15 seize 16 vingt 20 vingts 20 trente 30 quarante 40
      cinquante 50 soixante 60 septante 70 octante 80 huitante 80 nonante 90
      """,
    multiplying: "cent 100 cents 100 mille 1000 million 1000000 millions 1000000",
    alone: """
      premier 1 première 1 premiers 1 premières 1 second 2 seconde 2 secondes 2 deuxième 2
      deuxièmes 2 troisième 3 quatrième 4 cinquième 5 sixième 6 septième 7 huitième 8 neuvième 9
      dixième 10 onzième 11 douzième 12 treizième 13 quatorzième 14 quinzième 15 seizième 16
      vingtième 20 trentième 30 quarantième 40 cinquantième 50 soixantième 60 centième 100 millième 1000 aucun 0 aucune 0 nul 0 nulle 0
      paire 2 couple 2 double 2 doubles 2 doublé 2 triple 3 triplet 3 triplets 3
      quadruple 4 quadruplet 4 quadruplets 4 quintuplet 5 quintuplets 5 dizaine 10
      dizaines 10 douzaine 12 quinzaine 15 vingtaine 20 trentaine 30 cinquantaine 50
      centaine 100 centaines 100 millier 1000 milliers 1000 unique 1 seul 1 seule 1 unité 1
      moitié 50 demi 50 quart 25 tiers 3 midi 12 minuit 0
      """,
    links: "et")

  private static let english = NumberWords(
    adding: """
      zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11
      twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19
      twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90
      """,
    multiplying: "hundred 100 thousand 1000 million 1000000",
    alone: """
      first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10
      eleventh 11 twelfth 12 thirteenth 13 fourteenth 14 fifteenth 15 sixteenth 16 seventeenth 17
      eighteenth 18 nineteenth 19 twentieth 20 thirtieth 30 fortieth 40 fiftieth 50 sixtieth 60
      seventieth 70 eightieth 80 ninetieth 90
      hundredth 100 once 1 twice 2 both 2 pair 2 couple 2 double 2 doubled 2 triple 3 thrice 3
      dozen 12 dozens 12 score 20 hundreds 100 thousands 1000 single 1 sole 1 unique 1 only 1
      half 50 quarter 25 no 0 none 0 null 0 noon 12 midday 12 midnight 0 a 1 an 1
      """,
    links: "and")
}
