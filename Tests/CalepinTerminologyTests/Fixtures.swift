import CalepinCore
import CalepinTerminology
import CalepinText

/// A termbase of a few entries, written as French, English, word class and
/// domain.
func smallTermbase(
  _ rows: [(String, String, TermPartOfSpeech, String)], name: String = "small"
) -> Termbase {
  Termbase(
    name: name,
    entries: rows.map { french, english, partOfSpeech, domain in
      ConceptEntry(
        domain: domain,
        sections: [(LanguageTag.french, french), (.english, english)].map { language, text in
          LanguageSection(
            language,
            terms: text.split(separator: "|").enumerated().map { number, term in
              TermSection(
                String(term), status: number == 0 ? .preferred : .admitted,
                partOfSpeech: partOfSpeech)
            })
        })
    })
}

/// The entries with which most tests work.
let chips = smallTermbase([
  ("puce", "chip|microchip", .noun, "semiconductors"),
  ("puce", "flea", .noun, "animals"),
  ("fonderie", "foundry", .noun, "semiconductors"),
  ("terres rares", "rare earths|rare-earth elements", .noun, "raw materials"),
  ("empire du Milieu", "Middle Kingdom", .properNoun, "geopolitics"),
  ("États-Unis", "United States", .properNoun, "places"),
  ("semi-conducteur", "semiconductor", .noun, "semiconductors"),
  ("IA|intelligence artificielle", "artificial intelligence|AI", .noun, "computing"),
  ("avancé", "advanced|cutting-edge", .adjective, "general"),
  ("fabricant", "manufacturer|maker", .noun, "economy"),
  ("exportation", "export", .noun, "trade"),
  ("chinois", "Chinese", .adjective, "places"),
  ("marche", "walk", .noun, "general"),
  ("marcher", "walk", .verb, "general"),
  ("exportation de terres rares", "rare earth export", .noun, "trade"),
  ("mesure de rétorsion", "retaliatory measure", .noun, "trade"),
  ("talon d'Achille", "Achilles heel", .noun, "press"),
  ("conseiller", "adviser", .noun, "politics"),
])

/// `text` analysed as French, or as `language`.
func analyzed(_ text: String, as language: LanguageTag = .french) -> AnalyzedText {
  Analyzer(language: language).analyze(Array(text.utf8))
}
