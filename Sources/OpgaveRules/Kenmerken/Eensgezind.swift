/// An opgave about which everybody agrees.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let eensgezind = Rule(
    406, "eensgezind", .info,
    Text(
      "Drie partijen of meer, en alle met dezelfde houding.",
      "Three parties or more, and all with the same attitude."),
    explanation: Text(
      "Partijen zonder houding, of met `onbekend`, tellen niet mee. Is elke partij op zichzelf al `verdeeld`, dan zwijgt deze regel: dat is het tegendeel van eensgezind.",
      "Parties without an attitude, or with `onbekend`, do not count. Where each party is `verdeeld` in itself this rule is silent: that is the opposite of one mind."
    ),
    reason: Text(
      "De gids: partijen hebben veel meningen. Onze gevolgtrekking: is iedereen het eens, dan ontbreekt er misschien een partij.",
      "The guide: parties have many opinions. Our inference: where all agree a party may be missing."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        «kenmerken» {
          aard: kans

          partij huurders "Huurders" {
            wereld: leefwereld
            houding: voor
          }

          partij corporatie "Woningcorporatie" {
            wereld: systeemwereld
            houding: voor
          }

          partij provincie "Provincie" {
            wereld: systeemwereld
            houding: voor
          }
        }
        """,
      mended: """
        kenmerken {
          aard: kans

          partij huurders "Huurders" {
            wereld: leefwereld
            houding: voor
          }

          partij corporatie "Woningcorporatie" {
            wereld: systeemwereld
            houding: voor
          }

          partij omwonenden "Omwonenden" {
            wereld: leefwereld
            houding: tegen
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let kenmerken = opgave.kenmerken, !opgave.isHidden(kenmerken) else { return }
        var known: Word?
        var count = 0
        for partij in opgave.partijen {
          guard let houding = opgave.facts.word(.houding, of: partij), houding != .onbekend else { continue }
          guard known == nil || known == houding else { return }
          known = houding
          count += 1
        }
        guard let known, known != .verdeeld, count >= 3 else { return }
        findings.report(.keyword(kenmerken), [.count: .number(count), .word: .word(known)])
      }
    ],
    message: { finding in
      Text(
        "alle \(finding.text(.count)) partijen met een bekende houding zijn ‘\(finding.text(.word))’: wiens mening ontbreekt hier?",
        "all \(finding.text(.count)) parties whose attitude is known are ‘\(finding.text(.word))’: whose opinion is missing?"
      )
    },
    cases: [
      // Of who has no known houding nothing is counted.
      .reports(
        """
        «kenmerken» {
          partij huurders { houding: tegen }
          partij corporatie { houding: tegen }
          partij provincie { houding: onbekend }
          partij omwonenden
          partij kopers { houding: tegen }
        }
        """, saying: "alle 3 partijen met een bekende houding zijn ‘tegen’"),
      .silent(
        """
        kenmerken {
          partij huurders { houding: voor }
          partij corporatie { houding: voor }
          partij provincie { houding: vooor }
        }
        """, despite: [212]),
      // Three that are each divided do not agree.
      .silent(
        """
        kenmerken {
          partij huurders { houding: verdeeld }
          partij corporatie { houding: verdeeld }
          partij provincie { houding: verdeeld }
        }
        """),
      .silent(
        """
        kenmerken {
          partij huurders { houding: voor }
          partij corporatie { houding: voor }
          partij provincie { houding: voor }
          : kopers
        }
        """, despite: [102]),
    ])
}
