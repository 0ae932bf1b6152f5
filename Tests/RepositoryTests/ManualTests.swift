/// The pages that are generated from the vocabulary and the rules are fresh; `OPGAVE_UPDATE=1` writes them anew.
import Foundation
import OpgaveModel
import OpgaveRules
import OpgaveTestSupport
import Testing

@Suite struct ManualTests {
  @Test func theTablesOfTheManualAreFresh() throws {
    try Project.expectFresh("grammar/README.md", part: "woordenschat", VocabularyTables.all)
    try Project.expectFresh("grammar/README.md", part: "regels", RuleTables.all)
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

/// The rules as tables, a hundred each.
enum RuleTables {
  static var all: String {
    var text = "| code | naam | ernst | meldt |\n|---|---|---|---|\n"
    for rule in AllRules.all {
      text += "| \(rule.name) | `\(rule.slug)` | \(rule.severity.text.nl) | \(rule.summary.nl) |\n"
    }
    return text
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
}
