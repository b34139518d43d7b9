/// Rows in columns for a terminal.
struct TextTable {
  /// How a column stands.
  struct Column {
    var title: String
    /// Numbers stand to the right.
    var isNumber = false
    /// The column gives way first when the terminal is narrow.
    var isFlexible = false
    var style: Terminal.Style?
  }

  private static let gap = "  "
  private static let narrowest = 8

  let columns: [Column]
  let rows: [[String]]

  /// The lines of the table, title first.
  func lines(for terminal: Terminal) -> [String] {
    let widths = fittedWidths(to: terminal.width)
    let title = line(columns.map(\.title), widths) { terminal.styled($1, .bold) }
    return [title]
      + rows.map { row in
        line(row, widths) { column, cell in
          columns[column].style.map { terminal.styled(cell, $0) } ?? cell
        }
      }
  }

  private func fittedWidths(to width: Int) -> [Int] {
    var widths = columns.indices.map { column in
      max(columns[column].title.count, rows.lazy.map { $0[column].count }.max() ?? 0)
    }
    let flexible = columns.indices.filter { columns[$0].isFlexible }
    var excess = widths.reduce(0, +) + Self.gap.count * (columns.count - 1) - width
    while excess > 0, let widest = flexible.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > Self.narrowest
    {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func line(
    _ cells: [String], _ widths: [Int], style: (Int, String) -> String
  ) -> String {
    var text = ""
    for (column, cell) in cells.enumerated() {
      let cut = cell.count > widths[column] ? cell.prefix(widths[column] - 1) + "…" : cell[...]
      let padding = String(repeating: " ", count: widths[column] - cut.count)
      let styled = style(column, String(cut))
      if column > 0 { text += Self.gap }
      text += columns[column].isNumber ? padding + styled : styled + padding
    }
    while text.last == " " { text.removeLast() }
    return text
  }
}
