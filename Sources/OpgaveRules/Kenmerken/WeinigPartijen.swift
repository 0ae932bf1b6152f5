/// An opgave of too few.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let weinigPartijen = Rule(
    402, "weinig-partijen", .waarschuwing,
    Text(
      "Een opgave met minder partijen dan er meestal bij betrokken zijn.",
      "An opgave with fewer parties than are usually involved."),
    explanation: Text(
      "Bij een opgave zijn veel partijen betrokken. Hoeveel veel is, zegt de gids niet; hier is het `minimum-partijen` in `drempels`, en anders 3.",
      "With an opgave many parties are involved. How many is many the guide does not say; here it is `minimum-partijen` in `drempels`, and otherwise 3."
    ),
    reason: Text(
      "Wie niet genoemd is, wordt niet uitgenodigd en komt later als bezwaarmaker terug.",
      "Who is not named is not invited, and comes back later with an objection."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        «kenmerken» {
          aard: probleem

          partij huurders "Huurders" {
            wereld: leefwereld
          }

          partij corporatie "Woningcorporatie" {
            wereld: systeemwereld
          }
        }
        """,
      mended: """
        kenmerken {
          aard: probleem

          partij huurders "Huurders" {
            wereld: leefwereld
          }

          partij corporatie "Woningcorporatie" {
            wereld: systeemwereld
          }

          partij omwonenden "Omwonenden" {
            wereld: leefwereld
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let (count, minimum) = (opgave.partijen.count, opgave.thresholds.minimumPartijen)
        guard let kenmerken = opgave.kenmerken, count > 0, count < minimum, !opgave.isHidden(kenmerken) else { return }
        findings.report(.keyword(kenmerken), [.count: .number(count), .limit: .number(minimum)])
      }
    ],
    message: { finding in
      let isOne = finding.number(.count) == 1
      return Text(
        "deze opgave noemt \(finding.text(.count)) \(isOne ? "partij" : "partijen"), en meestal zijn het er \(finding.text(.limit)) of meer: wie hoort er nog bij?",
        "this opgave names \(finding.text(.count)) \(isOne ? "party" : "parties"), and usually there are \(finding.text(.limit)) or more: who else is involved?"
      )
    },
    cases: [
      .reports("«kenmerken» { partij huurders }", saying: "noemt 1 partij, en meestal zijn het er 3 of meer"),
      .reports("«kenmerken» {\n  partij huurders\n  partij kopers\n}", saying: "noemt 2 partijen"),
      .silent("kenmerken { aard: kans }"),
      .silent("kenmerken {\n  partij huurders\n  partij kopers\n}", settings: "drempels { minimum-partijen: 2 }"),
      .silent("kenmerken {\n  partij huurders\n  : kopers\n}", despite: [102]),
    ])
}
