/// Something that people cannot read.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let titelOntbreekt = Rule(
    210, "titel-ontbreekt", .fout,
    Text(
      "Een blok zonder titel.",
      "A block without a title."),
    explanation: Text(
      "De naam is voor verwijzingen, de titel is wat mensen lezen: `opgave betaalbaar-wonen \"Genoeg betaalbare woningen\"`.",
      "The name is for references, the title is what people read: `opgave betaalbaar-wonen \"Genoeg betaalbare woningen\"`."
    ),
    reason: Text(
      "Een titel kan veranderen zonder dat verwijzingen breken.",
      "A title can change without breaking references."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          kenmerken {
            aard: probleem

            partij «huurders» {
              wereld: leefwereld
            }
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          kenmerken {
            aard: probleem

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }
        """),
    checks: [.misfits([.missingTitle])],
    message: { finding in
      return Text(
        "achter ‘\(finding.text(.written))’ ontbreekt een titel tussen aanhalingstekens",
        "‘\(finding.text(.written))’ needs a title between quotes after it")
    },
    fixes: { finding, context in
      let range = context.range(finding)
      let words = context.tree.text(range).split(separator: "-").joined(separator: " ")
      guard let first = words.first, first.isLetter else { return [] }
      let title = "\"\(first.uppercased())\(words.dropFirst())\""
      return [
        Fix(
          Text("Zet er \(title) achter", "Put \(title) behind it"), .personal,
          [context.file: [TextEdit(range.upperBound..<range.upperBound, " \(title)")]])
      ]
    },
    cases: [
      .reports("presteren { doel «groei» }", saying: "achter ‘groei’ ontbreekt een titel"),
      .reports("presteren { «doel» }", despite: [208]),
      .silent("leren { reflectie 2026-01-20 }\nopdracht"),
    ])
}
