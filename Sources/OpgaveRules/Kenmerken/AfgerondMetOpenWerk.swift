/// Work that goes on in what is over.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let afgerondMetOpenWerk = Rule(
    429, "afgerond-met-open-werk", .waarschuwing,
    Text(
      "De opgave is afgerond of gestopt, maar een inspanning is nog gepland of lopend.",
      "The opgave is afgerond or gestopt, but an inspanning is still gepland or lopend."),
    explanation: Text(
      "Rond de inspanning af, stop haar, of breng haar onder in een andere opgave en noem die in `vervolg`.",
      "Finish the inspanning, stop it, or move it to another opgave and name that in `vervolg`."),
    reason: Text(
      "Werk zonder opgave heeft geen opdrachtgever meer.",
      "Work without an opgave has no client any more."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        status: afgerond

        presteren {
          inspanning bewonerstafel "Bewonerstafel" {
            werkwijze: bestuursproces
            status: «lopend»
          }
        }
        """,
      mended: """
        status: afgerond

        presteren {
          inspanning bewonerstafel "Bewonerstafel" {
            werkwijze: bestuursproces
            status: afgerond
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.mayBeOver, let over = opgave.status,
          let stated = opgave.facts.valuePlace(.status, of: opgave.ordinal)
        else { return }
        for inspanning in opgave.inspanningen {
          guard let status = opgave.status(of: inspanning), status == .gepland || status == .lopend,
            let place = opgave.facts.valuePlace(.status, of: inspanning)
          else { continue }
          findings.report(
            place, [.whole: .word(over), .own: .word(status)], related: [Related(.status, .part(stated))])
        }
      }
    ],
    message: { finding in
      Text(
        "de opgave is ‘\(finding.text(.whole))’, maar deze inspanning is nog ‘\(finding.text(.own))’: hoe liep zij af?",
        "the opgave is ‘\(finding.text(.whole))’, but this inspanning is still ‘\(finding.text(.own))’: how did it end?"
      )
    },
    cases: [
      .reports(
        """
        status: gestopt
        presteren { inspanning bouw { status: «gepland» } }
        """, saying: "‘gestopt’, maar deze inspanning is nog ‘gepland’", related: ["gestopt"]),
      .silent("presteren { inspanning bouw { status: lopend } }"),
      .silent(
        """
        status: afgerond

        presteren {
          inspanning bouw { status: stilgelegd }
          inspanning tafel { status: lopent }
          inspanning grond
        }
        """, despite: [212]),
    ])
}
