internal import CalepinCore
internal import FoundationEssentials

/// Which files are a text and its translation.
struct DocumentPairs {
  /// The files that belong together, by their names.
  private(set) var pairs: [(source: String, target: String)] = []
  /// Files that stand on one side only.
  private(set) var unpaired: [String] = []

  private let from: LanguageTag
  private let to: LanguageTag

  /// The pair of two files, or the pairs of two folders, in which files may be
  /// marked by their languages.
  ///
  /// - Throws: ``CommandFailure`` when one of two folders is none, or cannot be
  ///   read.
  init(source: String, target: String, from: LanguageTag, to: LanguageTag) throws {
    (self.from, self.to) = (from, to)
    switch (Self.isFolder(source), Self.isFolder(target)) {
    case (false, false): pairs = [(source, target)]
    case (true, true): try pair(source, target)
    case (let isFolder, _):
      throw CommandFailure(
        "\(isFolder ? target : source): expected a folder, because the other side is one")
    }
  }

  private mutating func pair(_ source: String, _ target: String) throws {
    let sources = try files(in: source, of: from)
    let targets = try files(in: target, of: to)
    for (name, paths) in sources.sorted(by: { $0.key < $1.key }) {
      if let other = targets[name], paths.count == 1, other.count == 1, paths != other {
        pairs.append((paths[0], other[0]))
      } else {
        unpaired += paths
      }
    }
    unpaired += targets.filter { sources[$0.key] == nil }.flatMap(\.value).sorted()
    if pairs.isEmpty {
      throw CommandFailure("\(source), \(target): no files whose names belong together")
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// The files in `folder` by their names without extension and language.
  ///
  /// Those that are marked as being in `language` win over those without a mark;
  /// those in another language are left out.
  private func files(in folder: String, of language: LanguageTag) throws -> [String: [String]] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw CommandFailure("\(folder): the folder cannot be read")
    }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let paths = names.sorted().filter { !$0.hasPrefix(".") && !Self.isFolder(prefix + $0) }
      .map { prefix + $0 }
    return Dictionary(grouping: paths, by: name).compactMapValues { paths in
      let marked = paths.filter { mark(of: $0) == language.language }
      let kept = marked.isEmpty ? paths.filter { mark(of: $0) == nil } : marked
      return kept.isEmpty ? nil : kept
    }
  }

  /// The language that the name of a file is marked with.
  private func mark(of path: String) -> String? {
    Self.parts(of: path).dropFirst().compactMap { language($0) }.first
  }

  /// `docs/intro.fr.md` → `intro`.
  private func name(of path: String) -> String {
    let parts = Self.parts(of: path)
    let kept = parts.filter { language($0) == nil }
    let stem = kept.count > 1 ? kept.dropLast() : kept[...]
    return stem.isEmpty ? parts.joined(separator: ".") : stem.joined(separator: ".")
  }

  private static func parts(of path: String) -> [String] {
    (path.split(separator: "/").last ?? "").split(separator: ".").map(String.init)
  }

  /// Which of the two languages a part of a file's name means.
  private func language(_ part: String) -> String? {
    let language = LanguageTag(lenient: part)?.language
    return [from.language, to.language].first { $0 == language }
  }
}
