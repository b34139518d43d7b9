public import Foundation

/// An empty folder in which the program is run for real; it goes with the
/// value.
public final class FreshFolder {
  /// What a run of the program left.
  public struct Run: Equatable {
    /// The exit status.
    public var status: Int32
    /// What it printed.
    public var output: String
    /// What it told the person.
    public var messages: String

    /// Creates what a run is compared with.
    public init(status: Int32, output: String, messages: String) {
      self.status = status
      self.output = output
      self.messages = messages
    }
  }

  /// Where the folder is.
  public let url: URL

  /// Where the folder is, without a slash at its end.
  public var path: String { url.path() }

  /// Makes the folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(component: "calepin-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file into the folder.
  public func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appending(component: name))
  }

  /// Writes a file of any bytes into the folder.
  public func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: url.appending(component: name))
  }

  /// Makes a folder in the folder.
  public func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: url.appending(component: name), withIntermediateDirectories: true)
  }

  /// The text of a file of the folder.
  public func text(of name: String) throws -> String {
    // Not String(contentsOf:), which takes a byte order mark away.
    String(decoding: try Data(contentsOf: url.appending(component: name)), as: UTF8.self)
  }

  /// The bytes of a file of the folder.
  public func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: url.appending(component: name)))
  }

  /// The path of a file of the folder, there or not.
  public func path(of name: String) -> String { url.appending(component: name).path() }

  /// The names of the files and folders in it, sorted.
  public func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path()).sorted()
  }

  /// Runs the program in the folder, as somebody without files of their own.
  ///
  /// - Parameters:
  ///   - arguments: What follows the name of the program.
  ///   - input: The standard input.
  ///   - environment: Variables to set besides.
  /// - Returns: How it ended and what it wrote.
  /// - Throws: An error when the program is not built.
  public func calepin(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Run {
    try run(
      Self.products.appending(component: "calepin"), arguments, input: Data(input.utf8), environment
    )
  }

  /// Runs the program in the folder, the short way to write it.
  public func calepin(_ arguments: String...) throws -> Run { try calepin(arguments) }

  /// Runs a line of shell in the folder, in which `calepin` is the program.
  ///
  /// - Parameters:
  ///   - line: What `sh` reads.
  ///   - input: The standard input, of any bytes.
  ///   - environment: Variables to set besides.
  /// - Returns: How it ended and what it wrote.
  /// - Throws: An error when there is no `sh`.
  public func shell(
    _ line: String, input: Data = Data(), environment: [String: String] = [:]
  ) throws -> Run {
    try run(URL(filePath: "/bin/sh"), ["-c", line], input: input, environment)
  }

  private func run(
    _ program: URL, _ arguments: [String], input: Data, _ environment: [String: String]
  ) throws -> Run {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = url
    process.environment = [
      "PATH": "\(Self.products.path()):/usr/bin:/bin", "HOME": url.path(), "LC_ALL": "C.UTF-8",
      // What is installed here must not matter.
      "CALEPIN_LEXICON": "none",
    ].merging(environment) { $1 }
    // Files, not pipes: whatever the program writes or leaves unread, nobody waits.
    let (stdin, stdout, stderr) = (try Stream(input), try Stream(), try Stream())
    process.standardInput = stdin.handle
    process.standardOutput = stdout.handle
    process.standardError = stderr.handle
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: try stdout.text(), messages: try stderr.text())
  }

  /// The folder of what was built: that of the test bundle on macOS, else that
  /// of the program that runs the tests.
  private static var products: URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    return bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
  }

  /// A standard stream of the program, kept in a file beside the folder.
  private final class Stream {
    let handle: FileHandle
    private let url: URL

    init(_ content: Data = Data()) throws {
      url = FileManager.default.temporaryDirectory
        .appending(component: "calepin-stream-\(UUID().uuidString)")
      try content.write(to: url)
      handle = try FileHandle(forUpdating: url)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func text() throws -> String {
      String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
  }
}
