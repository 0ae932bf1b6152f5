/// Pages on a screen: titles, text broken at words, columns, places underlined.
internal import OpgaveModel
internal import OpgaveRules

package struct Terminal: Sendable {
  private let style: Style
  /// Where text is broken; `nil` where lines may be as long as they are.
  private let columns: Int?
  /// Where tables are.
  private let tableColumns: Int?
  /// How far what stands under a title of level 2 is moved in.
  private let indent: Int

  package init(_ style: Style, columns: Int? = 80, tableColumns: Int? = nil, indent: Int = 2) {
    (self.style, self.columns, self.tableColumns, self.indent) = (style, columns, tableColumns, indent)
  }

  /// Text alone, without columns: for who shows neither markup nor colours.
  package static let plain = Terminal(.plain, columns: nil)

  package func text(_ page: Page) -> String { text([.heading(1, page.title)] + page.blocks) }

  package func text(_ blocks: [Block]) -> String {
    var text = ""
    var (lead, isUnderTitle) = (0, true)
    for block in blocks.flatMap(\.flat) {
      if !isUnderTitle { text += "\n" }
      isUnderTitle = false
      if case .heading(let level, let heading) = block {
        text += title(heading, max(0, level - 2) * indent)
        lead = max(0, level - 1) * indent
        isUnderTitle = level > 1
      } else {
        text += self.text(block, lead)
      }
    }
    return text
  }

  private func text(_ block: Block, _ lead: Int) -> String {
    switch block {
    case .heading(_, let heading): title(heading, lead)
    case .paragraph(let phrase), .note(let phrase): lines(phrase, lead)
    case .list(let items): list(items, lead)
    case .particulars(let particulars): particulars.map { lines($0.label + ": " + $0.value, lead) }.joined()
    case .code(let code): drawn(code, lead)
    case .figure, .section, .columns: block.flat.map { text($0, lead) }.joined()
    case .table(let table):
      TableLines(table, tableColumns.map { $0 - lead }).lines.map { space(lead) + $0.text(style) + "\n" }
        .joined()
    }
  }

  private func title(_ heading: Heading, _ lead: Int) -> String {
    let room = columns.map { $0 - lead }
    var lines = StyledText(heading.phrase, .bold).lines(room)
    if !heading.aside.isEmpty {
      let aside = StyledText(heading.aside, .faint)
      let used = (lines.last?.width ?? 0) + 2
      let fits = room.map { used + aside.width <= $0 } ?? true
      for line in aside.lines(room) {
        if fits, var last = lines.popLast() {
          last.append("  ", .plain)
          last.append(line)
          lines.append(last)
        } else {
          lines.append(line)
        }
      }
    }
    return lines.map { space(lead) + $0.text(style) + "\n" }.joined()
  }

  private func space(_ width: Int) -> String { String(repeating: " ", count: max(0, width)) }

  private func lines(_ phrase: Phrase, _ lead: Int, mark: (text: String, look: Look) = ("", .plain)) -> String {
    let inner = lead + mark.text.count
    var text = ""
    for (index, line) in StyledText(phrase).lines(columns.map { $0 - inner }).enumerated() {
      text += space(index == 0 ? lead : inner) + (index == 0 ? style.paint(mark.text, mark.look) : "")
      text += line.text(style) + "\n"
    }
    return text
  }

  private func list(_ items: [ListItem], _ lead: Int) -> String {
    items.map { lines($0.phrase, lead, mark: Terminal.mark($0.mark)) + list($0.items, lead + 2) }.joined()
  }

  private static func mark(_ mark: ListItem.Mark) -> (text: String, look: Look) {
    switch mark {
    case .none: ("- ", .plain)
    case .added: ("+ ", .severity(.hint))
    case .removed: ("− ", .severity(.fout))
    case .changed: ("~ ", .severity(.waarschuwing))
    }
  }

  private func drawn(_ code: CodeBlock, _ lead: Int) -> String {
    code.drawn.map { drawn in
      switch drawn {
      case .line(let line): return (line.isEmpty ? "" : space(lead)) + line + "\n"
      case .mark(let indent, let width, let note):
        let carets = space(lead + indent) + style.severity(code.severity, String(repeating: "^", count: width))
        if note.isEmpty { return carets + "\n" }
        let used = lead + indent + width + 1
        guard let columns, used + Width.of(note) > columns else { return carets + " " + note.shown + "\n" }
        // Beneath it, where there is room enough to read.
        let inner = max(lead, min(lead + indent, columns - 48))
        return carets + "\n" + lines(Phrase(text: note), inner)
      }
    }.joined()
  }
}
