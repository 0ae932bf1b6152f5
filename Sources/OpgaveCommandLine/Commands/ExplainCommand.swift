/// `opgave explain` and `opgave rules`: what the tool knows, read from the rules and the vocabulary themselves.
internal import OpgavePlatform
internal import OpgaveJSON
internal import OpgaveModel
package import OpgaveRules

enum ExplainCommand {
  static let help = CommandHelp(
    name: "explain", arguments: Text("REGEL|WOORD", "RULE|WORD").nl,
    summary: Text(
      "Legt een regel uit, met zijn reden en een voorbeeld, of een woord van de taal.",
      "Explains a rule, with its reason and an example, or a word of the language."),
    examples: [
      ("opgave explain OPG514", Text("een regel, met zijn code", "a rule, by its code")),
      ("opgave explain opgavemanager-zonder-rol", Text("dezelfde, met zijn naam", "the same, by its name")),
      ("opgave explain sturingsprofessional", Text("een woord van de taal", "a word of the language")),
    ])

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    guard !arguments.paths.isEmpty else {
      throw UsageError(Text("noem een regel of woord, zoals ‘OPG514’", "name a rule or word, such as ‘OPG514’"))
    }
    let style = Style(choice: arguments.value("--color"), for: .output)
    var couldNot = false
    for (index, name) in arguments.paths.enumerated() {
      if index > 0 { Stream.output.write("\n") }
      if let rule = AllRules.rule(named: name) {
        Stream.output.write(page(rule, language, style))
      } else if let text = WordPage.text(name, language, style) {
        Stream.output.write(text)
      } else {
        couldNot = true
        let names = AllRules.all.map(\.slug) + AllRules.all.map(\.name) + WordPage.allWords
        let hint = Common.hint(name, in: names)
        Stream.error.write(
          "opgave: " + Text("geen regel of woord ‘\(name)’\(hint.nl)", "no rule or word ‘\(name)’\(hint.en)")[language]
            + "\n")
      }
    }
    return couldNot ? 2 : 0
  }

  static func page(_ rule: Rule, _ language: Language, _ style: Style) -> String {
    var text = style.bold("\(rule.name) \(rule.slug)") + "  "
    text += style.severity(rule.severity, rule.severity.text[language]) + "\n\n"
    text += Common.wrapped(rule.summary[language], indent: 0) + "\n\n"
    text += Common.wrapped(rule.explanation[language].replacing("`", with: ""), indent: 0) + "\n\n"
    text += style.bold(Text("Waarom", "Why")[language]) + "\n"
    text += Common.wrapped(rule.reason[language].replacing("`", with: ""), indent: 2) + "\n"
    text += Common.wrapped("(\(Text("bron", "source")[language]): \(rule.source.text[language]))", indent: 2) + "\n\n"
    text +=
      style.bold(Text("Gemeld", "Reported")[language]) + "\n"
      + DrawnExample.text(rule.example.reported, style, rule.severity)
      + "\n"
    text +=
      style.bold(Text("In orde", "In order")[language]) + "\n" + DrawnExample.text(rule.example.mended, style, nil)
    return text
  }
}

/// The example of a rule as people see it.
package enum DrawnExample {
  /// With the marked places underlined, each followed by its note; of a very long one the start, the end and what stands
  /// around the marks.
  package static func text(
    _ marked: String, _ style: Style, _ severity: Severity?, indent: Int = 2, notes: [String] = []
  ) -> String {
    var lines = marked.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    if lines.count > 80 { lines = shortened(lines) }
    let lead = String(repeating: " ", count: indent)
    var notes = notes[...]
    var text = ""
    for line in lines {
      text += lead + line.replacing("«", with: "").replacing("»", with: "") + "\n"
      guard let severity, let open = line.firstIndex(of: "«") else { continue }
      let close = line[open...].firstIndex(of: "»") ?? line.endIndex
      let space = String(repeating: " ", count: Width.of(line[..<open]) + indent)
      let carets = String(repeating: "^", count: max(1, Width.of(line[line.index(after: open)..<close])))
      text += space + style.severity(severity, carets) + (notes.popFirst().map { " " + $0 } ?? "") + "\n"
    }
    return text
  }

  private static func shortened(_ lines: [String]) -> [String] {
    var kept = Set(0..<3).union(lines.count - 3..<lines.count)
    for (number, line) in lines.enumerated() where line.contains("«") { kept.formUnion(number - 3...number + 3) }
    var short: [String] = []
    for (number, line) in lines.enumerated() {
      if kept.contains(number) { short.append(line) } else if short.last != "…" { short.append("…") }
    }
    return short
  }
}

