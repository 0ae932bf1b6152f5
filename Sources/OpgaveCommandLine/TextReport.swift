/// Findings for people: the line with the place underlined, what is wrong, what to do.
package import OpgaveModel
package import OpgaveRules
package import OpgaveSyntax

/// One finding with the text that it is about.
package struct Shown: Sendable {
  /// As the user would name it.
  package let path: String
  package let placed: PlacedFinding
  package let related: [(path: String, line: Int, column: Int, note: Text)]
}

package struct TextReport {
  let style: Style
  let language: Language
  private(set) var output = ""
  private var cursor = LineTable.Cursor()

  package init(_ style: Style, _ language: Language) { (self.style, self.language) = (style, language) }

  package mutating func take() -> String {
    defer { (output, cursor) = ("", LineTable.Cursor()) }
    return output
  }

  package mutating func add(_ shown: Shown, _ bytes: [UInt8], _ lines: LineTable) {
    let finding = shown.placed.finding
    guard let rule = AllRules.rule(finding.rule) else { return }
    let severity = finding.severity
    let label = style.severity(severity, "\(severity.text[language])[\(rule.name)]")
    output += "\(label) \(style.bold(rule.message(finding)[language]))\n"
    let start = cursor.position(of: shown.placed.range.lowerBound, in: bytes, lines)
    let gutter = String(repeating: " ", count: String(start.line).count)
    output += "\(gutter)\(style.frame("-->")) \(shown.path.visible):\(start.line):\(start.column)\n"
    excerpt(shown.placed.range, severity, bytes, lines, start.line, gutter)
    for related in shown.related {
      output +=
        "\(gutter) \(style.frame("=")) \(related.note[language]): \(related.path.visible):\(related.line):\(related.column)\n"
    }
    output += "\n"
  }

  private mutating func excerpt(
    _ range: Range<Int>, _ severity: Severity, _ bytes: [UInt8], _ lines: LineTable, _ line: Int, _ gutter: String
  ) {
    let content = lines.content(ofLine: line - 1, in: bytes)
    guard content.lowerBound <= range.lowerBound else { return }
    // Of a very long line only the part around the place is shown.
    let from = max(content.lowerBound, boundary(range.lowerBound - 160, bytes, content))
    let to = min(content.upperBound, max(range.lowerBound, from) + 240)
    let start = min(range.lowerBound, to)
    let before = clean(bytes[from..<start])
    let marked = clean(bytes[start..<min(max(range.upperBound, start), to)])
    let after = clean(bytes[min(max(range.upperBound, start), to)..<to])
    let lead = from > content.lowerBound ? "…" : ""
    let tail = to < content.upperBound ? "…" : ""
    let bar = style.frame("|")
    output += "\(gutter) \(bar)\n"
    output += "\(style.frame(String(line))) \(bar) \(lead)\(before)\(marked)\(after)\(tail)\n"
    let space = String(repeating: " ", count: Width.of(lead) + Width.of(before))
    let carets = String(repeating: "^", count: max(1, Width.of(marked)))
    output += "\(gutter) \(bar) \(space)\(style.severity(severity, carets))\n"
  }

  private func boundary(_ offset: Int, _ bytes: [UInt8], _ line: Range<Int>) -> Int {
    var start = max(line.lowerBound, offset)
    while start < line.upperBound, bytes[start] & 0xC0 == 0x80 { start += 1 }
    return start
  }

  /// A tab is shown as four spaces, what would steer the terminal not at all.
  private func clean(_ bytes: ArraySlice<UInt8>) -> String {
    var result = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar == "\t" {
        result += "    "
      } else if scalar.properties.generalCategory != .control, String(scalar).visible == String(scalar) {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// One line a finding: `path:line:column: severity: message [OPG514]`.
package struct ShortReport {
  let language: Language
  private var output = ""
  private var cursor = LineTable.Cursor()

  package init(_ language: Language) { self.language = language }

  package mutating func take() -> String {
    defer { (output, cursor) = ("", LineTable.Cursor()) }
    return output
  }

  package mutating func add(_ shown: Shown, _ bytes: [UInt8], _ lines: LineTable) {
    let finding = shown.placed.finding
    guard let rule = AllRules.rule(finding.rule) else { return }
    let place = cursor.position(of: shown.placed.range.lowerBound, in: bytes, lines)
    let (severity, message) = (finding.severity.text[language], rule.message(finding)[language])
    output += "\(shown.path.visible):\(place.line):\(place.column): \(severity): \(message) [\(rule.name)]\n"
  }
}
