internal import FoundationEssentials

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What is known of the place where the output goes.
struct Terminal {
  /// Whether the standard output is a terminal.
  let isTerminal: Bool
  /// Whether colours may be used there.
  let hasColor: Bool
  /// How many columns it has.
  let width: Int

  /// The standard output of this program.
  static var standardOutput: Terminal {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let environment = ProcessInfo.processInfo.environment
    let isColorless = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return Terminal(
      isTerminal: isTerminal,
      hasColor: isTerminal && !isColorless && environment["TERM"] != "dumb",
      width: isKnown ? Int(size.ws_col) : 100)
  }

  /// Whether the standard error is a terminal that can take a line back.
  static var isStandardErrorWatched: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// A file: no colours, and room for whole rows.
  static let file = Terminal(isTerminal: false, hasColor: false, width: 400)

  /// `text` in `style` where colours are used.
  func styled(_ text: String, _ style: Style) -> String {
    hasColor && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// A way to set text apart.
  enum Style: String {
    case bold = "1"
    case dim = "2"
    case green = "32"
    case red = "31"
    case yellow = "33"
    case cyan = "36"
  }
}
