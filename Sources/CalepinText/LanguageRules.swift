public import CalepinCore

/// What the analysis knows of one language: plain data, one folder a language
/// under `Languages/`.
///
/// The words in it are lower case, with `'` for every apostrophe and `-` for
/// every hyphen.
public struct LanguageRules: Sendable {
  /// The language.
  public let tag: LanguageTag
  /// Words that end in an apostrophe and are cut from the word behind them:
  /// `l` `qu` `jusqu`.
  public var elisions: Set<String> = []
  /// What is cut off the end of a word, with its hyphen or apostrophe:
  /// `-t-il`, `-ce`, `'s`, `n't`.
  public var clitics: [String] = []
  /// Words that stay one token although a rule would cut them:
  /// `aujourd'hui`, `rendez-vous`.
  public var wholeWords: Set<String> = []
  /// Abbreviations without their final full stop, after which a sentence goes
  /// on unless a word that often begins one follows: `av`, `e.g`.
  public var abbreviations: Set<String> = []
  /// Titles of persons and parts of names, written with a capital and without
  /// their full stop here; a sentence never ends behind them: `m`, `mme`, `dr`.
  public var titles: Set<String> = []
  /// Abbreviations that may end a sentence: `etc`, `inc`.
  public var finalAbbreviations: Set<String> = []
  /// Words that are abbreviations before a number only: `p`, `art`, `sept`.
  public var numberAbbreviations: Set<String> = []
  /// Contractions and the words they stand for: `du` → `de` `le`.
  public var contractions: [String: [String]] = [:]
  /// Words of the closed classes with their word class: what is used where no
  /// model knows better.
  public var closedClasses: [String: PartOfSpeech] = [:]
  /// Words written as one that are two, with a bar where they are cut:
  /// `can|not`, `gon|na`.
  public var joinedWords: Set<String> = []
  /// What is cut off the number it is written to, in the case it is written
  /// in: `mm` in `35mm`, `pm` in `5pm`.
  public var units: Set<String> = commonUnits
  /// Whether ``CompoundStyle/cut`` takes words apart at their hyphens.
  public var cutsHyphens = false
  /// What stays whole with the word behind its hyphen even then: `non`, `re`.
  public var prefixes: Set<String> = []
  /// Letters that stand for the hour between digits: `h` in `20h30`.
  public var hourMarks: Set<String> = []
  /// Whether a word and its clitics are one token of CoNLL-U, written as a
  /// range of words: `don't` in English, but not `dit-il` in French.
  public var joinsClitics = false
  /// Lemmas and endings that are written by hand; made when they are asked
  /// for, as training alone needs them.
  var lemmaRules: @Sendable () -> [WrittenLemmas.Rule] = { [] }
  /// Whether groups of three digits may be joined by a plain space: `10 000`.
  public var groupsDigitsWithSpace = false

  /// Creates rules for `tag` that cut at white space and punctuation only.
  public init(_ tag: LanguageTag) { self.tag = tag }

  /// The rules for `tag`, by its primary language; plain ones when the
  /// language has no folder.
  public static func rules(for tag: LanguageTag) -> LanguageRules {
    BuiltInLanguage.named(tag)?.rules() ?? LanguageRules(tag)
  }

  /// Adds the words of `list`, separated by white space, to the closed class
  /// `tag`; a word that is there already keeps its class.
  mutating func addClosedClass(_ tag: PartOfSpeech, _ list: String) {
    for word in Self.words(list) where closedClasses[word] == nil { closedClasses[word] = tag }
  }

  /// Units that languages share; single letters only where they are no model
  /// names, as in `5G` and `4K`.
  public static let commonUnits = words(
    """
    nm µm μm mm cm dm km m mg kg µg μg ml mL cl dl µl μl l Hz kHz MHz GHz THz kB KB MB GB TB kb Mb Gb
    Mbps Gbps kbps kV mV kW MW GW TW kWh MWh GWh TWh mA mAh mmHg kPa hPa MPa GPa mbar kHz dB dpi ppm rpm
    ms µs μs ns km/h kcal kJ mol mmol px
    """)

  /// The words of `list`, which are separated by white space.
  static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
