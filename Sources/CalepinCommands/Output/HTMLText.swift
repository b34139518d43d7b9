/// `text` with the characters that mean something in HTML and XML written as
/// references.
func escaped(_ text: String) -> String {
  var result = ""
  // Scalars: a mark that combines with a bracket would hide it in a Character.
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
