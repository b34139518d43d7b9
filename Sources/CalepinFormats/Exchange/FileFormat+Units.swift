internal import MarkupStream

extension FileFormat {
  /// The formats of units whose content cannot be taken for running text.
  private static let unitFormats: [FileFormat] = [.tmx, .xliff, .xliff2, .po]

  /// Whether the file called `name` that begins with `head` is a memory or a
  /// translation file, perhaps packed, and no text.
  ///
  /// - Parameters:
  ///   - head: The first bytes, some thousands of them.
  ///   - name: The name of the file.
  /// - Returns: Whether it is read unit by unit.
  public static func holdsUnits(head: [UInt8], name: String) -> Bool {
    if Archive.isArchive(head) { return !OfficeDocument.isOffice(head) }
    let head = FileHead(head)
    return unitFormats.contains { $0.recognizes(head) }
  }
}
