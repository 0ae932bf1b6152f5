/// What the tool knows as pages to read: a rule, a word of the language, the report of an opgave. Markdown.
package import OpgaveModel
package import OpgaveRules
internal import OpgaveSyntax

package enum Pages {
  package static let scheme = "opgave"

  package static func uri(rule: Rule) -> String { "opgave:regel/\(rule.name)" }
  package static func uri(word: String) -> String { "opgave:woord/\(word)" }
  package static func uri(report name: String, of organisation: String?) -> String {
    "opgave:rapport/" + (organisation.map { $0 + "/" } ?? "") + name
  }

  /// The word of the language that stands at an offset.
  package static func word(_ snapshot: FileSnapshot, at offset: Int) -> String? {
    guard let (subject, _) = snapshot.subject(at: offset) else { return nil }
    let facts = snapshot.facts
    func keyword(_ ordinal: Int) -> String? {
      facts.kind(of: ordinal) == .onbekend ? nil : facts.kind(of: ordinal).keyword
    }
    switch subject {
    case .keyword(let ordinal), .name(let ordinal): return keyword(ordinal)
    case .namingWord(let ordinal): return facts.declaration(ordinal).word?.spelling
    case .field(let field): return facts.fields[field].field.spelling
    case .word(let value): if case .word(let word) = facts.value(value) { return word.spelling } else { return nil }
    case .reference(let value, let part):
      return snapshot.target(value: value, part: part).flatMap { snapshot.repository?.declaration($0).kind.keyword }
    case .value(let value):
      return snapshot.field(ofValue: value).map { facts.fields[$0].field.spelling }
    }
  }

  package static func rule(_ name: String, _ language: Language) -> String? {
    guard let rule = AllRules.rule(named: name) else { return nil }
    func example(_ text: String) -> String {
      "```opgave\n\(text.replacing("«", with: "").replacing("»", with: ""))\n```"
    }
    return """
      # \(rule.name) \(rule.slug)

      *\(rule.severity.text[language])*

      \(rule.summary[language])

      \(rule.explanation[language])

      ## \(Text("Waarom", "Why")[language])

      \(rule.reason[language]) (\(Text("bron", "source")[language]): \(rule.source.text[language]))

      ## \(Text("Gemeld", "Reported")[language])

      \(example(rule.example.reported))

      ## \(Text("In orde", "In order")[language])

      \(example(rule.example.mended))

      """
  }

  package static func word(_ name: String, _ language: Language) -> String? {
    guard let entry = Lexicon.shared.entry(name) else { return nil }
    var text = "# \(name)\n"
    for kind in entry.kinds.all {
      text += "\n\(Descriptions.kind(kind)[language])\n"
      let spec = Vocabulary.spec(kind)
      if !spec.fields.isEmpty {
        text += "\n" + Text("| veld | betekenis |", "| field | meaning |")[language] + "\n|---|---|\n"
        for field in spec.fields {
          let mark = field.isRequired ? Text(" (verplicht)", " (required)")[language] : ""
          text += "| `\(field.field.spelling)`\(mark) | \(Descriptions.field(field.field, in: kind)[language]) |\n"
        }
      }
      if !spec.blocks.isEmpty {
        let blocks = spec.blocks.map { "`\($0.keyword)`" }.joined(separator: ", ")
        text += "\n" + Text("Hierin kan staan: \(blocks).", "In it can stand: \(blocks).")[language] + "\n"
      }
    }
    if let field = entry.field {
      for kind in Vocabulary.homes(of: field) {
        text += "\n" + Text("In `\(kind.keyword)`: ", "In `\(kind.keyword)`: ")[language]
        text += Descriptions.field(field, in: kind)[language] + "\n"
      }
    }
    if let word = entry.word {
      for set in WordSet.allCases where set.contains(word) {
        text += "\n\(Descriptions.word(word, in: set)[language])\n"
      }
    }
    return text
  }
}
