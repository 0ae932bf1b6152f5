/// What a block of the language is, where it stands, and what it holds.
package import OpgaveModel

package enum KindPart {
  /// - Parameter level: of its title.
  package static func blocks(_ kind: Kind, level: Int, _ language: Language) -> [Block] {
    let spec = Vocabulary.spec(kind)
    var blocks: [Block] = [
      .heading(level, Heading(form(spec, language), aside: place(spec, language))),
      .paragraph(Descriptions.kind(kind).phrase(language)),
    ]
    if !spec.fields.isEmpty { blocks.append(.table(fields(spec, language))) }
    if !spec.blocks.isEmpty {
      let inner = spec.blocks.map { "\(code: $0.keyword)" as Phrase }.joined(by: ", ")
      blocks.append(.particulars([Particular(language.choose("blokken", "blocks"), inner)]))
    }
    return blocks
  }

  /// The same in short, where somebody rests on the word.
  package static func short(_ kind: Kind, _ language: Language) -> Phrase {
    WordPage.named(kind.keyword, Descriptions.kind(kind).phrase(language))
  }

  /// How it is written: `doel naam "titel"`.
  private static func form(_ spec: KindSpec, _ language: Language) -> Phrase {
    var form: Phrase = "\(code: spec.kind.keyword)"
    switch spec.naming {
    case .nothing: break
    case .name: form += language.choose(" naam", " name")
    case .date: form += language.choose(" datum", " date")
    case .year: form += language.choose(" jaar", " year")
    case .word(let set): form += " " + set.words.map { "\(code: $0.spelling)" as Phrase }.joined(by: " | ")
    }
    switch spec.title {
    case .none: break
    case .optional: form += language.choose(" [\"titel\"]", " [\"title\"]")
    case .required: form += language.choose(" \"titel\"", " \"title\"")
    }
    return form
  }

  private static func place(_ spec: KindSpec, _ language: Language) -> Phrase {
    let parents = Vocabulary.parents(of: spec.kind)
    let list = parents.filter { $0 != .bestand }.map { "\(code: $0.keyword)" as Phrase }.joined(by: ", ")
    var place =
      parents == [.bestand]
      ? language.choose("blok op het bovenste niveau", "block at the top level")
      : language.choose("blok in \(list)", "block in \(list)")
    if spec.isRequired { place += language.choose(", verplicht", ", required") }
    if spec.isRepeatable { place += language.choose("; mag vaker", "; may be repeated") }
    return place
  }

  private static func fields(_ spec: KindSpec, _ language: Language) -> Table {
    let columns = [
      Table.Column(language.choose("veld", "field")), Table.Column(language.choose("waarde", "value")),
      Table.Column(language.choose("betekenis", "meaning")),
    ]
    let rows = spec.fields.map { field in
      let mark = field.isRequired ? language.choose(" (verplicht)", " (required)") : ""
      return Table.Row([
        "\(code: field.field.spelling)" + mark,
        FieldPart.value(field, language), Descriptions.field(field.field, in: spec.kind).phrase(language),
      ])
    }
    return Table(columns, rows, speaksForItself: true)
  }
}
