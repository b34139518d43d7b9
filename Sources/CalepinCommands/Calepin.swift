public import ArgumentParser

/// The command line of calepin.
public struct Calepin: ParsableCommand {
  /// What the help says of the program as a whole.
  public static let configuration = CommandConfiguration(
    commandName: "calepin",
    abstract: "A bilingual glossary and translation memory for the shell.",
    subcommands: [TrainCommand.self])

  /// Creates the command; ArgumentParser fills it in.
  public init() {}
}
