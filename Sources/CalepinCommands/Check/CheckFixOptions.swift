internal import ArgumentParser

/// Whether suggestions are taken.
struct CheckFixOptions: ParsableArguments {
  @Flag(
    help:
      "Write the safe suggestions into the files: spaces, quotation marks, number formats, preferred terms."
  )
  var fix = false

  @Flag(help: "Print what '--fix' would change.")
  var dryRun = false
}
