extension ExtractionRules {
  /// English.
  static let english = ExtractionRules(
    grammar: englishGrammar,
    coordinations: CoordinationTable(
      """
      A* C A N*
      A* C A N* N*
      N* C N N*
      A* N C N*
      N* d* N C N*
      N* C N d* N*
      """, grammar: englishGrammar),
    prepositions: [
      "of": .of, "to": .to, "for": .to, "in": .preposition, "on": .preposition,
      "by": .preposition, "under": .preposition, "with": .preposition, "without": .preposition,
      "between": .preposition, "against": .preposition, "at": .preposition,
    ],
    articles: ["the", "a", "an"],
    conjunctions: ["and", "or"],
    emptyAdjectives: [
      "same", "other", "such", "certain", "several", "first", "second", "third", "fourth", "last",
      "next", "only", "own", "various", "different", "many", "much", "more", "most", "few",
      "all", "each", "every", "any", "some", "no", "good", "better", "best", "bad", "worse",
      "worst", "true", "simple", "recent", "possible", "able", "ready", "former", "latter",
      "actual", "real", "main", "current", "present", "important", "necessary", "following",
      "previous", "new", "future", "entire", "whole", "similar", "likely", "unlikely", "due",
      "obvious", "huge", "enormous", "old", "young", "additional", "further", "little",
      "great", "particular", "specific", "aware", "latest", "sure",
    ],
    emptyNouns: [
      "year", "month", "day", "week", "hour", "minute", "second", "century", "decade",
      "moment", "morning", "evening", "night", "january", "february", "march", "april",
      "may", "june", "july", "august", "september", "october", "november", "december", "monday",
      "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "summer", "winter",
      "autumn", "spring", "beginning", "majority", "half",
      "dozen", "hundred", "thousand", "million", "billion", "amount", "lot", "sort",
      "kind", "fact", "thing", "way", "manner", "example", "instance", "reason", "sake", "regard",
      "rest", "people", "mr", "mr.", "mrs", "ms", "percent", "favour", "today", "tomorrow",
      "yesterday", "something", "anything", "nothing", "everything", "one", "variety", "couple",
    ],
    jointNouns: [
      "time", "period", "course", "number", "part", "type", "case", "sense", "point", "place",
      "cause", "matter", "face", "basis", "terms", "set", "range", "series", "rate", "level",
      "quarter", "end",
    ],
    negations: ["non"],
    unitNouns: [
      "euro", "dollar", "franc", "pound", "yen", "yuan", "rouble", "ruble", "rupee", "cent",
      "penny", "metre", "meter", "centimetre", "centimeter", "millimetre", "millimeter",
      "kilometre", "kilometer", "mile", "inch", "yard", "acre", "hectare", "litre",
      "liter", "gallon", "gram", "kilogram", "kilo", "tonne", "ton", "percentage",
    ],
    relationalEndings: ["ic", "ical", "al", "ial", "ual", "ary", "ive", "an", "ian", "ar", "ous"],
    participleEndings: ["": ["ed", "en", "ing", "wn", "lt", "pt", "nt", "id"]],
    participleComplements: ["by", "to", "in", "from", "with", "on", "at", "for", "of", "as"])

  private static let englishGrammar = PatternGrammar(
    """
    N 1.0
    N N 1.0
    A N 0.9
    R N 0.6
    N R 0.4
    A N N 0.9
    N N N 0.8
    A A N 0.6
    n A N 0.5
    N A N 0.7
    R N N 0.5
    A R N 0.4
    A N N N 0.5
    A A N N 0.4
    N N N N 0.4
    N A N N 0.4
    N d N 0.7
    N d D N 0.4
    N d N N 0.5
    N d A N 0.5
    N d R 0.4
    A N d N 0.5
    N N d N 0.4
    A N d N N 0.3
    N t N 0.3
    N p N 0.3
    A N p N 0.2
    A 0.5
    V 0.4
    R 1.0
    R R 1.0
    R R R 1.0
    R R R R 1.0
    R R R R R 1.0
    R M 0.6
    R d R 0.6
    R d D R 0.5
    R R d R 0.6
    R R R d R 0.6
    R d R R 0.6
    R R d R R 0.6
    R d D R R 0.5
    R R d D R 0.5
    R R C R 0.6
    R C R R 0.5
    R R C R R 0.6
    R d R C R 0.5
    R d R C R R 0.5
    R t R R 0.5
    R t R R C R 0.5
    X X 0.6
    X X X 0.5
    """, head: .last)
}
