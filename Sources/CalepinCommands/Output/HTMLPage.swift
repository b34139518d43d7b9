/// One HTML file that needs nothing beside it.
struct HTMLPage {
  /// The title, as plain text.
  var title: String
  /// The language of the page, a BCP 47 tag.
  var language = "en"
  /// Style sheets, put into the page.
  var style: String
  /// What the page does, JavaScript; nothing when empty.
  var script = ""

  /// Everything before the content.
  var head: String {
    """
    <!DOCTYPE html>
    <html lang="\(escaped(language))">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    <style>\(style)</style>
    </head>
    <body>

    """
  }

  /// Everything behind the content.
  var foot: String {
    """
    <footer>Made by calepin.</footer>
    \(script.isEmpty ? "" : "<script>\(script)</script>\n")</body>
    </html>

    """
  }

  /// The page with `content`, which ends in a line break.
  func text(_ content: String) -> String { head + content + foot }
}
