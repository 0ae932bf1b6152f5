/// The one writer of source: from values to canonical text, or to a snippet in which places are left to fill in.
internal import OpgaveSyntax

package struct SourceWriter {
  private let options: FormatOptions
  /// Whether places to fill in are written as editors read them, or as what stands there until they are filled in.
  private let isSnippet: Bool
  /// Columns that are taken before each line.
  private let margin: Int
  private var lines: [String] = []

  private init(_ options: FormatOptions, isSnippet: Bool = false, margin: Int = 0) {
    (self.options, self.isSnippet, self.margin) = (options, isSnippet, margin)
  }

  /// A whole file.
  package static func file(_ items: [SourceItem], _ options: FormatOptions) -> String {
    lines(items, options).map { $0 + "\n" }.joined()
  }

  /// Lines without what stands before all of them.
  ///
  /// - Parameter margin: how many columns that takes.
  package static func lines(_ items: [SourceItem], _ options: FormatOptions, margin: Int = 0) -> [String] {
    var writer = SourceWriter(options, margin: margin)
    writer.write(items, level: 0)
    return writer.lines
  }

  /// What an editor puts in and lets a person fill in; its first line goes on from what stands there.
  package static func snippet(_ items: [SourceItem], _ options: FormatOptions) -> String {
    var writer = SourceWriter(options, isSnippet: true)
    writer.write(items, level: 0)
    return writer.lines.joined(separator: "\n")
  }

  /// The same of a single value.
  package static func snippet(_ value: SourceValue) -> String {
    SourceWriter(FormatOptions(), isSnippet: true).text(value)
  }

  // MARK: Lines

  private mutating func write(_ items: [SourceItem], level: Int) {
    let shown = items.filter(isShown)
    for (place, item) in shown.enumerated() {
      if place > 0, !shown[place - 1].isComment, shown[place - 1].hasBlock(self) || isBlock(shown, from: place) {
        lines.append("")
      }
      write(item, level: level)
    }
  }

  /// Whether a block starts at an item, or behind the comments that start there.
  private func isBlock(_ items: [SourceItem], from place: Int) -> Bool {
    items[place...].first { !$0.isComment }?.hasBlock(self) ?? false
  }

  fileprivate func isShown(_ item: SourceItem) -> Bool {
    switch item {
    case .field, .declaration, .comment: true
    case .kept(let lines): !lines.isEmpty
    case .open(let word): isSnippet || !text(word).isEmpty
    }
  }

  private mutating func write(_ item: SourceItem, level: Int) {
    switch item {
    case .field(let name, let values): field(name, values, level: level)
    case .declaration(let declaration): write(declaration, level: level)
    case .comment(let text): add("# " + text, level)
    case .kept(let kept): for line in kept { if line.isEmpty { lines.append("") } else { add(line, level) } }
    case .open(let word): add(text(word), level)
    }
  }

  private mutating func add(_ text: String, _ level: Int) { lines.append(indentation(level) + text) }

  private func indentation(_ level: Int) -> String { String(repeating: " ", count: level * options.indentation) }

  private mutating func write(_ declaration: SourceDeclaration, level: Int) {
    var header = declaration.keyword
    if let name = declaration.name { header += " " + text(name) }
    if let title = declaration.title { header += " " + text(.text(title)) }
    guard declaration.items.contains(where: isShown) else {
      add(header, level)
      return
    }
    add(header + " {", level)
    write(declaration.items, level: level + 1)
    add("}", level)
  }

  private mutating func field(_ name: String, _ values: [SourceValue], level: Int) {
    let parts = values.map(text)
    let line = "\(name): \(parts.joined(separator: ", "))"
    if parts.count < 2 || margin + level * options.indentation + line.count <= options.lineLength {
      add(line, level)
      return
    }
    add("\(name):", level)
    for (place, part) in parts.enumerated() { add(part + (place + 1 < parts.count ? "," : ""), level + 1) }
  }

  // MARK: Values

  private func text(_ value: SourceValue) -> String {
    switch value {
    case .text(let word): "\"" + text(word, quoted: true) + "\""
    case .word(let word): text(word)
    case .amount(let word): "€ " + text(word)
    case .percentage(let word): text(word) + "%"
    case .measurement(let value, let day): text(value) + " op " + text(day)
    case .period(let start, let end): text(start) + " .." + (end.map { " " + text($0) } ?? "")
    }
  }

  private func text(_ word: SourceWord, quoted isQuoted: Bool = false) -> String {
    func spelled(_ text: String) -> String { isQuoted ? TextEscape.escaped(TextEscape.onOneLine(text)) : text }
    switch word {
    case .fixed(let text): return isSnippet ? spelled(text).escaped("\\$") : spelled(text)
    case .place(let number, let text):
      return isSnippet ? "${\(number):\(spelled(text).escaped("\\$}"))}" : spelled(text)
    case .choice(let number, let words):
      return isSnippet
        ? "${\(number)|\(words.map { $0.escaped("\\$},|") }.joined(separator: ","))|}" : words.first ?? ""
    case .cursor: return isSnippet ? "$0" : ""
    }
  }
}

extension SourceItem {
  fileprivate var isComment: Bool { if case .comment = self { true } else { false } }

  fileprivate func hasBlock(_ writer: SourceWriter) -> Bool {
    switch self {
    case .declaration(let declaration): declaration.items.contains(where: writer.isShown)
    case .kept: true
    case .field, .comment, .open: false
    }
  }
}

extension String {
  /// The text in a snippet, in which some signs would mean more than themselves.
  fileprivate func escaped(_ signs: String) -> String {
    contains(where: signs.contains) ? map { signs.contains($0) ? "\\\($0)" : String($0) }.joined() : self
  }
}
