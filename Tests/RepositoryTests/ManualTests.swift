/// The pages that are generated from the vocabulary and the rules are fresh; `OPGAVE_UPDATE=1` writes them anew.
import Foundation
import OpgaveCommandLine
import OpgaveModel
import OpgaveRules
import OpgaveTestSupport
import Testing

@Suite struct ManualTests {
  @Test func theTablesOfTheManualAreFresh() throws {
    try Project.expectFresh("grammar/README.md", part: "woordenschat", VocabularyTables.all)
  }

  @Test func thePagesOfTheRulesAreFresh() throws {
    try Project.expectFresh(folder: "grammar/regels", RulePages.all)
  }
}

/// The vocabulary as tables, a block each.
enum VocabularyTables {
  static var all: String {
    Vocabulary.kinds.filter { $0.kind != .bestand && $0.kind != .onbekend }.map(table).joined(separator: "\n")
  }

  private static func table(_ spec: KindSpec) -> String {
    var head = "#### `\(spec.kind.keyword)`"
    switch spec.naming {
    case .nothing: break
    case .name: head += " naam"
    case .date: head += " datum"
    case .word(let set): head += " " + set.words.map { "`\($0.spelling)`" }.joined(separator: " \\| ")
    }
    switch spec.title {
    case .none: break
    case .optional: head += " [\"titel\"]"
    case .required: head += " \"titel\""
    }
    let parents = Vocabulary.parents(of: spec.kind).map { $0 == .bestand ? "het bovenste niveau" : "`\($0.keyword)`" }
    var text = head + "\n\n" + Descriptions.kind(spec.kind).nl + "\n\n"
    text +=
      "Staat in: \(parents.joined(separator: ", "))\(spec.isRequired ? " (verplicht)" : "")\(spec.isRepeatable ? "; mag vaker" : "").\n"
    if !spec.blocks.isEmpty { text += "Blokken: \(spec.blocks.map { "`\($0.keyword)`" }.joined(separator: ", ")).\n" }
    if !spec.fields.isEmpty {
      text += "\n| veld | waarde | betekenis |\n|---|---|---|\n"
      for field in spec.fields {
        let name = "`\(field.field.spelling)`" + (field.isRequired ? " **verplicht**" : "")
        text += "| \(name) | \(value(field)) | \(Descriptions.field(field.field, in: spec.kind).nl) |\n"
      }
    }
    return text
  }

  private static func value(_ spec: FieldSpec) -> String {
    if case .word(let set) = spec.type {
      return set.words.map { "`\($0.spelling)`" }.joined(separator: ", ") + (spec.isList ? "; meer mag" : "")
    }
    return spec.type.expectation.nl + (spec.isList ? "; meer mag" : "")
  }
}

/// A page a rule, and one that leads to them.
enum RulePages {
  static var all: [String: String] {
    var pages = ["README.md": index]
    for rule in AllRules.all { pages["\(rule.name).md"] = page(rule) }
    return pages
  }

  private static var index: String {
    let fixes = AllRules.all.filter { $0.fixes != nil }.count
    var text = """
      # Regels

      De \(AllRules.all.count) regels van `opgave check`. Bij \(fixes) is de reparatie uit te rekenen (✎). In een terminal
      laat `opgave explain OPG514` dezelfde uitleg zien. In `regels` van `instellingen.opgave` maakt u een
      regel strenger, milder of stil.

      *The rules of `opgave check`, each with a page in Dutch and English.*

      """
    var group: RuleGroup?
    for rule in AllRules.all {
      if rule.group != group {
        group = rule.group
        text +=
          "\n## \(rule.group.rawValue)xx \(rule.group.title.nl)\n\n| regel | naam | ernst | meldt | |\n|---|---|---|---|---|\n"
      }
      let severity = rule.isOff ? "uit" : rule.severity.text.nl
      text +=
        "| [\(rule.name)](\(rule.name).md) | `\(rule.slug)` | \(severity) | \(rule.summary.nl) | \(rule.fixes == nil ? "" : "✎") |\n"
    }
    return text
  }

