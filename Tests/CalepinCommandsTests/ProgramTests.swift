import TestSupport
import Testing

@Suite("The program")
struct ProgramTests {
  @Test("says its version and nothing else")
  func version() throws {
    let run = try FreshFolder().calepin("--version")
    #expect(run.status == 0 && run.messages.isEmpty)
    #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil, "got: \(run.output)")
  }

  @Test(
    "ends wrong usage with 64, a sentence on the standard error and no output",
    arguments: [
      ["--nonsense"], ["nonsense"], ["extract"], ["lookup", "--limit", "0", "x"],
      ["convert", "a.tsv"], ["add", "terme"],
    ])
  func usage(arguments: [String]) throws {
    let run = try FreshFolder().calepin(arguments)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.messages.hasPrefix("Error: "), "got: \(run.messages)")
  }

  @Test("writes a completion script for each shell", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let run = try FreshFolder().calepin("--generate-completion-script", shell)
    #expect(run.status == 0 && run.output.contains("lookup"))
  }

  @Test("leaves no file behind in the folder it was called in")
  func leavesNothing() throws {
    let folder = try FreshFolder()
    _ = try folder.calepin("lookup", "terres", "rares")
    #expect(try folder.names() == [])
  }
}
