public import CModelData
public import CalepinCore
internal import CalepinText

// Sendable: the bytes are never written.
/// A termbase as it lies in memory, with the indexes of its languages made
/// beforehand: nothing is parsed when it is opened, and an entry is made when it
/// is asked for.
///
/// It is a ``ModelFile``: the names of the tables it was made from, its
/// languages, its domains and their sizes, where each entry begins, the entries
/// as ``EntryWriter`` writes them, then the sections of each ``IndexImage``. The
/// indexes depend on the lemmatizers and on how words are folded, so the file is
/// made anew when these change; a test compares it.
public final class CompiledTermbase: @unchecked Sendable {  // immutable bytes, see above
  private enum Section: Int {
    case names, languages, domains, domainSizes, starts, entries, images
  }

  /// The names of the tables it was made from, in their order.
  public let names: [String]
  /// The languages that occur, in the order of their first use.
  let languages: [LanguageTag]
  /// How many entries there are.
  let count: Int
  /// How many entries each domain has; those without one are not among them.
  let domainSizes: [(domain: String, count: Int)]
  private let domains: [String]
  private let starts: UnsafeRawBufferPointer
  private let entries: UnsafeRawBufferPointer
  private let file: ModelFile

  /// Opens a termbase that is built into the program.
  ///
  /// - Throws: ``CompiledTermbaseError`` when the program was built with another.
  public convenience init(_ blob: calepin_blob) throws(CompiledTermbaseError) {
    do throws(ModelError) {
      self.init(try ModelFile(blob, kind: .termbase))
    } catch {
      throw CompiledTermbaseError(description: "\(error)")
    }
  }

  /// Opens a copy of `bytes`.
  ///
  /// - Throws: ``CompiledTermbaseError`` when they are no compiled termbase, or
  ///   damaged.
  public convenience init(_ bytes: [UInt8]) throws(CompiledTermbaseError) {
    do throws(ModelError) {
      self.init(try ModelFile(bytes, kind: .termbase))
    } catch {
      throw CompiledTermbaseError(description: "\(error)")
    }
  }

  private init(_ file: ModelFile) {
    self.file = file
    var sections = ModelSections(of: file, from: 0)
    names = sections.lines()
    languages = sections.lines().compactMap { LanguageTag($0) }
    domains = sections.lines()
    domainSizes = Array(zip(domains, sections.numbers(UInt32.self).map { Int($0) }))
    starts = file.section(Section.starts.rawValue)
    entries = file.section(Section.entries.rawValue)
    count = starts.count / 4
  }

  /// The bytes of the termbase with `entries`, from tables called `names`.
  ///
  /// - Complexity: O(length of the entries).
  public static func bytes(of entries: [ConceptEntry], names: [String]) -> [UInt8] {
    let base = Termbase(name: "", entries: entries)
    var texts = EntryWriter(languages: base.languages)
    var starts: [UInt32] = []
    for entry in entries {
      starts.append(UInt32(texts.bytes.count))
      texts.write(entry)
    }
    var writer = ModelWriter(kind: .termbase, language: "")
    writer.append(lines: names)
    writer.append(lines: base.languages.map(\.description))
    writer.append(lines: texts.domains)
    writer.append(numbers: texts.domainSizes)
    writer.append(numbers: starts)
    writer.append(texts.bytes)
    for language in base.languages {
      TermIndex([base], language: language).image.append(to: &writer)
    }
    return writer.bytes()
  }

  /// The entry numbered `index`.
  ///
  /// - Complexity: O(length of the entry).
  func entry(_ index: Int) -> ConceptEntry {
    var reader = reader(of: index)
    return reader.entry(languages, domains: domains)
  }

  /// A term of the entry numbered `index`.
  func term(at address: TermAddress) -> TermSection? {
    var reader = reader(of: Int(address.entry))
    return reader.term(Int(address.term), ofSection: Int(address.section))
  }

  /// Calls `body` with each term whose language is in `language`: the entry, the
  /// section in it, the place in the section and the term.
  func forEachTerm(in language: LanguageTag, _ body: (Int, Int, Int, TermSection) -> Void) {
    let isWanted = languages.map { $0.isIn(language) }
    for index in 0..<count {
      var reader = reader(of: index)
      reader.forEachTerm { section, language, order, makeTerm in
        if isWanted.indices.contains(language), isWanted[language] {
          body(index, section, order, makeTerm())
        }
        return true
      }
    }
  }

  /// The index of the terms in `language`; `nil` when there is none for exactly
  /// this language.
  ///
  /// - Complexity: O(size of the index), a copy of its bytes.
  func image(for language: LanguageTag) -> IndexImage? {
    guard let place = languages.firstIndex(of: language) else { return nil }
    return IndexImage(
      from: ModelSections(
        of: file, from: Section.images.rawValue + place * IndexImage.sectionCount),
      language: language)
  }

  private func reader(of index: Int) -> EntryReader {
    let start: UInt32 = starts.number(at: index * 4)
    return EntryReader(entries, at: Int(start))
  }
}

/// Why a compiled termbase could not be opened.
public struct CompiledTermbaseError: Error, CustomStringConvertible, Sendable {
  /// What is wrong, and what was expected.
  public let description: String
}
