/// English words that are written with a capital although they are no names.
enum Capitals {
  /// Whether `word` keeps its capital: days, months, languages and peoples,
  /// beliefs, and what is written in capitals throughout.
  static func isKept(by word: String) -> Bool {
    if kept.contains(word) || word.hasSuffix("day") { return true }
    if endings.contains(where: word.hasSuffix) { return true }
    return word.dropFirst().contains { $0.isUppercase }
  }

  private static let endings = ["ish", "ese", "ian", "ians", "ianity", "American", "European"]

  private static let kept: Set<String> = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October",
    "November", "December", "French", "Greek", "German", "Dutch", "Czech", "Arabic", "Arab",
    "Latin",
    "Internet", "Bible", "God", "Easter", "Christmas", "Islam", "Muslim", "Jew", "Jewish",
    "Judaism",
    "Buddhism", "Web", "Earth", "Celsius", "Fahrenheit", "African", "Mexican", "Swiss", "Thai",
  ]
}
