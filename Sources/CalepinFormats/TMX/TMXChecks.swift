internal import CalepinCore

/// What a TMX reader looks at besides the structure: versions, languages,
/// dates, identifiers.
struct TMXChecks {
  private var seenUpperCase = false
  private var identifiers = IdentifierLog()
  private var soundCodes: [String] = []

  /// Element names are not in lower case; said once for a file.
  mutating func upperCase(_ log: inout WarningLog) {
    if !seenUpperCase { log.add("element names in upper case", "read as if in lower case") }
    seenUpperCase = true
  }

  /// The version is one there is.
  func version(_ version: String, _ log: inout WarningLog) {
    guard !["1.1", "1.2", "1.3", "1.4"].contains(version) else { return }
    let problem =
      version.isEmpty ? "the version is missing" : "'\(version)' is not a version of TMX"
    log.add(problem, "read as 1.4")
  }

  /// The header names the source language.
  mutating func header(_ metadata: Metadata, _ log: inout WarningLog) {
    if metadata["srclang"] == nil {
      log.add("the header has no srclang", "the languages asked for decide")
    }
    for attribute in metadata.attributes {
      var value = attribute.value
      let name = TMXName(rawValue: attribute.name)
      value.withUTF8 { self.attribute(name, $0, isUnit: false, &log) }
    }
  }

  /// The identifier of a unit is its own, dates and counts are such.
  mutating func attribute(
    _ name: TMXName?, _ value: UnsafeBufferPointer<UInt8>, isUnit: Bool, _ log: inout WarningLog
  ) {
    switch name {
    case .creationdate, .changedate, .lastusagedate:
      if !Self.isDate(value) { odd(name, value, "a date", &log) }
    case .usagecount:
      if value.isEmpty || !value.allSatisfy(Self.isDigit) { odd(name, value, "a number", &log) }
    case .tuid where isUnit:
      if !identifiers.insert(value) {
        let identifier = String(decoding: value, as: UTF8.self)
        log.add("the tuid '\(identifier)' was there before", "read as a unit of its own")
      }
    default: break
    }
  }

  private func odd(
    _ name: TMXName?, _ value: UnsafeBufferPointer<UInt8>, _ expected: String,
    _ log: inout WarningLog
  ) {
    let value = String(decoding: value, as: UTF8.self)
    log.add("\(name?.rawValue ?? "") '\(value)' is not \(expected)", "kept as it is")
  }

  /// The code of a language, mended where it can be.
  mutating func language(_ code: String, _ log: inout WarningLog) -> String {
    if let sound = soundCodes.first(where: { $0 == code }) { return sound }
    let known = Self.mended(code)
    // Of the languages of a file; hostile ones may have as many as they like.
    if known.problem == nil, soundCodes.count < 16 { soundCodes.append(code) }
    if let problem = known.problem {
      log.add(problem, known.code == code ? "kept as it is" : "read as '\(known.code)'")
    }
    return known.code
  }

  private static func mended(_ code: String) -> (code: String, problem: String?) {
    if code.isEmpty { return (code, "<tuv> names no language") }
    guard let lenient = LanguageTag(lenient: code) else {
      return (code, "'\(code)' is not a language tag (expected e.g. 'fr' or 'en-GB')")
    }
    if lenient == LanguageTag(code) { return (code, nil) }
    return (lenient.description, "'\(code)' is not how BCP 47 spells the language")
  }

  /// Whether `bytes` are a date as TMX has them, `YYYYMMDDThhmmssZ`.
  private static func isDate(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"),
      (0..<8).allSatisfy({ isDigit(bytes[$0]) }), (9..<15).allSatisfy({ isDigit(bytes[$0]) })
    else { return false }
    func number(_ first: Int, _ end: Int) -> Int {
      (first..<end).reduce(0) { 10 * $0 + Int(bytes[$1] & 0xF) }
    }
    let (year, month, day) = (number(0, 4), number(4, 6), number(6, 8))
    guard (1...12).contains(month), (1...dayCount(year, month)).contains(day) else { return false }
    return number(9, 11) < 24 && number(11, 13) < 60 && number(13, 15) < 61
  }

  private static func dayCount(_ year: Int, _ month: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2
      ? (isLeap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