enum RulesCommand {
  static let help = CommandHelp(
    name: "rules", arguments: "",
    summary: Text(
      "Noemt alle regels, met hun code, naam en ernst.", "Lists all rules, with their code, name and severity."),
    examples: [
      ("opgave rules --json", Text("voor een ander programma", "for another program"))
    ])

  static let options =
    [Option("--json", .none, Text("als JSON, met de uitleg", "as JSON, with the explanation"))] + Common.options

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    let style = Style(choice: arguments.value("--color"), for: .output)
    if arguments.has("--json") {
      let lines = AllRules.all.map { rule in
        JSON.make([
          "code": .string(rule.name), "slug": .string(rule.slug), "severity": .string(rule.severity.key),
          "enabled": .bool(!rule.isOff), "fixable": .bool(rule.fixes != nil),
          "summary": .string(rule.summary[language]), "explanation": .string(rule.explanation[language]),
          "reason": .string(rule.reason[language]), "source": .string(rule.source.text[language]),
        ]).text
      }
      Stream.output.write("[\n\(lines.joined(separator: ",\n"))\n]\n")
      return 0
    }
    let width = AllRules.all.map(\.slug.count).max() ?? 0
    let severities = Severity.allCases.map { $0.text[language].count }.max() ?? 0
    var text = ""
    var group: RuleGroup?
    for rule in AllRules.all {
      if rule.group != group {
        if group != nil { text += "\n" }
        group = rule.group
        text += style.bold(rule.group.title[language]) + "\n"
      }
      let severity = rule.isOff ? Text("uit", "off")[language] : rule.severity.text[language]
      text +=
        "\(rule.name)  \(rule.slug.padded(width))  \(style.severity(rule.severity, severity.padded(severities)))  \(rule.summary[language])\n"
    }
    Stream.output.write(text)
    return 0
  }
}

extension String {
  func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

/// What a word of the language means: where it stands and what it holds.
enum WordPage {
  static var allWords: [String] {
    Kind.allCases.map(\.keyword).filter { !$0.isEmpty } + Field.allCases.map(\.spelling) + Word.allCases.map(\.spelling)
  }

  static func text(_ name: String, _ language: Language, _ style: Style) -> String? {
    guard let entry = Lexicon.shared.entry(name) else { return nil }
    var parts: [String] = []
    for kind in entry.kinds.all { parts.append(describe(kind, language, style)) }
    if let field = entry.field {
      var byText: [(text: String, homes: [String])] = []
      for home in Vocabulary.homes(of: field) {
        let text = Descriptions.field(field, in: home)[language]
        if let index = byText.firstIndex(where: { $0.text == text }) {
          byText[index].homes.append(home.keyword)
        } else {
          byText.append((text, [home.keyword]))
        }
      }
      for (text, homes) in byText {
        let place = Text("veld van \(homes.joined(separator: ", "))", "field of \(homes.joined(separator: ", "))")[
          language]
        parts.append("\(style.bold(name))  \(style.faint(place))\n" + Common.wrapped(text, indent: 2) + "\n")
      }
    }
    if let word = entry.word {
      for set in WordSet.allCases where set.contains(word) {
        let place = Text("woord voor \(Descriptions.name(of: set).nl)", "word for \(Descriptions.name(of: set).en)")[
          language]
        parts.append(
          "\(style.bold(name))  \(style.faint(place))\n"
            + Common.wrapped(Descriptions.word(word, in: set)[language], indent: 2) + "\n")
      }
    }
    return parts.joined(separator: "\n")
  }

  private static func describe(_ kind: Kind, _ language: Language, _ style: Style) -> String {
    let parents = Vocabulary.parents(of: kind)
    let list = parents.map(\.keyword).joined(separator: ", ")
    let place =
      parents == [.bestand]
      ? Text("blok op het bovenste niveau", "block at the top level")[language]
      : Text("blok in \(list)", "block in \(list)")[language]
    var text =
      "\(style.bold(kind.keyword))  \(style.faint(place))\n"
      + Common.wrapped(Descriptions.kind(kind)[language], indent: 2) + "\n"
    let spec = Vocabulary.spec(kind)
    if !spec.fields.isEmpty {
      let names = spec.fields.map { $0.isRequired ? "\($0.field.spelling)!" : $0.field.spelling }.joined(
        separator: ", ")
      text += Common.wrapped(Text("velden: ", "fields: ")[language] + names, indent: 2) + "\n"
    }
    if !spec.blocks.isEmpty {
      text +=
        Common.wrapped(
          Text("blokken: ", "blocks: ")[language] + spec.blocks.map(\.keyword).joined(separator: ", "), indent: 2)
        + "\n"
    }
    return text
  }
}
