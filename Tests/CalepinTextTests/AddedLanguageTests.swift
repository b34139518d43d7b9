import CalepinCore
import CalepinText
import Testing

/// A third language made of what anybody can call: rules, a treebank in the
/// layout of Universal Dependencies, and the trainers.
@Suite("A language that is added")
struct AddedLanguageTests {
  private static let spanish: LanguageTag = LanguageTag("es") ?? .french

  private static var rules: LanguageRules {
    var rules = LanguageRules(spanish)
    rules.contractions = ["del": ["de", "el"], "al": ["a", "el"]]
    rules.titles = ["sr", "sra", "dr"]
    rules.abbreviations = ["p.ej"]
    rules.closedClasses = ["del": .adpositionDeterminer, "al": .adpositionDeterminer]
    rules.wholeWords = ["coche-cama"]
    return rules
  }

  /// Sentences as `form/lemma/TAG`; a contraction as `del=de/de/ADP+el/el/DET`.
  private static let sentences = [
    "La/el/DET fábrica/fábrica/NOUN produce/producir/VERB chips/chip/NOUN ././PUNCT",
    "El/el/DET precio/precio/NOUN del=de/de/ADP+el/el/DET cobre/cobre/NOUN sube/subir/VERB ././PUNCT",
    "Las/el/DET obleas/oblea/NOUN llegan/llegar/VERB al=a/a/ADP+el/el/DET puerto/puerto/NOUN ././PUNCT",
    "Una/uno/DET máquina/máquina/NOUN nueva/nuevo/ADJ graba/grabar/VERB las/el/DET obleas/oblea/NOUN ././PUNCT",
    "El/el/DET ministro/ministro/NOUN visita/visitar/VERB la/el/DET fábrica/fábrica/NOUN ././PUNCT",
    "Los/el/DET precios/precio/NOUN bajan/bajar/VERB en/en/ADP la/el/DET bolsa/bolsa/NOUN ././PUNCT",
    "La/el/DET empresa/empresa/NOUN grande/grande/ADJ compra/comprar/VERB cobre/cobre/NOUN ././PUNCT",
    "Un/uno/DET barco/barco/NOUN sale/salir/VERB del=de/de/ADP+el/el/DET puerto/puerto/NOUN ././PUNCT",
  ]

  private static var treebank: String {
    sentences.map { sentence in
      var id = 1
      return sentence.split(separator: " ").map { word -> String in
        let parts = word.split(separator: "=")
        let words = parts[parts.count - 1].split(separator: "+")
        var lines: [String] = []
        if parts.count == 2 {
          lines.append("\(id)-\(id + words.count - 1)\t\(parts[0])\t_\t_\t_\t_\t_\t_\t_\t_")
        }
        for word in words {
          let fields = word.split(separator: "/")
          lines.append(
            "\(id)\t\(fields[0])\t\(fields[1])\t\(fields[2])\t_\t_\t0\troot\t_\t_")
          id += 1
        }
        return lines.joined(separator: "\n")
      }.joined(separator: "\n") + "\n\n"
    }.joined()
  }

  private func analyzer() throws -> Analyzer {
    let treebank = try CoNLLUReader.sentences(of: Self.treebank.utf8)
    #expect(treebank.count == Self.sentences.count)
    return Analyzer(
      rules: Self.rules,
      tagger: try Tagger(model: TaggerTrainer.model(from: treebank, language: Self.spanish)),
      lemmatizer: try Lemmatizer(
        model: LemmatizerTrainer.model(from: treebank, language: Self.spanish)))
  }

  @Test("is cut by its rules and tagged by the model of its treebank")
  func analysis() throws {
    let text = try analyzer().analyze(
      Array("La Sra. Paz visita la fábrica del puerto. Los precios suben al puerto.".utf8))
    #expect(text.sentences.count == 2)
    #expect(text.language == Self.spanish)
    let words = (0..<text.tokens.count).map { text.surfaceText(of: $0) }
    let place = try #require(words.firstIndex(of: "fábrica"))
    #expect(
      text.tags[place - 2...place + 2].map(\.tag) == ["VERB", "DET", "NOUN", "ADP+DET", "NOUN"])
    let plural = try #require(words.firstIndex(of: "precios"))
    #expect(text.lemmaText(of: plural) == "precio")
  }

  @Test("is written and read as CoNLL-U with its own contractions")
  func conllu() throws {
    let analyzer = try analyzer()
    let text = analyzer.analyze(Array("El precio del cobre sube.".utf8))
    var writer = CoNLLUWriter(rules: analyzer.rules)
    var file: [UInt8] = []
    writer.write(text, into: &file)
    let lines = String(decoding: file, as: UTF8.self).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("3-4\tdel\t") })
    #expect(lines.contains { $0.hasPrefix("4\tel\tel\tDET\t") })
    var reader = CoNLLUAnnotator(ByteArraySource(file), analyzer)
    #expect(try reader.next()?.lines == file)
  }

  @Test(
    "any other language has plain tokens, tagged X",
    arguments: ["de", "ja", "und", "es", "zxx-Latn"])
  func plain(name: String) throws {
    let language = try #require(LanguageTag(name))
    let analyzer = Analyzer(language: language, compounds: .cut)
    let text = analyzer.analyze(Array("Der E-Mail-Server, z.B. 半導体。 Größe: 5 km/h!".utf8))
    #expect(text.tokens.count > 6)
    #expect(text.sentences.flatMap { Array($0) } == Array(0..<text.tokens.count))
    #expect(text.tags.allSatisfy { $0 == .other })
    #expect(text.lemmas == text.forms)
    #expect(!CoNLLUWriter.bytes(of: text).isEmpty)
  }
}
