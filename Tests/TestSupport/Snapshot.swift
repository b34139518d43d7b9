public import Testing

import Foundation

/// Compares `text` with the file `name` in the folder `Snapshots` beside the
/// test.
///
/// With `RECORD_SNAPSHOTS` in the environment, or when the file is missing, the
/// file is written and the test fails, so that nobody records by accident.
public func expectSnapshot(
  _ text: String, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: filePath).deletingLastPathComponent()
    .appending(component: "Snapshots")
  let file = folder.appending(component: name)
  let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil
  guard !isRecording, let expected = try? String(contentsOf: file, encoding: .utf8) else {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name): read it, then run again", sourceLocation: sourceLocation)
    return
  }
  guard text != expected else { return }
  let place = firstDifference(text, expected)
  Issue.record(
    "\(name) differs from line \(place.line) on:\n- \(place.expected)\n+ \(place.found)",
    sourceLocation: sourceLocation)
}

/// The first line in which two texts differ; a line that is not there is empty.
private func firstDifference(
  _ found: String, _ expected: String
) -> (line: Int, found: Substring, expected: Substring) {
  let found = found.split(separator: "\n", omittingEmptySubsequences: false)
  let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let same = zip(found, expected).prefix { $0 == $1 }.count
  return (
    same + 1, same < found.count ? found[same] : "", same < expected.count ? expected[same] : ""
  )
}
