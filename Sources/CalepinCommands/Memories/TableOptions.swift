internal import ArgumentParser

/// How tables without a header are read.
struct TableOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The columns of tables without a header, for example 'id,en,fr'; '-' skips one.",
      valueName: "names"))
  var columns: String?
}
