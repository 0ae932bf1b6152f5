/// A table as lines: in columns, narrower where they must be, and where they cannot be each row beneath the other.
internal import OpgaveModel

struct TableLines {
  private static let gap = 2
  /// Wider than the first it is a sentence, which is not set narrower than the second; what is none not below two thirds.
  private static let (sentence, leastOfSentence) = (60, 40)
  /// What stands by itself beneath what is short.
  private static let remark = 30

  private let table: Table
  private let rows: [(cells: [StyledText], isChosen: Bool)]
  private let columns: Int?
  /// Room for the mark of what is chosen.
  private let gutter: Int

  /// - Parameter columns: `nil` where lines may be as long as they are.
  init(_ table: Table, _ columns: Int?) {
    (self.table, self.columns) = (table, columns)
    let titles = table.speaksForItself ? [] : [Table.Row(table.columns.map { Phrase([.aside($0.title)]) })]
    rows = (titles + table.rows).map { row in
      (cells: row.cells.prefix(table.columns.count).map { StyledText($0) }, isChosen: row.isChosen ?? false)
    }
    gutter = table.rows.contains { $0.isChosen != nil } ? 2 : 0
  }

  var lines: [StyledLine] { widths.map(inColumns) ?? beneath }

  /// The width of each column; `nil` where they do not fit beside each other with the widest alone made narrower.
  private var widths: [Int]? {
    var widths = table.columns.indices.map { column in
      rows.reduce(table.columns[column].width) { max($0, column < $1.cells.count ? $1.cells[column].width : 0) }
    }
    guard let columns, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }) else { return widths }
    let excess = widths.reduce(gutter + TableLines.gap * (widths.count - 1) - columns, +)
    if excess <= 0 { return widths }
    let word = rows.reduce(0) { max($0, widest < $1.cells.count ? $1.cells[widest].longestWord : 0) }
    let least = widths[widest] > TableLines.sentence ? TableLines.leastOfSentence : widths[widest] * 2 / 3
    widths[widest] -= excess
    return widths[widest] < max(word, least) ? nil : widths
  }

  private func inColumns(_ widths: [Int]) -> [StyledLine] {
    var lines: [StyledLine] = []
    var wasChosen = false
    for row in rows {
      let cells = row.cells.enumerated().map { $1.lines(columns == nil ? nil : widths[$0]) }
      for number in 0..<(cells.map(\.count).max() ?? 0) {
        var line = StyledLine(gutter == 0 ? "" : row.isChosen && !wasChosen ? "→ " : "  ")
        wasChosen = row.isChosen
        var edge = gutter
        for (column, cell) in cells.enumerated() {
          let part = number < cell.count ? cell[number] : StyledLine()
          if table.columns[column].alignment == .trailing { line.pad(to: edge + widths[column] - part.width) }
          line.append(part)
          edge += widths[column] + TableLines.gap
          if column + 1 < cells.count { line.pad(to: edge) }
        }
        lines.append(row.isChosen ? line.emphasised : line)
      }
    }
    return lines
  }

  /// Each row beneath the other: on one line what is short in it, and beneath that what it ends with where that is longer.
  private var beneath: [StyledLine] {
    let hasRemark = rows.contains { ($0.cells.last?.width ?? 0) > TableLines.remark }
    let indent = StyledLine(String(repeating: " ", count: gutter + TableLines.gap))
    var lines: [StyledLine] = []
    var wasChosen = false
    for row in rows.dropFirst(table.speaksForItself ? 0 : 1) {
      let start = gutter == 0 ? "" : row.isChosen && !wasChosen ? "→ " : "  "
      wasChosen = row.isChosen
      // What goes on with the row before stands beneath its start.
      var own = [StyledLine(row.cells.first?.width == 0 ? start + "  " : start)]
      var isFirst = true
      for (index, cell) in row.cells.enumerated() where cell.width > 0 {
        let used = own[own.count - 1].width + TableLines.gap + cell.width
        let fits = columns.map { used <= $0 || cell.width + indent.width > $0 } ?? true
        let isBeneath = !isFirst && (!fits || hasRemark && index + 1 == row.cells.count)
        if isBeneath { own.append(indent) } else if !isFirst { own[own.count - 1].append("  ", .plain) }
        isFirst = false
        let parts = cell.lines(columns, used: own[own.count - 1].width, later: indent.width)
        own[own.count - 1].append(parts[0])
        for part in parts.dropFirst() {
          own.append(indent)
          own[own.count - 1].append(part)
        }
      }
      lines += row.isChosen ? own.map(\.emphasised) : own
    }
    return lines
  }
}
