/// Pages as Markdown (CommonMark with the tables of GitHub).
internal import OpgaveModel
internal import OpgaveRules

package struct Markdown: Sendable {
  /// The address of what a link leads to; without, its words stand alone.
  private let address: @Sendable (Destination) -> String?

  package init(_ address: @escaping @Sendable (Destination) -> String? = { _ in nil }) { self.address = address }

  package func text(_ page: Page) -> String { text([.heading(1, page.title)] + page.blocks) + "\n" }

  /// Without a line end at the end.
  package func text(_ blocks: [Block]) -> String { blocks.flatMap(\.flat).map { text($0) }.joined(separator: "\n\n") }

  private func text(_ block: Block) -> String {
    switch block {
    case .heading(let level, let heading):
      let aside = heading.aside.isEmpty ? "" : "\n\n" + text(heading.aside)
      return String(repeating: "#", count: min(max(1, level), 6)) + " " + text(heading.phrase) + aside
    case .paragraph(let phrase): return text(phrase)
    case .list(let items): return list(items, "")
    case .particulars(let particulars):
      return particulars.map { "- " + text($0.label + ": " + $0.value, indent: "  ") }.joined(separator: "\n")
    case .note(let phrase): return "> " + text(phrase, indent: "> ")
    case .table(let table): return text(table)
    case .code(let code): return fenced(code)
    case .figure, .section, .columns: return text(block.flat)
    }
  }

  private func list(_ items: [ListItem], _ lead: String) -> String {
    items.map { item in
      let inner = lead + "  "
      return lead + "- " + text(item.phrase, indent: inner) + (item.items.isEmpty ? "" : "\n" + list(item.items, inner))
    }.joined(separator: "\n")
  }

  /// - Parameter indent: what further lines start with.
  package func text(_ phrase: Phrase, indent: String = "") -> String {
    var writer = MarkdownWriter(indent: indent, isInTable: false, address: address)
    writer.write(phrase)
    return writer.text
  }

  private func cell(_ phrase: Phrase) -> String {
    var writer = MarkdownWriter(indent: "", isInTable: true, address: address)
    writer.write(phrase)
    return writer.text
  }

  private func text(_ table: Table) -> String {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    var lines = [row(table.columns.map { cell($0.title) })]
    lines.append("|" + table.columns.map { $0.alignment == .trailing ? "---:|" : "---|" }.joined())
    var wasChosen = false
    for line in table.rows {
      var cells = line.cells.map(cell)
      if line.isChosen ?? false, !wasChosen, !cells.isEmpty { cells[0] = "→ **\(cells[0])**" }
      wasChosen = line.isChosen ?? false
      lines.append(row(cells))
    }
    return lines.joined(separator: "\n")
  }

  /// With marks it is no text of the language any more.
  private func fenced(_ code: CodeBlock) -> String {
    let lines = code.drawn.map { drawn in
      switch drawn {
      case .line(let line): line
      case .mark(let indent, let width, let note):
        String(repeating: " ", count: indent) + String(repeating: "^", count: width)
          + (note.isEmpty ? "" : " " + note.shown)
      }
    }
    let fence = String(repeating: "`", count: max(3, 1 + MarkdownWriter.longestRun(of: "`", in: code.text)))
    return fence + (code.marks.isEmpty ? "opgave" : "text") + "\n" + lines.joined(separator: "\n") + "\n" + fence
  }
}