  private static func page(_ rule: Rule) -> String {
    let marked = MarkedText(rule.example.file(rule.example.reported))
    let (repository, path) = rule.repository(marked.text)
    let found = repository.findings(in: path).map(\.finding).filter { $0.rule == rule.code }
    let messages = found.map { rule.message($0) }
    var fixes: [Fix] = []
    if let first = found.first { fixes = repository.fixes(first, in: path) }
    func drawn(_ notes: [String]) -> String {
      let style = Style(hasColor: false)
      return "```text\n" + DrawnExample.text(rule.example.reported, style, rule.severity, indent: 0, notes: notes)
        + "```\n"
    }
    let mended =
      "```opgave\n" + DrawnExample.text(rule.example.mended, Style(hasColor: false), nil, indent: 0) + "```\n"
    func list(_ language: Language) -> String {
      fixes.map { fix in
        let certain =
          fix.isCertain ? Text("zeker", "certain") : Text("een voorstel: kijk het na", "a proposal: look it over")
        return "- \(fix.title[language]) (\(certain[language]))\n"
      }.joined()
    }
    let severity =
      rule.isOff ? Text("staat uit", "is off") : rule.severity.text
    var text = """
      # \(rule.name) `\(rule.slug)`

      **\(severity.nl)** · [\(rule.group.title.nl)](README.md) · bron: \(rule.source.text.nl)

      \(rule.summary.nl)

      \(rule.explanation.nl)

      **Waarom.** \(rule.reason.nl)

      ## Gemeld

      \(drawn(messages.map(\.nl)))
      ## In orde

      \(mended)

      """
    if !fixes.isEmpty { text += "## Reparatie\n\n\(list(.nl))\n" }
    text += """
      ## In English

      **\(severity.en)** · \(rule.group.title.en) · source: \(rule.source.text.en)

      \(rule.summary.en)

      \(rule.explanation.en)

      **Why.** \(rule.reason.en)

      \(Array(Set(messages.map(\.en))).sorted().map { "> \($0)\n" }.joined(separator: ">\n"))
      """
    if !fixes.isEmpty { text += "\n\n\(list(.en))" }
    while text.contains("\n\n\n") { text.replace("\n\n\n", with: "\n\n") }
    while text.hasSuffix("\n\n") { text.removeLast() }
    return text.hasSuffix("\n") ? text : text + "\n"
  }
}

extension Project {
  /// Holds the part of a page between two marks to what it should be.
  static func expectFresh(_ path: String, part: String, _ wanted: String) throws {
    let page = text(path)
    let (begin, end) = ("<!-- \(part): gemaakt uit de bron, niet met de hand -->\n", "<!-- \(part): einde -->")
    guard let start = page.range(of: begin), let stop = page.range(of: end) else {
      Issue.record("\(path) has no part ‘\(part)’")
      return
    }
    let now = String(page[start.upperBound..<stop.lowerBound])
    if now == "\n" + wanted + "\n" { return }
    if ProcessInfo.processInfo.environment["OPGAVE_UPDATE"] == "1" {
      let fresh = String(page[..<start.upperBound]) + "\n" + wanted + "\n" + String(page[stop.lowerBound...])
      try Data(fresh.utf8).write(to: root.appending(path: path))
    } else {
      Issue.record("\(path), ‘\(part)’ is not fresh: run the tests once with OPGAVE_UPDATE=1")
    }
  }

  /// Holds a folder to what it should hold, and nothing else.
  static func expectFresh(folder: String, _ wanted: [String: String]) throws {
    let known = contents(below: folder, ending: ".md").map(\.path)
    var stale = known.filter { wanted[$0] == nil }
    let update = ProcessInfo.processInfo.environment["OPGAVE_UPDATE"] == "1"
    let place = root.appending(path: folder)
    if update {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for path in stale { try FileManager.default.removeItem(at: place.appending(path: path)) }
      stale = []
    }
    for (path, page) in wanted.sorted(by: { $0.key < $1.key }) where text("\(folder)/\(path)") != page {
      if update { try Data(page.utf8).write(to: place.appending(path: path)) } else { stale.append(path) }
    }
    if !stale.isEmpty {
      Issue.record("\(folder): \(stale.joined(separator: ", ")) not fresh: run the tests once with OPGAVE_UPDATE=1")
    }
  }
}
