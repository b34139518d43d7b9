import Foundation

/// The shape of `extract --json` as `Documentation/JSON.md` promises it.
struct ExtractShape: Decodable {
  struct Source: Decodable {
    var file: String
    var language: String
    var sentences: Int
    var tokens: Int
  }
  struct Term: Decodable {
    var rank: Int
    var term: String
    var lemma: String
    var forms: [String]
    var pattern: String
    var frequency: Int
    var documents: Int
    var score: Double
    var variants: [Variant]
    var equivalents: [Equivalent]
    var contexts: [Context]
  }
  struct Variant: Decodable {
    var form: String
    var kind: String
  }
  struct Equivalent: Decodable {
    var text: String
    var confidence: Double
    var origin: String
  }
  struct Context: Decodable {
    var text: String
    var start: Int
    var length: Int
    var file: String
    var line: Int

    /// What the offsets cut out of the text.
    var cut: String { text.utf16Slice(start, length) }
  }

  var sources: [Source]
  var terms: [Term]

  init(_ text: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(text.utf8)) }

  /// The term called `text`.
  func term(_ text: String) -> Term? { terms.first { $0.term == text } }
}

/// The shape of a line of `lookup --json`.
struct LookupShape: Decodable {
  struct Match: Decodable {
    var kind: String
    var score: Int
    var source: String
    var targets: [Target]
    var domain: String?
    var origin: String
    var note: String?
  }
  struct Target: Decodable, Equatable {
    var text: String
    var status: String
  }

  var query: String
  var language: String
  var matches: [Match]

  /// The answers in `output`, one a line.
  static func lines(_ output: String) throws -> [Self] {
    try output.split(separator: "\n").map {
      try JSONDecoder().decode(Self.self, from: Data($0.utf8))
    }
  }
}

/// The shape of a line of `lookup --in --json`.
struct PassageShape: Decodable {
  struct Term: Decodable {
    var start: Int
    var length: Int
    var matches: [LookupShape.Match]
  }

  var file: String
  var language: String
  var line: Int
  var text: String
  var terms: [Term]

  /// The paragraphs in `output`, one a line.
  static func lines(_ output: String) throws -> [Self] {
    try output.split(separator: "\n").map {
      try JSONDecoder().decode(Self.self, from: Data($0.utf8))
    }
  }
}

/// The shape of a line of `analyze --format json`.
struct SentenceShape: Decodable {
  struct Token: Decodable {
    var form: String
    var lemma: String
    var upos: String
    var start: Int
    var length: Int
  }

  var text: String
  var line: Int
  var tokens: [Token]

  /// The sentences in `output`, one a line.
  static func lines(_ output: String) throws -> [Self] {
    try output.split(separator: "\n").map {
      try JSONDecoder().decode(Self.self, from: Data($0.utf8))
    }
  }
}

/// The keys of the objects in `json`, sorted, with those of inner objects
/// behind a dot; to see that nothing is there that is not promised.
func keys(of json: String) throws -> Set<String> {
  func walk(_ value: Any, _ path: String) -> [String] {
    if let object = value as? [String: Any] {
      return object.flatMap { [path + $0.key] + walk($0.value, path + $0.key + ".") }
    }
    return (value as? [Any] ?? []).flatMap { walk($0, path) }
  }
  return Set(walk(try JSONSerialization.jsonObject(with: Data(json.utf8)), ""))
}

extension String {
  /// What stands `length` UTF-16 units long from the unit `start` on.
  func utf16Slice(_ start: Int, _ length: Int) -> String {
    String(decoding: Array(utf16).dropFirst(start).prefix(length), as: UTF16.self)
  }
}

/// The documented shape of `check --json`.
struct CheckShape: Decodable {
  struct Finding: Decodable {
    var check: String
    var severity: String
    var file: String
    var line: Int
    var unit: String
    var message: String
    var source: String
    var target: String
    var sourceRange: Place?
    var targetRange: Place?
    var suggestion: String?
    var fingerprint: String
  }

  struct Place: Decodable {
    var start: Int
    var length: Int
  }

  struct Summary: Decodable {
    var units: Int
    var errors: Int
    var warnings: Int
    var infos: Int
    var known: Int
    var fixed: Int
    var checks: [String: Int]
  }

  var findings: [Finding]
  var summary: Summary
}
