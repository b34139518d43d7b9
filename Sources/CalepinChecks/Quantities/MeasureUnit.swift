/// What a number counts, as far as both languages have a word or sign for it.
enum MeasureUnit: UInt8, CaseIterable {
  case none
  case percent, perMille
  case dollar, euro, poundSterling, yen, yuan, swissFranc, ruble, rupee
  case kilometer, meter, centimeter, millimeter, nanometer, mile, yard, foot, inch
  case kilogram, gram, ton, pound, ounce, liter, celsius
  case byte, kilobyte, megabyte, gigabyte, terabyte, bit
  case hertz, kilohertz, megahertz, gigahertz
  case watt, kilowatt, megawatt, gigawatt, terawatt
  case kilowattHour, megawattHour, gigawattHour, terawattHour, volt
  case second, minute, hour, day, week, month, year

  /// Whether it is money.
  var isCurrency: Bool { (Self.dollar.rawValue...Self.rupee.rawValue).contains(rawValue) }

  /// How it is written in messages.
  var sign: String {
    switch self {
    case .none: ""
    case .percent: "%"
    case .dollar: "$"
    case .euro: "€"
    case .poundSterling: "£"
    case .yen: "¥"
    default: "\(self)"
    }
  }

  /// The unit whose sign is the scalar `key`.
  static func sign(_ key: UInt32) -> MeasureUnit? {
    switch key {
    case 0x25: .percent
    case 0x2030: .perMille
    case 0x24: .dollar
    case 0x20AC: .euro
    case 0xA3: .poundSterling
    case 0xA5: .yen
    default: nil
    }
  }
}

/// The words of a language that mean a unit, a power of ten, a month or the
/// half of a day, by their keys.
struct QuantityWords: Sendable {
  private(set) var units: [UInt32: MeasureUnit] = [:]
  private(set) var magnitudes: [UInt32: Int] = [:]
  private(set) var months: [UInt32: Int] = [:]
  private(set) var ordinals = WordSet(list: "")
  /// `of` and its like, between a number and what it counts.
  private(set) var links = WordSet(list: "")
  /// The months whose names are other words in small letters.
  private(set) var capitalMonths = WordSet(list: "")
  /// The words before a number that make it the name of something.
  private(set) var versionMarks = WordSet(list: "")

  static let french = QuantityWords(
    units: commonUnits + """
       percent pourcent
      dollar dollars
      euro euros
      yen yens
      yuan yuans
      ruble rouble roubles
      rupee roupie roupies
      kilometer kilomètre kilomètres
      meter mètre mètres
      centimeter centimètre centimètres
      millimeter millimètre millimètres
      nanometer nanomètre nanomètres
      foot pied pieds
      inch pouce pouces
      mile mille milles miles
      yard yard yards
      pound lb lbs
      ounce once onces
      kilogram kilo kilos kilogramme kilogrammes
      gram gramme grammes
      ton tonne tonnes
      liter litre litres
      byte octet octets
      kilobyte ko kio
      megabyte mo mio
      gigabyte go gio
      terabyte to tio
      second seconde secondes
      minute minute minutes
      hour heure heures
      day jour jours
      week semaine semaines
      month mois
      year an ans année années
      """,
    magnitudes: """
      mille 3 millier 3 milliers 3 million 6 millions 6 milliard 9 milliards 9 billion 12
      billions 12 trillion 18 trillions 18 md 9 mds 9 mrd 9
      """,
    months: """
      janvier février mars avril mai juin juillet août septembre octobre novembre décembre
      janv févr mars avr mai juin juil août septembre oct nov déc
      """,
    ordinals: "er re e ème eme ère ere nd nde d de es ers res",
    links: "de d", capitalMonths: "",
    versionMarks: "version versions v python unicode windows release")

  static let english = QuantityWords(
    units: commonUnits + """
       percent percent pct
      dollar dollars
      euro euros
      yen yen
      yuan yuan
      ruble ruble rubles rouble roubles
      rupee rupee rupees
      kilometer kilometer kilometers kilometre kilometres
      meter meter meters metre metres
      centimeter centimeter centimeters centimetre centimetres
      millimeter millimeter millimeters millimetre millimetres
      nanometer nanometer nanometers nanometre nanometres
      mile mile miles
      yard yard yards
      pound pound pounds lb lbs
      ounce ounce ounces oz
      foot foot feet
      inch inch inches
      kilogram kilo kilos kilogram kilograms
      gram gram grams
      ton ton tons tonne tonnes
      liter liter liters litre litres
      byte byte bytes octet octets
      second second seconds sec secs
      minute minute minutes mins
      hour hour hours hr hrs
      day day days
      week week weeks
      month month months
      year year years
      """,
    magnitudes: """
      hundred 2 thousand 3 million 6 millions 6 mn 6 billion 9 billions 9 bn 9 trillion 12
      trillions 12 tn 12
      """,
    months: """
      january february march april may june july august september october november december
      jan feb mar apr may jun jul aug sept oct nov dec
      """,
    ordinals: "st nd rd th ths",
    links: "of",
    capitalMonths: "march may august jan feb mar apr jun jul aug sept oct nov dec",
    versionMarks: "version versions v python unicode windows release")

  /// Signs that all languages share.
  private static let commonUnits = """
    dollar usd us$
    euro eur
    poundSterling gbp
    yen jpy
    yuan cny rmb
    swissFranc chf
    ruble rub
    rupee inr
    kilometer km
    meter m
    centimeter cm
    millimeter mm
    nanometer nm
    kilogram kg
    gram g
    ton t
    liter l
    kilobyte kb kib
    megabyte mb mib
    gigabyte gb gib
    terabyte tb tib
    bit bit bits
    hertz hz
    kilohertz khz
    megahertz mhz
    gigahertz ghz
    watt w watt watts
    kilowatt kw
    megawatt mw
    gigawatt gw
    terawatt tw
    kilowattHour kwh
    megawattHour mwh
    gigawattHour gwh
    terawattHour twh
    volt v volt volts
    second s
    minute min
    hour h

    """

  static func words(of language: SideLanguage) -> QuantityWords {
    language == .french ? french : english
  }

  private init(
    units: String, magnitudes: String, months: String, ordinals: String, links: String,
    capitalMonths: String, versionMarks: String
  ) {
    let byName = Dictionary(
      uniqueKeysWithValues: MeasureUnit.allCases.map { ("\($0)", $0) })
    for line in units.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let name = words.first, let unit = byName[String(name)] else {
        preconditionFailure("every line of units begins with the name of one")
      }
      for word in words.dropFirst() { self.units[WordKey.key(word)] = unit }
    }
    let pairs = magnitudes.split(whereSeparator: \.isWhitespace)
    for index in stride(from: 0, to: pairs.count - 1, by: 2) {
      self.magnitudes[WordKey.key(pairs[index])] = Int(pairs[index + 1]) ?? 0
    }
    for (index, month) in months.split(whereSeparator: \.isWhitespace).enumerated() {
      self.months[WordKey.key(month)] = index % 12 + 1
    }
    self.ordinals = WordSet(list: ordinals)
    self.links = WordSet(list: links)
    self.capitalMonths = WordSet(list: capitalMonths)
    self.versionMarks = WordSet(list: versionMarks)
  }
}
