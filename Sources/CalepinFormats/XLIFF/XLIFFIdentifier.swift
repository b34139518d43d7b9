/// The identifiers of units.
///
/// XLIFF wants each to have one of its own, which not every unit has. What is
/// made up is known again and left out.
enum XLIFFIdentifier {
  private static let mark = "--calepin-"

  /// The identifier of a unit that has none, the `number`th of the file.
  static func made(_ number: Int) -> String { "\(mark)\(number)" }

  /// `identifier` of the `number`th unit, which another unit has as well.
  static func distinguished(_ identifier: String, by number: Int) -> String {
    "\(identifier)\(mark)\(number)"
  }

  /// The identifier that a unit had; `nil` when it had none.
  static func original(of identifier: String?) -> String? {
    guard let identifier, let range = identifier.firstRange(of: mark),
      !identifier[range.upperBound...].isEmpty,
      identifier[range.upperBound...].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return identifier }
    return range.lowerBound == identifier.startIndex ? nil : String(identifier[..<range.lowerBound])
  }
}
