import TestSupport

/// What several suites read.
enum Samples {
  /// A termbase with terms of every status.
  static let chips = """
    fr\ten\ten.admitted\tfr.deprecated\ten.forbidden\tdomain\tnote
    fonderie\tfoundry\tfab\t\tmelting shop\tsemiconductors\tMakes chips for others.
    puce | pastille\tchip\t\tcircuit\t\tsemiconductors\t
    terres rares\trare earths\trare-earth elements\t\t\tmining\t
    empire du Milieu\tMiddle Kingdom\t\t\t\tgeopolitics\t
    semi-conducteur\tsemiconductor\t\t\t\tsemiconductors\t
    États-Unis\tUnited States\t\t\t\tplaces\t

    """

  /// A text whose terms are in ``chips``, and one that is not; with a letter
  /// beyond the first 65,536 characters before a term.
  static let article = """
    Les fonderies gravent des puces.

    Le 𝄞 signal traverse une puce avancée. La fonderie achète des terres rares, et l’empire du
    Milieu vend des terres rares. Une puce avancée coûte cher.

    """

  /// A folder with ``chips`` and ``article``.
  static func folder() throws -> FreshFolder {
    let folder = try FreshFolder()
    try folder.write(chips, to: "chips.tsv")
    try folder.write(article, to: "article.txt")
    return folder
  }

  /// What is added to a command so that it knows ``chips`` and nothing else.
  static let chipsOnly = ["-m", "chips.tsv", "--no-glossary"]
}
