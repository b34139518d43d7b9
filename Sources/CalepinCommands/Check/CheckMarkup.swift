internal import CalepinChecks

/// Reports in XML: JUnit and checkstyle, which build servers read.
enum CheckMarkup {
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  /// A test suite a file; a test case a finding, or one that passed.
  static func junit(_ report: CheckReport) -> String {
    let groups = groups(of: report)
    let count = groups.reduce(0) { $0 + max(1, $1.findings.count) }
    var text = declaration
    text += "<testsuites name=\"calepin check\" tests=\"\(count)\" "
    text += "failures=\"\(report.findings.count)\" errors=\"0\">\n"
    for group in groups {
      text +=
        "  <testsuite name=\"\(escaped(group.file))\" tests=\"\(max(1, group.findings.count))\""
      text += " failures=\"\(group.findings.count)\" errors=\"0\" skipped=\"0\" time=\"0\">\n"
      if group.findings.isEmpty {
        text +=
          "    <testcase name=\"all units\" classname=\"\(escaped(group.file))\" time=\"0\"/>\n"
      }
      for finding in group.findings { text += testCase(finding) }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private static func testCase(_ finding: Finding) -> String {
    let place = finding.place
    let name = "\(finding.check) in unit \(place.unit)"
    return """
          <testcase name="\(escaped(name))" classname="\(escaped(place.file))" time="0">
            <failure message="\(escaped(finding.message))" type="\(finding.severity.rawValue)">\
      \(escaped("\(place.file):\(place.line)\n\(finding.source)\n\(finding.target)"))</failure>
          </testcase>

      """
  }

  /// `checkstyle/file/error` with line, severity, message and source.
  static func checkstyle(_ report: CheckReport) -> String {
    var text = declaration + "<checkstyle version=\"8.0\">\n"
    for group in groups(of: report) {
      text += "  <file name=\"\(escaped(group.file))\">\n"
      for finding in group.findings {
        let message = "unit \(finding.place.unit): \(finding.message)"
        text += "    <error line=\"\(max(1, finding.place.line))\" "
        text += "severity=\"\(finding.severity.rawValue)\" message=\"\(escaped(message))\" "
        text += "source=\"calepin.\(finding.check)\"/>\n"
      }
      text += "  </file>\n"
    }
    return text + "</checkstyle>\n"
  }

  /// The findings by file, in the order of the files.
  private static func groups(
    of report: CheckReport
  ) -> [(file: String, findings: [Finding])] {
    var groups: [(file: String, findings: [Finding])] = []
    for finding in report.findings {
      if groups.last?.file != finding.place.file { groups.append((finding.place.file, [])) }
      groups[groups.count - 1].findings.append(finding)
    }
    for file in report.files.map(InputDocument.shownName)
    where !groups.contains(where: { $0.file == file || $0.file.hasPrefix(file + "/") }) {
      groups.append((file, []))
    }
    return groups
  }

  /// `text` for an attribute or a text of XML 1.0; what XML cannot hold is
  /// replaced.
  static func escaped(_ text: String) -> String {
    let held = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      let isSpace = scalar == "\n" || scalar == "\t"
      let isRefused = scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
      return isRefused && !isSpace ? "\u{FFFD}" : scalar
    }
    return CalepinCommands.escaped(String(String.UnicodeScalarView(held)))
      .replacing("\n", with: "&#10;").replacing("\t", with: "&#9;")
  }
}
