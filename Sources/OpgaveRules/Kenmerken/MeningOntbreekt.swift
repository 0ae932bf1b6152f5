/// A party of which nobody knows what it thinks.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let meningOntbreekt = Rule(
    405, "mening-ontbreekt", .hint,
    Text(
      "Een partij zonder mening en zonder houding.",
      "A party without an opinion and without an attitude."),
    explanation: Text(
      "Schrijf met `mening` op wat de partij vindt, het liefst in haar eigen woorden, of met `houding` hoe zij erin staat. Weet u het nog niet, dan is `houding: onbekend` een goed antwoord.",
      "Write with `mening` what the party thinks, best in its own words, or with `houding` how it stands. Where you do not know yet, `houding: onbekend` is a good answer."
    ),
    reason: Text(
      "De gids: partijen hebben veel meningen. Die maken van een vraag een opgave.",
      "The guide: parties have many opinions. These make an opgave of a question."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        kenmerken {
          aard: probleem

          partij «huurders» "Huurders" {
            wereld: leefwereld
          }
        }
        """,
      mended: """
        kenmerken {
          aard: probleem

          partij huurders "Huurders" {
            wereld: leefwereld
            mening: "Er wordt te weinig en te duur gebouwd."
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for partij in opgave.partijen
        where opgave.lacks(.mening, in: partij) && !opgave.facts.has(.houding, of: partij) {
          findings.report(.name(partij), [.name: .text(opgave.facts.name(of: partij))])
        }
      }
    ],
    message: { finding in
      Text(
        "wat vindt ‘\(finding.text(.name))’? Noem een mening, of ‘houding: onbekend’ als u het nog niet weet",
        "what does ‘\(finding.text(.name))’ think? Name an opinion, or ‘houding: onbekend’ if you do not know yet")
    },
    cases: [
      .silent("kenmerken { partij huurders { houding: onbekend } }"),
      .silent("kenmerken { partij huurders { houding: positief } }", despite: [212]),
      .silent("kenmerken { partij huurders { : voor } }", despite: [102]),
    ])
}
