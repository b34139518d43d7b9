internal import CalepinCore
internal import MarkupStream

/// Reads the text of .docx and .odt files, which are archives of XML.
enum OfficeDocument {
  private static let contentTypes = "[Content_Types].xml"
  /// A paragraph inside of that many others is no document any more.
  private static let depthLimit = 256

  /// The blocks of the archive in `source`.
  ///
  /// - Throws: `FormatError` when it is broken, expands out of proportion, or is
  ///   another kind of archive.
  static func blocks(of source: any ByteSource) throws(FormatError) -> [DocumentBlock] {
    do {
      let archive = try Archive(source)
      var (main, notes): ([DocumentBlock]?, [DocumentBlock]) = (nil, [])
      while let member = try archive.nextMember() {
        switch member {
        case "word/document.xml":
          main = try read(archive, WordBlocks(), WordBlocks.vocabulary)
        case "word/footnotes.xml", "word/endnotes.xml":
          notes += try read(archive, WordBlocks(), WordBlocks.vocabulary)
        case "content.xml":
          main = try read(archive, OpenDocumentBlocks(), OpenDocumentBlocks.vocabulary)
        default: break
        }
      }
      guard let main else {
        throw FormatError("the archive is no text document, expected .docx or .odt")
      }
      return main + notes
    } catch let error as FormatError {
      throw error
    } catch let error as InputError {
      throw FormatError(error)
    } catch {
      throw FormatError("\(error)")
    }
  }

  private static func read(
    _ archive: Archive, _ blocks: OfficeBlocks, _ vocabulary: [String]
  ) throws(FormatError) -> [DocumentBlock] {
    let reader = MarkupReader(archive, vocabulary: vocabulary, depthLimit: depthLimit)
    do throws(MarkupError) {
      while try reader.parseNext(into: blocks) {}
    } catch {
      throw FormatError(error)
    }
    return blocks.blocks
  }

  /// Whether a file that begins with `head` may be such an archive: the name
  /// of a member that only they have stands in it.
  static func isOffice(_ head: [UInt8]) -> Bool {
    guard Archive.isArchive(head), !Archive.isGzip(head) else { return false }
    // The name of the first member begins at byte 30 of its header.
    let name = head.dropFirst(30)
    return name.starts(with: contentTypes.utf8) || name.starts(with: "_rels/".utf8)
      || name.starts(with: "word/".utf8) || name.starts(with: "docProps/".utf8)
      || name.starts(with: "mimetypeapplication/vnd.oasis.opendocument.text".utf8)
  }
}
