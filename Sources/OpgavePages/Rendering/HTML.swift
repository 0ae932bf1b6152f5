/// Pages as HTML: what people wrote comes through as text, whatever it holds.
package import OpgaveModel
internal import OpgaveRules

package struct HTML: Sendable {
  private let language: Language
  private let address: @Sendable (Destination) -> String?

  package init(_ language: Language, _ address: @escaping @Sendable (Destination) -> String?) {
    (self.language, self.address) = (language, address)
  }

  func text(_ blocks: [Block]) -> String { blocks.map { text($0) }.joined() }

  /// The title of a page.
  func title(_ heading: Heading) -> String {
    "<h1>\(text(heading.phrase))</h1>" + (heading.aside.isEmpty ? "" : "<p class=\"sub\">\(text(heading.aside))</p>")
  }

  private func text(_ block: Block) -> String {
    switch block {
    case .heading(let level, let heading):
      let name = "h\(min(max(2, level), 6))"
      return "<\(name)>\(text(heading.phrase))\(aside(heading))</\(name)>"
    case .paragraph(let phrase): return "<p>\(text(phrase))</p>"
    case .list(let items): return list(items)
    case .particulars(let particulars):
      let rows = particulars.map { "<div><dt>\(text($0.label))</dt><dd>\(text($0.value))</dd></div>" }
      return "<dl>\(rows.joined())</dl>"
    case .note(let phrase): return "<p class=\"note\">\(text(phrase))</p>"
    case .table(let table): return text(table)
    case .code(let code): return drawn(code)
    case .figure(let figure): return text(figure)
    case .section(let section):
      let screen = section.isForScreen ? " class=\"screen\"" : ""
      return "<section id=\"\(section.id)\"\(screen)><h2>\(text(section.title.phrase))\(aside(section.title))</h2>"
        + text(section.blocks) + "</section>"
    case .columns(let columns):
      return "<div class=\"columns\">\(columns.map { "<div>\(text($0))</div>" }.joined())</div>"
    }
  }

  private func aside(_ heading: Heading) -> String {
    heading.aside.isEmpty ? "" : " <small>\(text(heading.aside))</small>"
  }

  private func list(_ items: [ListItem]) -> String {
    let inner = items.map { item in
      let name =
        switch item.mark {
        case .none: ""
        case .added: " class=\"added\""
        case .removed: " class=\"removed\""
        case .changed: " class=\"changed\""
        }
      return "<li\(name)>\(text(item.phrase))\(item.items.isEmpty ? "" : list(item.items))</li>"
    }
    return "<ul>\(inner.joined())</ul>"
  }

  private func text(_ figure: Figure) -> String {
    let svg = SVG(address).inline(figure.diagram.drawing(language), name: plain(figure.title + ". " + figure.summary))
    let name = Markup.escaped(plain(figure.title))
    var html = "<figure><figcaption><strong>\(text(figure.title))</strong> \(text(figure.summary))</figcaption>"
    // What is wider than the screen is moved by hand, also by who has only keys.
    html += "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"\(name)\">\(svg)</div>"
    if !figure.hasOwnTable, !figure.table.rows.isEmpty {
      let word = Text("Als tabel", "As a table")[language]
      html +=
        "<details><summary>\(word)<span class=\"hidden\">: \(name)</span></summary>\(text(figure.table))</details>"
    }
    return html + "</figure>"
  }

  private func text(_ table: Table) -> String {
    let isWide = table.columns.count > 3
    func name(_ column: Table.Column) -> String {
      column.alignment == .trailing ? " class=\"n\"" : column.width >= 20 ? " class=\"w\"" : ""
    }
    let head = table.columns.map { column in
      column.title.isEmpty ? "<td></td>" : "<th scope=\"col\"\(name(column))>\(text(column.title))</th>"
    }
    let rows = table.rows.map { row -> String in
      let cells = zip(table.columns, row.cells).enumerated().map { index, pair -> String in
        let inner = text(pair.1)
        // On a narrow screen each cell stands under the name of its column.
        if isWide, index > 0, !pair.0.title.isEmpty {
          return "<td\(name(pair.0)) data-l=\"\(Markup.escaped(plain(pair.0.title)))\">\(inner)</td>"
        }
        return index == 0 && !pair.1.isEmpty
          ? "<th scope=\"row\"\(name(pair.0))>\(inner)</th>" : "<td\(name(pair.0))>\(inner)</td>"
      }
      return "<tr\(row.isChosen == true ? " class=\"chosen\"" : "")>\(cells.joined())</tr>"
    }
    let label = table.columns.map { plain($0.title) }.filter { !$0.isEmpty }.joined(separator: ", ")
    return
      "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"\(Markup.escaped(label))\"><table\(isWide ? " class=\"cards\"" : "")><thead><tr>"
      + head.joined() + "</tr></thead><tbody>" + rows.joined() + "</tbody></table></div>"
  }

  private func drawn(_ code: CodeBlock) -> String {
    let lines = code.drawn.map { drawn -> String in
      switch drawn {
      case .line(let line): return Markup.escaped(line)
      case .mark(let indent, let width, let note):
        let carets = String(repeating: " ", count: indent) + String(repeating: "^", count: width)
        return "<b>\(carets)\(note.isEmpty ? "" : " " + Markup.escaped(note.shown))</b>"
      }
    }
    return "<pre tabindex=\"0\"><code>\(lines.joined(separator: "\n"))</code></pre>"
  }

  func text(_ phrase: Phrase) -> String { phrase.parts.map { text($0) }.joined() }

  private func text(_ part: Inline) -> String {
    switch part {
    case .text(let text): return Markup.escaped(text.shown)
    case .code(let text): return "<code>\(Markup.escaped(text.shown))</code>"
    case .strong(let inner): return "<strong>\(text(inner))</strong>"
    case .emphasis(let inner): return "<em>\(text(inner))</em>"
    case .aside(let inner): return "<small>\(text(inner))</small>"
    case .severity(let severity, let word):
      return "<span class=\"badge \(HTML.tone(severity))\">\(Markup.escaped(word))</span>"
    case .badge(let badge):
      let mark = badge.mark.isEmpty ? "" : "<i aria-hidden=\"true\">\(badge.mark)</i> "
      return "<span class=\"badge \(badge.tone.rawValue)\">\(mark)\(Markup.escaped(badge.text.shown))</span>"
    case .link(let inner, let destination):
      if case .web(let web) = destination {
        return "<a href=\"\(Markup.escaped(web))\" rel=\"noreferrer\">\(text(inner))</a>"
      }
      return address(destination).map { "<a href=\"\(Markup.escaped($0))\">\(text(inner))</a>" } ?? text(inner)
    case .bar(let part, let whole):
      let width = SVG.number(Double(part) * 120 / Double(max(1, whole)))
      return
        "<svg class=\"bar\" viewBox=\"0 0 120 10\" width=\"120\" height=\"10\" aria-hidden=\"true\"><rect class=\"running\" width=\"\(width)\" height=\"10\"/></svg>"
    case .lineBreak: return "<br>"
    }
  }

  private static func tone(_ severity: Severity) -> String {
    switch severity {
    case .fout: "bad"
    case .waarschuwing: "caution"
    case .info, .hint: "quiet"
    }
  }

  /// The words alone.
  func plain(_ phrase: Phrase) -> String { phrase.parts.map(HTML.plain).joined() }

  private static func plain(_ part: Inline) -> String {
    switch part {
    case .text(let text), .code(let text): text.shown
    case .strong(let inner), .emphasis(let inner), .aside(let inner), .link(let inner, _):
      inner.parts.map(plain).joined()
    case .severity(_, let text): text
    case .badge(let badge): badge.text.shown
    case .bar, .lineBreak: " "
    }
  }
}
