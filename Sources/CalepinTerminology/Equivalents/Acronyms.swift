/// Acronyms that are others in the other language.
enum Acronyms {
  /// The English acronym for a French one.
  static let english: [String: String] = [
    "IA": "AI", "ONU": "UN", "OTAN": "NATO", "UE": "EU", "PIB": "GDP", "PNB": "GNP", "PDG": "CEO",
    "OMC": "WTO", "FMI": "IMF", "BCE": "ECB", "TVA": "VAT", "PME": "SME", "ADN": "DNA",
    "ARN": "RNA",
    "SIDA": "AIDS", "VIH": "HIV", "OGM": "GMO", "ONG": "NGO", "OPEP": "OPEC", "OIT": "ILO",
    "OMS": "WHO", "OCDE": "OECD", "USA": "USA", "EAU": "UAE", "RDC": "DRC", "CEE": "EEC",
    "PAC": "CAP", "IDE": "FDI", "RH": "HR", "DRH": "HR", "IRM": "MRI", "TIC": "ICT", "BPA": "EPS",
    "PAO": "DTP", "CAO": "CAD", "FAO": "FAO", "TALN": "NLP", "GPS": "GPS", "UNESCO": "UNESCO",
    "AIEA": "IAEA", "CPI": "ICC", "CIJ": "ICJ", "OSCE": "OSCE", "URSS": "USSR", "RFA": "FRG",
    "RDA": "GDR", "ALENA": "NAFTA", "ASEAN": "ASEAN", "BERD": "EBRD", "BEI": "EIB", "SRAS": "SARS",
    "ETP": "FTE", "CV": "CV", "PV": "minutes", "SAV": "after-sales service",
  ]

  /// The French acronym for an English one.
  static let french: [String: String] = {
    var french: [String: String] = [:]
    for (source, target) in english.sorted(by: { $0.key < $1.key }) where french[target] == nil {
      french[target] = source
    }
    return french
  }()
}
