public import ArgumentParser
internal import CKernels
internal import CalepinCore

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The command line of calepin.
public struct Calepin: ParsableCommand {
  /// The version of the program.
  static let version = "0.1.0"

  /// What the help says of the program as a whole.
  public static let configuration = CommandConfiguration(
    commandName: "calepin",
    abstract: "A bilingual glossary and translation memory for the shell.",
    version: version,
    groupedSubcommands: [
      CommandGroup(
        name: "Find",
        subcommands: [LookupCommand.self, SearchCommand.self, ConcordanceCommand.self]),
      CommandGroup(
        name: "Make",
        subcommands: [
          ExtractCommand.self, AlignCommand.self, EquivalentsCommand.self, AddCommand.self,
        ]),
      CommandGroup(
        name: "Keep",
        subcommands: [
          ImportCommand.self, ExportCommand.self, EditCommand.self, DeleteCommand.self,
          InfoCommand.self,
        ]),
      CommandGroup(name: "Check", subcommands: [CheckCommand.self]),
      CommandGroup(name: "Exchange", subcommands: [ConvertCommand.self, TMCommand.self]),
      CommandGroup(
        name: "Language", subcommands: [AnalyzeCommand.self, TrainCommand.self]),
    ])

  /// Creates the command; ArgumentParser fills it in.
  public init() {}

  /// Prepares the program; called before there is a second thread.
  public static func prepare() {
    calepin_prepare_heap(heapSize)
  }

  /// So much memory most commands can do with.
  private static let heapSize = 64 << 20

  /// Runs the command that the arguments name, and exits with its status.
  ///
  /// 0 found or done, 1 nothing found, 2 could not do it, 3 only approximate,
  /// 64 wrong usage.
  public static func launch() async {
    // A pipe that closes and a file that grows too large arrive as errors where they happen.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    Extraction.prepare(for: CommandLine.arguments)
    do {
      var command = try parseAsRoot()
      // The help, which is not ours, needs no settings.
      if type(of: command).configuration.commandName != "help" { try ProjectSettings.check() }
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let status as Status {
      exit(withError: ExitCode(status.rawValue))
    } catch let error as InputError {
      fail(CommandFailure(error))
    } catch let error as OutputError {
      if case .closedPipe = error { exit(withError: ExitCode.success) }
      fail(CommandFailure(error))
    } catch let error as CommandFailure {
      fail(error)
    } catch {
      exit(withError: error)
    }
  }

  /// Ends the program at once; the system takes its memory back.
  static func end(with status: Status?) -> Never {
    exit(withError: ExitCode(status?.rawValue ?? 0))
  }

  private static func fail(_ error: CommandFailure) -> Never {
    printError("\(error)")
    exit(withError: ExitCode(Status.failed.rawValue))
  }
}
