/// Findings for people: the line with the place underlined, what is wrong, what to do.
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

/// By file, of each first what cannot be read: what stands in a broken block waits for that.
struct TextReport: Report {
  let style: Style
  let language: Language
  /// The columns of a terminal; `nil` where lines may be as long as they are.
  private let columns: Int?
  private var output = ""
  /// Of the file that is being told.
  private var file: (path: String, form: String, content: String, counts: [Severity: Int])?

  init(_ style: Style, _ language: Language, columns: Int? = nil) {
    (self.style, self.language, self.columns) = (style, language, columns)
  }

  mutating func add(_ shown: Shown, _ text: FileText) -> String {
    var done = ""
    if file?.path != shown.path {
      done = endFile()
      file = (shown.path, "", "", [:])
    }
    file?.counts[shown.finding.severity, default: 0] += 1
    let one = one(shown, text)
    if shown.rule.group == .schrift { file?.form += one } else { file?.content += one }
    return done
  }

  mutating func end(_ summary: Summary) -> String { endFile() }

  private mutating func endFile() -> String {
    guard let file else { return "" }
    self.file = nil
    let counts = Summary(counts: file.counts).list(style, language)
    return "\(style.bold(file.path.visiblePath)): \(counts)\n\n" + file.form + file.content
  }

  private mutating func one(_ shown: Shown, _ text: FileText) -> String {
    defer { output = "" }
    let severity = shown.finding.severity
    let label = "\(severity.text[language])[\(shown.rule.name)]"
    var message = shown.rule.message(shown.finding)[language]
    if let columns { message = message.wrapped(columns: columns, used: label.count + 1) }
    output += "\(style.severity(severity, label)) \(style.bold(message))\n"
    let start = shown.span.start
    let gutter = String(repeating: " ", count: String(start.line).count)
    output += "\(gutter)\(style.frame("-->")) \(shown.path.visiblePath):\(start.line):\(start.column)\n"
    excerpt(shown.range, severity, text.bytes, text.lines, start.line, gutter)
    for related in shown.related.prefix(ReportForm.text.relatedLimit) {
      let place = related.span.start
      output +=
        "\(gutter) \(style.frame("=")) \(related.note[language]): \(related.path.visiblePath):\(place.line):\(place.column)\n"
    }
    return output + "\n"
  }

  private mutating func excerpt(
    _ range: Range<Int>, _ severity: Severity, _ bytes: [UInt8], _ lines: LineTable, _ line: Int, _ gutter: String
  ) {
    let content = lines.content(ofLine: line - 1, in: bytes)
    guard content.lowerBound <= range.lowerBound else { return }
    // Of a line that is too long for the screen, or very long, only the part around the place is shown.
    let room = columns.map { max(24, $0 - gutter.count - 4) } ?? 400
    var (from, to) = (content.lowerBound, content.upperBound)
    if to - from > room * 4 || Width.of(String(decoding: bytes[from..<to], as: UTF8.self)) > room {
      let lead = min(room / 3, 160)
      from = max(content.lowerBound, boundary(range.lowerBound - lead, bytes, content))
      to = end(from, room - 2, bytes, content)
    }
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

  /// Where so many columns of a line end.
  private func end(_ start: Int, _ columns: Int, _ bytes: [UInt8], _ line: Range<Int>) -> Int {
    let text = String(decoding: bytes[start..<min(line.upperBound, start + columns * 8)], as: UTF8.self)
    var (place, width) = (start, 0)
    for character in text {
      width += character == "\t" ? 4 : Width.of(character)
      if width > columns { break }
      place += character.utf8.count
    }
    return min(place, line.upperBound)
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
struct ShortReport: Report {
  let language: Language

  init(_ language: Language) { self.language = language }

  func add(_ shown: Shown, _ text: FileText) -> String {
    let (severity, message) = (shown.finding.severity.text[language], shown.rule.message(shown.finding)[language])
    let place = shown.span.start
    return "\(shown.path.visiblePath):\(place.line):\(place.column): \(severity): \(message) [\(shown.rule.name)]\n"
  }
}
